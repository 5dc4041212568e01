/// Finds when a rate left its usual value, at any strength and for any length.
///
/// Page's cumulative sum (1954) of the Poisson log likelihood ratio, run at several ratios of the rate at once, with
/// Siegmund's (1985, ch. 2) mean time between false alarms as the bound: weak, long changes are found as well as short,
/// strong ones, and both at the same false alarm rate. Found windows are taken out, the usual rate is fitted again, and
/// the scan repeated.
struct RateScan {
  /// One step: how often it happened of how many times it could.
  struct Step {
    var time: Int
    var trials: Double
    var hits: Double
  }

  /// A run of steps whose rate is not the usual one; positions are inclusive.
  struct Window {
    var first: Int
    var last: Int
    /// Log likelihood ratio against the usual rate.
    var score: Double
    var hits: Double
    var trials: Double
    /// Hits at the usual rate.
    var expected: Double
  }

  /// How often the rate of a place is looked for.
  enum Direction { case up, down }

  let steps: [Step]
  /// Rate of each step when nothing is wrong.
  private(set) var usual: [Double]
  /// How much more the counts vary than chance would.
  private(set) var spread: Double

  init(_ steps: [Step]) {
    self.steps = steps
    usual = []
    spread = 1
    fit(without: [])
  }

  /// Windows in which the rate is higher or lower.
  /// - Parameters:
  ///   - falseAlarms: the chance of any false alarm in this series.
  ///   - ratios: how many times the usual rate is looked for.
  mutating func windows(
    _ direction: Direction, ratios: [Double], falseAlarms: Double
  ) -> [Window] {
    var found: [Window] = []
    for _ in 0..<6 {
      let now = scan(direction, ratios: ratios, falseAlarms: falseAlarms)
      let isSame =
        now.count == found.count && zip(now, found).allSatisfy { $0.first == $1.first && $0.last == $1.last }
      found = now
      if isSame { break }
      fit(without: found)
    }
    return found
  }

  private mutating func fit(without windows: [Window]) {
    var isOdd = [Bool](repeating: false, count: steps.count)
    for window in windows { for index in window.first...window.last { isOdd[index] = true } }
    // Rates of days, so that one bad day weighs as one; the median of those around follows slow changes.
    var days: [(first: Int, last: Int, trials: Double, hits: Double)] = []
    for (index, step) in steps.enumerated() where !isOdd[index] {
      let day = step.time / 86_400
      if let last = days.last, steps[last.first].time / 86_400 == day {
        days[days.count - 1].last = index
        days[days.count - 1].trials += step.trials
        days[days.count - 1].hits += step.hits
      } else {
        days.append((index, index, step.trials, step.hits))
      }
    }
    let trials = days.reduce(0) { $0 + $1.trials }
    let hits = days.reduce(0) { $0 + $1.hits }
    guard trials > 0 else {
      usual = .init(repeating: 0, count: steps.count)
      return
    }
    // A first look is not led by the worst days, which may be what is looked for. Where days have few hits, that would
    // take the chance of the usual days away, and what stands out is found in rounds.
    var rate = hits / trials
    if windows.isEmpty, days.count >= 10, hits >= 5 * Double(days.count) {
      let rates = days.filter { $0.trials > 0 }.map { $0.hits / $0.trials }.sorted()
      let trimmed = days.filter { $0.trials > 0 }.filter {
        let own = $0.hits / $0.trials
        return own >= RobustStatistics.quantile(rates, 0.1) && own <= RobustStatistics.quantile(rates, 0.9)
      }
      let inner = trimmed.reduce(0) { $0 + $1.trials }
      if inner > 0, trimmed.reduce(0, { $0 + $1.hits }) > 0 {
        rate = trimmed.reduce(0) { $0 + $1.hits } / inner
      }
    }
    // What never happened so far is not impossible: half a hit is what was missed at most.
    rate = max(rate, 0.5 / trials)
    usual = .init(repeating: rate, count: steps.count)
    let scores = days.compactMap { day -> Double? in
      let expected = day.trials * rate
      return expected >= 5 ? (day.hits - expected) / expected.squareRoot() : nil
    }
    guard scores.count >= 14 else { return }
    let deviation = RobustStatistics.deviation(scores, around: RobustStatistics.median(scores))
    spread = deviation * deviation > 1.4 ? deviation * deviation : 1
  }

