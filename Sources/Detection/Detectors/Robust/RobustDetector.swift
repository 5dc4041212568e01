/// The default detector for days and longer steps: an even scale, a robust season and level, and on what is left rules
/// of their own for gaps, shifts of the level, odd steps and odd runs. Month ends are learnt where they differ; what
/// returns at the same time of another year is expected; correlation of neighbours is taken into account. Changes of trend
/// and of spread are told where they are far beyond chance.
public struct RobustDetector: AnomalyDetector {
  public var name: String { "robust" }

  /// Standard deviations from which a step is odd in a series with normal tails.
  public var threshold: Double

  /// Makes a detector.
  public init(threshold: Double = Self.usualThreshold) { self.threshold = threshold }

  /// For about half a false alarm a year in a series of days.
  public static let usualThreshold = 3.8

  public func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline {
    let scaled = try ScaledSeries(series)
    let (scale, values, period) = (scaled.scale, scaled.values, scaled.period)
    var fit = scaled.fit
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
    // Nor is a loss of nearly all that is over within three weeks.
    let lost = values.indices.map { index in
      let expected = scale.backward(fit.expected(at: index))
      return expected > 0 && values[index].map { scale.backward($0) < 0.1 * expected } ?? false
    }
    for run in Runs(of: lost) where run.count < 22 { for index in run { calm[index] = nil } }
    var shifts = LevelShifts().find(
      in: calm, level: fit.level, deviation: fit.deviation, correlation: correlation)
    func refit() {
      fit = Decomposition(
        plain, period: period, breaks: shifts.map(\.index), window: Decomposition.window(for: period),
        least: scale.leastDeviation)
    }
    if !shifts.isEmpty || effects.contains(where: { $0 != 0 }) { refit() }
    let spreads = Self.spreads(series, fit, plain)
    if !spreads.isEmpty {
      // What was odd in quiet noise need not be in loud noise.
      let breaks = spreads.map(\.index)
      let unit = max(RobustStatistics.median(fit.deviation), 1e-9)
      let loud = NoiseLevel.deviations(of: fit.rest(of: plain), least: scale.leastDeviation, breaks: breaks)
      let kept = shifts.filter { shift in
        let ratio = max(loud[shift.index] / unit, 1)
        return shift.score >= LevelShifts().strength * ratio
          && abs(shift.size) >= LevelShifts().least * loud[shift.index]
      }
      if kept.count < shifts.count {
        shifts = kept
        refit()
      }
      fit.deviation = NoiseLevel.deviations(
        of: fit.rest(of: plain), least: scale.leastDeviation, breaks: breaks)
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
    baseline.changes += spreads + Self.bends(series, fit, plain, shifts)
    return baseline
  }

  /// Changes of spread, of days only.
  private static func spreads(_ series: TimeSeries, _ fit: Decomposition, _ plain: [Double?]) -> [Baseline
    .Change]
  {
    guard series.grain == .day else { return [] }
    let rest = fit.rest(of: plain)
    return SlowChanges().spreads(
      of: rest.map { $0 ?? 0 }, deviation: fit.deviation, correlation: Correlation.ofNeighbours(rest))
  }

  /// Changes of trend, of days only and not where the level shifts: that is told already.
  private static func bends(
    _ series: TimeSeries, _ fit: Decomposition, _ plain: [Double?], _ shifts: [LevelShifts.Shift]
  ) -> [Baseline.Change] {
    guard series.grain == .day else { return [] }
    var level = fit.level
    for shift in shifts { for index in shift.index..<level.count { level[index] -= shift.size } }
    // Where the level is pieced together, the course of the year is less plain.
    return SlowChanges(leastRatio: shifts.isEmpty ? 2.5 : 4).bends(
      level: level, rest: fit.rest(of: plain).map { $0 ?? 0 }, deviation: fit.deviation,
      year: series.yearInSteps
    ).filter { change in !shifts.contains { abs($0.index - change.index) < 28 } }
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
