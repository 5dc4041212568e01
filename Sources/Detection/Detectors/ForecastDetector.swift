/// Any forecaster as a detector: each step is forecast from the steps before it, and a step is odd when the error is
/// far larger than such errors usually are. What was odd is not learnt from: the history that is forecast from has
/// its gross outliers drawn in (``ForecastHistory``). Parameters are estimated once, from the whole history.
struct ForecastDetector: AnomalyDetector {
  var model: any ForecastModel.Type
  /// Deviations of usual errors from which a step is odd.
  var reach: Double
  var name: String

  func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline {
    let period = min(series.detectionPeriod, 24)
    // No forecasts yet in the first seasons.
    let burn = (period > 7 ? 2 : 4) * period
    try series.requireHistory(max(4 * period, leastDetectionHistory) + leastDetectionHistory)
    let scale = VarianceScale(of: series.values.compactMap(\.self))
    let values = series.values.map { $0.map(scale.forward) }
    let history = ForecastHistory(series, period: period)
    let means = model.init(fitting: history).oneStepMeans()
    let centre = values.indices.map { scale.forward(history.backward(means[$0], at: $0)) }
    let errors = values.indices.map { index in index < burn ? nil : values[index].map { $0 - centre[index] } }
    let deviation = NoiseLevel.deviations(of: errors, least: scale.leastDeviation)
    var baseline = Baseline(
      values, scale: scale, period: period, centre: centre, deviation: deviation, reach: reach)
    // Only what nothing could explain is odd there.
    for index in 0..<min(burn, values.count) {
      baseline.lower[index] -= reach * deviation[index]
      baseline.upper[index] += reach * deviation[index]
    }
    return baseline
  }

  func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult {
    var flags = baseline.stepsOutside(series)
    for index in flags.indices where !flags[index] { flags[index] = baseline.isTotalLoss(series, at: index) }
    return baseline.events(in: series, flags: flags)
  }
}
