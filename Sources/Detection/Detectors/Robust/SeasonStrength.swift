extension TimeSeries {
  /// Whether hours follow the week closely enough to be judged by it: the season takes more than half of the variance
  /// about the level (the strength of season of Wang, Smith and Hyndman, Data Mining and Knowledge Discovery 13, 2006,
  /// with medians).
  var followsTheWeek: Bool {
    guard grain == .hour, values.count >= 8 * 168 else { return false }
    let known = values.compactMap(\.self)
    guard known.count * 2 > values.count else { return false }
    let scale = VarianceScale(of: known)
    let scaled = values.map { $0.map(scale.forward) }
    let fit = Decomposition(
      scaled, period: 168, window: Decomposition.window(for: 168), least: scale.leastDeviation)
    let rest = fit.rest(of: scaled)
    let whole = rest.indices.compactMap { index in rest[index].map { $0 + fit.season[index] } }
    let noise = RobustStatistics.deviation(rest.compactMap(\.self), around: 0)
    let total = RobustStatistics.deviation(whole, around: RobustStatistics.median(whole))
    return noise * noise < 0.5 * total * total
  }
}
