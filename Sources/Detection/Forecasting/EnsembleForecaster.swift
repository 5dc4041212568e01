/// The default forecast: the mean of ETS, Theta and SARIMA, whose errors differ; intervals by
/// split conformal prediction (Vovk, Gammerman and Shafer 2005; Lei et al. 2018) from the blend's own errors at
/// rolling origins, by horizon, in units of the volatility at the origin.
public struct EnsembleForecaster: Sendable {
  private static let models: [any Forecaster.Type] = [
    ExponentialSmoothing.self, ThetaMethod.self, SeasonalARIMA.self,
  ]

  /// Makes the forecaster.
  public init() {}

  /// Steps of history that a forecast needs: eight seasons.
  public static func leastHistory(season: Int) -> Int { max(8 * season, 24) }

  /// - Throws: ``ForecastRefusal`` for too little history or too long a horizon (half the history is the limit).
  public func forecast(_ series: TimeSeries, horizon: Int) throws(ForecastRefusal) -> Forecast {
    let period = series.season
    let count = series.values.count
    let known = series.values.count { $0 != nil }
    let needed = Self.leastHistory(season: period)
    guard known >= needed else { throw .tooShort(found: known, needed: needed) }
    guard horizon <= count / 2 else { throw .tooFar(limit: count / 2) }
    let history = ForecastHistory(series, period: period)
    let fitted = Self.models.map { $0.init(fitting: history.values, period: period) }
    let blend = { (origin: Int, steps: Int) -> [Double] in
      let paths = fitted.map { $0.means(after: origin, of: history.values, horizon: steps) }
      return (0..<steps).map { step in
        history.bounded(paths.reduce(0) { $0 + $1[step] } / Double(paths.count))
      }
    }
    let volatility = Volatility(history.values, period: period)
    let depth = max(min(horizon, 8 * period, count / 4), 1)
    let errors = BacktestErrors(
      series: series, history: history, volatility: volatility, depth: depth, period: period, blend: blend)
    let unit = volatility.at(count)
    let steps = blend(count, horizon).enumerated().map { step, mean in
      let spread = { (share: Double) in unit * errors.bound(step: step, share: share) }
      let (inner, outer) = (spread(0.8), spread(0.95))
      return Forecast.Step(
        second: series.second(at: count + step), mean: history.backward(mean),
        lower80: history.backward(mean - inner), upper80: history.backward(mean + inner),
        lower95: history.backward(mean - outer), upper95: history.backward(mean + outer))
    }
    return Forecast(
      steps: steps, model: fitted.map { type(of: $0).name }.joined(separator: " + "),
      backtestError: errors.relative, backtestOrigins: errors.origins)
  }
}

/// How far values move from one season to the next: half of all history, half of the last eight seasons.
struct Volatility {
  private let changes: [Double]
  private let period: Int
  private let usual: Double

  init(_ values: [Double], period: Int) {
    changes = zip(values.dropFirst(period), values).map { abs($0 - $1) }
    self.period = period
    usual = RobustStatistics.median(changes)
  }

  /// As known after `origin` values.
  func at(_ origin: Int) -> Double {
    let end = min(max(origin - period, 0), changes.count)
    let near = Array(changes[max(0, end - 8 * period)..<end])
    return max((usual + (near.isEmpty ? usual : RobustStatistics.median(near))) / 2, 1e-9)
  }
}

/// Errors of a blend at rolling origins.
struct BacktestErrors {
  private(set) var origins = 0
  /// Sum of absolute errors over sum of absolute values.
  private(set) var relative = 0.0
  private var byStep: [[Double]]
  private let depth: Int

  init(
    series: TimeSeries, history: ForecastHistory, volatility: Volatility, depth: Int, period: Int,
    blend: (Int, Int) -> [Double]
  ) {
    self.depth = depth
    byStep = .init(repeating: [], count: depth)
    let count = history.values.count
    let first = max(count / 2, 5 * period)
    let spacing = max((count - depth - first) / 24, 1)
    var (absolute, total) = (0.0, 0.0)
    for origin in stride(from: count - depth, through: first, by: -spacing) where origins < 24 {
      origins += 1
      let unit = volatility.at(origin)
      for (step, mean) in blend(origin, depth).enumerated() {
        guard let truth = series.values[origin + step] else { continue }
        byStep[step].append(abs(history.forward(truth) - mean) / unit)
        absolute += abs(truth - history.backward(mean))
        total += abs(truth)
      }
    }
    relative = total > 0 ? absolute / total : 0
  }

  /// The conformal bound at a step, pooled with three steps to each side; beyond the backtest it grows with the
  /// fourth root of the horizon.
  func bound(step: Int, share: Double) -> Double {
    let inside = min(step, depth - 1)
    let pooled = byStep[max(0, inside - 3)...min(depth - 1, inside + 3)].joined().sorted()
    let growth = Double(step + 1) / Double(inside + 1)
    return RobustStatistics.conformal(pooled, share) * growth.squareRoot().squareRoot()
  }
}
