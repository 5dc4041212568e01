extension Baseline {
  /// Events of the steps flagged, with the gaps and the band of every step.
  /// - Parameter strengths: of each step where more than its own deviation counts.
  func events(
    in series: TimeSeries, flags: [Bool], yearly: [Int] = [], strengths: [Double]? = nil
  ) -> DetectionResult {
    let scores = scores(series)
    let strengths = strengths ?? scores.map(abs)
    let points = series.values.indices.map { index in
      ExpectedPoint(
        expected: expected(at: index), lower: scale.backward(lower[index]),
        upper: scale.backward(upper[index]),
        score: strengths[index], isAnomaly: flags[index])
    }
    let findings = gaps(of: series) + runs(flags, in: series, scores, strengths)
    return DetectionResult(
      points: points, findings: findings.sorted { $0.start < $1.start }, yearly: yearly, notes: notes)
  }

  /// Runs of steps without rows, but for the places in the season at which there are usually none.
  func gaps(of series: TimeSeries) -> [Finding] {
    let values = series.values
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
        expected: run.reduce(0) { $0 + expected(at: $1) },
        lower: run.reduce(0) { $0 + scale.backward(lower[$1]) },
        upper: run.reduce(0) { $0 + scale.backward(upper[$1]) }, score: 8.4)
    }
  }

  /// Each run of flagged steps that move the same way, as one event.
  func runs(_ flags: [Bool], in series: TimeSeries, _ scores: [Double], _ strengths: [Double]) -> [Finding] {
    let values = series.values
    return Runs(of: flags).flatMap { run in Runs.split(run) { scores[$0] > 0 } }.map { run in
      let actual = run.reduce(0) { $0 + (values[$1] ?? 0) }
      let expected = run.reduce(0) { $0 + self.expected(at: $1) }
      let isUp = scores[run.lowerBound] > 0
      let score = run.map { strengths[$0] }.max() ?? 0
      return Finding(
        kind: isUp ? .spike : expected > 0 && actual < 0.1 * expected ? .collapse : .dip,
        direction: isUp ? .up : .down, start: run.lowerBound, end: run.upperBound - 1, actual: actual,
        expected: expected, lower: run.reduce(0) { $0 + scale.backward(lower[$1]) },
        upper: run.reduce(0) { $0 + scale.backward(upper[$1]) }, score: score)
    }
  }
}
