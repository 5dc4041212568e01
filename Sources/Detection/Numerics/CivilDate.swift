/// A day of the Gregorian calendar (days to date after Hinnant, chrono-Compatible Low-Level Date Algorithms, 2013).
struct CivilDate: Hashable, Sendable {
  var year: Int
  var month: Int
  var day: Int
  /// Days since 1970-01-01.
  var number: Int

  init(second: Int) { self.init(number: Int((Double(second) / 86_400).rounded(.down))) }

  init(number: Int) {
    self.number = number
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// 0 is Monday.
  var weekday: Int { (((number + 3) % 7) + 7) % 7 }

  var daysInMonth: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day number of Easter Sunday (Meeus, Jones and Butcher; Nature 13, 1876).
  static func easter(_ year: Int) -> Int {
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let correction = (8 * century + 13) / 25
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let lunar = (golden + 11 * epact) / 319
    let sunday = (2 * (century % 4) + 2 * (rest / 4) - rest % 4 - epact + lunar + 32) % 7
    let month = (epact - lunar + sunday + 90) / 25
    let day = (epact - lunar + sunday + month + 19) % 32
    return number(year: year, month: month, day: day)
  }

  static func number(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
