/// In which order a column writes the parts of a day.
enum DateOrder: Hashable, Sendable, CaseIterable {
  /// `2017-03-01`, `2017/3/1`
  case yearMonthDay
  /// `3/1/2017`
  case monthDayYear
  /// `1/3/2017`, `1.3.2017`
  case dayMonthYear
  /// `1 Mar 2017`, `March 1, 2017`, `01-Mar-17`
  case namedMonth
  /// `20170301`
  case compact
  /// Seconds since 1970.
  case epochSeconds
  /// Milliseconds since 1970.
  case epochMilliseconds

  /// The orders whose parts are told apart by signs between them.
  static let written: [DateOrder] = [.yearMonthDay, .monthDayYear, .dayMonthYear, .namedMonth]

  /// How reports call it.
  var name: String {
    switch self {
    case .yearMonthDay: "year-month-day"
    case .monthDayYear: "month/day/year"
    case .dayMonthYear: "day/month/year"
    case .namedMonth: "with the month's name"
    case .compact: "YYYYMMDD"
    case .epochSeconds: "seconds since 1970"
    case .epochMilliseconds: "milliseconds since 1970"
    }
  }
}

/// A day and, where it is written, a time of day.
struct Timestamp: Equatable {
  var year: Int
  var month: Int
  var day: Int
  /// Seconds since midnight; `nil` when only a day is written.
  var seconds: Int?
  /// Milliseconds of the second, 0 when not written.
  var milliseconds = 0
  var hasZone = false
  var hasShortYear = false

  /// Whether anything but midnight is said.
  var hasTimeOfDay: Bool { (seconds ?? 0) != 0 || milliseconds != 0 }

  /// Writes `2017-03-01` or `2017-03-01 14:05:00[.250]`.
  /// - Returns: The number of bytes written, at most 23.
  func write(to target: UnsafeMutablePointer<UInt8>, withTime: Bool) -> Int {
    put(year, digits: 4, at: target)
    target[4] = UInt8(ascii: "-")
    put(month, digits: 2, at: target + 5)
    target[7] = UInt8(ascii: "-")
    put(day, digits: 2, at: target + 8)
    guard withTime else { return 10 }
    let seconds = seconds ?? 0
    target[10] = UInt8(ascii: " ")
    put(seconds / 3600, digits: 2, at: target + 11)
    target[13] = UInt8(ascii: ":")
    put(seconds / 60 % 60, digits: 2, at: target + 14)
    target[16] = UInt8(ascii: ":")
    put(seconds % 60, digits: 2, at: target + 17)
    guard milliseconds != 0 else { return 19 }
    target[19] = UInt8(ascii: ".")
    put(milliseconds, digits: 3, at: target + 20)
    return 23
  }

  private func put(_ number: Int, digits: Int, at target: UnsafeMutablePointer<UInt8>) {
    var rest = number
    for index in stride(from: digits - 1, through: 0, by: -1) {
      target[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}
