import QuerentCore

/// Axis marks at multiples of 1, 2, 2.5 or 5 times a power of ten.
struct NiceTicks {
  /// Ascending; the first and last enclose all values.
  let values: [Double]
  /// Digits after the point that the marks need in the scale of the column.
  let decimals: Int

  /// Marks for values from `low` to `high`, at most `most` of them (at least two).
  ///
  /// Zero is part of the axis unless the values lie so far from it that their shape would be lost. `isWhole` keeps
  /// counts from being marked at halves.
  init(low: Double, high: Double, most: Int, figures: ColumnFigures, isWhole: Bool) {
    var low = low
    var high = high
    if low >= 0, low <= high * 0.6 { low = 0 }
    if high <= 0, high >= low * 0.6 { high = 0 }
    if low == high {
      // A constant series stands in the middle of an axis that starts at zero.
      if low == 0 {
        high = 1
      } else if low > 0 {
        low = 0
        high *= 1.5
      } else {
        high = 0
        low *= 1.5
      }
    }
    var power = Self.exponent(of: (high / 2 - low / 2) / Double(max(1, most - 1)) * 2)
    while true {
      for mantissa in [(10, 0), (20, 0), (25, 1), (50, 0)] {
        // 2.5 below ten of a whole measure would mark halves.
        let isHalf = mantissa.1 == 1 && power < 1
        if isWhole, isHalf || power < 0 { continue }
        let step = Double(mantissa.0) / 10 * Self.power(power)
        guard step.isFinite, step > 0 else { continue }
        let first = (low / step).rounded(.down)
        let last = (high / step).rounded(.up)
        guard last - first + 1 <= Double(max(2, most)) else { continue }
        values = stride(from: first, through: last, by: 1).map { Self.multiple($0, mantissa.0, power) }
        let scaled = power - figures.scale.rawValue + (ColumnFigures.isFraction(figures.unit) ? 2 : 0)
        decimals = max(0, mantissa.1 - scaled)
        return
      }
      power += 1
      if power > 400 {
        values = [low, high]
        decimals = 0
        return
      }
    }
  }

  private static func exponent(of value: Double) -> Int {
    guard value > 0, value.isFinite else { return 0 }
    var exponent = 0
    var rest = value
    while rest >= 10, exponent < 320 {
      rest /= 10
      exponent += 1
    }
    while rest < 1, exponent > -320 {
      rest *= 10
      exponent -= 1
    }
    return exponent
  }

  private static func power(_ exponent: Int) -> Double {
    Double("1e\(exponent)") ?? 0
  }

  /// The exact multiple, read from its decimal digits so that no binary residue shows.
  private static func multiple(_ count: Double, _ mantissa: Int, _ power: Int) -> Double {
    guard abs(count) < 1e15 else { return count * Double(mantissa) / 10 * Self.power(power) }
    return Double("\(Int64(count) * Int64(mantissa))e\(power - 1)") ?? 0
  }
}
