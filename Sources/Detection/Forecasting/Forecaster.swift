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
  /// The default: all models, weighted by their errors at earlier origins.
  case ensemble
  case seasonalNaive = "seasonal-naive"
  case theta, ets, sarima, additive, boosting

  public var name: String { rawValue }

  public func fit(_ series: TimeSeries) throws(ForecastRefusal) -> FittedForecaster {
    try fit(series, holidays: [])
  }

  /// - Parameter holidays: as for ``EnsembleForecaster/init(holidays:)``.
  public func fit(_ series: TimeSeries, holidays: Set<Int>) throws(ForecastRefusal) -> FittedForecaster {
    try FittedForecaster(models, series, holidays: holidays)
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

/// The default forecast: a mean of six models whose errors differ, each with the weight it earned at earlier origins.
/// Combining beats choosing (Bates and Granger, Operational Research Quarterly 20, 1969).
public struct EnsembleForecaster: Forecaster {
  static let models: [any ForecastModel.Type] = [
    ExponentialSmoothing.self, ThetaMethod.self, SeasonalARIMA.self, AdditiveModel.self,
    GradientBoosting.self,
    SeasonalMedian.self,
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

  /// Steps of history that a forecast needs: eight seasons, or twelve steps where no season is followed.
  public static func leastHistory(season: Int) -> Int { season > 1 ? max(8 * season, 24) : 12 }

  /// Steps of history that a forecast of this series needs. A year of weeks or months is only followed where three years
  /// are there, so that twelve steps are enough.
  public static func leastHistory(of series: TimeSeries) -> Int {
    series.step > TimeSeries.day ? leastHistory(season: 1) : leastHistory(season: series.forecastPeriod)
  }
}
