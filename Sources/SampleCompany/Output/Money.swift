/// An amount of US dollars in whole cents, so that totals tie.
struct Money: Hashable, Comparable {
  var cents: Int

  static let zero = Money(cents: 0)

  /// A whole percentage of the amount, halves rounded away from zero.
  func percent(_ percent: Int) -> Money {
    Money(cents: Self.roundedQuotient(cents * percent, 100))
  }

  /// `numerator / denominator`, halves rounded away from zero; the denominator is positive.
  static func roundedQuotient(_ numerator: Int, _ denominator: Int) -> Int {
    let half = denominator / 2
    return numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator)
  }

  /// Dollars and cents, as in `1234.50`.
  var text: String {
    let magnitude = abs(cents)
    let rest = magnitude % 100
    return "\(cents < 0 ? "-" : "")\(magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func + (left: Money, right: Money) -> Money { Money(cents: left.cents + right.cents) }
  static func - (left: Money, right: Money) -> Money { Money(cents: left.cents - right.cents) }
  static func * (left: Money, right: Int) -> Money { Money(cents: left.cents * right) }
  static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}

extension Sequence where Element == Money {
  var total: Money { reduce(.zero, +) }
}
