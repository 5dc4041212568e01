/// How far values move from one season to the next: half of all history, half of the last eight seasons.
struct Volatility {
  private let changes: [Double]
  private let period: Int
  private let usual: Double
  private let least: Double

  init(_ values: [Double], period: Int) {
    changes = zip(values.dropFirst(period), values).map { abs($0 - $1) }
    self.period = period
    usual = RobustStatistics.median(changes)
    // Where most values repeat, the median is nought, but not the noise.
    least = max(0.2 * changes.reduce(0, +) / Double(max(changes.count, 1)), 1e-9)
  }

  /// As known after `origin` values.
  func at(_ origin: Int) -> Double {
    let end = min(max(origin - period, 0), changes.count)
    let near = Array(changes[max(0, end - 8 * period)..<end])
    return max((usual + (near.isEmpty ? usual : RobustStatistics.median(near))) / 2, least)
  }
}

/// Errors of a forecaster at rolling origins, and the intervals they give: split conformal prediction (Vovk, Gammerman
/// and Shafer 2005; Lei et al. 2018) by horizon, in units of the volatility at the origin.
struct Backtest {
  private(set) var origins = 0
  /// Sum of absolute errors over sum of absolute values.
  private(set) var relative = 0.0
  private var byStep: [[Double]]
  private let depth: Int

  init(
    series: TimeSeries, history: ForecastHistory, volatility: Volatility, depth: Int,
    means: (Int, Int) -> [Double]
  ) {
    self.depth = depth
    byStep = .init(repeating: [], count: depth)
    let count = history.values.count
    let first = max(count / 2, 5 * history.period)
    let spacing = max((count - depth - first) / 24, 1)
    var (absolute, total) = (0.0, 0.0)
    for origin in stride(from: count - depth, through: first, by: -spacing) where origins < 24 {
      origins += 1
      let unit = volatility.at(origin)
      for (step, mean) in means(origin, depth).enumerated() {
        let index = origin + step
        guard let truth = series.values[index] else { continue }
        byStep[step].append((history.forward(truth, at: index) - mean) / unit)
        absolute += abs(truth - history.backward(mean, at: index))
        total += abs(truth)
      }
    }
    relative = total > 0 ? absolute / total : 0
  }

  /// The conformal bounds at a step, pooled with three steps to each side; beyond the backtest they grow with the
  /// fourth root of the horizon.
  func bounds(step: Int, share: Double) -> (below: Double, above: Double) {
    let inside = min(step, depth - 1)
    let pooled = byStep[max(0, inside - 3)...min(depth - 1, inside + 3)].joined().map(abs).sorted()
    let growth = (Double(step + 1) / Double(inside + 1)).squareRoot().squareRoot()
    let bound = RobustStatistics.conformal(pooled, share) * growth
    return (bound, bound)
  }
}
