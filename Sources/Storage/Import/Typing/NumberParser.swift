import CStorage

/// Reads the bytes of a field as a number of one style, with signs, currencies, percent signs and parentheses.
struct NumberParser {
  let style: NumberStyle

  /// A number and what stood around it. Percentages are fractions: `12%` is 0.12.
  func parse(_ field: UnsafeBufferPointer<UInt8>) -> (number: ParsedNumber, trimmings: NumberTrimmings) {
    var cursor = Cursor(bytes: field)
    cursor.trim()
    var trimmings: NumberTrimmings = []
    var isNegative = false
    if cursor.first == UInt8(ascii: "("), cursor.last == UInt8(ascii: ")") {
      cursor.start += 1
      cursor.end -= 1
      cursor.trim()
      trimmings.insert(.parentheses)
      isNegative = true
    }
    var hasPlus = false
    // The sign stands before or behind the currency: -$5, $-5.
    for _ in 0..<2 {
      if cursor.take(UInt8(ascii: "-")) || cursor.take([0xe2, 0x88, 0x92]) {
        guard !isNegative else { return (.none, []) }
        isNegative = true
      } else if cursor.take(UInt8(ascii: "+")) {
        hasPlus = true
      }
      if cursor.takeCurrencyPrefix() { trimmings.insert(.currency) }
      cursor.trim()
    }
    if cursor.takeSuffix(UInt8(ascii: "%")) { trimmings.insert(.percent) }
    if cursor.takeCurrencySuffix() { trimmings.insert(.currency) }
    cursor.trim()
    if !isNegative, cursor.takeSuffix(UInt8(ascii: "-")) { isNegative = true }
    guard let digits = Digits(&cursor, style: style) else { return (.none, []) }
    if digits.hasGroups { trimmings.insert(.grouped) }
    if hasPlus, digits.fractionCount == 0, digits.integerCount >= 8 { return (.code, trimmings) }
    return (
      digits.number(isNegative: isNegative, isPercent: trimmings.contains(.percent)), trimmings
    )
  }

