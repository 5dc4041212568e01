/// The scale on which the noise of a series is even, so that a total loss stands out however noisy the series is.
enum VarianceScale: Hashable {
  /// Counts: 2√(x + 3/8), whose standard deviation is near one (Anscombe, Biometrika 35, 1948).
  case count
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
    if median < 400, values.allSatisfy({ $0 == $0.rounded() }) {
      self = .count
    } else {
      self = .logarithm(offset: 0.02 * RobustStatistics.median(positive))
    }
  }

  func forward(_ value: Double) -> Double {
    switch self {
    case .count: 2 * (max(value, 0) + 0.375).squareRoot()
    case .logarithm(let offset): Logarithm.natural(max(value, 0) + offset)
    case .identity: value
    }
  }

  func backward(_ value: Double) -> Double {
    switch self {
    case .count: max(max(value, 0) * max(value, 0) / 4 - 0.375, 0)
    case .logarithm(let offset): max(Logarithm.exponential(value) - offset, 0)
    case .identity: value
    }
  }

  /// The least standard deviation that noise can have on this scale.
  var leastDeviation: Double { self == .count ? 1 : 0 }
}
