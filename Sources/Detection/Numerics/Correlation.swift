/// How neighbours in time go together.
enum Correlation {
  /// The correlation of steps next to each other, from the spreads of their sums and differences, which a few wild
  /// values cannot move (Gnanadesikan and Kettenring, Biometrics 28, 1972); 0…0.8.
  static func ofNeighbours(_ values: [Double?]) -> Double {
    var sums: [Double] = []
    var differences: [Double] = []
    for (earlier, later) in zip(values, values.dropFirst()) {
      guard let earlier, let later else { continue }
      sums.append(earlier + later)
      differences.append(later - earlier)
    }
    guard sums.count >= 20 else { return 0 }
    let together = RobustStatistics.deviation(sums, around: 0)
    let apart = RobustStatistics.deviation(differences, around: 0)
    let total = together * together + apart * apart
    guard total > 0 else { return 0 }
    return min(max((together * together - apart * apart) / total, 0), 0.8)
  }
}
