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
}
