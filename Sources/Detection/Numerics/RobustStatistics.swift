/// Order statistics that a few wild values cannot move.
enum RobustStatistics {
  static func median(_ values: [Double]) -> Double { quantile(values.sorted(), 0.5) }

  /// The quantile of sorted values by linear interpolation (Hyndman and Fan 1996, type 7).
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.indices.last else { return 0 }
    let position = share * Double(last)
    let below = Int(position)
    guard below < last else { return sorted[last] }
    return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The median absolute deviation from `centre`, scaled to be a standard deviation under the normal distribution.
  static func deviation(_ values: [Double], around centre: Double) -> Double {
    1.4826 * median(values.map { abs($0 - centre) })
  }

  /// The median and the deviation around it of sorted values.
  static func spread(_ sorted: [Double]) -> (median: Double, deviation: Double) {
    let median = quantile(sorted, 0.5)
    return (median, deviation(sorted, around: median))
  }

  /// The share of a finite sample that a conformal bound must cover: the ⌈(n+1)·share⌉-th smallest
  /// (Vovk, Gammerman and Shafer 2005).
  static func conformal(_ sorted: [Double], _ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((Double(sorted.count + 1) * share).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}
