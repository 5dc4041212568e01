/// Days with more or fewer tickets than days of their kind: counts against the level of 28 days before times the
/// season of the week, over windows of one to three days.
struct VolumeTest {
  /// Standard deviations from which a window is odd.
  var threshold = 3.9
  /// And the least part of the expected by which it differs.
  var leastChange = 0.25
  var leastTickets = 5.0
  /// Days before the first test.
  var warmUp = 14

  struct Window: Hashable {
    var days: ClosedRange<Int>
    var actual: Double
    var expected: Double
    var score: Double
  }

  /// - Parameters:
  ///   - counts: Tickets a day.
  ///   - phase: The weekday of the first day, 0…6.
  func windows(in counts: DailyCounts, phase: Int) -> [Window] {
    let season = Self.season(of: counts.counts, phase: phase)
    let profile = counts.counts.indices.map { season[($0 + phase) % 7] }
    // What varies more than chance is measured on all days first, and then without those found odd.
    let all = BaseDays(days: counts.counts.count)
    var odd = all
    for window in windows(in: counts, profile, dispersions(counts, profile, all)) { odd.exclude(window.days) }
    return windows(in: counts, profile, dispersions(counts, profile, odd))
  }

  func dispersions(_ counts: DailyCounts, _ profile: [Double], _ base: BaseDays) -> [Double] {
    (1...3).map { length in
      CountTests.robustDispersion(
        stride(from: warmUp, through: counts.counts.count - length, by: 1).compactMap { start in
          let days = start...(start + length - 1)
          return days.contains { base.isOdd[$0] } ? nil : deviate(days, counts, profile, base)?.score
        })
    }
  }

  private func windows(in counts: DailyCounts, _ profile: [Double], _ dispersions: [Double]) -> [Window] {
    var base = BaseDays(days: counts.counts.count)
    var flagged = base.isOdd
    var found: [Window] = []
    for last in counts.counts.indices where last >= warmUp {
      var best: Window?
      // Days that were odd already do not make those after them odd.
      for length in 1...3 {
        let days = (last - length + 1)...last
        if days.lowerBound < warmUp || days.contains(where: { flagged[$0] }) { break }
        guard var window = deviate(days, counts, profile, base) else { continue }
        window.score /= dispersions[length - 1].squareRoot()
        guard abs(window.score) >= threshold, max(window.actual, window.expected) >= leastTickets,
          abs(window.actual - window.expected) >= leastChange * window.expected,
          abs(window.score) > abs(best?.score ?? 0)
        else { continue }
        best = window
      }
      guard let best else { continue }
      let days = Self.trimmed(best.days, up: best.score > 0) { day in
        let expected = best.expected * profile[day] / best.days.reduce(0) { $0 + profile[$1] }
        return CountTests.deviate(counts.counts[day], expected: expected)
      }
      base.exclude(days)
      for day in best.days.lowerBound...days.upperBound { flagged[day] = true }
      if let whole = deviate(days, counts, profile, base) {
        found.append(Window(days: days, actual: whole.actual, expected: whole.expected, score: best.score))
      }
    }
    return found
  }

  /// Leaves out days at the ends that do not take part themselves.
  static func trimmed(_ days: ClosedRange<Int>, up: Bool, _ deviate: (Int) -> Double) -> ClosedRange<Int> {
    let odd = days.filter { up ? deviate($0) > 1.4 : deviate($0) < -1.4 }
    guard let first = odd.first, let last = odd.last else { return days }
    return first...last
  }

  func deviate(
    _ days: ClosedRange<Int>, _ counts: DailyCounts, _ profile: [Double], _ base: BaseDays
  ) -> Window? {
    let before = base.days(before: days.lowerBound)
    guard before.count >= min(warmUp, days.lowerBound) / 2, !before.isEmpty else { return nil }
    let weight = before.reduce(0) { $0 + profile[$1] }
    let part = days.reduce(0) { $0 + profile[$1] }
    guard weight > 0, part > 0 else { return nil }
    let level = counts.sum(before) / weight
    let actual = counts.sum(days)
    // The level is itself a count of chance: its variance stands beside that of the window.
    let score = CountTests.deviate(actual, expected: level * part) / (1 + part / weight).squareRoot()
    return Window(days: days, actual: actual, expected: level * part, score: score)
  }

  /// Weekday factors around 1: medians of days over the mean of the week around them.
  static func season(of counts: [Double], phase: Int) -> [Double] {
    var ratios = [[Double]](repeating: [], count: 7)
    for day in counts.indices where day >= 3 && day + 3 < counts.count {
      let week = counts[(day - 3)...(day + 3)].reduce(0, +) / 7
      if week > 0 { ratios[(day + phase) % 7].append(counts[day] / week) }
    }
    guard counts.count >= 21 else { return [Double](repeating: 1, count: 7) }
    let medians = ratios.map { $0.isEmpty ? 1 : RobustStatistics.median($0) }
    let mean = medians.reduce(0, +) / 7
    return medians.map { mean > 0 ? max($0 / mean, 0.02) : 1 }
  }
}
