/// A way to forecast: fitted to a series once, then asked for any horizon, with prediction intervals.
public protocol Forecaster: Sendable {
  /// The name a person asks for it by.
  var name: String { get }
  /// - Throws: ``ForecastRefusal/tooShort(found:needed:)`` for too little history.
  func fit(_ series: TimeSeries) throws(ForecastRefusal) -> FittedForecaster
}

extension Forecaster {
  /// Fits and predicts.
  /// - Throws: ``ForecastRefusal`` for too little history or too long a horizon.
  public func forecast(_ series: TimeSeries, horizon: Int) throws(ForecastRefusal) -> Forecast {
    try fit(series).predict(horizon: horizon)
  }
}

/// The forecasters by name.
public enum ForecastMethod: String, CaseIterable, Forecaster {
  /// The default: the mean of models whose errors differ.
  case ensemble
  case seasonalNaive = "seasonal-naive"
  case theta, ets, sarima, additive, boosting

  public var name: String { rawValue }

  public func fit(_ series: TimeSeries) throws(ForecastRefusal) -> FittedForecaster {
    try FittedForecaster(models, series, holidays: [])
  }

  private var models: [any ForecastModel.Type] {
    switch self {
    case .ensemble: EnsembleForecaster.models
    case .seasonalNaive: [SeasonalNaive.self]
    case .theta: [ThetaMethod.self]
    case .ets: [ExponentialSmoothing.self]
    case .sarima: [SeasonalARIMA.self]
    case .additive: [AdditiveModel.self]
    case .boosting: [GradientBoosting.self]
    }
  }
}

/// The default forecast.
public struct EnsembleForecaster: Forecaster {
  static let models: [any ForecastModel.Type] = [
    ExponentialSmoothing.self, ThetaMethod.self, SeasonalARIMA.self, AdditiveModel.self,
  ]

  public var name: String { ForecastMethod.ensemble.rawValue }
  private let holidays: Set<Int>

  /// Makes the forecaster.
  /// - Parameter holidays: day numbers (since 1970-01-01) known to be holidays, past and to come. What recurs on dates is
  ///   learnt without them.
  public init(holidays: Set<Int> = []) { self.holidays = holidays }

  public func fit(_ series: TimeSeries) throws(ForecastRefusal) -> FittedForecaster {
    try FittedForecaster(Self.models, series, holidays: holidays)
  }

  /// Steps of history that a forecast needs: eight seasons.
  public static func leastHistory(season: Int) -> Int { max(8 * season, 24) }
}
