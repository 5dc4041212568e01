/// A series on its even scale, taken apart by running medians: where the detectors that know seasons start from.
struct ScaledSeries {
  let scale: VarianceScale
  /// On `scale`; gaps are `nil`.
  let values: [Double?]
  /// Steps of the season.
  let period: Int
  let fit: Decomposition

  /// - Throws: when the series is too short, or empty.
  init(_ series: TimeSeries) throws(DetectionRefusal) {
    try series.requireHistory()
    scale = VarianceScale(of: series.values.compactMap(\.self))
    values = series.values.map { [scale] in $0.map(scale.forward) }
    period = series.detectionPeriod
    fit = Decomposition(
      values, period: period, window: Decomposition.window(for: period), least: scale.leastDeviation)
  }

  /// What is expected of each step.
  var centre: [Double] { values.indices.map { fit.expected(at: $0) } }
}
