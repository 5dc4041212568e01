/// How far the rest of a series strays at each step.
enum NoiseLevel {
  /// A mix of the deviation of all and of 45 steps to each side, never under 0.7 of that of all.
  /// - Parameter breaks: steps at which the spread changes; what is before says nothing of what is after.
  static func deviations(of rest: [Double?], least: Double, breaks: [Int] = []) -> [Double] {
    let edges = [0] + breaks.sorted() + [rest.count]
    return zip(edges, edges.dropFirst()).flatMap { from, to -> [Double] in
      let part = Array(rest[from..<to])
      let all = RobustStatistics.deviation(part.compactMap(\.self), around: 0)
      return SlidingMedian.medians(of: part.map { $0.map(abs) }, before: 45, after: 45).map { near in
        max((all + (near.map { 1.4826 * $0 } ?? all)) / 2, 0.7 * all, least, 1e-9)
      }
    }
  }
}
