/// The methods that can be asked for by name.
public enum DetectionMethod: String, Hashable, Sendable, CaseIterable {
  case standard = "default"
  case robust, band
  case zScore = "z-score"
  case iqr, mad, sensitivity, stl
  case esd = "s-h-esd"
  case pelt
  case seasonalNaive = "seasonal-naive"
  case ets, theta, sarima, additive, boosting

  /// One line for a list.
  public var summary: String {
    switch self {
    case .standard: "robust for days, longer steps and hours that follow the week; else band"
    case .robust: "season, level and noise by medians; shifts, gaps and yearly peaks by rules of their own"
    case .band: "far outside the recent past, looking back only"
    case .zScore: "three standard deviations"
    case .iqr: "three interquartile ranges beyond the quartiles of the weekday"
    case .mad: "3.5 median absolute deviations"
    case .sensitivity: "a budget of false alarms a year, from the tail of the series itself"
    case .stl: "residual of a robust seasonal-trend decomposition by loess"
    case .esd: "seasonal hybrid extreme studentized deviate test"
    case .pelt: "change points of level, trend and variance"
    case .ets: "errors of exponential smoothing one step ahead"
    case .theta: "errors of the theta method one step ahead"
    case .sarima: "errors of a seasonal ARIMA one step ahead"
    case .seasonalNaive: "differences from the season before"
    case .additive: "errors of an additive model of trend, seasons and holidays one step ahead"
    case .boosting: "errors of gradient boosted trees one step ahead"
    }
  }

  /// The detector for a series.
  public func detector(for series: TimeSeries, sensitivity: Sensitivity = .normal) -> any AnomalyDetector {
    let factor = sensitivity.factor
    return switch self {
    case .standard where series.step < TimeSeries.day && !series.followsTheWeek:
      BandDetector(threshold: 0.35 * factor)
    case .standard, .robust: RobustDetector(threshold: RobustDetector.usualThreshold * factor)
    case .band: BandDetector(threshold: 0.35 * factor)
    case .zScore: ResidualDetector(ZScoreRule(reach: 3 * factor))
    case .iqr: ResidualDetector(QuartileRule(reach: 3 * factor))
    case .mad: ResidualDetector(DeviationRule(reach: 3.5 * factor))
    case .sensitivity: ResidualDetector(TailRule(sensitivity: sensitivity))
    case .stl: LoessDetector(reach: 4.2 * factor)
    case .esd: ResidualDetector(StudentizedRule(level: sensitivity == .high ? 0.2 : 0.05))
    case .pelt: ChangePointDetector(penalty: factor)
    case .seasonalNaive: forecasting(SeasonalNaive.self, factor)
    case .ets: forecasting(ExponentialSmoothing.self, factor)
    case .theta: forecasting(ThetaMethod.self, factor)
    case .sarima: forecasting(SeasonalARIMA.self, factor)
    case .additive: forecasting(AdditiveModel.self, factor)
    case .boosting: forecasting(GradientBoosting.self, factor)
    }
  }

  private func forecasting(_ model: any ForecastModel.Type, _ factor: Double) -> ForecastDetector {
    ForecastDetector(model: model, reach: 4.2 * factor, name: rawValue)
  }
}
