extension FittedForecaster {
  /// What the same models, with the parameters of all history, would have said after the first `origin` steps: for
  /// backtests of sums of steps, whose errors go together.
  public func expectations(after origin: Int, horizon: Int) -> [Double] {
    guard origin > 0, origin <= history.values.count, horizon > 0, !models.isEmpty else { return [] }
    let paths = models.map { $0.means(after: origin, horizon: horizon) }
    return (0..<horizon).map { step in
      let mean = paths.reduce(0) { $0 + $1[step] } / Double(paths.count)
      return history.backward(history.bounded(mean), at: origin + step)
    }
  }
}
