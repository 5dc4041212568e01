/// Which forms the texts of a column have; a column is a date or a number only when every text agrees.
struct TextShapes {
  private(set) var total = 0
  private(set) var isoDates = 0
  private(set) var isoDateTimes = 0
  private(set) var slashDates = 0
  private(set) var compactDates = 0
  private(set) var years = 0
  /// `2017-03`.
  private(set) var months = 0
  private(set) var integers = 0
  private(set) var reals = 0
  /// Most digits after the point of the numbers written as text.
  private(set) var decimals = 0
  private(set) var greatestFirstPart = 0
  private(set) var greatestSecondPart = 0
  private(set) var leastNumber: (text: String, value: Double)?
  private(set) var greatestNumber: (text: String, value: Double)?
  private(set) var slashDateTexts: [(text: String, parts: [Int])] = []

  /// Slash dates kept to find the range once the order of day and month is known.
  private static let keptSlashDates = 50_000

  mutating func note(_ text: String) {
    total += 1
    let bytes = Array(text.utf8)
    if Self.isISODate(bytes) {
      if bytes.count == 10 { isoDates += 1 } else { isoDateTimes += 1 }
      return
    }
    if Self.isMonth(bytes) {
      months += 1
      return
    }
    if let parts = Self.slashParts(bytes) {
      slashDates += 1
      greatestFirstPart = max(greatestFirstPart, parts[0])
      greatestSecondPart = max(greatestSecondPart, parts[1])
      if slashDateTexts.count < Self.keptSlashDates { slashDateTexts.append((text, parts)) }
      return
    }
    guard let number = Self.number(bytes, text) else { return }
    if let point = bytes.firstIndex(of: UInt8(ascii: ".")) {
      reals += 1
      decimals = max(decimals, bytes.count - point - 1)
    } else {
      integers += 1
      if bytes.count == 4, (1000...2200).contains(number) { years += 1 }
      if bytes.count == 8, Self.isCompactDate(Int(number)) { compactDates += 1 }
    }
    if leastNumber.map({ number < $0.value }) ?? true { leastNumber = (text, number) }
    if greatestNumber.map({ number > $0.value }) ?? true { greatestNumber = (text, number) }
  }

  /// First and last of the slash dates in time.
  func slashRange(monthFirst: Bool) -> (String, String)? {
    func key(_ parts: [Int]) -> Int {
      parts[2] * 10_000 + (monthFirst ? parts[0] * 100 + parts[1] : parts[1] * 100 + parts[0])
    }
    guard let least = slashDateTexts.min(by: { key($0.parts) < key($1.parts) }),
      let greatest = slashDateTexts.max(by: { key($0.parts) < key($1.parts) })
    else { return nil }
    return (least.text, greatest.text)
  }

  static func isCompactDate(_ number: Int) -> Bool {
    (1900...2100).contains(number / 10_000) && (1...12).contains(number / 100 % 100)
      && (1...31).contains(number % 100)
  }

  /// `2017-03` of a year people keep books of.
  private static func isMonth(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return false }
    for index in [0, 1, 2, 3, 5, 6] where !isDigit(bytes[index]) { return false }
    return (1...12).contains(value(bytes[5..<7])) && (1900...2100).contains(value(bytes[0..<4]))
  }

  static func isCompactMonth(_ number: Int) -> Bool {
    (1900...2100).contains(number / 100) && (1...12).contains(number % 100)
  }

  /// `2017-03-01`, followed by nothing or by a time.
  private static func isISODate(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return false
    }
    for index in [0, 1, 2, 3, 5, 6, 8, 9] where !isDigit(bytes[index]) { return false }
    let month = value(bytes[5..<7])
    let day = value(bytes[8..<10])
    guard month <= 12, day <= 31 else { return false }
    guard bytes.count > 10 else { return true }
    return (bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T")) && bytes.count >= 15
      && isDigit(bytes[11]) && bytes.count <= 35
  }

  /// The three numbers of `3/1/2017`, with or without a time behind.
  private static func slashParts(_ bytes: [UInt8]) -> [Int]? {
    guard bytes.count >= 8, bytes.count <= 30, isDigit(bytes[0]) else { return nil }
    let date = bytes.prefix { $0 != UInt8(ascii: " ") }
    if date.count < bytes.count {
      let next = bytes[date.count + 1 < bytes.count ? date.count + 1 : 0]
      guard isDigit(next), bytes.contains(UInt8(ascii: ":")) else { return nil }
    }
    let parts = date.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4, (1...2).contains(parts[0].count),
      (1...2).contains(parts[1].count),
      parts.allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    let numbers = parts.map { value($0) }
    guard (1...31).contains(numbers[0]), (1...31).contains(numbers[1]), min(numbers[0], numbers[1]) <= 12
    else {
      return nil
    }
    return numbers
  }

  /// The number a text stands for without loss: no leading zeros, signs other than minus, blanks or exponents.
  private static func number(_ bytes: [UInt8], _ text: String) -> Double? {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    guard let first = digits.first, isDigit(first), digits.count <= 18, let last = digits.last, isDigit(last)
    else {
      return nil
    }
    let points = digits.count { $0 == UInt8(ascii: ".") }
    guard points <= 1, digits.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) else { return nil }
    if first == UInt8(ascii: "0"), digits.count > 1, digits.dropFirst().first != UInt8(ascii: ".") {
      return nil
    }
    return Double(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func value(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}
