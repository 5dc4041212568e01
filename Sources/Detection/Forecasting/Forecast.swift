/// What a series is expected to do next, with intervals that were measured, not assumed.
public struct Forecast: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    /// Seconds since 1970-01-01.
    public var second: Int
    public var mean: Double
    public var lower80: Double
    public var upper80: Double
    public var lower95: Double
    public var upper95: Double
  }

  public var steps: [Step]
  /// The models blended, heaviest first; those with less than a tenth of the weight are left out.
  public var model: String
  /// Sum of absolute errors over sum of absolute values, when the same blend forecast the last stretches of history.
  public var backtestError: Double
  /// How many origins the backtest forecast from.
  public var backtestOrigins: Int
  /// How many steps ahead errors were measured; intervals of later steps are drawn out from these.
  public var backtestDepth: Int
  /// The farthest step that this history can honestly carry.
  public var horizonLimit: Int
  /// The shares of the models; they add up to 1.
  var weights: [Double]
}

/// Why there is no forecast.
public enum ForecastRefusal: Error, Hashable, Sendable {
  /// There are `found` steps of history and `needed` are needed.
  case tooShort(found: Int, needed: Int)
  /// At most `limit` steps can honestly be said from this history.
  case tooFar(limit: Int)
}
