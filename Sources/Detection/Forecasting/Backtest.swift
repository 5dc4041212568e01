/// How far values move from one season to the next: mostly over all history, a part over the last eight seasons.
struct Volatility {
  private static let shareOfRecent = 0.3

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
    let recent = near.isEmpty ? usual : RobustStatistics.median(near)
    return max((1 - Self.shareOfRecent) * usual + Self.shareOfRecent * recent, least)
  }
}

/// Errors of a blend of models at up to 24 earlier origins: the weights of the models, the figure that stands with the
/// forecast, and intervals by split conformal prediction (Vovk, Gammerman and Shafer 2005; Lei et al. 2018), by
/// horizon, in units of the volatility at the origin.
struct Backtest {
  private static let mostOrigins = 24

  /// Shares of the models; they add up to 1.
  let weights: [Double]
  let origins: Int
  /// How many steps ahead errors were measured.
  let depth: Int
  /// Sum of absolute errors over sum of absolute values, on the scale of the data.
  let relative: Double
  private let inner: [Double]
  private let outer: [Double]

  init(
    of models: [any ForecastModel], series: TimeSeries, history: ForecastHistory, volatility: Volatility,
    horizon: Int
  ) {
    let count = history.values.count
    let depth = max(min(horizon, 8 * history.period, count / 4), 1)
    let first = max(count * 3 / 10, min(5 * history.period, count / 2), 5)
    let spacing = max((count - depth - first) / Self.mostOrigins, 1)
    let places = stride(from: count - depth, through: first, by: -spacing).prefix(Self.mostOrigins)
    let paths = places.map { origin in
      models.map { $0.means(after: origin, horizon: depth).map(history.bounded) }
    }
    let truths = places.map { origin in
      (origin..<(origin + depth)).map { index in series.values[index].map { history.forward($0, at: index) } }
    }
    let units = places.map(volatility.at)
    let weights = Self.weights(paths, truths, units, count: models.count)
    var byStep: [[Double]] = .init(repeating: [], count: depth)
    var (absolute, total) = (0.0, 0.0)
    for (place, origin) in places.enumerated() {
      for step in 0..<depth {
        guard let truth = truths[place][step], let actual = series.values[origin + step] else { continue }
        let mean = Self.blend(paths[place], weights, at: step)
        byStep[step].append(abs(truth - mean) / units[place])
        absolute += abs(actual - history.backward(mean, at: origin + step))
        total += abs(actual)
      }
    }
    self.weights = weights
    self.depth = depth
    origins = paths.count
    relative = total > 0 ? absolute / total : 0
    inner = Self.bounds(byStep, share: 0.8)
    outer = Self.bounds(byStep, share: 0.95)
  }

  static func blend(_ paths: [[Double]], _ weights: [Double], at step: Int) -> Double {
    zip(paths, weights).reduce(0) { $0 + $1.0[step] * $1.1 }
  }

  /// A weight falls with the sixth power of a model's mean absolute error: nearly equal models share, clearly worse
  /// ones drop out.
  private static func weights(
    _ paths: [[[Double]]], _ truths: [[Double?]], _ units: [Double], count: Int
  ) -> [Double] {
    var losses = [Double](repeating: 0, count: count)
    for (place, own) in paths.enumerated() {
      for (model, path) in own.enumerated() {
        for (mean, truth) in zip(path, truths[place]) {
          if let truth { losses[model] += abs(truth - mean) / units[place] }
        }
      }
    }
    let least = losses.min() ?? 0
    guard least > 0 else { return losses.map { _ in 1 / Double(count) } }
    let raw = losses.map { loss in
      let ratio = least / loss
      return ratio * ratio * ratio * ratio * ratio * ratio
    }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }

  /// Conformal bounds by step, pooled with three steps to each side. Uncertainty never shrinks with the horizon: where
  /// a sample says so, the earlier bound stays.
  private static func bounds(_ errors: [[Double]], share: Double) -> [Double] {
    // Where gaps leave nothing to measure, a few seasonal changes.
    var most = errors.allSatisfy(\.isEmpty) ? (share > 0.9 ? 4 : 2) : 0.0
    return errors.indices.map { step in
      let near = errors[max(0, step - 3)...min(errors.count - 1, step + 3)]
      most = max(most, RobustStatistics.conformal(near.joined().sorted(), share))
      return most
    }
  }

  /// Half the width of the 80 and the 95 % interval, in units of the volatility. Beyond the backtest it grows with the
  /// fourth root of the horizon.
  func halfWidths(step: Int) -> (inner: Double, outer: Double) {
    let inside = min(step, depth - 1)
    let growth = (Double(step + 1) / Double(inside + 1)).squareRoot().squareRoot()
    return (inner[inside] * growth, outer[inside] * growth)
  }
}
