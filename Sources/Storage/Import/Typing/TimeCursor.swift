/// The part of a date not read yet.
struct TimeCursor {
  let base: UnsafePointer<UInt8>
  var position = 0
  var end: Int

  init(base: UnsafePointer<UInt8>, end: Int) {
    self.base = base
    self.end = end
  }

  var isAtEnd: Bool { position == end }

  private var first: UInt8? { position < end ? base[position] : nil }

  mutating func trim() {
    while position < end, base[position] == 0x20 { position += 1 }
    while position < end, base[end - 1] == 0x20 { end -= 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard first == byte else { return false }
    position += 1
    return true
  }

  /// A number of so many digits, not one more.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while position &+ count < end, count <= digits.upperBound {
      let digit = base[position &+ count] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      count &+= 1
    }
    guard digits.contains(count) else { return nil }
    position += count
    return value
  }

  /// A year of four digits, or of two: 70…99 are of the last century.
  mutating func year() -> (value: Int, isShort: Bool)? {
    if let full = number(digits: 4...4) { return (full, false) }
    guard let short = number(digits: 2...2) else { return nil }
    return (short < 70 ? 2000 + short : 1900 + short, true)
  }

  /// `-`, `/` or `.`
  mutating func separator() -> UInt8? {
    guard let byte = first,
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    else { return nil }
    position += 1
    return byte
  }

  mutating func skipSeparators() {
    while let byte = first,
      byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ",")
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
    {
      position += 1
    }
  }

  private static let months: [[UInt8]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ].map { Array($0.utf8) }

  /// The name of a month or its first three letters, as a number.
  mutating func monthName() -> Int? {
    var word: [UInt8] = []
    while position + word.count < end, word.count < 10 {
      let byte = base[position + word.count] | 0x20
      guard byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") else { break }
      word.append(byte)
    }
    guard word.count >= 3 else { return nil }
    let name = word == Array("sept".utf8) ? Array("sep".utf8) : word
    guard let index = Self.months.firstIndex(where: { $0 == name || $0.prefix(3).elementsEqual(name) })
    else { return nil }
    position += word.count
    return index + 1
  }

  /// Digits of a fraction of a second, cut to milliseconds.
  mutating func milliseconds() -> Int? {
    var value = 0
    var count = 0
    while let byte = first, byte &- UInt8(ascii: "0") < 10 {
      if count < 3 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
      count += 1
      position += 1
    }
    guard (1...9).contains(count) else { return nil }
    return count == 1 ? value * 100 : count == 2 ? value * 10 : value
  }

  /// `AM` or `PM` at the cursor; whether it is the afternoon.
  mutating func halfOfDay() -> Bool? {
    guard position + 2 <= end, base[position + 1] | 0x20 == UInt8(ascii: "m") else { return nil }
    let letter = base[position] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    position += 2
    return letter == UInt8(ascii: "p")
  }

  /// `Z`, `+02:00`, `-0530`, `+02`, in minutes east of UTC.
  mutating func zoneMinutes() -> Int? {
    if take(UInt8(ascii: "Z")) { return 0 }
    if position + 3 == end, base[position] == UInt8(ascii: "U") {
      position += 3
      return 0
    }
    let isWest = first == UInt8(ascii: "-")
    guard isWest || first == UInt8(ascii: "+") else { return nil }
    position += 1
    var minutes: Int
    if let compact = number(digits: 4...4) {
      minutes = compact / 100 * 60 + compact % 100
    } else {
      guard let hours = number(digits: 2...2) else { return nil }
      minutes = hours * 60
      if take(UInt8(ascii: ":")) {
        guard let rest = number(digits: 2...2) else { return nil }
        minutes += rest
      }
    }
    return isWest ? -minutes : minutes
  }
}
