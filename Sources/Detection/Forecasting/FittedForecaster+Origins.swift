extension FittedForecaster {
  /// What the models of a forecast, with its weights and the parameters of all history, would have said after the first
  /// `origin` steps: for backtests of sums of steps, whose errors go together.
  public func expectations(after origin: Int, horizon: Int, as forecast: Forecast) -> [Double] {
    guard origin > 0, origin <= history.values.count, horizon > 0, !models.isEmpty else { return [] }
    let paths = models.map { $0.means(after: origin, horizon: horizon).map(history.bounded) }
    return (0..<horizon).map { step in
      history.backward(Backtest.blend(paths, forecast.weights, at: step), at: origin + step)
    }
  }
}
