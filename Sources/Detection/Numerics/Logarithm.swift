/// Logarithm and exponential in plain Swift, so that a figure is the same to the last bit on every machine whatever
/// its C library. Relative error below 1e-15.
enum Logarithm {
  private static let naturalOfTwo = 0.693_147_180_559_945_3

  /// The natural logarithm by the series of artanh around the significand. Not a number for x ≤ 0.
  static func natural(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x > 0 ? x : .nan }
    var significand = x.significand
    var exponent = Double(x.exponent)
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    for power in stride(from: 25, through: 1, by: -2) { sum = sum * square + 1 / Double(power) }
    return exponent * naturalOfTwo + 2 * ratio * sum
  }

  /// The exponential by range reduction to |r| ≤ ln 2 / 2 and its Taylor series.
  static func exponential(_ x: Double) -> Double {
    guard x.isFinite else { return x < 0 ? 0 : x }
    if x > 709 { return .greatestFiniteMagnitude }
    if x < -708 { return 0 }
    let turns = (x / naturalOfTwo).rounded()
    let rest = x - turns * naturalOfTwo
    var sum = 1.0
    for term in stride(from: 15, through: 1, by: -1) { sum = 1 + sum * rest / Double(term) }
    return sum * Double(sign: .plus, exponent: Int(turns), significand: 1)
  }

  /// `base` to the power of `exponent`, for a positive base.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    base <= 0 ? 0 : exponential(exponent * natural(base))
  }
}
