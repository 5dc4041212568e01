/// The tail of distances as exp(−(z/s)^k) through their 95th and 99th percentiles (Weibull tails: Embrechts,
/// Klüppelberg and Mikosch, Modelling Extremal Events, 1997), never thinner than the normal tail. Two inner percentiles
/// do not mind the few events that the tail is there to judge.
struct StretchedTail {
  private let scale: Double
  private let power: Double

  /// - Parameter sorted: distances in standard deviations, none negative, ascending.
  init(of sorted: [Double]) {
    let near = max(RobustStatistics.quantile(sorted, 0.95), 1.96)
    let far = max(RobustStatistics.quantile(sorted, 0.99), 1.315 * near)
    let (log20, log100) = (2.995_732_273_553_991, 4.605_170_185_988_091)
    power = min(Logarithm.natural(log100 / log20) / Logarithm.natural(far / near), 1.6)
    scale = near / Logarithm.power(log20, 1 / power)
  }

  /// The probability of a larger distance.
  func probability(above distance: Double) -> Double {
    max(Logarithm.exponential(-Logarithm.power(distance / scale, power)), 2 * GaussianTail.above(distance))
  }
}
