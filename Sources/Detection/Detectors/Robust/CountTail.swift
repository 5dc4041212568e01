/// Scores of small counts by their exact distribution. A square root makes the spread of counts even, but not their tails:
/// nought in place of seven looks like four deviations and is three.
enum CountTail {
  /// The scores, those of counts under a hundred that stand out replaced by the normal deviation of the same tail
  /// probability (half of the value's own counted, Lancaster, JASA 56, 1961). The distribution is the negative binomial
  /// whose variance the scale stands for, widened where the series strays more.
  static func scores(_ scores: [Double], _ series: TimeSeries, _ baseline: Baseline) -> [Double] {
    guard baseline.scale.dispersion != nil else { return scores }
    return scores.indices.map { index in
      abs(scores[index]) > 1.5 ? score(at: index, in: series, baseline) ?? scores[index] : scores[index]
    }
  }

  /// The exact score of one step; `nil` in a gap, and of large counts, whose square root serves as well.
  static func score(at index: Int, in series: TimeSeries, _ baseline: Baseline) -> Double? {
    let mean = baseline.expected(at: index)
    guard let spread = baseline.scale.dispersion, let value = series.values[index], mean > 0.05, mean < 100,
      value < 400
    else { return nil }
    let deviation = baseline.deviation[index]
    let wide = max(deviation * deviation * (1 + spread * spread * mean) - 1, 0) / mean
    let below = share(below: value.rounded(), mean: mean, dispersion: wide)
    let isUp = value > mean
    let tail = min(max(isUp ? 1 - below : below, 1e-15), 0.5)
    let plain = abs(baseline.scale.forward(value) - baseline.centre[index]) / deviation
    let exact = tail < 1e-12 ? max(plain, 7) : GaussianTail.point(above: tail)
    return isUp ? exact : -exact
  }

  /// P(X < value) + P(X = value)/2 for a variance of mean + dispersion·mean².
  static func share(below value: Double, mean: Double, dispersion: Double) -> Double {
    let isPoisson = dispersion < 1e-6
    let odds = dispersion * mean
    var mass =
      isPoisson
      ? Logarithm.exponential(-mean) : Logarithm.exponential(-Logarithm.natural(1 + odds) / dispersion)
    var sum = 0.0
    var count = 0.0
    while count < value {
      sum += mass
      mass *= (isPoisson ? mean : (count + 1 / dispersion) * odds / (1 + odds)) / (count + 1)
      count += 1
    }
    return sum + mass / 2
  }
}
