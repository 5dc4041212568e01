import Foundation
import QuerentCore

/// The clock of the machine, which answers depend on only where a person says "today".
enum Clock {
  /// The day it is now in the time zone of the settings.
  static var today: CalendarDate? {
    let name = Settings.current["calendar.timezone"].text
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: name) ?? .current
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
