/// Seasonal ARIMA of Box and Jenkins. Six candidates of fixed orders are compared by the corrected criterion of Akaike
/// instead of a stepwise search, which on daily business series gains nothing for many times the work. Each is
/// started from the conditional sum of squares and finished on the exact likelihood of a Kalman filter (Harvey,
/// Forecasting, Structural Time Series Models and the Kalman Filter, 1989), in the space of partial autocorrelations,
/// where every point is stationary (Monahan, Biometrika 71, 1984).
struct SeasonalARIMA: ForecastModel {
  static let name = "SARIMA"

  /// (p,d,q)(0,D,Q) with or without a constant.
  struct Orders: Hashable {
    var auto: Int
    var differences: Int
    var average: Int
    var isSeasonal: Bool
    var hasDrift: Bool
  }

  private(set) var orders: Orders
  private var auto: [Double] = []
  /// Coefficients θ of e(t−lag), with their sign: w(t) = … + e(t) + Σ θ·e(t−lag).
  private var average: [(lag: Int, coefficient: Double)] = []
  private var drift = 0.0
  private var history: ForecastHistory

  init(fitting history: ForecastHistory) {
    self.history = history
    let seasonal = history.period > 1
    let candidates = [
      (1, 0, 1, false), (0, 1, 1, false), (2, 0, 0, false), (1, 1, 1, false), (1, 0, 1, true),
      (2, 0, 0, true),
    ]
    orders = Orders(auto: 1, differences: 0, average: 1, isSeasonal: seasonal, hasDrift: false)
    var least = Double.infinity
    var best = self
    for (auto, differences, average, drift) in candidates {
      var trial = self
      trial.orders = Orders(
        auto: auto, differences: differences, average: average, isSeasonal: seasonal,
        // Without seasonal differences the constant is the mean, which a stationary model cannot do without.
        hasDrift: drift || (!seasonal && differences == 0))
      if !seasonal, drift { trial.orders.differences = 1 }
      let criterion = trial.estimate()
      if criterion < least { (least, best) = (criterion, trial) }
    }
    self = best
  }

  /// Fits the parameters and returns the criterion.
  private mutating func estimate() -> Double {
    let changes = self.changes(through: history.values.count)
    drift = orders.hasDrift && !changes.isEmpty ? changes.reduce(0, +) / Double(changes.count) : 0
    let centred = changes.map { $0 - drift }
    let size = orders.auto + orders.average + (orders.isSeasonal ? 1 : 0)
    var start = [Double](repeating: 0.5, count: orders.auto) + [Double](repeating: 0, count: orders.average)
    if orders.isSeasonal { start.append(1.5) }
    var trial = self
    start = SimplexSearch.minimum(from: start, step: 0.7, evaluations: 40 + 20 * size) { point in
      trial.take(point)
      return trial.errors(centred).reduce(0) { $0 + $1 * $1 }
    }
    // One value less where nothing was differenced away, so that all candidates explain the same values.
    let skipped = 1 - orders.differences
    let order = max(orders.auto, (average.last?.lag ?? 0) + 1, orders.isSeasonal ? history.period + 2 : 2)
    let isExact = order <= 16
    // Long seasons make the state long; their likelihood stays conditional.
    func deviance(_ model: Self) -> Double {
      isExact
        ? ARMALikelihood.deviance(centred, auto: model.auto, average: model.average, skipping: skipped)
        : ARMALikelihood.conditionalDeviance(model.errors(centred), skipping: skipped)
    }
    if isExact {
      start = SimplexSearch.minimum(from: start, step: 0.15, evaluations: 12 * size) { point in
        trial.take(point)
        return deviance(trial)
      }
    }
    take(start)
    let parameters = Double(size + 1 + (orders.hasDrift ? 1 : 0))
    let count = Double(max(centred.count - skipped, 1))
    return deviance(self) + 2 * parameters
      + 2 * parameters * (parameters + 1) / max(count - parameters - 1, 1)
  }

  private mutating func take(_ point: [Double]) {
    var rest = point[...]
    let partial = rest.prefix(orders.auto).map { Bounded.value($0, -0.98, 0.98) }
    rest = rest.dropFirst(orders.auto)
    auto = Self.coefficients(partial)
    let moving = rest.prefix(orders.average).map { Bounded.value($0, -0.95, 0.95) }
    rest = rest.dropFirst(orders.average)
    average = Self.coefficients(moving).enumerated().map { ($0 + 1, -$1) }
    if let last = rest.first {
      let seasonal = Bounded.value(last, 0, 0.97)
      average +=
        [(history.period, -seasonal)]
        + average.map { ($0.lag + history.period, -seasonal * $0.coefficient) }
    }
  }

  /// Durbin and Levinson: partial autocorrelations to coefficients.
  private static func coefficients(_ partial: [Double]) -> [Double] {
    var result: [Double] = []
    for value in partial {
      result = result.indices.map { result[$0] - value * result[result.count - 1 - $0] } + [value]
    }
    return result
  }

  /// The lags whose signed sum is the differenced value.
  private var differencing: [(lag: Int, sign: Double)] {
    let period = history.period
    switch (orders.differences, orders.isSeasonal) {
    case (0, false): return []
    case (0, true): return [(period, 1)]
    case (_, false): return [(1, 1)]
    case (_, true): return [(1, 1), (period, 1), (period + 1, -1)]
    }
  }

  private func changes(through end: Int) -> [Double] {
    let lags = differencing
    let first = lags.map(\.lag).max() ?? 0
    guard end > first else { return [] }
    return (first..<end).map { index in
      lags.reduce(history.values[index]) { $0 - $1.sign * history.values[index - $1.lag] }
    }
  }

  /// One-step errors of a centred, differenced series; before its begin all is zero.
  private func errors(_ centred: [Double]) -> [Double] {
    var errors = [Double](repeating: 0, count: centred.count)
    for index in centred.indices { errors[index] = centred[index] - expected(centred, errors, index) }
    return errors
  }

  private func expected(_ centred: [Double], _ errors: [Double], _ index: Int) -> Double {
    var sum = 0.0
    for (lag, coefficient) in auto.enumerated() where index > lag {
      sum += coefficient * centred[index - lag - 1]
    }
    for (lag, coefficient) in average where index >= lag { sum += coefficient * errors[index - lag] }
    return sum
  }

  func means(after origin: Int, horizon: Int) -> [Double] {
    let lags = differencing
    var centred = changes(through: origin).map { $0 - drift }
    var errors = errors(centred)
    var extended = Array(history.values[..<origin])
    for index in origin..<(origin + horizon) {
      let change = expected(centred, errors, centred.count)
      centred.append(change)
      errors.append(0)
      extended.append(
        lags.reduce(change + drift) { $0 + ($1.lag <= index ? $1.sign * extended[index - $1.lag] : 0) })
    }
    return Array(extended[origin...])
  }

  func oneStepMeans() -> [Double] {
    let values = history.values
    let errors = errors(changes(through: values.count).map { $0 - drift })
    let first = values.count - errors.count
    return values.indices.map { $0 < first ? values[$0] : values[$0] - errors[$0 - first] }
  }
}
