/// Seasonal and trend decomposition by loess with robustness weights (STL: Cleveland, Cleveland, McRae and Terpenning,
/// Journal of Official Statistics 6, 1990). Windows are wide, 35 seasons and 29 or more steps: the usual narrow ones
/// eat a third of the noise, and what is left looks far too odd.
struct LoessDecomposition {
  private(set) var trend: [Double]
  private(set) var season: [Double]
  /// What smoothing takes from the standard deviation of the noise.
  let shrinkage: Double

  init(_ values: [Double], period: Int, seasonWindow: Int = 35, trendWindow: Int = 29, rounds: Int = 4) {
    let count = values.count
    let trendWindow = max(trendWindow, 2 * period + 1)
    trend = .init(repeating: 0, count: count)
    season = .init(repeating: 0, count: count)
    // The weight of a point in its own fit is one over the sum of tricube weights, 0.579 of the window.
    let own = 1 / (0.579 * Double(trendWindow)) + (period > 1 ? 1 / (0.579 * Double(seasonWindow)) : 0)
    shrinkage = max(1 - own, 0.5).squareRoot()
    var weights = [Double](repeating: 1, count: count)
    for round in 0..<rounds {
      if period > 1, count >= 2 * period {
        let free = zip(values, trend).map { $0 - $1 }
        var raw = [Double](repeating: 0, count: count)
        for phase in 0..<period {
          let places = Array(stride(from: phase, to: count, by: period))
          let smooth = Self.loess(places.map { free[$0] }, places.map { weights[$0] }, window: seasonWindow)
          for (place, value) in zip(places, smooth) { raw[place] = value }
        }
        // The low-pass filter: what a whole season averages to belongs to the trend.
        let low = Self.movingMean(Self.movingMean(raw, period), 3)
        season = zip(raw, low).map { $0 - $1 }
      }
      trend = Self.loess(zip(values, season).map { $0 - $1 }, weights, window: trendWindow)
      guard round + 1 < rounds else { break }
      let rest = values.indices.map { abs(values[$0] - trend[$0] - season[$0]) }
      let reach = max(6 * RobustStatistics.median(rest), 1e-12)
      weights = rest.map { value in
        let ratio = value / reach
        return ratio >= 1 ? 0 : (1 - ratio * ratio) * (1 - ratio * ratio)
      }
    }
  }

  /// Local lines with tricube weights.
  private static func loess(_ values: [Double], _ weights: [Double], window: Int) -> [Double] {
    let count = values.count
    return (0..<count).map { index in
      let low = max(0, min(index - window / 2, count - window))
      let high = min(count, low + window)
      let reach = Double(max(index - low, high - 1 - index) + 1)
      var (total, first, second, level, slope) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for other in low..<high {
        let distance = Double(other - index)
        let ratio = abs(distance) / reach
        let cube = 1 - ratio * ratio * ratio
        let weight = cube * cube * cube * weights[other]
        total += weight
        first += weight * distance
        second += weight * distance * distance
        level += weight * values[other]
        slope += weight * distance * values[other]
      }
      let determinant = total * second - first * first
      if total < 1e-9 { return values[index] }
      return determinant > 1e-9 * total * second
        ? (second * level - first * slope) / determinant : level / total
    }
  }

  /// Means of so many neighbours; fewer at the ends.
  private static func movingMean(_ values: [Double], _ window: Int) -> [Double] {
    values.indices.map { index in
      let low = max(0, min(index - window / 2, values.count - window))
      let around = values[low..<min(values.count, low + window)]
      return around.reduce(0, +) / Double(around.count)
    }
  }
}

/// What a robust seasonal-trend decomposition leaves over, in deviations that count what smoothing took away.
struct LoessDetector: AnomalyDetector {
  var reach: Double
  var name: String { "stl" }

  func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline {
    let scaled = try ScaledSeries(series)
    let (scale, values, period) = (scaled.scale, scaled.values, scaled.period)
    // Gaps and first guesses from the running medians.
    let filled = zip(values, scaled.centre).map { $0 ?? $1 }
    let fit = LoessDecomposition(filled, period: period)
    let centre = zip(fit.trend, fit.season).map { $0 + $1 }
    let rest = values.indices.map { index in values[index].map { $0 - centre[index] } }
    let deviation = NoiseLevel.deviations(of: rest, least: scale.leastDeviation).map { $0 / fit.shrinkage }
    return Baseline(
      values, scale: scale, period: period, centre: centre, deviation: deviation, level: fit.trend,
      reach: reach)
  }

  func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult {
    var flags = baseline.stepsOutside(series)
    for index in flags.indices where !flags[index] { flags[index] = baseline.isTotalLoss(series, at: index) }
    return baseline.events(in: series, flags: flags)
  }
}
