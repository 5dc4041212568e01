/// Days since 1970-01-01 in the proleptic Gregorian calendar, by Howard Hinnant's "chrono-compatible low-level date
/// algorithms" (2013).
enum CivilDay {
  static func parts(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  static func number(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// The same day of the month `months` later, or the last day of a shorter month.
  static func adding(months: Int, to day: Int) -> Int {
    let from = parts(day)
    let month = from.year * 12 + from.month - 1 + months
    let year = month / 12
    let ofYear = month % 12 + 1
    let next =
      ofYear == 12 ? number(year: year + 1, month: 1, day: 1) : number(year: year, month: ofYear + 1, day: 1)
    let length = next - number(year: year, month: ofYear, day: 1)
    return number(year: year, month: ofYear, day: min(from.day, length))
  }

  /// How many months a period of whole days covers: a whole number where its ends fall on the same day of the month
  /// (a day either way), else a share of mean months.
  static func months(from start: Int, through end: Int) -> Double {
    let days = end - start + 1
    let whole = (Double(days) / 30.4375).rounded()
    if whole >= 1, abs(adding(months: Int(whole), to: start) - 1 - end) <= 1 { return whole }
    return Double(days) / 30.4375
  }

  static func iso(_ day: Int) -> String {
    let parts = parts(day)
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    return "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
  }
}
