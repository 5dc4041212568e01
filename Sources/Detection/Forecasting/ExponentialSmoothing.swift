/// Exponential smoothing with additive errors and season and no, damped or full trend: ETS(A,N,A), (A,Ad,A) and
/// (A,A,A) of Hyndman, Koehler, Ord and Snyder (Forecasting with Exponential Smoothing, 2008), chosen by the corrected
/// criterion of Akaike. Errors are additive on purpose: multiplicative ones make intervals explode.
struct ExponentialSmoothing: ForecastModel {
  static let name = "ETS"

  enum Trend: CaseIterable { case none, damped, full }

  private var alpha = 0.2
  private var beta = 0.0
  private var gamma = 0.05
  private var damping = 1.0
  /// The slope before the first step, which a steady trend keeps; a damped one forgets it.
  private var firstSlope = 0.0
  private var usualSlope: Double
  private(set) var trend = Trend.none
  private var history: ForecastHistory

  private struct State {
    var level: Double
    var slope = 0.0
    var season: [Double]
    var squares = 0.0
  }

  init(fitting history: ForecastHistory) {
    self.history = history
    // From the first to the last quarter.
    let quarter = max(history.values.count / 4, 1)
    let rise = history.values.suffix(quarter).reduce(0, +) - history.values.prefix(quarter).reduce(0, +)
    usualSlope = rise / Double(quarter) / Double(max(history.values.count - quarter, 1))
    let start: [Trend: [Double]] = [
      .none: [-1.5, -2.5], .damped: [-1.5, -2.5, -3, 1], .full: [-1.5, -2.5, -3, 0.5],
    ]
    let count = Double(max(history.values.count - 2 * history.period, 4))
    var least = Double.infinity
    var best = self
    for candidate in Trend.allCases {
      var trial = self
      trial.trend = candidate
      let point = SimplexSearch.minimum(
        from: start[candidate] ?? [], step: 0.8, evaluations: candidate == .none ? 80 : 140
      ) { point in
        trial.take(point)
        return trial.filter(through: history.values.count).squares
      }
      trial.take(point)
      let squares = max(trial.filter(through: history.values.count).squares, 1e-12)
      let parameters = Double(point.count + 1)
      let criterion =
        count * Logarithm.natural(squares / count) + 2 * parameters
        + 2 * parameters * (parameters + 1) / max(count - parameters - 1, 1)
      if criterion < least { (least, best) = (criterion, trial) }
    }
    self = best
  }

  private mutating func take(_ point: [Double]) {
    alpha = Bounded.value(point[0], 0.001, 0.9)
    gamma = (1 - alpha) * Bounded.value(point[1], 0.001, 0.5)
    beta = trend == .none ? 0 : alpha * Bounded.value(point[2], 0, 0.3)
    damping = trend == .damped ? Bounded.value(point[3], 0.8, 0.98) : 1
    firstSlope = trend == .full ? point[3] * usualSlope : 0
  }

  private func filter(through end: Int, _ each: (Int, Double) -> Void = { _, _ in }) -> State {
    let (values, period) = (history.values, history.period)
    let first = Array(values.prefix(min(4 * period, end)))
    let level = first.reduce(0, +) / Double(max(first.count, 1))
    var season = [Double](repeating: 0, count: period)
    if period > 1 {
      for phase in 0..<period {
        let same = stride(from: phase, to: first.count, by: period).map { first[$0] - level }
        season[phase] = same.isEmpty ? 0 : same.reduce(0, +) / Double(same.count)
      }
    }
    let middle = firstSlope * Double(max(first.count - 1, 0)) / 2
    var state = State(level: level - middle - firstSlope, slope: firstSlope, season: season)
    var phase = 0
    for index in 0..<end {
      let trend = damping * state.slope
      let expected = state.level + trend + state.season[phase]
      each(index, expected)
      let error = values[index] - expected
      state.level += trend + alpha * error
      state.slope = trend + beta * error
      if period > 1 { state.season[phase] += gamma * error }
      if index >= 2 * period { state.squares += error * error }
      phase = phase + 1 == period ? 0 : phase + 1
    }
    return state
  }

  func means(after origin: Int, horizon: Int) -> [Double] {
    let state = filter(through: origin)
    var factor = 0.0
    var power = 1.0
    return (0..<horizon).map { step in
      power *= damping
      factor += power
      return state.level + factor * state.slope + state.season[(origin + step) % history.period]
    }
  }

  func oneStepMeans() -> [Double] {
    var means = history.values
    _ = filter(through: means.count) { means[$0] = $1 }
    return means
  }
}
