/// How far the rest of a series strays at each step.
enum NoiseLevel {
  /// A mix of the deviation of all and of 45 steps to each side, never under 0.7 of that of all.
  static func deviations(of rest: [Double?], least: Double) -> [Double] {
    let all = RobustStatistics.deviation(rest.compactMap(\.self), around: 0)
    let distances = rest.map { $0.map(abs) }
    return SlidingMedian.medians(of: distances, before: 45, after: 45).map { near in
      max((all + (near.map { 1.4826 * $0 } ?? all)) / 2, 0.7 * all, least, 1e-9)
    }
  }
}
