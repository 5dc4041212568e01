extension CivilDate {
  /// Months since January 1970.
  var monthIndex: Int { (year - 1970) * 12 + month - 1 }

  /// The first day of a month counted from January 1970.
  init(monthIndex: Int) {
    let year = Grain.floored(monthIndex, 12)
    self.init(number: Self.number(year: 1970 + year, month: monthIndex - year * 12 + 1, day: 1))
  }

  /// `2026-03-01`.
  var text: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The same day of the month `months` later, or the last day of a shorter month.
  static func adding(months: Int, to day: Int) -> Int {
    let from = CivilDate(number: day)
    let first = CivilDate(monthIndex: from.monthIndex + months)
    return first.number + min(from.day, first.daysInMonth) - 1
  }

  /// How many months a period of whole days covers: a whole number where its ends fall on the same day of the month
  /// (a day either way), else a share of mean months.
  static func months(from start: Int, through end: Int) -> Double {
    let days = end - start + 1
    let whole = (Double(days) / 30.4375).rounded()
    if whole >= 1, abs(adding(months: Int(whole), to: start) - 1 - end) <= 1 { return whole }
    return Double(days) / 30.4375
  }

  /// A day since 1970-01-01 as `2026-03-01`.
  static func text(of day: Int) -> String { CivilDate(number: day).text }
}
