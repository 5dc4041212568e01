/// Where a series takes another level, trend or spread. A line is fitted to every segment (`ChangePointSearch`); where the
/// lines do not meet, the level shifted, where their slopes differ, the trend changed. The variance of what the lines
/// leave is divided in the same way. Penalties grow with the correlation of neighbouring steps, which otherwise looks
/// like many small changes (Lavielle and Moulines 2000).
struct LastingChanges {
  /// Multiplies the penalties; 1 is usual.
  var penalty = 1.0
  /// The shortest segment with a line of its own, in steps.
  var leastLine = 10
  /// The shortest segment with a variance of its own, in steps.
  var leastSpread = 28
  /// Cuts are looked for at every so many steps first; 1 is exact.
  var every = 1
  /// Standard errors from which a change of level or trend is told.
  var strength = 4.0
  /// What a trend must move by more than the one before, over the shorter of both, in deviations of the noise.
  var leastBend = 1.5
  /// The logarithm of the ratio of standard deviations from which a change of variance is told.
  var leastRatio = 0.45

  struct Noise {
    var deviation: Double
    /// What the correlation of neighbouring steps does to the variance of means.
    var inflation: Double
  }

  /// Lines through the segments of a series.
  struct Lines {
    var segments: [(range: Range<Int>, line: SegmentSums.Line)]
    var noise: Noise

    /// The value of its line at each step.
    var values: [Double] {
      segments.flatMap { segment in segment.range.map { segment.line.value(at: Double($0)) } }
    }
  }

  // MARK: Level and trend

  func lines(through values: [Double]) -> Lines {
    let sums = SegmentSums(values)
    let noise = Self.noise(of: values)
    let variance = noise.deviation * noise.deviation
    let cuts = ChangePointSearch.changes(
      count: values.count, least: leastLine,
      penalty: 5 * penalty * noise.inflation * Logarithm.natural(Double(max(values.count, 2))),
      every: every
    ) { sums.line($0, $1).squaredError / variance }
    let edges = [0] + cuts + [values.count]
    return Lines(segments: zip(edges, edges.dropFirst()).map { ($0..<$1, sums.line($0, $1)) }, noise: noise)
  }

  /// From differences, which level and trend do not reach: var(x(t) − x(t−2)) = 2σ²(1 − ρ²) and
  /// var(x(t) − x(t−1)) = 2σ²(1 − ρ).
  private static func noise(of values: [Double]) -> Noise {
    func spread(_ lag: Int) -> Double {
      RobustStatistics.deviation(zip(values.dropFirst(lag), values).map { $0 - $1 }, around: 0)
    }
    let (one, two) = (spread(1), spread(2))
    guard one > 0 else { return Noise(deviation: 1e-9, inflation: 1) }
    let correlation = min(max(two * two / (one * one) - 1, 0), 0.8)
    return Noise(
      deviation: one / (2 * (1 - correlation)).squareRoot(), inflation: (1 + correlation) / (1 - correlation))
  }

  func changes(of lines: Lines) -> [Baseline.Change] {
    zip(lines.segments, lines.segments.dropFirst()).compactMap { earlier, later in
      let place = Double(later.range.lowerBound) - 0.5
      let jump = later.line.value(at: place) - earlier.line.value(at: place)
      let (before, after) = (Double(earlier.range.count), Double(later.range.count))
      // The value at its end of a line over n steps has a variance of 4σ²/n, its slope one of 12σ²/n³.
      let unit = lines.noise.deviation * lines.noise.inflation.squareRoot()
      let jumpScore = abs(jump) / (unit * (4 / before + 4 / after).squareRoot())
      let bend = later.line.slope - earlier.line.slope
      let bendScore =
        abs(bend) / (unit * (12 / (before * before * before) + 12 / (after * after * after)).squareRoot())
      if abs(jump) >= 1.3 * lines.noise.deviation, jumpScore >= strength * penalty, jumpScore > bendScore {
        return Baseline.Change(
          kind: .levelShift, index: later.range.lowerBound, size: jump, before: earlier.line.value(at: place),
          after: later.line.value(at: place), score: jumpScore)
      }
      guard bendScore >= strength * penalty,
        abs(bend) * min(before, after) >= leastBend * lines.noise.deviation
      else { return nil }
      return Baseline.Change(
        kind: .trendChange, index: later.range.lowerBound, size: bend, before: earlier.line.slope,
        after: later.line.slope, score: bendScore)
    }
  }

  // MARK: Variance

  /// Twice the negative log-likelihood of normal noise with a variance of its own in every segment.
  /// - Parameter rest: what level and trend leave.
  func spreads(of rest: [Double]) -> [Baseline.Change] {
    let sums = SegmentSums(rest)
    let floor = 1e-12 + sums.meanSquare(0, rest.count) / 10_000
    let cuts = ChangePointSearch.changes(
      count: rest.count, least: leastSpread,
      penalty: 6 * penalty * Logarithm.natural(Double(max(rest.count, 2))), every: every
    ) { Double($1 - $0) * Logarithm.natural(max(sums.meanSquare($0, $1), floor)) }
    let edges = [0] + cuts + [rest.count]
    return cuts.indices.compactMap { cut in
      let before = max(sums.meanSquare(edges[cut], edges[cut + 1]), floor).squareRoot()
      let after = max(sums.meanSquare(edges[cut + 1], edges[cut + 2]), floor).squareRoot()
      let ratio = Logarithm.natural(after / before)
      let counts = 1 / Double(edges[cut + 1] - edges[cut]) + 1 / Double(edges[cut + 2] - edges[cut + 1])
      // The logarithm of a standard deviation of n values has a variance of 1/2n.
      guard abs(ratio) >= leastRatio else { return nil }
      return Baseline.Change(
        kind: .varianceChange, index: edges[cut + 1], size: ratio, before: before, after: after,
        score: abs(ratio) / (counts / 2).squareRoot())
    }
  }
}
