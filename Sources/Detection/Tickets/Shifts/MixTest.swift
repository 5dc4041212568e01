/// Units, queues or topics, that take another share of the tickets than in the 28 days before, over windows of one to
/// three days. Shares do not move when everything doubles, so a rise in volume is no shift of the mix.
struct MixTest {
  /// Standard deviations from which a window is odd.
  var threshold = 3.9
  var leastTickets = 5.0
  var warmUp = 14
  /// Days of the longest window.
  var longest = 3
  /// Whether a unit that loses counts too.
  var findsLosses = true
  /// Standard deviations between what gained most and what lost most from which tickets went from one to the other.
  var pairThreshold = 4.4

  struct Window: Hashable {
    var unit: Int
    var days: ClosedRange<Int>
    var actual: Double
    var expected: Double
    var score: Double
    /// Tickets of the unit in its base.
    var before: Double
  }

  /// One window a day at most: the strongest.
  func windows(in units: [DailyCounts], total: DailyCounts) -> [Window] {
    let count = total.counts.count
    var odd = [BaseDays](repeating: BaseDays(days: count), count: units.count)
    let first = windows(in: units, total, dispersions: dispersions(of: units, total, odd))
    for window in first { odd[window.unit].exclude(window.days) }
    return windows(in: units, total, dispersions: dispersions(of: units, total, odd))
  }

  private func dispersions(of units: [DailyCounts], _ total: DailyCounts, _ bases: [BaseDays]) -> [Double] {
    units.indices.map { unit in
      CountTests.dispersion(
        stride(from: warmUp, to: total.counts.count, by: 1).compactMap { day in
          bases[unit].isOdd[day] ? nil : window(unit, day...day, units[unit], total, bases[unit])?.score
        })
    }
  }

  private func windows(in units: [DailyCounts], _ total: DailyCounts, dispersions: [Double]) -> [Window] {
    let count = total.counts.count
    var bases = [BaseDays](repeating: BaseDays(days: count), count: units.count)
    var flagged = bases.map(\.isOdd)
    var found: [Window] = []
    for last in 0..<count where last >= warmUp {
      for (number, unit) in units.enumerated() {
        var best: Window?
        for length in 1...longest {
          let days = (last - length + 1)...last
          if days.lowerBound < warmUp || days.contains(where: { flagged[number][$0] }) { break }
          guard var window = window(number, days, unit, total, bases[number]) else {
            continue
          }
          window.score /= dispersions[number].squareRoot()
          guard abs(window.score) >= threshold, window.score > 0 || findsLosses,
            max(window.actual, window.expected) >= leastTickets, abs(window.score) > abs(best?.score ?? 0)
          else { continue }
          best = window
        }
        guard var best else { continue }
        best.days = VolumeTest.trimmed(best.days, up: best.score > 0) { day in
          CountTests.deviate(
            unit.counts[day], expected: best.expected * total.counts[day] / max(total.sum(best.days), 1))
        }
        bases[number].exclude(best.days)
        for day in best.days { flagged[number][day] = true }
        if let whole = window(number, best.days, unit, total, bases[number]) {
          best.actual = whole.actual
          best.expected = whole.expected
        }
        found.append(best)
      }
      guard findsLosses, let pair = exchange(ending: last, units, total, bases, flagged, dispersions) else {
        continue
      }
      for unit in [pair.gainer.unit, pair.loser] {
        bases[unit].exclude(pair.gainer.days)
        for day in pair.gainer.days { flagged[unit][day] = true }
      }
      found.append(pair.gainer)
    }
    return found
  }

  /// The days up to `last` in which one unit gained what another lost, neither of them odd enough alone.
  private func exchange(
    ending last: Int, _ units: [DailyCounts], _ total: DailyCounts, _ bases: [BaseDays], _ flagged: [[Bool]],
    _ dispersions: [Double]
  ) -> (gainer: Window, loser: Int)? {
    var best: (gainer: Window, loser: Int)?
    for length in 1...4 where last - length + 1 >= warmUp {
      let days = (last - length + 1)...last
      var scored: [Window] = []
      for (number, unit) in units.enumerated() where !days.contains(where: { flagged[number][$0] }) {
        guard var window = window(number, days, unit, total, bases[number]) else { continue }
        window.score /= dispersions[number].squareRoot()
        scored.append(window)
      }
      guard let gainer = scored.max(by: { $0.score < $1.score }),
        let loser = scored.min(by: { $0.score < $1.score }), gainer.score >= 2, loser.score <= -2,
        gainer.actual >= leastTickets
      else { continue }
      let score = (gainer.score - loser.score) / 2.0.squareRoot()
      guard score >= pairThreshold, score > best?.gainer.score ?? 0 else { continue }
      var window = gainer
      window.score = score
      best = (window, loser.unit)
    }
    return best
  }

  private func window(
    _ number: Int, _ days: ClosedRange<Int>, _ unit: DailyCounts, _ total: DailyCounts, _ base: BaseDays
  ) -> Window? {
    let before = base.days(before: days.lowerBound)
    guard !before.isEmpty else { return nil }
    let baseCount = unit.sum(before)
    let baseTotal = total.sum(before)
    let actual = unit.sum(days)
    let all = total.sum(days)
    guard baseTotal > 0, all > 0 else { return nil }
    return Window(
      unit: number, days: days, actual: actual, expected: all * baseCount / baseTotal,
      score: CountTests.deviate(actual, of: all, against: baseCount, of: baseTotal), before: baseCount)
  }
}
