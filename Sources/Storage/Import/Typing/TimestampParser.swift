import QuerentCore

/// Reads the bytes of a field as a day, with or without a time of day.
struct TimestampParser {
  let order: DateOrder

  func parse(_ field: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    guard let base = field.baseAddress else { return nil }
    var cursor = TimeCursor(base: base, end: field.count)
    cursor.trim()
    switch order {
    case .epochSeconds, .epochMilliseconds: return epoch(&cursor)
    default: break
    }
    guard var stamp = day(&cursor) else { return nil }
    guard (1...9999).contains(stamp.year), (1...12).contains(stamp.month), stamp.day >= 1,
      stamp.day <= CalendarDate.daysIn(month: stamp.month, of: stamp.year)
    else { return nil }
    guard cursor.isAtEnd || time(&cursor, of: &stamp) else { return nil }
    return stamp
  }

  /// How near a text written as a day comes to one.
  enum ImpossibleDay { case nearly, farFrom }

  /// Whether a text is written as a day and is none: `31/02/2026`, `2026-13-01`; `nil` for a day and for anything else.
  func impossibleDay(_ field: UnsafeBufferPointer<UInt8>) -> ImpossibleDay? {
    guard let base = field.baseAddress, DateOrder.written.contains(order) else { return nil }
    var cursor = TimeCursor(base: base, end: field.count)
    cursor.trim()
    guard let written = day(&cursor), (1...9999).contains(written.year) else { return nil }
    let isMonth = (1...12).contains(written.month)
    if isMonth, written.day >= 1, written.day <= CalendarDate.daysIn(month: written.month, of: written.year) {
      return nil
    }
    var stamp = Timestamp(year: written.year, month: 1, day: 2)
    guard cursor.isAtEnd || time(&cursor, of: &stamp) else { return nil }
    return isMonth && (1...31).contains(written.day) ? .nearly : .farFrom
  }

  /// `2017-03-01` alone, which nearly all dates of machines are.
  @inline(__always)
  static func isPlainISO(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard count == 10, start[4] == UInt8(ascii: "-"), start[7] == UInt8(ascii: "-") else { return false }
    let zero = UInt8(ascii: "0")
    let y = (start[0] &- zero, start[1] &- zero, start[2] &- zero, start[3] &- zero)
    let m = (start[5] &- zero, start[6] &- zero)
    let d = (start[8] &- zero, start[9] &- zero)
    guard y.0 < 10, y.1 < 10, y.2 < 10, y.3 < 10, m.0 < 10, m.1 < 10, d.0 < 10, d.1 < 10 else { return false }
    let month = Int(m.0) &* 10 &+ Int(m.1)
    let day = Int(d.0) &* 10 &+ Int(d.1)
    guard month &- 1 < 12, month > 0, day > 0 else { return false }
    if day <= 28 { return true }
    let year = Int(y.0) &* 1000 &+ Int(y.1) &* 100 &+ Int(y.2) &* 10 &+ Int(y.3)
    return day <= CalendarDate.daysIn(month: month, of: year)
  }

  private func day(_ cursor: inout TimeCursor) -> Timestamp? {
    switch order {
    case .yearMonthDay:
      guard let year = cursor.number(digits: 4...4), let separator = cursor.separator(),
        let month = cursor.number(digits: 1...2), cursor.take(separator),
        let day = cursor.number(digits: 1...2)
      else { return nil }
      return Timestamp(year: year, month: month, day: day)
    case .monthDayYear, .dayMonthYear:
      guard let first = cursor.number(digits: 1...2), let separator = cursor.separator(),
        let second = cursor.number(digits: 1...2), cursor.take(separator), let year = cursor.year()
      else { return nil }
      let isMonthFirst = order == .monthDayYear
      return Timestamp(
        year: year.value, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first,
        hasShortYear: year.isShort)
    case .namedMonth:
      return namedDay(&cursor)
    case .compact:
      guard let digits = cursor.number(digits: 8...8) else { return nil }
      return Timestamp(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    case .epochSeconds, .epochMilliseconds:
      return nil
    }
  }

  private func namedDay(_ cursor: inout TimeCursor) -> Timestamp? {
    if let day = cursor.number(digits: 1...2) {
      cursor.skipSeparators()
      guard let month = cursor.monthName() else { return nil }
      cursor.skipSeparators()
      guard let year = cursor.year() else { return nil }
      return Timestamp(year: year.value, month: month, day: day, hasShortYear: year.isShort)
    }
    guard let month = cursor.monthName() else { return nil }
    cursor.skipSeparators()
    guard let day = cursor.number(digits: 1...2) else { return nil }
    cursor.skipSeparators()
    guard let year = cursor.number(digits: 4...4) else { return nil }
    return Timestamp(year: year, month: month, day: day)
  }

  /// `T14:05`, ` 2:05:00.250 PM`, `T14:05:00Z`, `+02:00`. A zone is turned into UTC.
  private func time(_ cursor: inout TimeCursor, of stamp: inout Timestamp) -> Bool {
    guard cursor.take(UInt8(ascii: "T")) || cursor.take(UInt8(ascii: " ")) else { return false }
    cursor.trim()
    guard var hour = cursor.number(digits: 1...2), cursor.take(UInt8(ascii: ":")),
      let minute = cursor.number(digits: 2...2), minute < 60
    else { return false }
    var second = 0
    if cursor.take(UInt8(ascii: ":")) {
      guard let read = cursor.number(digits: 2...2), read < 60 else { return false }
      second = read
      if cursor.take(UInt8(ascii: ".")) || cursor.take(UInt8(ascii: ",")) {
        guard let fraction = cursor.milliseconds() else { return false }
        stamp.milliseconds = fraction
      }
    }
    cursor.trim()
    if let isAfternoon = cursor.halfOfDay() {
      guard (1...12).contains(hour) else { return false }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard hour < 24 else { return false }
    stamp.seconds = hour * 3600 + minute * 60 + second
    guard !cursor.isAtEnd else { return true }
    guard let offset = cursor.zoneMinutes(), cursor.isAtEnd else { return false }
    stamp.hasZone = true
    return shift(&stamp, bySeconds: -offset * 60)
  }

  private func epoch(_ cursor: inout TimeCursor) -> Timestamp? {
    let digits = order == .epochSeconds ? 9...10 : 12...13
    guard let number = cursor.number(digits: digits), cursor.isAtEnd else { return nil }
    var stamp = Timestamp(year: 1970, month: 1, day: 1, seconds: 0)
    stamp.milliseconds = order == .epochSeconds ? 0 : number % 1000
    return shift(&stamp, bySeconds: order == .epochSeconds ? number : number / 1000) ? stamp : nil
  }

  private func shift(_ stamp: inout Timestamp, bySeconds seconds: Int) -> Bool {
    guard seconds != 0 else { return true }
    guard let start = CalendarDate(year: stamp.year, month: stamp.month, day: stamp.day) else { return false }
    let total = (stamp.seconds ?? 0) + seconds
    let days = total >= 0 ? total / 86_400 : -((86_399 - total) / 86_400)
    let moved = start.adding(days: days)
    guard (1...9999).contains(moved.year) else { return false }
    (stamp.year, stamp.month, stamp.day) = (moved.year, moved.month, moved.day)
    stamp.seconds = total - days * 86_400
    return true
  }
}
