/// The upper tail of a sample, as a generalised Pareto distribution above its 95th percentile (peaks over threshold:
/// Pickands 1975; fitted by probability weighted moments, Hosking and Wallis, Technometrics 29, 1987). Never
/// thinner than the normal tail, so that a short quiet history does not make every step an alarm.
struct ParetoTail: Hashable {
  private var threshold = 1.96
  private var share = 0.05
  private var size = 1.0
  private var shape = 0.0

  /// - Parameter sorted: distances from the expectation in standard deviations, none negative, ascending.
  init(of sorted: [Double]) {
    let count = sorted.count / 20
    guard count >= 10 else { return }
    threshold = sorted[sorted.count - count - 1]
    share = Double(count) / Double(sorted.count)
    let excesses = sorted[(sorted.count - count)...].map { $0 - threshold }
    let mean = excesses.reduce(0, +) / Double(count)
    // The larger an excess, the smaller its weight: 1 − rank/n.
    let weighted =
      excesses.enumerated().reduce(0) {
        $0 + $1.element * Double(count - 1 - $1.offset) / Double(max(count - 1, 1))
      }
      / Double(count)
    guard mean > 0, mean > 2 * weighted else { return }
    shape = min(max(2 - mean / (mean - 2 * weighted), -0.3), 0.5)
    size = max(mean * (1 - shape), 1e-6)
  }

  /// The probability of a larger distance.
  func probability(above distance: Double) -> Double {
    let normal = 2 * GaussianTail.above(distance)
    guard distance > threshold else { return max(normal, share) }
    let ratio = (distance - threshold) / size
    let tail =
      abs(shape) < 1e-6
      ? Logarithm.exponential(-ratio)
      : 1 + shape * ratio <= 0 ? 0 : Logarithm.power(1 + shape * ratio, -1 / shape)
    return max(share * tail, normal)
  }

  /// The distance that is exceeded with a probability.
  func distance(exceededWith probability: Double) -> Double {
    var (low, high) = (0.0, 200.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if self.probability(above: middle) > probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
