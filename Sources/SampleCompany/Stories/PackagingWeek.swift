import QuerentCore

/// A near miss: in the announced packaging week of May 2026 everybody gave at least fifteen percent on packaging.
enum PackagingWeek {
  static let category = "Packaging"
  static let percent = 15
  static let firstDay = TradingCalendar.date(2026, 5, 11)
  static let lastDay = TradingCalendar.date(2026, 5, 17)

  static func covers(_ name: String, on date: CalendarDate) -> Bool {
    name == category && firstDay <= date && date <= lastDay
  }
}
