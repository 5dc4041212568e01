import QuerentCore
import SemanticLayer

extension TimeRules {
  /// Periods that name their year.
  static let calendarPeriods: [TimeRule] = [
    TimeRule(
      "<part> <year>",
      examples: ["March 2017", "Q1 of 2017", "Mar '17", "March 5th, 2017", "Christmas 2016"],
      [
        .item(.part), .optional("."), .optional("of", "in", ",", "-", "/"), .optional("the"),
        .optional("year"), .item(.year),
      ]
    ) { match in
      guard let year = match.years.first else { return nil }
      return match.parts.first.flatMap { part($0, in: year, match) }
    },
    TimeRule(
      "<year> <part>", examples: ["2017 Q1", "2017-Q1", "2017 week 12"],
      [.item(.year), .optional("-", ","), .item(.part)]
    ) { match in
      guard let year = match.years.first, case .part(let named, true)? = match.items.last else { return nil }
      return part(named, in: year, match)
    },
    TimeRule(
      "year-month", examples: ["2017-03"], [.item(.year), .adjacent, .words("-"), .adjacent, .item(.number)]
    ) { match in
      guard let year = match.years.first, let number = match.numbers.last, number.width == 2,
        (1...12).contains(number.value)
      else { return nil }
      return part(.month(number.value), in: year, match)
    },
    TimeRule(
      "month/year", examples: ["3/2017"], [.item(.number), .adjacent, .words("/"), .adjacent, .item(.year)]
    ) { match in
      guard let year = match.years.first, let number = match.numbers.first, (1...12).contains(number.value),
        !number.isOrdinal
      else { return nil }
      return part(.month(number.value), in: year, match)
    },
    TimeRule(
      "month, day to day", examples: ["March 5-10, 2017", "March 5 to 10 2017"],
      [
        .optional("between", "from"), .item(.part), .words("-", "to", "through", "thru", "and"),
        .item(.number),
        .optional(",", "of"), .item(.year),
      ]
    ) { match in
      guard case .day(let month, _)? = match.parts.first, let first = match.parts.first,
        let year = match.years.first,
        let last = match.numbers.first, last.width <= 2,
        let start = first.range(in: year, match.calendar.calendar)?.start,
        let end = CalendarDate(year: year, month: month, day: last.value), start <= end
      else { return nil }
      return .period(Period(range: TimeRange(start: start, end: end.adding(days: 1), grain: .day)))
    },
    TimeRule(
      "month, day to day, no year", examples: ["March 5-10", "from Oct 6 to 17"],
      [
        .optional("between", "from"), .item(.part), .words("-", "to", "through", "thru", "and"),
        .item(.number),
      ]
    ) { match in
      guard case .day(let month, let day)? = match.parts.first, let last = match.numbers.first,
        last.width <= 2,
        last.width > 0 || last.isOrdinal, last.value > day
      else { return nil }
      return days(day, last.value, month: month, match)
    },
    TimeRule(
      "day to day, month", examples: ["5-10 March 2017", "between 6 and 17 October 2016"],
      [
        .optional("between", "from"), .item(.number), .words("-", "to", "through", "and"), .item(.part),
        .optional(","), .item(.year),
      ]
    ) { match in
      guard case .day(let month, let day)? = match.parts.first, let year = match.years.first,
        let first = match.numbers.first, first.width <= 2, first.value < day,
        let start = CalendarDate(year: year, month: month, day: first.value),
        let end = CalendarDate(year: year, month: month, day: day)
      else { return nil }
      return .period(Period(range: TimeRange(start: start, end: end.adding(days: 1), grain: .day)))
    },
    TimeRule(
      "day to day, month, no year", examples: ["5-10 March", "6 to 17 October"],
      [.optional("between", "from"), .item(.number), .words("-", "to", "through", "and"), .item(.part)]
    ) { match in
      guard case .day(let month, let day)? = match.parts.first, let first = match.numbers.first,
        first.width <= 2,
        first.value < day
      else { return nil }
      return days(first.value, day, month: month, match)
    },
  ]

  /// A part in a year; quarters and halves of a fiscal year are fiscal.
  static func part(_ part: PartOfYear, in year: Int, _ match: TimeMatch, isRelative: Bool = false)
    -> TimeItem?
  {
    part.range(in: year, match.calendar.calendar).map {
      .period(Period(range: $0, isRelative: isRelative, part: part, year: year))
    }
  }

  private static func days(_ first: Int, _ last: Int, month: Int, _ match: TimeMatch) -> TimeItem? {
    guard let (year, range) = match.calendar.latest(.day(month: month, day: first)),
      let end = CalendarDate(year: year, month: month, day: last)
    else { return nil }
    return .period(
      Period(range: TimeRange(start: range.start, end: end.adding(days: 1), grain: .day), isRelative: true))
  }
}
