/// Exponential smoothing with additive errors, damped trend and additive season: ETS(A,Ad,A) of Hyndman, Koehler,
/// Ord and Snyder (Forecasting with Exponential Smoothing, 2008). Errors are additive on purpose: multiplicative ones
/// make intervals explode.
struct ExponentialSmoothing: Forecaster {
  static let name = "ETS"

  private var alpha = 0.2
  private var beta = 0.01
  private var gamma = 0.05
  private var damping = 0.95
  private let period: Int

  private struct State {
    var level: Double
    var slope = 0.0
    var season: [Double]
    var squares = 0.0
  }

  init(fitting values: [Double], period: Int) {
    self.period = period
    let best = SimplexSearch.minimum(from: [-1.5, -3, -2.5, 1], step: 0.8, evaluations: 160) { point in
      var trial = self
      trial.take(point)
      return trial.filter(values, through: values.count).squares
    }
    take(best)
  }

  private mutating func take(_ point: [Double]) {
    alpha = Bounded.value(point[0], 0.001, 0.9)
    beta = alpha * Bounded.value(point[1], 0, 0.3)
    gamma = (1 - alpha) * Bounded.value(point[2], 0.001, 0.5)
    damping = Bounded.value(point[3], 0.8, 0.98)
  }

  private func filter(_ values: [Double], through end: Int) -> State {
    let first = Array(values.prefix(min(4 * period, end)))
    let level = first.reduce(0, +) / Double(max(first.count, 1))
    var season = [Double](repeating: 0, count: period)
    if period > 1 {
      for phase in 0..<period {
        let same = stride(from: phase, to: first.count, by: period).map { first[$0] - level }
        season[phase] = same.isEmpty ? 0 : same.reduce(0, +) / Double(same.count)
      }
    }
    var state = State(level: level, season: season)
    var phase = 0
    for index in 0..<end {
      let trend = damping * state.slope
      let error = values[index] - state.level - trend - state.season[phase]
      state.level += trend + alpha * error
      state.slope = trend + beta * error
      if period > 1 { state.season[phase] += gamma * error }
      if index >= 2 * period { state.squares += error * error }
      phase = phase + 1 == period ? 0 : phase + 1
    }
    return state
  }

  func means(after origin: Int, of values: [Double], horizon: Int) -> [Double] {
    let state = filter(values, through: origin)
    var factor = 0.0
    var power = 1.0
    return (0..<horizon).map { step in
      power *= damping
      factor += power
      return state.level + factor * state.slope + state.season[(origin + step) % period]
    }
  }
}