  private func scan(_ direction: Direction, ratios: [Double], falseAlarms: Double) -> [Window] {
    var found: [Window] = []
    let perStep = steps.indices.reduce(0) { $0 + steps[$1].trials * usual[$1] } / Double(max(1, steps.count))
    for ratio in ratios {
      let log = Logarithm.natural(ratio)
      let information = max(1e-6, perStep * (ratio - 1 - log))
      let tries = Double(steps.count) * min(1, information) * Double(ratios.count)
      let bound = max(5, Logarithm.natural(max(1, tries / falseAlarms)))
      var sum = 0.0
      var start = 0
      var peak = (value: 0.0, at: 0)
      func close(_ found: inout [Window]) {
        if peak.value > bound { found.append(window(start, peak.at)) }
        peak = (0, 0)
      }
      for index in steps.indices {
        let expected = steps[index].trials * usual[index]
        let gain = (steps[index].hits * log - expected * (ratio - 1)) / spread
        if sum <= 0 {
          close(&found)
          sum = 0
          start = index
        }
        sum += gain
        if sum > peak.value { peak = (sum, index) }
        // Far below its peak the change is over, whatever comes later.
        if peak.value > bound, sum < peak.value - bound {
          close(&found)
          sum = 0
        }
      }
      close(&found)
    }
    found = found.filter { direction == .up ? $0.hits > $0.expected : $0.hits < $0.expected }
    found.sort { ($0.score, $1.first) > ($1.score, $0.first) }
    var best: [Window] = []
    for window in found
    where !best.contains(where: { $0.first <= window.last + 1 && window.first <= $0.last + 1 }) {
      best.append(window)
    }
    return joined(best.sorted { $0.first < $1.first }).flatMap(parted).sorted { $0.first < $1.first }
  }

  /// Log likelihood by which a pause must stand out from the window around it.
  private static let pause = 10.0

  /// The window, or what is left of it without a pause in which the rate was the usual one: two failures a few days
  /// apart score higher as one window than either does alone.
  private func parted(_ window: Window) -> [Window] {
    guard window.last - window.first >= 2, window.hits > 0, window.expected > 0 else { return [window] }
    let ratio = window.hits / window.expected
    let log = Logarithm.natural(ratio)
    var sum = 0.0
    var start = window.first
    var best = (value: 0.0, first: 0, last: 0)
    for index in window.first...window.last {
      if sum <= 0 { (sum, start) = (0, index) }
      sum += (steps[index].trials * usual[index] * (ratio - 1) - steps[index].hits * log) / spread
      if sum > best.value { best = (sum, start, index) }
    }
    guard best.value > Self.pause, best.first > window.first, best.last < window.last else { return [window] }
    let parts = [self.window(window.first, best.first - 1), self.window(best.last + 1, window.last)]
    guard parts.allSatisfy({ $0.score > 5 }) else { return [window] }
    return parts.flatMap(parted)
  }

  /// Windows with a pause between them that is shorter than both, and that do better as one.
  private func joined(_ windows: [Window]) -> [Window] {
    var result: [Window] = []
    for window in windows {
      if let last = result.last,
        window.first - last.last <= 1 + min(last.last - last.first, window.last - window.first) / 2
      {
        let both = self.window(last.first, window.last)
        if both.score >= max(last.score, window.score) {
          result[result.count - 1] = both
          continue
        }
      }
      result.append(window)
    }
    return result
  }

  /// The window between two steps, drawn in to its first and last step with hits off the usual.
  private func window(_ first: Int, _ last: Int) -> Window {
    var hits = 0.0
    var trials = 0.0
    var expected = 0.0
    for index in first...last {
      hits += steps[index].hits
      trials += steps[index].trials
      expected += steps[index].trials * usual[index]
    }
    let ratio = hits > 0 && expected > 0 ? hits * Logarithm.natural(hits / expected) : 0
    return Window(
      first: first, last: last, score: max(0, ratio - (hits - expected)) / spread, hits: hits, trials: trials,
      expected: expected)
  }
}
