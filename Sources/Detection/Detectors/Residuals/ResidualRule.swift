/// Says from which residual on a step is odd.
protocol ResidualRule: Sendable {
  var name: String { get }
  /// How the rule is named in a sentence.
  var title: String { get }
  /// Bounds for each step; gaps are `nil` in the values.
  func bounds(of values: [Double?], period: Int) -> ResidualBounds
}

/// The interval of what is not odd, and the deviation that scores are counted in.
struct ResidualBounds {
  var lower: [Double]
  var upper: [Double]
  var deviation: [Double]

  /// So many deviations to each side of a centre.
  init(count: Int, centre: Double, deviation: Double, reach: Double) {
    self.init(
      count: count, lower: centre - reach * deviation, upper: centre + reach * deviation, deviation: deviation
    )
  }

  /// The same bounds for all steps.
  init(count: Int, lower: Double, upper: Double, deviation: Double) {
    self.lower = .init(repeating: lower, count: count)
    self.upper = .init(repeating: upper, count: count)
    self.deviation = .init(repeating: max(deviation, 1e-9), count: count)
  }
}

/// A textbook rule where it works: on the variance-stabilised scale and the residual without season and level. What
/// the same rule would have said of the plain values is told in a note.
struct ResidualDetector: AnomalyDetector {
  var name: String { rule.name }
  private let rule: any ResidualRule

  init(_ rule: any ResidualRule) { self.rule = rule }

  func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline {
    let scaled = try ScaledSeries(series)
    let (scale, values, period) = (scaled.scale, scaled.values, scaled.period)
    let fit = scaled.fit
    let centre = scaled.centre
    let rest = values.indices.map { index in values[index].map { $0 - centre[index] } }
    let bounds = rule.bounds(of: rest, period: period)
    var baseline = Baseline(
      values, scale: scale, period: period, centre: centre,
      deviation: bounds.deviation.map { max($0, scale.leastDeviation) }, level: fit.level, reach: 0)
    // Rounding of a series that never moves is not odd.
    let least = 1e-6 * (values.compactMap(\.self).map(abs).max() ?? 0)
    baseline.lower = zip(centre, bounds.lower).map { $0 + min($1, -least) }
    baseline.upper = zip(centre, bounds.upper).map { $0 + max($1, least) }
    return baseline
  }

  func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult {
    var flags = baseline.stepsOutside(series)
    for index in flags.indices where !flags[index] { flags[index] = baseline.isTotalLoss(series, at: index) }
    var result = baseline.events(in: series, flags: flags)
    if let note = comparison(series, baseline, result) { result.notes.append(note) }
    return result
  }

  /// What the rule would have said of the values as they stand.
  private func comparison(_ series: TimeSeries, _ baseline: Baseline, _ result: DetectionResult) -> String? {
    let plain = rule.bounds(of: series.values, period: baseline.period)
    let flags = series.values.indices.map { index in
      series.values[index].map { $0 < plain.lower[index] || $0 > plain.upper[index] } ?? false
    }
    let events = result.findings.filter { $0.kind != .missing }
    let missed = events.count { event in !(event.start...event.end).contains { flags[$0] } }
    let wrong = Array(Runs(of: flags)).count { run in !run.contains { result.points[$0].isAnomaly } }
    guard missed + wrong > 0 else { return nil }
    return
      "Over the plain values, \(rule.title) would have missed \(missed) of these \(events.count) findings"
      + (wrong > 0 ? " and named \(wrong) other\(wrong == 1 ? "" : "s")." : ".")
  }
}

extension Baseline {
  /// Whether next to nothing is left of something that never gets that low by itself. A total loss is bounded below,
  /// and so is its score: it is odd from 3.6 deviations on however wide the bounds are, of counts from 3.1 of their exact
  /// distribution, and of amounts whatever the noise when no more than one step in a hundred falls so low.
  func isTotalLoss(_ series: TimeSeries, at index: Int) -> Bool {
    guard let value = series.values[index] else { return false }
    let expected = expected(at: index)
    guard expected > 0, value <= 0.03 * expected else { return false }
    if scale.dispersion != nil {
      // Few are now and then none: of counts it must be less likely than one in a thousand.
      let plain = (scale.forward(value) - centre[index]) / deviation[index]
      return (CountTail.score(at: index, in: series, self) ?? plain) < -3.1
    }
    if (scale.forward(value) - centre[index]) / deviation[index] < -3.6 { return true }
    guard scale.isLogarithmic else { return false }
    let low = series.values.indices.count { other in
      series.values[other].map { $0 <= 0.1 * self.expected(at: other) } ?? false
    }
    return low * 100 <= max(series.values.count, 200)
  }
}
