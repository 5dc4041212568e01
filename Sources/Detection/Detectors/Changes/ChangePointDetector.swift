/// Change points of level, trend and variance. On the even scale without season, a line is fitted to every segment
/// (`ChangePointSearch`); where the lines do not meet, the level shifted, where their slopes differ, the trend
/// changed. The variance of what the lines leave is divided in the same way. Penalties grow with the correlation of
/// neighbouring steps, which otherwise looks like many small changes (Lavielle and Moulines 2000).
struct ChangePointDetector: AnomalyDetector {
  /// Multiplies the penalties; 1 is usual.
  var penalty: Double
  var name: String { "pelt" }

  func fit(_ series: TimeSeries) throws(DetectionRefusal) -> Baseline {
    try series.requireHistory()
    let scale = VarianceScale(of: series.values.compactMap(\.self))
    let values = series.values.map { $0.map(scale.forward) }
    let period = series.detectionPeriod
    let fit = Decomposition(
      values, period: period, window: Decomposition.window(for: period), least: scale.leastDeviation)
    // Spikes are drawn in: they are events, not changes.
    let plain = values.indices.map { index in
      let rest = (values[index] ?? fit.expected(at: index)) - fit.expected(at: index)
      return fit.level[index] + min(max(rest, -3 * fit.deviation[index]), 3 * fit.deviation[index])
    }
    let noise = noise(of: plain)
    let segments = lines(through: plain, noise: noise)
    var baseline = Baseline(
      values, scale: scale, period: period, centre: values.indices.map { fit.expected(at: $0) },
      deviation: fit.deviation, level: fit.level, reach: 4.2)
    for (range, line) in segments {
      for index in range {
        baseline.level[index] = line.value(at: Double(index))
        baseline.centre[index] = baseline.level[index] + fit.season[index]
      }
    }
    for index in values.indices {
      baseline.lower[index] = baseline.centre[index] - 4.2 * fit.deviation[index]
      baseline.upper[index] = baseline.centre[index] + 4.2 * fit.deviation[index]
    }
    baseline.changes = changes(segments, noise: noise) + spreads(plain, baseline)
    return baseline
  }

  func detectAnomalies(in series: TimeSeries, against baseline: Baseline) -> DetectionResult {
    var result = baseline.events(in: series, flags: series.values.map { _ in false })
    result.findings += baseline.changes.map { baseline.finding(of: $0) }
    result.findings.sort { $0.start < $1.start }
    for change in baseline.changes { result.points[change.index].isAnomaly = true }
    return result
  }

  // MARK: Level and trend

  private struct Noise {
    var deviation: Double
    /// The correlation of neighbouring steps, 0…0.8.
    var correlation: Double
    /// What correlation does to the variance of means.
    var inflation: Double { (1 + correlation) / (1 - correlation) }
  }

  /// From differences, which level and trend do not reach: var(x(t) − x(t−2)) = 2σ²(1 − ρ²) and
  /// var(x(t) − x(t−1)) = 2σ²(1 − ρ).
  private func noise(of values: [Double]) -> Noise {
    func spread(_ lag: Int) -> Double {
      RobustStatistics.deviation(zip(values.dropFirst(lag), values).map { $0 - $1 }, around: 0)
    }
    let (one, two) = (spread(1), spread(2))
    guard one > 0 else { return Noise(deviation: 1e-9, correlation: 0) }
    let correlation = min(max(two * two / (one * one) - 1, 0), 0.8)
    return Noise(deviation: one / (2 * (1 - correlation)).squareRoot(), correlation: correlation)
  }

  private func lines(through values: [Double], noise: Noise) -> [(Range<Int>, SegmentSums.Line)] {
    let sums = SegmentSums(values)
    let variance = noise.deviation * noise.deviation
    let cuts = ChangePointSearch.changes(
      count: values.count, least: 10,
      penalty: 5 * penalty * noise.inflation * Logarithm.natural(Double(max(values.count, 2)))
    ) { sums.line($0, $1).squaredError / variance }
    let edges = [0] + cuts + [values.count]
    return zip(edges, edges.dropFirst()).map { ($0..<$1, sums.line($0, $1)) }
  }

  private func changes(_ segments: [(Range<Int>, SegmentSums.Line)], noise: Noise) -> [Baseline.Change] {
    zip(segments, segments.dropFirst()).compactMap { earlier, later in
      let place = Double(later.0.lowerBound) - 0.5
      let jump = later.1.value(at: place) - earlier.1.value(at: place)
      let (before, after) = (Double(earlier.0.count), Double(later.0.count))
      // The value at its end of a line over n steps has a variance of 4σ²/n, its slope one of 12σ²/n³.
      let unit = noise.deviation * noise.inflation.squareRoot()
      let jumpScore = abs(jump) / (unit * (4 / before + 4 / after).squareRoot())
      let bend = later.1.slope - earlier.1.slope
      let bendScore =
        abs(bend) / (unit * (12 / (before * before * before) + 12 / (after * after * after)).squareRoot())
      if abs(jump) >= 1.3 * noise.deviation, jumpScore >= 4 * penalty, jumpScore > bendScore {
        return Baseline.Change(
          kind: .levelShift, index: later.0.lowerBound, size: jump, before: earlier.1.value(at: place),
          after: later.1.value(at: place), score: jumpScore)
      }
      guard bendScore >= 4 * penalty, abs(bend) * min(before, after) >= 1.5 * noise.deviation else {
        return nil
      }
      return Baseline.Change(
        kind: .trendChange, index: later.0.lowerBound, size: bend, before: earlier.1.slope,
        after: later.1.slope, score: bendScore)
    }
  }

  // MARK: Variance

  /// Twice the negative log-likelihood of normal noise with a variance of its own in every segment.
  private func spreads(_ values: [Double], _ baseline: Baseline) -> [Baseline.Change] {
    let rest = zip(values, baseline.level).map { $0 - $1 }
    let sums = SegmentSums(rest)
    let least = 28
    let floor = 1e-12 + (RobustStatistics.median(baseline.deviation) / 100).squared
    let cuts = ChangePointSearch.changes(
      count: rest.count, least: least,
      penalty: 6 * penalty * Logarithm.natural(Double(max(rest.count, 2)))
    ) { Double($1 - $0) * Logarithm.natural(max(sums.meanSquare($0, $1), floor)) }
    let edges = [0] + cuts + [rest.count]
    return cuts.indices.compactMap { cut in
      let before = max(sums.meanSquare(edges[cut], edges[cut + 1]), floor).squareRoot()
      let after = max(sums.meanSquare(edges[cut + 1], edges[cut + 2]), floor).squareRoot()
      let ratio = Logarithm.natural(after / before)
      let counts = 1 / Double(edges[cut + 1] - edges[cut]) + 1 / Double(edges[cut + 2] - edges[cut + 1])
      // The logarithm of a standard deviation of n values has a variance of 1/2n.
      guard abs(ratio) >= 0.45 else { return nil }
      return Baseline.Change(
        kind: .varianceChange, index: edges[cut + 1], size: ratio, before: before, after: after,
        score: abs(ratio) / (counts / 2).squareRoot())
    }
  }
}

extension Double {
  fileprivate var squared: Double { self * self }
}
