/// The default detector for days: an even scale, a robust weekly season and level, and on what is left separate
/// rules for gaps, shifts of the level and odd runs. What returns at the same time of another year is expected.
public struct RobustDetector: AnomalyDetector {
  public static let name = "robust"

  /// Standard deviations from which a step is odd.
  public var threshold: Double

  /// Makes a detector.
  public init(threshold: Double = 4.2) { self.threshold = threshold }

  public func detectAnomalies(in series: TimeSeries) -> DetectionResult {
    let known = series.values.compactMap(\.self)
    guard known.count >= leastDetectionHistory else {
      return DetectionResult(points: [], findings: [], yearly: [])
    }
    let scale = VarianceScale(of: known)
    let values = series.values.map { $0.map(scale.forward) }
    let period = series.step == TimeSeries.day ? 7 : 1
    let first = Decomposition(values, period: period, least: scale.leastDeviation)
    let calm = values.enumerated().map { index, value in value.map { $0 - first.season[index] } }
    let shifts = LevelShifts().find(in: calm, deviation: first.deviation)
    let fit =
      shifts.isEmpty
      ? first
      : Decomposition(values, period: period, breaks: shifts.map(\.index), least: scale.leastDeviation)
    let scores = values.enumerated().map { index, value in
      value.map { ($0 - fit.expected(at: index)) / fit.deviation[index] } ?? 0
    }
    // Nothing left of something is odd at a lower score: a total loss is bounded below, and so is its score.
    var flags = values.indices.map { index in
      abs(scores[index]) > threshold
        || scores[index] < -3.6
          && (series.values[index] ?? 1) <= 0.03 * scale.backward(fit.expected(at: index))
    }
    let yearly = forgiveYearlyPeaks(&flags, scores, yearInSteps: 365 * TimeSeries.day / series.step)
    var findings = gaps(of: series.values, period: period, fit, scale)
    findings += runs(flags, series.values, scores, fit, scale)
    for shift in shifts {
      flags[shift.index] = true
      findings.append(
        Finding(
          kind: .levelShift, direction: shift.size > 0 ? .up : .down, start: shift.index, end: shift.index,
          actual: scale.backward(fit.level[shift.index]),
          expected: scale.backward(fit.level[shift.index] - shift.size), score: shift.score))
    }
    let shiftScores = Dictionary(shifts.map { ($0.index, $0.score) }, uniquingKeysWith: max)
    let points = values.indices.map { index in
      let centre = fit.expected(at: index)
      let reach = threshold * fit.deviation[index]
      return ExpectedPoint(
        expected: scale.backward(centre), lower: scale.backward(centre - reach),
        upper: scale.backward(centre + reach), score: max(abs(scores[index]), shiftScores[index] ?? 0),
        isAnomaly: flags[index])
    }
    return DetectionResult(points: points, findings: findings.sorted { $0.start < $1.start }, yearly: yearly)
  }

  /// Clears flags on steps that moved the same way, nearly as much, at the same time of another year.
  private func forgiveYearlyPeaks(_ flags: inout [Bool], _ scores: [Double], yearInSteps: Int) -> [Int] {
    var returning: [Int] = []
    for index in flags.indices where flags[index] {
      let returns = [-3, -2, -1, 1, 2, 3].contains { years in
        (-2...2).contains { offset in
          let other = index + years * yearInSteps + offset
          guard scores.indices.contains(other) else { return false }
          return scores[other] * scores[index] > 0 && abs(scores[other]) >= 0.45 * abs(scores[index])
            && abs(scores[other]) > 2.5
        }
      }
      if returns { returning.append(index) }
    }
    for index in returning { flags[index] = false }
    return returning
  }

  /// Runs of steps without rows, but for the weekdays on which there are usually none.
  private func gaps(of values: [Double?], period: Int, _ fit: Decomposition, _ scale: VarianceScale)
    -> [Finding]
  {
    let closed = (0..<period).map { phase in
      let same = stride(from: phase, to: values.count, by: period)
      return period > 1 && same.count { values[$0] == nil } * 2 > same.underestimatedCount
    }
    let absent = values.indices.map { values[$0] == nil && !closed[$0 % period] }
    // A series with rows on few of its days has no gaps to speak of.
    guard absent.count(where: \.self) * 5 < absent.count else { return [] }
    return Runs(of: absent).map { run in
      Finding(
        kind: .missing, direction: .down, start: run.lowerBound, end: run.upperBound - 1, actual: nil,
        expected: run.reduce(0) { $0 + scale.backward(fit.expected(at: $1)) }, score: threshold * 2)
    }
  }

  private func runs(
    _ flags: [Bool], _ values: [Double?], _ scores: [Double], _ fit: Decomposition, _ scale: VarianceScale
  ) -> [Finding] {
    Runs(of: flags).flatMap { run in Runs.split(run) { scores[$0] > 0 } }.map { run in
      let actual = run.reduce(0) { $0 + (values[$1] ?? 0) }
      let expected = run.reduce(0) { $0 + scale.backward(fit.expected(at: $1)) }
      let score = run.map { scores[$0] }.max { abs($0) < abs($1) } ?? 0
      let isUp = score > 0
      return Finding(
        kind: isUp ? .spike : expected > 0 && actual < 0.1 * expected ? .collapse : .dip,
        direction: isUp ? .up : .down, start: run.lowerBound, end: run.upperBound - 1, actual: actual,
        expected: expected, score: abs(score))
    }
  }
}
