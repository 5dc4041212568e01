/// A model that is fitted once and can then forecast from any point of the history, so that its errors can be
/// measured at many origins.
protocol Forecaster: Sendable {
  static var name: String { get }
  /// Estimates parameters from the whole history.
  init(fitting values: [Double], period: Int)
  /// Means of the steps after the first `origin` values.
  func means(after origin: Int, of values: [Double], horizon: Int) -> [Double]
}

/// Maps the line to (low, high), for searches without bounds.
enum Bounded {
  static func value(_ x: Double, _ low: Double, _ high: Double) -> Double {
    low + (high - low) / (1 + Logarithm.exponential(-x))
  }
}
