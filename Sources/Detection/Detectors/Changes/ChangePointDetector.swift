/// Change points of level, trend and variance (`LastingChanges`) on the even scale without season.
struct ChangePointDetector: AnomalyDetector {
  /// Multiplies the penalties; 1 is usual.
  var penalty: Double
  var name: String { "pelt" }

  func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline {
    let scaled = try ScaledSeries(series)
    let fit = scaled.fit
    // Spikes are drawn in: they are events, not changes.
    let plain = scaled.values.indices.map { index in
      let rest = (scaled.values[index] ?? fit.expected(at: index)) - fit.expected(at: index)
      return fit.level[index] + min(max(rest, -3 * fit.deviation[index]), 3 * fit.deviation[index])
    }
    let search = LastingChanges(penalty: penalty)
    let lines = search.lines(through: plain)
    let level = lines.values
    var baseline = Baseline(
      scaled.values, scale: scaled.scale, period: scaled.period,
      centre: zip(level, fit.season).map { $0 + $1 },
      deviation: fit.deviation, level: level, reach: 4.2)
    baseline.changes =
      search.changes(of: lines) + search.spreads(of: zip(plain, level).map { $0 - $1 })
    return baseline
  }

  func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult {
    var result = baseline.events(in: series, flags: series.values.map { _ in false })
    result.findings += baseline.changes.map { baseline.finding(of: $0) }
    result.findings.sort { $0.start < $1.start }
    for change in baseline.changes { result.points[change.index].isAnomaly = true }
    return result
  }
}
