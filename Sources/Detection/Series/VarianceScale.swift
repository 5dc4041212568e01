/// The scale on which the noise of a series is even, so that a total loss stands out however noisy the series is.
enum VarianceScale: Hashable {
  /// Counts of independent events: 2√(x + 3/8), whose standard deviation is near one (Anscombe, Biometrika 35, 1948).
  case count
  /// Counts of variance μ + φ²μ²: (2/φ)·arsinh(φ√(x + 3/8)), of standard deviation near one (the same paper). A square
  /// root for few, a logarithm for many.
  case overdispersed(Double)
  /// Positive amounts: log(x + offset).
  case logarithm(offset: Double)
  case identity

  init(of values: [Double]) {
    let positive = values.filter { $0 > 0 }
    guard values.allSatisfy({ $0 >= 0 }), positive.count * 2 > values.count else {
      self = .identity
      return
    }
    let median = RobustStatistics.median(values)
    self = .logarithm(offset: 0.02 * RobustStatistics.median(positive))
    // A few values that are no whole numbers, as after a correction, do not make counts amounts.
    guard values.count(where: { $0 == $0.rounded() }) * 20 >= values.count * 19 else { return }
    // Differences at the lags of neighbours and weeks hold little but noise: their variance is 2(1 + φ²μ).
    let plain = values.map { 2 * ($0 + 0.375).squareRoot() }
    let variance =
      [1, 7].compactMap { lag -> Double? in
        guard plain.count > 2 * lag else { return nil }
        let deviation = RobustStatistics.deviation(
          zip(plain.dropFirst(lag), plain).map { $0 - $1 }, around: 0)
        return deviation * deviation / 2
      }.min() ?? 1
    // Much steadier than chance: whole numbers, but not a count of independent events.
    guard variance >= 0.4 else { return }
    let dispersion = max(variance - 1, 0) / max(median, 1)
    self = dispersion < 1e-4 ? .count : .overdispersed(dispersion.squareRoot())
  }

  func forward(_ value: Double) -> Double {
    switch self {
    case .count: return 2 * (max(value, 0) + 0.375).squareRoot()
    case .overdispersed(let spread):
      let root = spread * (max(value, 0) + 0.375).squareRoot()
      return 2 / spread * Logarithm.natural(root + (root * root + 1).squareRoot())
    case .logarithm(let offset): return Logarithm.natural(max(value, 0) + offset)
    case .identity: return value
    }
  }

  func backward(_ value: Double) -> Double {
    switch self {
    case .count: return max(max(value, 0) * max(value, 0) / 4 - 0.375, 0)
    case .overdispersed(let spread):
      let power = Logarithm.exponential(max(value, 0) * spread / 2)
      let root = (power - 1 / power) / 2 / spread
      return max(root * root - 0.375, 0)
    case .logarithm(let offset): return max(Logarithm.exponential(value) - offset, 0)
    case .identity: return value
    }
  }

  /// The least standard deviation that noise can have on this scale.
  var leastDeviation: Double {
    switch self {
    case .count: 1
    case .overdispersed: 0.8
    case .logarithm: 0.002
    case .identity: 0
    }
  }

  /// φ where values are counts of variance μ + φ²μ².
  var dispersion: Double? {
    switch self {
    case .count: 0
    case .overdispersed(let spread): spread
    case .logarithm, .identity: nil
    }
  }

  /// Whether values are amounts, which a total loss takes all of.
  var isLogarithmic: Bool { if case .logarithm = self { true } else { false } }
}
