/// What the sampled values of one column can be.
struct ColumnEvidence {
  /// Values that are neither empty nor a mark for a missing value.
  private(set) var count = 0
  private(set) var booleans = 0
  /// Digits that must stay as they are written.
  private(set) var codes = 0
  /// Numbers that read alike in every style.
  private var plainIntegers = 0
  private var numbers = [Int](repeating: 0, count: NumberStyle.all.count)
  private var fractions = [Int](repeating: 0, count: NumberStyle.all.count)
  private(set) var percents = 0
  private(set) var currencies = 0
  private(set) var parentheses = 0
  private var days: [DateOrder: Int] = [:]
  private var daysWithTime: [DateOrder: Int] = [:]
  private(set) var zones = 0
  private(set) var shortYears = 0
  private(set) var daysInEitherOrder = 0
  private(set) var usesPoints = false
  /// Values written as days that no calendar has, such as `31/02/2026`.
  private(set) var impossibleDays = 0
  /// Of these, the ones an order reads as a month from 1 to 12 and a day from 1 to 31.
  private var nearlyDays: [DateOrder: Int] = [:]
  /// The first of them.
  private(set) var firstImpossibleDay: String?
  /// The first value that is neither number nor date.
  private(set) var firstWord: String?

  /// - Parameter allowsNumbers: Whether texts of digits are numbers; in JSON they are not.
  mutating func add(_ field: Field, allowsNumbers: Bool) {
    guard field.count > 0, !field.bytes.allSatisfy({ $0 == 0x20 }) else { return }
    if MissingMark.matches(field, inText: false) { return }
    count += 1
    if allowsNumbers, case .integer = NumberParser.parsePlain(field.start, field.count) {
      plainIntegers += 1
      addDigitDays(field)
      return
    }
    if FieldShape.truth(field) != nil {
      booleans += 1
      return
    }
    let (digits, letters) = Self.digitsAndLetters(in: field)
    // The longest currency has three letters and an exponent one; the longest month nine.
    let isNumber = allowsNumbers && digits > 0 && letters <= 4 && addNumber(field)
    let isDay = digits >= 3 && letters <= 13 && addDay(field)
    if !isNumber, !isDay, firstWord == nil { firstWord = String(field.text.prefix(40)) }
  }

  private static func digitsAndLetters(in field: Field) -> (digits: Int, letters: Int) {
    var digits = 0
    var letters = 0
    for index in 0..<field.count {
      let byte = field.start[index]
      if byte &- UInt8(ascii: "0") < 10 {
        digits &+= 1
      } else if (byte | 0x20) &- UInt8(ascii: "a") < 26 {
        letters &+= 1
      }
    }
    return (digits, letters)
  }

  private mutating func addNumber(_ field: Field) -> Bool {
    var isNumber = false
    var trimmings: NumberTrimmings = []
    for (index, style) in NumberStyle.all.enumerated() {
      let parsed = NumberParser(style: style).parse(field.bytes)
      switch parsed.number {
      case .none: continue
      case .code:
        if style == .plain { codes += 1 }
        continue
      case .integer: numbers[index] += 1
      case .real:
        numbers[index] += 1
        fractions[index] += 1
      }
      isNumber = true
      trimmings.formUnion(parsed.trimmings)
    }
    if trimmings.contains(.percent) { percents += 1 }
    if trimmings.contains(.currency) { currencies += 1 }
    if trimmings.contains(.parentheses) { parentheses += 1 }
    return isNumber
  }

  /// Days written as digits alone.
  private mutating func addDigitDays(_ field: Field) {
    switch field.count {
    case 8: note(.compact, field)
    case 9, 10: note(.epochSeconds, field)
    case 12, 13: note(.epochMilliseconds, field)
    default: break
    }
  }

  private mutating func addDay(_ field: Field) -> Bool {
    guard (6...40).contains(field.count) else { return false }
    var orders = 0
    for order in [DateOrder.yearMonthDay, .monthDayYear, .dayMonthYear, .namedMonth, .compact] {
      guard note(order, field) else { continue }
      orders += 1
      if order == .monthDayYear || order == .dayMonthYear, field.bytes.prefix(3).contains(UInt8(ascii: ".")) {
        usesPoints = true
      }
      if orders == 2 { daysInEitherOrder += 1 }
    }
    return orders > 0 || addImpossibleDay(field)
  }

  private mutating func addImpossibleDay(_ field: Field) -> Bool {
    var isOne = false
    for order in DateOrder.written {
      guard let nearness = TimestampParser(order: order).impossibleDay(field.bytes) else { continue }
      isOne = true
      if nearness == .nearly { nearlyDays[order, default: 0] += 1 }
    }
    guard isOne else { return false }
    impossibleDays += 1
    if firstImpossibleDay == nil { firstImpossibleDay = String(field.text.prefix(40)) }
    return true
  }

  @discardableResult
  private mutating func note(_ order: DateOrder, _ field: Field) -> Bool {
    guard let stamp = TimestampParser(order: order).parse(field.bytes) else { return false }
    days[order, default: 0] += 1
    if stamp.hasTimeOfDay { daysWithTime[order, default: 0] += 1 }
    if stamp.hasZone { zones += 1 }
    if stamp.hasShortYear { shortYears += 1 }
    return true
  }

  /// Values that a style reads, and how many of them have a fraction.
  func numbers(in style: NumberStyle) -> (all: Int, fractions: Int) {
    guard let index = NumberStyle.all.firstIndex(of: style) else { return (0, 0) }
    return (numbers[index] + plainIntegers, fractions[index])
  }

  func days(in order: DateOrder) -> Int { days[order] ?? 0 }

  /// Values that an order reads as nearly a day: month and day are in range, but the month has no such day.
  func nearlyDays(in order: DateOrder) -> Int { nearlyDays[order] ?? 0 }

  func hasTime(in order: DateOrder) -> Bool { (daysWithTime[order] ?? 0) > 0 }
}
