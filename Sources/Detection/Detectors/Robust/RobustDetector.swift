/// The default detector for days and longer steps: an even scale, a robust season and level, and on what is left rules
/// of their own for gaps, shifts of the level, odd steps and odd runs. Month ends are learnt where they differ; what
/// returns at the same time of another year is expected; correlation of neighbours is taken into account.
public struct RobustDetector: AnomalyDetector {
  public var name: String { "robust" }

  /// Standard deviations from which a step is odd in a series with normal tails.
  public var threshold: Double

  /// Makes a detector.
  public init(threshold: Double = Self.usualThreshold) { self.threshold = threshold }

  /// For about half a false alarm a year in a series of days.
  public static let usualThreshold = 3.8

  public func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline {
    try series.requireHistory()
    let scale = VarianceScale(of: series.values.compactMap(\.self))
    let values = series.values.map { $0.map(scale.forward) }
    let period = series.detectionPeriod
    let least = scale.leastDeviation
    var fit = Decomposition(values, period: period, window: Decomposition.window(for: period), least: least)
    let rest = fit.rest(of: values)
    let effects = CalendarEffects.dayOfMonth(series, rest: rest)
    let plain = zip(values, effects).map { value, effect in value.map { $0 - effect } }
    let correlation = Correlation.ofNeighbours(rest)
    // What returns every year is no new level.
    let first = values.indices.map { index in rest[index].map { $0 / fit.deviation[index] } ?? 0 }
    var calm = plain.indices.map { index in plain[index].map { $0 - fit.season[index] } }
    for index in YearlyReturns.returning(first.map { abs($0) > 2 }, first, series, least: 2) {
      calm[index] = nil
    }
    let shifts = LevelShifts().find(
      in: calm, level: fit.level, deviation: fit.deviation, correlation: correlation)
    if !shifts.isEmpty || effects.contains(where: { $0 != 0 }) {
      fit = Decomposition(
        plain, period: period, breaks: shifts.map(\.index), window: Decomposition.window(for: period),
        least: least)
    }
    let centre = values.indices.map { fit.expected(at: $0) + effects[$0] }
    // Medians of few seasons follow the noise that they are to be told from.
    let seasons = Double(values.count) / Double(period)
    let widening = period > 1 && seasons < 12 ? 1 + 2 / max(seasons, 2) : 1
    let deviation = fit.deviation.map { $0 * widening }
    var baseline = Baseline(
      values, scale: scale, period: period, centre: centre, deviation: deviation, level: fit.level, reach: 0)
    let reach = threshold * Self.tailFactor(baseline.distances)
    for index in values.indices {
      baseline.lower[index] = centre[index] - reach * deviation[index]
      baseline.upper[index] = centre[index] + reach * deviation[index]
    }
    baseline.reach = reach
    baseline.correlation = Correlation.ofNeighbours(fit.rest(of: plain))
    baseline.changes = shifts.map { shift in
      Baseline.Change(
        kind: .levelShift, index: shift.index, size: shift.size, before: fit.level[shift.index] - shift.size,
        after: fit.level[shift.index], score: shift.score)
    }
    return baseline
  }

  /// Series whose noise has heavier tails than the normal distribution get wider limits: by how much their 97th
  /// percentile exceeds the normal one, and by no more than 15 %, for their events are in it too.
  private static func tailFactor(_ sorted: [Double]) -> Double {
    min(max(RobustStatistics.quantile(sorted, 0.97) / 2.17, 1), 1.15)
  }

  public func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult {
    let scores = CountTail.scores(baseline.scores(series), series, baseline)
    let runs = RunScores(
      scores: scores, known: series.values.map { $0 != nil }, correlation: baseline.correlation)
    let reach = baseline.reach
    var strengths = scores.indices.map { index -> Double in
      let alone = abs(runs.interpolated(at: index))
      return abs(scores[index]) > 0.65 * reach ? max(abs(scores[index]), alone) : abs(scores[index])
    }
    var flags = series.values.indices.map { index in
      strengths[index] > reach || baseline.isTotalLoss(series, at: index)
    }
    for run in runs.runs(beyond: reach + 0.3) {
      for index in run.range {
        flags[index] = true
        strengths[index] = max(strengths[index], run.score)
      }
    }
    let yearly = YearlyReturns.returning(flags, scores, series, least: 2.5)
    for index in yearly { flags[index] = false }
    var result = baseline.events(in: series, flags: flags, yearly: yearly, strengths: strengths)
    for change in baseline.changes {
      result.points[change.index].isAnomaly = true
      result.points[change.index].score = max(result.points[change.index].score, change.score)
      result.findings.append(baseline.finding(of: change))
    }
    result.findings.sort { $0.start < $1.start }
    return result
  }
}
