/// The seasonal ARIMA (1,0,1)(0,1,1) of Box and Jenkins, fitted by conditional sum of squares. Fixed orders: on daily
/// business series a stepwise search gains nothing for many times the work.
struct SeasonalARIMA: Forecaster {
  static let name = "SARIMA"

  private var auto = 0.5
  private var average = 0.0
  private var seasonal = 0.6
  private let period: Int

  init(fitting values: [Double], period: Int) {
    self.period = period
    let best = SimplexSearch.minimum(from: [1, 0, 1.5], step: 0.7, evaluations: 150) { point in
      var trial = self
      trial.take(point)
      return trial.errors(values, through: values.count).reduce(0) { $0 + $1 * $1 }
    }
    take(best)
  }

  private mutating func take(_ point: [Double]) {
    auto = Bounded.value(point[0], -0.98, 0.98)
    average = Bounded.value(point[1], -0.95, 0.95)
    seasonal = Bounded.value(point[2], 0, 0.97)
  }

  /// One-step errors; w(t) = y(t) − y(t−s) = φ·w(t−1) + e(t) − θ·e(t−1) − Θ·e(t−s) + θΘ·e(t−s−1).
  private func errors(_ values: [Double], through end: Int) -> [Double] {
    var errors = [Double](repeating: 0, count: end)
    guard end > period + 1 else { return errors }
    for index in (period + 1)..<end {
      let change = values[index] - values[index - period]
      let before = values[index - 1] - values[index - 1 - period]
      errors[index] =
        change - auto * before + average * errors[index - 1] + seasonal * errors[index - period]
        - average * seasonal * errors[index - period - 1]
    }
    return errors
  }

  func means(after origin: Int, of values: [Double], horizon: Int) -> [Double] {
    var extended = Array(values.prefix(origin))
    var errors = self.errors(values, through: origin)
    for index in origin..<(origin + horizon) {
      let change =
        auto * (extended[index - 1] - extended[index - 1 - period]) - average * errors[index - 1]
        - seasonal * errors[index - period] + average * seasonal * errors[index - period - 1]
      extended.append(extended[index - period] + change)
      errors.append(0)
    }
    return Array(extended[origin...])
  }
}
