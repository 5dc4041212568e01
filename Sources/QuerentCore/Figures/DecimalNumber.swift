/// A finite decimal number held digit by digit, so that rounding and scaling by powers of ten are exact.
///
/// A `Double` enters as its shortest round-trip decimal form, which is the number people see: 1.005 rounds to 1.01
/// although the binary value lies a little below.
public struct DecimalNumber: Hashable, Sendable {
  public private(set) var isNegative: Bool
  /// Most significant first, 0…9 each, without zeros at either end; empty for zero.
  private var digits: [UInt8]
  /// The value is `0.d₁d₂d₃… × 10^exponent`.
  private var exponent: Int

  /// The integer itself.
  public init(_ integer: Int64) {
    self.init(
      isNegative: integer < 0, digits: String(integer.magnitude).utf8.map { $0 - 48 }, fractionDigits: 0)
  }

  /// The shortest decimal that reads back as `real`, or `nil` for infinities and NaN.
  public init?(_ real: Double) {
    guard real.isFinite else { return nil }
    var bytes = Array(real.description.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    var power = 0
    if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
      power = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
      bytes = bytes[..<mark]
    }
    let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
    let digits = bytes.filter { $0 != UInt8(ascii: ".") }.map { $0 - 48 }
    let fractionDigits = Swift.max(0, bytes.endIndex - point - 1)
    self.init(isNegative: isNegative, digits: digits, fractionDigits: fractionDigits - power)
  }

  private init(isNegative: Bool, digits: [UInt8], fractionDigits: Int) {
    self.isNegative = isNegative
    let leadingZeros = digits.prefix { $0 == 0 }.count
    self.exponent = digits.count - fractionDigits - leadingZeros
    self.digits = Array(digits.dropFirst(leadingZeros))
    normalize()
  }

  /// Drops zeros at the end; zero itself has no sign.
  private mutating func normalize() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  public var isZero: Bool { digits.isEmpty }

  /// How many digits the exact value has after the decimal point.
  public var fractionDigits: Int { Swift.max(0, digits.count - exponent) }

  /// How many zeros follow the decimal point before the first digit; 0 for numbers of at least 0.1.
  public var leadingFractionZeros: Int { Swift.max(0, -exponent) }

  /// How many digits stand before the decimal point; 0 for fractions.
  public var wholeDigits: Int { Swift.max(0, exponent) }

  /// `1.234e300`: four digits and a power of ten, for numbers too large to be read as digits.
  public var scientificText: String {
    let mantissa = scaled(byPowerOfTen: 1 - exponent).rounded(toDecimals: 3)
    let carried = mantissa.exponent > 1 ? 1 : 0
    let shown = mantissa.scaled(byPowerOfTen: -carried)
    return
      "\(shown.text(decimals: shown.fractionDigits, separatesThousands: false))e\(exponent - 1 + carried)"
  }

  /// The number times `10^power`, exactly.
  public func scaled(byPowerOfTen power: Int) -> DecimalNumber {
    var result = self
    if !isZero { result.exponent += power }
    return result
  }

  /// The number rounded to so many digits after the decimal point, halves away from zero.
  public func rounded(toDecimals decimals: Int) -> DecimalNumber {
    let kept = exponent + decimals
    guard kept < digits.count else { return self }
    var result = self
    guard kept >= 0 else {
      result.digits = []
      result.normalize()
      return result
    }
    let roundsUp = digits[kept] >= 5
    result.digits.removeLast(digits.count - kept)
    if roundsUp { result.incrementLastDigit() }
    result.normalize()
    return result
  }

  private mutating func incrementLastDigit() {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    exponent += 1
  }

  /// The number rounded and printed with exactly so many decimals: `-1,204.50`. Never `-0.00`.
  public func text(decimals: Int, separatesThousands: Bool) -> String {
    let number = rounded(toDecimals: decimals)
    var bytes: [UInt8] = []
    if number.isNegative { bytes.append(UInt8(ascii: "-")) }
    let whole = Swift.max(number.exponent, 0)
    if whole == 0 { bytes.append(48) }
    for place in 0..<whole {
      if separatesThousands, place > 0, (whole - place) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(48 + (place < number.digits.count ? number.digits[place] : 0))
    }
    if decimals > 0 {
      bytes.append(UInt8(ascii: "."))
      for place in 0..<decimals {
        let index = number.exponent + place
        bytes.append(48 + (number.digits.indices.contains(index) ? number.digits[index] : 0))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
