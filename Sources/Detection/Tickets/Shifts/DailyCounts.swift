/// Tickets a day of one unit: all, a queue or a topic.
struct DailyCounts: Sendable {
  /// From the first day to the last.
  var counts: [Double]

  func sum(_ days: some Sequence<Int>) -> Double { days.reduce(0) { $0 + counts[$1] } }
}

/// Day after day, which of the days before serve as the base: the last 28 that were not odd themselves. What stays
/// odd for longer than two weeks is the new normal.
struct BaseDays: Sendable {
  var length = 28
  var patience = 14
  private(set) var isOdd: [Bool]

  init(days: Int) { isOdd = [Bool](repeating: false, count: days) }

  /// The base of a window that begins on `day`. At most twice its length of days back.
  func days(before day: Int) -> [Int] {
    var found: [Int] = []
    var place = day - 1
    while place >= 0, found.count < length, day - place <= 2 * length {
      if !isOdd[place] { found.append(place) }
      place -= 1
    }
    return found
  }

  mutating func exclude(_ days: ClosedRange<Int>) {
    for day in days { isOdd[day] = true }
    // A run that outlasts patience counts from its first day on.
    var start = days.lowerBound
    while start > 0, isOdd[start - 1] { start -= 1 }
    if days.upperBound - start >= patience { for day in start...days.upperBound { isOdd[day] = false } }
  }
}

/// Tests between counts.
enum CountTests {
  /// The signed root of the deviance of a count against what was expected, a standard normal deviate for counts that
  /// chance alone makes (McCullagh and Nelder 1989, Poisson).
  static func deviate(_ count: Double, expected: Double) -> Double {
    guard expected > 0 else { return count > 0 ? count.squareRoot() * 2 : 0 }
    let term = count > 0 ? count * Logarithm.natural(count / expected) : 0
    let root = max(2 * (term - (count - expected)), 0).squareRoot()
    return count < expected ? -root : root
  }

  /// The signed root of the likelihood ratio of two shares (the G test, Sokal and Rohlf): `count` of `total` now
  /// against `baseCount` of `baseTotal` before. Half a ticket is added to a base without any.
  static func deviate(_ count: Double, of total: Double, against baseCount: Double, of baseTotal: Double)
    -> Double
  {
    guard total > 0, baseTotal > 0 else { return 0 }
    let before = max(baseCount, 0.5)
    let pooled = (count + before) / (total + baseTotal)
    func part(_ seen: Double, _ expected: Double) -> Double {
      seen > 0 && expected > 0 ? seen * Logarithm.natural(seen / expected) : 0
    }
    let statistic =
      part(count, total * pooled) + part(total - count, total * (1 - pooled))
      + part(before, baseTotal * pooled)
      + part(baseTotal - before, baseTotal * (1 - pooled))
    let root = max(2 * statistic, 0).squareRoot()
    return count / total < before / baseTotal ? -root : root
  }

  /// Two-sided tail of the normal distribution: the complementary error function by Winitzki's and then the
  /// continued fraction of Laplace for large arguments.
  static func significance(_ score: Double) -> Double {
    let x = abs(score) / 2.0.squareRoot()
    if x > 2.5 {
      // Lentz is not needed: the fraction converges fast here.
      var fraction = 0.0
      for term in stride(from: 60, through: 1, by: -1) { fraction = Double(term) / 2 / (x + fraction) }
      return Logarithm.exponential(-x * x) / 1.772_453_850_905_516 / (x + fraction)
    }
    // erf by its Maclaurin series.
    var term = x
    var sum = x
    for n in 1..<60 {
      term *= -x * x / Double(n)
      sum += term / Double(2 * n + 1)
    }
    return max(1 - 2 / 1.772_453_850_905_516 * sum, 0)
  }

  /// The same by the median absolute deviation, for few and overlapping windows with large outliers; of the side, more
  /// or fewer than expected, that strays less. What varies more than chance does so to both sides, and events, surges of
  /// a topic among them, mostly to one.
  static func robustDispersion(_ deviates: [Double]) -> Double {
    guard deviates.count >= 14 else { return 1 }
    let sides = [deviates.filter { $0 > 0 }, deviates.filter { $0 < 0 }].filter { $0.count >= 7 }
    let deviation = sides.map { RobustStatistics.deviation($0, around: 0) }.min() ?? 1
    return max(deviation * deviation, 1)
  }

  /// How much more than chance deviates vary: their mean square with the largest drawn in to 2.5, over what that is
  /// for a normal distribution (Winsorised as by Huber 1964), at least 1.
  static func dispersion(_ deviates: [Double]) -> Double {
    guard deviates.count >= 14 else { return 1 }
    let squares = deviates.reduce(0) { $0 + min($1 * $1, 6.25) }
    return max(squares / Double(deviates.count) / 0.9776, 1)
  }
}
