/// Models fitted to one series, ready to forecast from its end.
public struct FittedForecaster: Sendable {
  private let series: TimeSeries
  let history: ForecastHistory
  private let volatility: Volatility
  let models: [any ForecastModel]

  init(_ kinds: [any ForecastModel.Type], _ series: TimeSeries, holidays: Set<Int>)
    throws(ForecastRefusal)
  {
    let count = series.values.count
    let known = series.values.count { $0 != nil }
    let needed = EnsembleForecaster.leastHistory(of: series)
    guard known >= needed else { throw .tooShort(found: known, needed: needed) }
    let period = series.forecastPeriod
    // What lies farther back says nothing about what comes, and costs time.
    let series = series.suffix(max(4000, 40 * period))
    let history = ForecastHistory(series, period: period, holidays: holidays)
    horizonLimit = count / 2
    self.series = series
    self.history = history
    volatility = Volatility(history.values, period: history.period)
    models = kinds.map { $0.init(fitting: history) }
  }

  /// What the models are called.
  public var name: String { models.map { type(of: $0).name }.joined(separator: " + ") }

  /// The farthest step that can honestly be said: half as many as the history has.
  public let horizonLimit: Int

  /// What comes after the history, with intervals.
  /// - Throws: ``ForecastRefusal/tooFar(limit:)`` beyond ``horizonLimit``.
  public func predict(horizon: Int) throws(ForecastRefusal) -> Forecast {
    guard horizon <= horizonLimit else { throw .tooFar(limit: horizonLimit) }
    let count = history.values.count
    let backtest = Backtest(
      of: models, series: series, history: history, volatility: volatility, horizon: horizon)
    let unit = volatility.at(count)
    let paths = models.map { $0.means(after: count, horizon: horizon).map(history.bounded) }
    let steps = (0..<horizon).map { step in
      let mean = Backtest.blend(paths, backtest.weights, at: step)
      let half = backtest.halfWidths(step: step)
      let value = { (shift: Double) in history.backward(mean + shift * unit, at: count + step) }
      return Forecast.Step(
        second: series.second(at: count + step), mean: value(0), lower80: value(-half.inner),
        upper80: value(half.inner), lower95: value(-half.outer), upper95: value(half.outer))
    }
    let named = zip(models, backtest.weights).filter { $0.1 >= 0.1 }.sorted { $0.1 > $1.1 }
    return Forecast(
      steps: steps, model: named.map { type(of: $0.0).name }.joined(separator: " + "),
      backtestError: backtest.relative, backtestOrigins: backtest.origins, backtestDepth: backtest.depth,
      horizonLimit: horizonLimit, weights: backtest.weights)
  }
}

extension TimeSeries {
  /// The steps of the season that a forecast follows: a day of finer steps, a week of days, and a year of weeks or months
  /// where three are there to learn it from.
  var forecastPeriod: Int {
    let year = (365 * Self.day + Self.day / 4) / step
    if step < Self.day { return max(Self.day / step, 1) }
    if step == Self.day { return 7 }
    return year > 1 && values.count >= 3 * year ? year : 1
  }

  fileprivate func suffix(_ most: Int) -> TimeSeries {
    guard values.count > most else { return self }
    var part = self
    part.start = second(at: values.count - most)
    part.values = Array(values.suffix(most))
    return part
  }
}
