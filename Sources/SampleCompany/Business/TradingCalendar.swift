import QuerentCore

/// Which days are busy: season, weekday, end of month and quarter, holidays.
enum TradingCalendar {
  static let firstDay = date(2023, 11, 1)
  static let lastDay = date(2026, 10, 31)
  static let dayCount = lastDay.daysSinceEpoch - firstDay.daysSinceEpoch + 1

  /// All days of the three years, in order.
  static let days = (0..<dayCount).map { firstDay.adding(days: $0) }

  /// A date that is known to exist.
  static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day) ?? CalendarDate(daysSinceEpoch: 0)
  }

  static func isWeekend(_ date: CalendarDate) -> Bool { date.weekday > 5 }

  /// Years since the first day, for trends.
  static func yearsIn(_ date: CalendarDate) -> Double {
    Double(date.daysSinceEpoch - firstDay.daysSinceEpoch) / 365.25
  }

  /// How busy a day is in a region, 1 on an ordinary day.
  static func activity(on date: CalendarDate, in region: Region) -> Double {
    var activity = monthly[date.month - 1] * weekdays[date.weekday - 1]
    if isHoliday(date, in: region) { activity *= 0.12 }
    let daysLeft = CalendarDate.daysIn(month: date.month, of: date.year) - date.day
    if daysLeft < 3 { activity *= 1.28 }
    if daysLeft < 6, date.month % 3 == 0 { activity *= 1.15 }
    if date.month == 12, date.day > 18 { activity *= 0.68 }
    if region == .emea, date.month == 8, (3...23).contains(date.day) { activity *= 0.72 }
    return activity
  }

  private static let monthly = [0.93, 0.94, 1.03, 0.99, 1.00, 1.04, 0.93, 0.96, 1.03, 1.01, 1.10, 1.04]
  private static let weekdays = [1.22, 1.32, 1.30, 1.24, 1.06, 0.46, 0.36]

  /// The public holidays that close the offices of a region.
  static func isHoliday(_ date: CalendarDate, in region: Region) -> Bool {
    if fixedEverywhere.contains(MonthDay(date)) { return true }
    switch region {
    case .emea: return MonthDay(date) == MonthDay(month: 5, day: 1) || easterMondays.contains(date)
    case .apac: return MonthDay(date) == MonthDay(month: 1, day: 26) || easterMondays.contains(date)
    default: return isAmericanHoliday(date)
    }
  }

  private struct MonthDay: Hashable {
    let month: Int
    let day: Int

    init(month: Int, day: Int) {
      self.month = month
      self.day = day
    }

    init(_ date: CalendarDate) {
      self.init(month: date.month, day: date.day)
    }
  }

  private static let fixedEverywhere: Set = [
    MonthDay(month: 1, day: 1), MonthDay(month: 12, day: 25), MonthDay(month: 12, day: 26),
  ]

  private static let easterMondays: Set = [date(2024, 4, 1), date(2025, 4, 21), date(2026, 4, 6)]

  private static func isAmericanHoliday(_ date: CalendarDate) -> Bool {
    let nth = (date.day - 1) / 7 + 1
    switch (date.month, date.weekday) {
    case (1, 1): return nth == 3
    case (5, 1): return date.day > 24
    case (7, _) where date.day == 4: return true
    case (9, 1): return nth == 1
    case (11, 4): return nth == 4
    case (11, 5): return date.day > 22 && date.day < 30
    default: return false
    }
  }
}
