import QuerentCore

/// How a column is told apart by its period: `2017`, `Q1 2017`, `Mar 2017`, `Jan to Oct 2017`, `1 to 12 Mar 2017`.
enum PeriodNames {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func name(of range: TimeRange, fiscalYearStart: Int) -> String {
    guard let start = range.start else {
      return range.end.map { "before \($0.iso)" } ?? "all dates"
    }
    guard let end = range.end else { return "since \(start.iso)" }
    let startsMonth = start.day == 1 && end.day == 1
    let length = (end.year - start.year) * 12 + end.month - start.month
    switch (startsMonth, length) {
    case (true, 1): return "\(months[start.month - 1]) \(start.year)"
    case (true, 3) where fiscalYearStart == 1 && (start.month - 1) % 3 == 0:
      return "Q\(start.quarter) \(start.year)"
    case (true, 12) where start.month == 1: return String(start.year)
    default: break
    }
    let last = end.adding(days: -1)
    if last <= start { return day(start) }
    if startsMonth, start.month == 1, length % 12 == 0 { return "\(start.year) to \(last.year)" }
    let isOneYear = start.year == last.year
    if startsMonth {
      let first = months[start.month - 1] + (isOneYear ? "" : " \(start.year)")
      return "\(first) to \(months[last.month - 1]) \(last.year)"
    }
    if isOneYear, start.month == last.month { return "\(start.day) to \(day(last))" }
    return isOneYear
      ? "\(start.day) \(months[start.month - 1]) to \(day(last))" : "\(day(start)) to \(day(last))"
  }

  private static func day(_ date: CalendarDate) -> String {
    "\(date.day) \(months[date.month - 1]) \(date.year)"
  }
}
