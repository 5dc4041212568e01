/// Mean and standard deviation of all (the three-sigma rule; Shewhart, Economic Control of Quality of Manufactured
/// Product, 1931).
struct ZScoreRule: ResidualRule {
  var reach: Double
  var name: String { "z-score" }
  var title: String { "the global z-score" }

  func bounds(of values: [Double?], period: Int) -> ResidualBounds {
    let known = values.compactMap(\.self)
    let mean = known.reduce(0, +) / Double(max(known.count, 1))
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(max(known.count - 1, 1))).squareRoot()
    return ResidualBounds(count: values.count, centre: mean, deviation: deviation, reach: reach)
  }
}

/// Interquartile ranges beyond the quartiles of the same place in the season (the outer fences of Tukey, Exploratory
/// Data Analysis, 1977).
struct QuartileRule: ResidualRule {
  var reach: Double
  var name: String { "iqr" }
  var title: String { "the interquartile rule by weekday" }

  func bounds(of values: [Double?], period: Int) -> ResidualBounds {
    var bounds = ResidualBounds(count: values.count, lower: 0, upper: 0, deviation: 1)
    // Quartiles of fewer than eight values say nothing.
    let period = period > 1 && values.count >= 8 * period ? period : 1
    for phase in 0..<period {
      let places = Array(stride(from: phase, to: values.count, by: period))
      let sorted = places.compactMap { values[$0] }.sorted()
      let (low, high) = (RobustStatistics.quantile(sorted, 0.25), RobustStatistics.quantile(sorted, 0.75))
      for place in places {
        bounds.lower[place] = low - reach * (high - low)
        bounds.upper[place] = high + reach * (high - low)
        bounds.deviation[place] = max((high - low) / 1.349, 1e-9)
      }
    }
    return bounds
  }
}

/// Median absolute deviations from the median (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993).
struct DeviationRule: ResidualRule {
  var reach: Double
  var name: String { "mad" }
  var title: String { "the median absolute deviation" }

  func bounds(of values: [Double?], period: Int) -> ResidualBounds {
    let known = values.compactMap(\.self).sorted()
    let (median, deviation) = RobustStatistics.spread(known)
    return ResidualBounds(count: values.count, centre: median, deviation: deviation, reach: reach)
  }
}

/// A budget of false alarms, turned into a distance by the tail of the series' own distances (`ParetoTail`). Total
/// losses are caught whatever the tail.
struct TailRule: ResidualRule {
  var sensitivity: Sensitivity
  var name: String { "sensitivity" }
  var title: String { "the same budget" }

  func bounds(of values: [Double?], period: Int) -> ResidualBounds {
    let known = values.compactMap(\.self).sorted()
    let (median, spread) = RobustStatistics.spread(known)
    let deviation = max(spread, 1e-9)
    // The events themselves must not widen the tail they are measured by: the largest hundredth is left out.
    let distances = known.map { abs($0 - median) / deviation }.sorted()
    let tail = ParetoTail(of: Array(distances.prefix(max(distances.count * 99 / 100, 1))))
    let stepsPerYear = period == 12 ? 12.0 : period == 52 || period == 1 ? 52 : period == 7 ? 365 : 365 * 24
    let reach = tail.distance(exceededWith: min(sensitivity.falseAlarmsPerYear / stepsPerYear, 0.01))
    return ResidualBounds(count: values.count, centre: median, deviation: deviation, reach: reach)
  }
}

/// The seasonal hybrid extreme studentized deviate test (Hochenbaum, Vallis and Kejariwal, Automatic Anomaly
/// Detection in the Cloud via Statistical Learning, 2017): the generalised test of Rosner (Technometrics 25, 1983)
/// with median and median absolute deviation, for up to a twentieth of the steps.
struct StudentizedRule: ResidualRule {
  var level: Double
  var name: String { "s-h-esd" }
  var title: String { "the test" }

  func bounds(of values: [Double?], period: Int) -> ResidualBounds {
    var known = values.compactMap(\.self).sorted()
    let all = known
    let (centre, deviation) = RobustStatistics.spread(all)
    var reach = Double.infinity
    for _ in 0..<max(all.count / 20, 1) where known.count > 10 {
      let (median, unit) = RobustStatistics.spread(known)
      guard let low = known.first, let high = known.last, unit > 0 else { break }
      let isLow = median - low > high - median
      let extreme = isLow ? low : high
      let count = Double(known.count)
      let point = Self.student(above: level / (2 * count), freedom: count - 2)
      let critical = (count - 1) * point / ((count - 2 + point * point) * count).squareRoot()
      if abs(extreme - median) / unit > critical { reach = min(reach, abs(extreme - centre) * (1 - 1e-12)) }
      if isLow { known.removeFirst() } else { known.removeLast() }
    }
    if !reach.isFinite { reach = 2 * max(abs(all.first ?? 0), abs(all.last ?? 0)) + 1 }
    return ResidualBounds(
      count: values.count, lower: centre - reach, upper: centre + reach, deviation: max(deviation, 1e-9))
  }

  /// A point of Student's distribution from the normal one by the expansion of Fisher and Cornish (Abramowitz and
  /// Stegun 26.7.5), good beyond ten degrees of freedom.
  static func student(above share: Double, freedom: Double) -> Double {
    let z = GaussianTail.point(above: share)
    let (z3, z5) = (z * z * z, z * z * z * z * z)
    return z + (z3 + z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom * freedom)
  }
}
