import QuerentCore

/// A date with a time to the second, without time zone.
struct Moment: Comparable {
  let date: CalendarDate
  let second: Int

  /// A moment of the day, mostly in office hours.
  static func draw(on date: CalendarDate, using random: inout RandomStream) -> Moment {
    let hour = (random.unit() + random.unit() + random.unit()) * 5 + 5
    return Moment(date: date, second: Int(hour * 3600))
  }

  func adding(seconds: Int) -> Moment {
    let total = second + seconds
    return Moment(date: date.adding(days: total / 86_400), second: total % 86_400)
  }

  /// `yyyy-mm-dd hh:mm:ss`.
  var text: String {
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : String($0) }
    return "\(date.iso) \(parts.joined(separator: ":"))"
  }

  static func < (left: Moment, right: Moment) -> Bool {
    (left.date, left.second) < (right.date, right.second)
  }
}
