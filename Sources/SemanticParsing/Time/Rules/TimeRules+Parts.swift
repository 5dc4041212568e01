import QuerentCore

extension TimeRules {
  /// Parts of a year: quarters, halves, days of a month, holidays, numbered weeks.
  static let parts: [TimeRule] = [
    TimeRule(
      "ordinal quarter", examples: ["first quarter of 2017", "the 3rd quarter"],
      [.optional("the"), .item(.number), .item(.unit)]
    ) { match in
      guard let number = match.numbers.first, number.isOrdinal, let unit = match.unit, unit.grain == .quarter,
        !unit.isPlural, (1...4).contains(number.value)
      else { return nil }
      return .part(unit.isFiscal ? .fiscalQuarter(number.value) : .quarter(number.value), isCertain: true)
    },
    TimeRule("quarter by number", examples: ["quarter 3 of 2016"], [.item(.unit), .item(.number)]) { match in
      guard let unit = match.unit, unit.grain == .quarter, !unit.isPlural, let number = match.numbers.first,
        number.width == 1, (1...4).contains(number.value)
      else { return nil }
      return .part(unit.isFiscal ? .fiscalQuarter(number.value) : .quarter(number.value), isCertain: true)
    },
    TimeRule(
      "half-year", examples: ["first half of 2017", "the second half of last year"],
      [.optional("the"), .item(.number), .words("half")]
    ) { match in
      guard let number = match.numbers.first, number.isOrdinal, (1...2).contains(number.value) else {
        return nil
      }
      return .part(.half(number.value), isCertain: false)
    },
    TimeRule(
      "fiscal part", examples: ["fiscal Q2", "FY Q1"], [.words("fiscal", "fy"), .item(.part)]
    ) { match in match.parts.first?.fiscal.map { .part($0, isCertain: true) } },
    TimeRule(
      "<month> <day>", examples: ["March 5", "March 5th", "Oct. 12", "March the 5th"],
      [.item(.part), .optional("."), .optional("the"), .item(.number)]
    ) { match in day(match) },
    TimeRule(
      "<day> <month>", examples: ["5 March", "5th of March", "the 4th of July"],
      [.optional("the"), .item(.number), .optional("of"), .item(.part)]
    ) { match in day(match) },
    TimeRule(
      "<weekday> <day>", examples: ["Friday, March 5", "Sat 31 Oct"],
      [.item(.weekday), .optional(",", "."), .optional("the"), .item(.part)]
    ) { match in
      guard let part = match.parts.first, case .day = part else { return nil }
      return .part(part, isCertain: true)
    },
    TimeRule(
      "week by number", examples: ["week 12 of 2017", "ISO week 1"],
      [.optional("iso", "calendar"), .item(.unit), .optional("number", "no", "#"), .item(.number)]
    ) { match in
      guard let unit = match.unit, unit.grain == .week, !unit.isPlural, let number = match.numbers.first,
        !number.isOrdinal, (1...53).contains(number.value)
      else { return nil }
      return .part(.week(number.value), isCertain: true)
    },
    TimeRule(
      "ordinal week", examples: ["the 12th week of 2017"], [.optional("the"), .item(.number), .item(.unit)]
    ) { match in
      guard let unit = match.unit, unit.grain == .week, !unit.isPlural, let number = match.numbers.first,
        number.isOrdinal, (5...53).contains(number.value)
      else { return nil }
      return .part(.week(number.value), isCertain: true)
    },
    holiday(.newYearsDay, "New Year's Day", ["new"], ["year", "years"], ["day"]),
    holiday(.newYearsEve, "New Year's Eve", ["new"], ["year", "years"], ["eve"]),
    holiday(.martinLutherKingDay, "MLK Day", ["mlk"], ["day"]),
    holiday(.valentinesDay, "Valentine's Day", ["valentine", "valentines"], ["day"]),
    holiday(.presidentsDay, "Presidents' Day", ["president", "presidents"], ["day"]),
    holiday(.goodFriday, "Good Friday", ["good"], ["friday"]),
    holiday(.easterMonday, "Easter Monday", ["easter"], ["monday"]),
    holiday(.easter, "Easter Sunday", ["easter"], ["sunday"]),
    holiday(.easter, "Easter", ["easter"]),
    holiday(.mothersDay, "Mother's Day", ["mother", "mothers"], ["day"]),
    holiday(.memorialDay, "Memorial Day", ["memorial"], ["day"]),
    holiday(.fathersDay, "Father's Day", ["father", "fathers"], ["day"]),
    holiday(.laborDay, "Labor Day", ["labor", "labour"], ["day"]),
    holiday(.columbusDay, "Columbus Day", ["columbus"], ["day"]),
    holiday(.halloween, "Halloween", ["halloween"]),
    holiday(.veteransDay, "Veterans Day", ["veteran", "veterans"], ["day"]),
    holiday(.thanksgiving, "Thanksgiving", ["thanksgiving"]),
    holiday(.thanksgiving, "Thanksgiving Day", ["thanksgiving"], ["day"]),
    holiday(.blackFriday, "Black Friday", ["black"], ["friday"]),
    holiday(.cyberMonday, "Cyber Monday", ["cyber"], ["monday"]),
    holiday(.christmasEve, "Christmas Eve", ["christmas", "xmas"], ["eve"]),
    holiday(.christmas, "Christmas Day", ["christmas", "xmas"], ["day"]),
    holiday(.christmas, "Christmas", ["christmas", "xmas"]),
    holiday(.boxingDay, "Boxing Day", ["boxing"], ["day"]),
    TimeRule(
      "Independence Day", examples: ["Independence Day 2015"], [.words("independence"), .words("day")]
    ) { _ in .part(.day(month: 7, day: 4), isCertain: true) },
  ]

  /// The rule of one holiday's name, with an optional possessive after each word.
  private static func holiday(_ holiday: Holiday, _ name: String, _ words: [String]...) -> TimeRule {
    var pattern: [TimePattern] = []
    for (index, spellings) in words.enumerated() {
      if index > 0 { pattern.append(.optional("'s")) }
      pattern.append(.words(spellings))
    }
    return TimeRule("holiday: \(name)", examples: ["on \(name)", "\(name) 2016"], pattern) { _ in
      .part(.holiday(holiday), isCertain: true)
    }
  }

  private static func day(_ match: TimeMatch) -> TimeItem? {
    guard case .month(let month)? = match.parts.first, let number = match.numbers.first, number.width <= 2,
      number.width > 0 || number.isOrdinal, number.value >= 1,
      number.value <= CalendarDate.daysIn(month: month, of: 2000)
    else { return nil }
    return .part(.day(month: month, day: number.value), isCertain: true)
  }
}
