/// The last season again (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2).
struct SeasonalNaive: ForecastModel {
  static let name = "seasonal naive"
  private let history: ForecastHistory

  init(fitting history: ForecastHistory) { self.history = history }

  func means(after origin: Int, horizon: Int) -> [Double] {
    (0..<horizon).map { step in
      let index = origin - history.period + step % history.period
      return history.values[max(index, 0)]
    }
  }

  func oneStepMeans() -> [Double] {
    history.values.indices.map { history.values[$0 < history.period ? $0 : $0 - history.period] }
  }
}

/// The median of the same phase over the last eight seasons: slow, and moved by no single event.
struct SeasonalMedian: ForecastModel {
  static let name = "seasonal median"
  private let history: ForecastHistory

  init(fitting history: ForecastHistory) { self.history = history }

  func means(after origin: Int, horizon: Int) -> [Double] {
    let period = history.period
    let phases = (0..<period).map { phase in
      let first = origin - period + phase
      let same = stride(from: first, through: max(first - 7 * period, 0), by: -period).map {
        history.values[max($0, 0)]
      }
      return RobustStatistics.median(same)
    }
    return (0..<horizon).map { phases[$0 % period] }
  }

  func oneStepMeans() -> [Double] {
    history.values.indices.map { $0 < history.period ? history.values[$0] : means(after: $0, horizon: 1)[0] }
  }
}
