import QuerentCore

/// Names of periods and dates in sentences.
enum PeriodWords {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `3 Jan 2017`.
  static func words(_ date: CalendarDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

  /// `Q1 2017`, `Mar 2017`, `2017`, `1 Jan–14 Feb 2017`, `since 3 Jan 2017`, `all dates`.
  static func name(_ range: TimeRange?) -> String {
    guard let range else { return "all dates" }
    switch (range.start, range.end) {
    case (nil, nil): return "all dates"
    case (let start?, nil): return "since \(words(start))"
    case (nil, let end?): return "until \(words(end.adding(days: -1)))"
    case (let start?, let end?): return short(start, end) ?? days(start, end.adding(days: -1))
    }
  }

  /// The name with the days it stands for: `Q1 2017 (1 Jan–31 Mar 2017)`.
  static func resolved(_ range: TimeRange?) -> String {
    let name = name(range)
    guard let start = range?.start, let end = range?.end else { return name }
    let days = days(start, end.adding(days: -1))
    return name == days ? name : "\(name) (\(days))"
  }

  /// The last day of a range; its name where it has no end.
  static func lastDay(_ range: TimeRange) -> String {
    range.end.map { words($0.adding(days: -1)) } ?? name(range)
  }

  /// `1 Jan–31 Mar 2017`, `1 Dec 2016–31 Jan 2017`, `4 Jul 2017`.
  static func days(_ first: CalendarDate, _ last: CalendarDate) -> String {
    if first == last { return words(first) }
    if first.year != last.year { return "\(words(first))–\(words(last))" }
    if first.month != last.month { return "\(first.day) \(months[first.month - 1])–\(words(last))" }
    return "\(first.day)–\(words(last))"
  }

  /// A cell of a time key: `2017-03` reads `Mar 2017`, `2017-Q1` reads `Q1 2017`; anything else stays.
  static func label(_ key: String) -> String {
    let bytes = Array(key.utf8)
    if bytes.count == 7, bytes[5] == UInt8(ascii: "Q") { return "\(key.suffix(2)) \(key.prefix(4))" }
    if bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let month = Int(key.suffix(2)),
      (1...12).contains(month)
    {
      return "\(months[month - 1]) \(key.prefix(4))"
    }
    if bytes.count == 10, let date = CalendarDate(iso: key) { return words(date) }
    return key
  }

  /// A whole calendar month, quarter or year, or several whole years.
  private static func short(_ start: CalendarDate, _ end: CalendarDate) -> String? {
    guard start.day == 1, end.day == 1 else { return nil }
    let length = (end.year - start.year) * 12 + end.month - start.month
    if length == 1 { return "\(months[start.month - 1]) \(start.year)" }
    if length == 3, start.month % 3 == 1 { return "Q\(start.quarter) \(start.year)" }
    guard start.month == 1, length % 12 == 0, length > 0 else { return nil }
    return length == 12 ? "\(start.year)" : "\(start.year)–\(start.year + length / 12 - 1)"
  }
}
