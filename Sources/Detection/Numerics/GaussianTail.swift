/// Tails of the standard normal distribution.
enum GaussianTail {
  /// P(Z > z). The complementary error function by the continued fraction of Lentz beyond 3 and by the series of
  /// Abramowitz and Stegun 7.1.5 below; relative error under 1e-10.
  static func above(_ z: Double) -> Double {
    if z < 0 { return 1 - above(-z) }
    let density = Logarithm.exponential(-z * z / 2) * 0.398_942_280_401_432_7
    if z > 3 {
      // Mills' ratio: 1/(z + 1/(z + 2/(z + 3/(z + …)))).
      var tail = z
      for term in stride(from: 60, through: 1, by: -1) { tail = z + Double(term) / tail }
      return density / tail
    }
    var term = z
    var sum = z
    var odd = 1.0
    while abs(term) > 1e-17 * abs(sum) {
      odd += 2
      term *= z * z / odd
      sum += term
    }
    return 0.5 - density * sum
  }

  /// The z whose upper tail is `share` (0…1), by bisection.
  static func point(above share: Double) -> Double {
    if share > 0.5 { return -point(above: 1 - share) }
    var (low, high) = (0.0, 40.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if above(middle) > share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
