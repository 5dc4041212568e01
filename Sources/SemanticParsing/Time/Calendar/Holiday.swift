import QuerentCore

/// Days that businesses report on by name, as they fall in the United States.
enum Holiday: Hashable, Sendable, CaseIterable {
  case newYearsDay, martinLutherKingDay, valentinesDay, presidentsDay, goodFriday, easter, easterMonday,
    mothersDay
  case memorialDay, fathersDay, laborDay, columbusDay, halloween, veteransDay, thanksgiving, blackFriday,
    cyberMonday
  case christmasEve, christmas, boxingDay, newYearsEve

  /// The day in a year, 1…9999.
  func date(in year: Int) -> CalendarDate? {
    switch self {
    case .newYearsDay: CalendarDate(year: year, month: 1, day: 1)
    case .martinLutherKingDay: Self.weekday(1, number: 3, month: 1, year)
    case .valentinesDay: CalendarDate(year: year, month: 2, day: 14)
    case .presidentsDay: Self.weekday(1, number: 3, month: 2, year)
    case .goodFriday: Self.easter(in: year)?.adding(days: -2)
    case .easter: Self.easter(in: year)
    case .easterMonday: Self.easter(in: year)?.adding(days: 1)
    case .mothersDay: Self.weekday(7, number: 2, month: 5, year)
    case .memorialDay: Self.weekday(1, number: 1, month: 6, year)?.adding(days: -7)
    case .fathersDay: Self.weekday(7, number: 3, month: 6, year)
    case .laborDay: Self.weekday(1, number: 1, month: 9, year)
    case .columbusDay: Self.weekday(1, number: 2, month: 10, year)
    case .halloween: CalendarDate(year: year, month: 10, day: 31)
    case .veteransDay: CalendarDate(year: year, month: 11, day: 11)
    case .thanksgiving: Self.weekday(4, number: 4, month: 11, year)
    case .blackFriday: Self.weekday(4, number: 4, month: 11, year)?.adding(days: 1)
    case .cyberMonday: Self.weekday(4, number: 4, month: 11, year)?.adding(days: 4)
    case .christmasEve: CalendarDate(year: year, month: 12, day: 24)
    case .christmas: CalendarDate(year: year, month: 12, day: 25)
    case .boxingDay: CalendarDate(year: year, month: 12, day: 26)
    case .newYearsEve: CalendarDate(year: year, month: 12, day: 31)
    }
  }

  /// The nth given ISO weekday of a month.
  private static func weekday(_ weekday: Int, number: Int, month: Int, _ year: Int) -> CalendarDate? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (number - 1))
  }

  /// Easter Sunday of the Gregorian calendar, by the computus without exceptions (Nature, 20 April 1876; Meeus,
  /// "Astronomical Algorithms", chapter 8).
  static func easter(in year: Int) -> CalendarDate? {
    let golden = year % 19
    let century = year / 100
    let yearOfCentury = year % 100
    let leapCenturies = century / 4
    let moonCorrection = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30
    let weekdayShift = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let lateMoon = (golden + 11 * epact + 22 * weekdayShift) / 451
    let total = epact + weekdayShift - 7 * lateMoon + 114
    return CalendarDate(year: year, month: total / 31, day: total % 31 + 1)
  }
}
