/// For hours and finer steps: how far a value, a jump and a short mean lie outside what the recent past did, and an hour
/// outside what the same time of earlier days did, looking back only. What returns at the same time of day is expected.
/// Incidents, not points: after a flag it stays quiet unless things get clearly worse. The quantile band follows the
/// windowed detectors of the Numenta benchmark (Lavin and Ahmad 2015).
public struct BandDetector: AnomalyDetector {
  public var name: String { "band" }

  /// Widths of the band outside it from which a step is odd.
  public var threshold: Double

  /// What an hour off the course of a day counts against a step off the band: a mean of many steps strays less.
  private static let courseWeight = 1.75

  /// Makes a detector.
  public init(threshold: Double = 0.35) { self.threshold = threshold }

  public func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline {
    try series.requireHistory()
    let values = filled(series.values)
    let count = values.count
    let window = max(count / 4, 20)
    let means = shortMeans(values, 12)
    let jumps = zip(values.dropFirst(), values).map { abs($0 - $1) }
    var levels = SortedWindow()
    var slow = SortedWindow()
    var steps = SortedWindow()
    let daily = DailyReturns(values, period: series.step < TimeSeries.day ? series.season : 1)
    var baseline = Baseline(
      series.values, scale: .identity, period: 1, centre: values, deviation: values.map { _ in 1 }, reach: 0)
    baseline.strengths = .init(repeating: 0, count: count)
    for index in 0..<count {
      if levels.count >= max(window * 2 / 5, 20) {
        let width = max(levels.quantile(0.95) - levels.quantile(0.05), 1e-3 * abs(levels.quantile(0.5)), 1e-9)
        let low = levels.quantile(0.01)
        let high = levels.quantile(0.99)
        let outside = max(values[index] - high, low - values[index], 0) / width
        let jump = index > 0 ? max(jumps[index - 1] - steps.quantile(0.995), 0) / width : 0
        let drift =
          max(means[index] - slow.quantile(0.995), slow.quantile(0.005) - means[index], 0) / width
        baseline.strengths[index] = max(outside, jump, drift)
        baseline.centre[index] = levels.quantile(0.5)
        baseline.deviation[index] = width / 3.29
        baseline.lower[index] = low
        baseline.upper[index] = high
        if let daily, let usual = daily.usual[index] {
          let off = Self.courseWeight * daily.excess[index] / width
          if off > baseline.strengths[index] {
            baseline.strengths[index] = off
            baseline.centre[index] = usual
            baseline.lower[index] = usual - daily.reach[index]
            baseline.upper[index] = usual + daily.reach[index]
          }
        }
      }
      levels.insert(values[index], limit: window)
      slow.insert(means[index], limit: window)
      if index > 0 { steps.insert(jumps[index - 1], limit: window) }
    }
    if let daily {
      let strengths = baseline.strengths
      for index in strengths.indices where strengths[index] > threshold {
        if daily.isExpected(index, strengths) { baseline.strengths[index] = 0.9 * threshold }
      }
    }
    return baseline
  }

  public func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult {
    let values = filled(series.values)
    let quiet = max(values.count * 3 / 100, 5)
    var points: [ExpectedPoint] = []
    var findings = baseline.gaps(of: series)
    var last: (index: Int, score: Double)?
    for (index, score) in baseline.strengths.enumerated() {
      var point = ExpectedPoint(
        expected: baseline.centre[index], lower: baseline.lower[index], upper: baseline.upper[index],
        score: score, isAnomaly: false)
      if score > threshold, last.map({ index - $0.index > quiet || score > 3 * $0.score }) ?? true {
        point.isAnomaly = true
        last = (index, score)
        let isUp = values[index] >= point.expected
        findings.append(
          Finding(
            kind: isUp ? .spike : .dip, direction: isUp ? .up : .down, start: index, end: index,
            actual: values[index], expected: point.expected, lower: point.lower, upper: point.upper,
            score: score))
      }
      if !point.isAnomaly { point.score = min(score, 0.9 * threshold) }
      points.append(point)
    }
    return DetectionResult(points: points, findings: findings.sorted { $0.start < $1.start })
  }

  /// The strength of a step as standard deviations: the band reaches 2.33 of them to each side, and its width between the
  /// 5th and the 95th percentile is 3.29.
  static func deviations(ofStrength strength: Double) -> Double { 2.33 + 3.29 * strength }

  /// How far the steps lie out, in deviations, plain events left out: the tail that findings of many series are judged by.
  static func distances(_ series: TimeSeries, _ baseline: Baseline) -> [Double] {
    baseline.strengths.indices.compactMap { index in
      guard let value = series.values[index] else { return nil }
      let strength = baseline.strengths[index]
      if strength > 0 { return strength > 1.1 ? nil : deviations(ofStrength: strength) }
      return min(abs(value - baseline.centre[index]) / max(baseline.deviation[index], 1e-12), 2.33)
    }
  }

  private func filled(_ values: [Double?]) -> [Double] {
    var last = values.compactMap(\.self).first ?? 0
    return values.map { value in
      last = value ?? last
      return last
    }
  }

  private func shortMeans(_ values: [Double], _ length: Int) -> [Double] {
    var sum = 0.0
    return values.indices.map { index in
      sum += values[index]
      if index >= length { sum -= values[index - length] }
      return sum / Double(min(index + 1, length))
    }
  }
}
