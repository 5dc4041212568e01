/// Models fitted to one series, ready to forecast from its end.
public struct FittedForecaster: Sendable {
  private let series: TimeSeries
  private let history: ForecastHistory
  private let models: [any ForecastModel]

  init(_ kinds: [any ForecastModel.Type], _ series: TimeSeries, holidays: Set<Int>)
    throws(ForecastRefusal)
  {
    let known = series.values.count { $0 != nil }
    let needed = EnsembleForecaster.leastHistory(season: series.season)
    guard known >= needed else { throw .tooShort(found: known, needed: needed) }
    let history = ForecastHistory(series, period: series.season, holidays: holidays)
    self.series = series
    self.history = history
    models = kinds.map { $0.init(fitting: history) }
  }

  /// What the models are called.
  public var name: String { models.map { type(of: $0).name }.joined(separator: " + ") }

  /// The farthest step that can honestly be said: half as many as the history has.
  public var horizonLimit: Int { series.values.count / 2 }

  /// - Throws: ``ForecastRefusal/tooFar(limit:)`` beyond ``horizonLimit``.
  public func predict(horizon: Int) throws(ForecastRefusal) -> Forecast {
    let count = history.values.count
    guard horizon <= horizonLimit else { throw .tooFar(limit: horizonLimit) }
    let volatility = Volatility(history.values, period: history.period)
    let depth = max(min(horizon, 8 * history.period, count / 4), 1)
    let backtest = Backtest(
      series: series, history: history, volatility: volatility, depth: depth, means: means)
    let unit = volatility.at(count)
    let steps = means(count, horizon).enumerated().map { step, mean in
      let (inner, outer) = (backtest.bounds(step: step, share: 0.8), backtest.bounds(step: step, share: 0.95))
      let value = { (shift: Double) in history.backward(mean + shift * unit, at: count + step) }
      return Forecast.Step(
        second: series.second(at: count + step), mean: value(0), lower80: value(-inner.below),
        upper80: value(inner.above), lower95: value(-outer.below), upper95: value(outer.above))
    }
    return Forecast(
      steps: steps, model: name, backtestError: backtest.relative, backtestOrigins: backtest.origins)
  }

  private func means(_ origin: Int, _ horizon: Int) -> [Double] {
    let paths = models.map { $0.means(after: origin, horizon: horizon) }
    return (0..<horizon).map { step in
      history.bounded(paths.reduce(0) { $0 + $1[step] } / Double(paths.count))
    }
  }
}
