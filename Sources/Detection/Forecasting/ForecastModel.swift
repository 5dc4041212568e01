/// A model that is fitted once and can then forecast from any point of the history, so that its errors can be
/// measured at many origins. What it forecasts is on the scale of ``ForecastHistory/values``.
protocol ForecastModel: Sendable {
  static var name: String { get }
  init(fitting history: ForecastHistory)
  /// Means of the steps after the first `origin` values.
  func means(after origin: Int, horizon: Int) -> [Double]
  /// For each step of the history what was expected of it one step before; steps too early to say are the value itself.
  func oneStepMeans() -> [Double]
}

/// Maps the line to (low, high), for searches without bounds.
enum Bounded {
  static func value(_ x: Double, _ low: Double, _ high: Double) -> Double {
    low + (high - low) / (1 + Logarithm.exponential(-x))
  }
}