  /// A field of digits with an optional sign and point, the shape nearly all numbers have.
  /// - Returns: `nil` when the field has any other shape; the full parser decides then.
  @inline(__always)
  static func parsePlain(_ start: UnsafePointer<UInt8>, _ count: Int) -> ParsedNumber? {
    var index = 0
    let isNegative = start[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard count &- index <= 16, index < count else { return nil }
    let firstDigit = start[index]
    var mantissa: UInt64 = 0
    while index < count {
      let digit = start[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index &+= 1
    }
    let integerDigits = index &- (isNegative ? 1 : 0)
    guard integerDigits > 0, integerDigits == 1 || firstDigit != UInt8(ascii: "0") else { return nil }
    if index == count {
      let value = Int64(mantissa)
      return .integer(isNegative ? 0 &- value : value)
    }
    guard start[index] == UInt8(ascii: "."), index &+ 1 < count else { return nil }
    let pointAt = index
    index &+= 1
    while index < count {
      let digit = start[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index &+= 1
    }
    // At most 15 digits: mantissa and power of ten are exact, so one division rounds right.
    let value = Double(mantissa) / cstorage_power_of_ten(count &- pointAt &- 1)
    return .real(isNegative ? -value : value)
  }
}

/// The digits of a number with their groups, point and exponent.
private struct Digits {
  var mantissa: UInt64 = 0
  var isOverflowing = false
  var integerCount = 0
  var fractionCount = 0
  var hasGroups = false
  var hasLeadingZero = false
  var hasPoint = false
  var exponent: Int?
  var hasExponentSign = false
  private var text: [UInt8] = []

  init?(_ cursor: inout Cursor, style: NumberStyle) {
    var groupCount = 0
    let first = cursor.first
    while cursor.start < cursor.end {
      if let digit = cursor.takeDigit() {
        push(digit)
        integerCount += 1
        groupCount += 1
      } else if style.grouping != .none, cursor.peekSeparator(style.grouping) {
        // The first group has one to three digits, every other three.
        guard hasGroups ? groupCount == 3 : (1...3).contains(groupCount) else { return nil }
        cursor.takeSeparator(style.grouping)
        hasGroups = true
        groupCount = 0
      } else {
        break
      }
    }
    if hasGroups, groupCount != 3 { return nil }
    hasLeadingZero = integerCount > 1 && first == UInt8(ascii: "0")
    if cursor.take(style.decimal) {
      hasPoint = true
      text.append(UInt8(ascii: "."))
      while let digit = cursor.takeDigit() {
        push(digit)
        fractionCount += 1
      }
    }
    guard integerCount + fractionCount > 0 else { return nil }
    if cursor.first == UInt8(ascii: "e") || cursor.first == UInt8(ascii: "E") {
      cursor.start += 1
      let isNegative = cursor.take(UInt8(ascii: "-"))
      hasExponentSign = isNegative || cursor.take(UInt8(ascii: "+"))
      var value = 0
      var count = 0
      while let digit = cursor.takeDigit() {
        value = min(value * 10 + Int(digit), 9_999)
        count += 1
      }
      guard count > 0 else { return nil }
      exponent = isNegative ? -value : value
    }
    guard cursor.start == cursor.end else { return nil }
  }

  private mutating func push(_ digit: UInt8) {
    text.append(digit + UInt8(ascii: "0"))
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
    if overflow || carry { isOverflowing = true }
    mantissa = sum
  }

  func number(isNegative: Bool, isPercent: Bool) -> ParsedNumber {
    if hasLeadingZero { return .code }
    if exponent != nil, !hasPoint, !hasExponentSign { return .code }
    if !hasPoint, exponent == nil, !isPercent {
      guard !isOverflowing else { return .code }
      if isNegative, mantissa == UInt64(Int64.max) + 1 { return .integer(.min) }
      guard let value = Int64(exactly: mantissa) else { return .code }
      return .integer(isNegative ? -value : value)
    }
    let scale = fractionCount + (isPercent ? 2 : 0)
    let magnitude: Double
    if exponent == nil, !isOverflowing, mantissa <= 1 << 53, scale <= 22 {
      magnitude = Double(mantissa) / cstorage_power_of_ten(scale)
    } else {
      let shift = (exponent ?? 0) - (isPercent ? 2 : 0)
      guard let parsed = Double(String(decoding: text, as: UTF8.self) + "e\(shift)"), parsed.isFinite else {
        return .none
      }
      magnitude = parsed
    }
    return .real(isNegative ? -magnitude : magnitude)
  }
}

/// The part of a field not read yet.
private struct Cursor {
  let bytes: UnsafeBufferPointer<UInt8>
  var start = 0
  var end: Int

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    end = bytes.count
  }

  var first: UInt8? { start < end ? bytes[start] : nil }
  var last: UInt8? { start < end ? bytes[end - 1] : nil }

  /// Drops spaces, tabs and no-break spaces on both sides.
  mutating func trim() {
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while take([0xc2, 0xa0]) || take([0xe2, 0x80, 0xaf]) || take(0x20) {}
    while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    while takeSuffix([0xc2, 0xa0]) || takeSuffix([0xe2, 0x80, 0xaf]) || takeSuffix(0x20) {}
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard start < end, bytes[start] == byte else { return false }
    start += 1
    return true
  }

  mutating func take(_ sequence: [UInt8]) -> Bool {
    guard end - start >= sequence.count, bytes[start] == sequence[0] else { return false }
    for (offset, byte) in sequence.enumerated() where bytes[start + offset] != byte { return false }
    start += sequence.count
    return true
  }

  mutating func takeSuffix(_ byte: UInt8) -> Bool {
    guard start < end, bytes[end - 1] == byte else { return false }
    end -= 1
    return true
  }

  mutating func takeSuffix(_ sequence: [UInt8]) -> Bool {
    guard end - start >= sequence.count else { return false }
    for (offset, byte) in sequence.enumerated() where bytes[end - sequence.count + offset] != byte {
      return false
    }
    end -= sequence.count
    return true
  }

  mutating func takeDigit() -> UInt8? {
    guard start < end, bytes[start] &- UInt8(ascii: "0") < 10 else { return nil }
    start += 1
    return bytes[start - 1] - UInt8(ascii: "0")
  }

  /// Signs and codes of currencies; the longer ones first.
  private static let currencies: [[UInt8]] = [
    "US$", "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "INR", "SEK", "NOK", "DKK", "PLN", "BRL", "R$",
    "kr",
    "$", "€", "£", "¥", "₹",
  ].map { Array($0.utf8) }

  mutating func takeCurrencyPrefix() -> Bool {
    // Digits, signs and the like are no currency, and nearly every number begins with one.
    guard let first, first == UInt8(ascii: "$") || first >= UInt8(ascii: "A") else { return false }
    return Self.currencies.contains { take($0) }
  }

  mutating func takeCurrencySuffix() -> Bool {
    guard let last, last == UInt8(ascii: "$") || last >= UInt8(ascii: "A") else { return false }
    return Self.currencies.contains { takeSuffix($0) }
  }

  private static let wideSpaces: [[UInt8]] = [[0xc2, 0xa0], [0xe2, 0x80, 0xaf], [0x20]]
  private static let apostrophes: [[UInt8]] = [[0x27], [0xe2, 0x80, 0x99]]

  private func separators(_ grouping: NumberStyle.Grouping) -> [[UInt8]] {
    switch grouping {
    case .none: []
    case .comma: [[UInt8(ascii: ",")]]
    case .period: [[UInt8(ascii: ".")]]
    case .space: Self.wideSpaces
    case .apostrophe: Self.apostrophes
    }
  }

  func peekSeparator(_ grouping: NumberStyle.Grouping) -> Bool {
    var copy = self
    return separators(grouping).contains { copy.take($0) }
  }

  mutating func takeSeparator(_ grouping: NumberStyle.Grouping) {
    for separator in separators(grouping) where take(separator) { return }
  }
}
