import QuerentCore

/// Dates as people read them on the first screen.
enum DateWords {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `Sat 31 Oct 2026`.
  static func day(_ date: CalendarDate) -> String {
    "\(weekdays[date.weekday - 1]) \(date.day) \(months[date.month - 1].prefix(3)) \(date.year)"
  }

  /// `October 2026`.
  static func month(_ date: CalendarDate) -> String { "\(months[date.month - 1]) \(date.year)" }
}
