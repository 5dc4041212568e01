import QuerentCore
import SemanticLayer

extension TimeRules {
  /// The name of the rule that reads "in 6 months" as the time up to now; it holds of what has not happened.
  static let unlessSince = "in <n> <units>"
  private static let lastWords = ["last", "previous", "prior", "preceding", "latest"]

  /// Periods that depend on the as-of date.
  static let relativePeriods: [TimeRule] = [
    TimeRule(
      "last <unit>", examples: ["last month", "the previous quarter"],
      [.optional("the"), .words(lastWords), .item(.unit)]
    ) {
      match in
      single(match) { Period(range: $0.said(last: $1), anchor: .last, isRelative: true) }
    },
    TimeRule(
      "last <n> <units>", examples: ["last 3 months", "the last two years", "previous 30 days"],
      [.optional("the"), .words(lastWords), .item(.number), .optional("full", "complete"), .item(.unit)]
    ) { match in counted(match) { $0.said(last: $1, $2) } },
    TimeRule(
      "in the last <n> <units>",
      examples: ["in the last 3 months", "within the last two years", "over the last 12 months"],
      [
        .words("in", "within", "over", "during"), .optional("the"), .words("last"), .item(.number),
        .item(.unit),
      ]
    ) { match in counted(match) { $0.lastWithCurrent($1, $2) } },
    TimeRule(
      "past <n> <units>", examples: ["past 30 days", "the past two years", "trailing 12 months"],
      [.optional("the"), .words("past", "trailing", "rolling"), .item(.number), .item(.unit)]
    ) { match in counted(match) { $0.trailing($1, $2) } },
    TimeRule(
      unlessSince, examples: ["have not ordered in 6 months", "no orders for over 90 days"],
      [
        .words("in", "for"), .optional("over", "at", "more"), .optional("than", "least"), .item(.number),
        .item(.unit),
      ]
    ) { match in
      // counted alone it may be a duration: `TimeGrammar` keeps it where something has not happened
      counted(match) { $0.trailing($1, $2) }
    },
    TimeRule(
      "past <unit>", examples: ["the past year", "in the past month"],
      [.optional("the"), .words("past", "trailing"), .item(.unit)]
    ) { match in single(match) { Period(range: $0.trailing(1, $1), isRelative: true) } },
    TimeRule("trailing twelve months", examples: ["TTM", "LTM revenue"], [.words("ttm", "ltm")]) { match in
      relative(match.calendar.trailing(12, TimeUnit(grain: .month)))
    },
    TimeRule(
      "past decade", examples: ["the past decade"],
      [.optional("the"), .words("past", "last"), .words("decade")]
    ) { match in relative(match.calendar.trailing(10, TimeUnit(grain: .year))) },
    TimeRule(
      "this <unit>", examples: ["this month", "the current quarter"],
      [.optional("the"), .words("this", "current", "running"), .item(.unit), .notBefore("to")]
    ) { match in single(match) { Period(range: $0.current($1), anchor: .this, isRelative: true) } },
    TimeRule(
      "next <unit>", examples: ["next month", "the coming quarter"],
      [.optional("the"), .words("next", "coming", "upcoming", "following"), .item(.unit)]
    ) { match in single(match) { Period(range: $0.next(1, $1), anchor: .next, isRelative: true) } },
    TimeRule(
      "next <n> <units>", examples: ["next 3 months"],
      [.optional("the"), .words("next", "coming", "upcoming", "following"), .item(.number), .item(.unit)]
    ) { match in counted(match) { $0.next($1, $2) } },
    TimeRule(
      "<n> <units> ago", examples: ["3 months ago", "two years ago"],
      [.item(.number), .item(.unit), .words("ago")]
    ) { match in counted(match) { $0.ago($1, $2) } },
    TimeRule(
      "a <unit> ago", examples: ["a year ago", "a week ago"],
      [.words("a", "an", "one"), .item(.unit), .words("ago")]
    ) {
      match in single(match) { Period(range: $0.ago(1, $1), isRelative: true) }
    },
    TimeRule("today", examples: ["today"], [.words("today")]) { relative(TimeRange(day: $0.calendar.asOf)) },
    TimeRule("yesterday", examples: ["yesterday"], [.words("yesterday")]) {
      relative(TimeRange(day: $0.calendar.asOf.adding(days: -1)))
    },
    TimeRule("tomorrow", examples: ["tomorrow"], [.words("tomorrow")]) {
      relative(TimeRange(day: $0.calendar.tomorrow))
    },
    TimeRule(
      "day before yesterday", examples: ["the day before yesterday"],
      [.optional("the"), .words("day"), .words("before"), .words("yesterday")]
    ) { relative(TimeRange(day: $0.calendar.asOf.adding(days: -2))) },
    TimeRule(
      "<unit> to date", examples: ["year to date", "month-to-date", "fiscal year to date"],
      [.optional("the", "this"), .item(.unit), .words("to"), .words("date")]
    ) { match in single(match) { Period(range: $0.toDate($1), isRelative: true) } },
    toDate("ytd", .year), toDate("qtd", .quarter), toDate("mtd", .month), toDate("wtd", .week),
    TimeRule(
      "so far this <unit>", examples: ["so far this year", "thus far this month"],
      [
        .words("so", "thus"), .words("far"), .optional("in"), .words("this", "the"), .optional("current"),
        .item(.unit),
      ]
    ) { match in single(match) { Period(range: $0.toDate($1), isRelative: true) } },
    TimeRule(
      "this <unit> so far", examples: ["this year so far", "the current quarter so far"],
      [.optional("the"), .words("this", "current"), .item(.unit), .words("so", "thus"), .words("far")]
    ) { match in single(match) { Period(range: $0.toDate($1), isRelative: true) } },
    TimeRule(
      "last <part>", examples: ["last March", "last Christmas", "last Q4"],
      [.words("last", "previous"), .item(.part)]
    ) { match in named(match) { $0.lastComplete($1) } },
    TimeRule("next <part>", examples: ["next March"], [.words("next"), .item(.part)]) { match in
      named(match) { $0.next($1) }
    },
    TimeRule("this <part>", examples: ["this March", "this Christmas"], [.words("this"), .item(.part)]) {
      match in
      match.parts.first.flatMap { part($0, in: match.calendar.asOf.year, match, isRelative: true) }
    },
    TimeRule(
      "<part> of <relative year>",
      examples: ["March last year", "Q1 of this year", "first quarter of fiscal 2017", "Q2 FY17"],
      [.item(.part), .optional("of", "in", "from", ","), .item(.period)]
    ) { match in partOfPeriod(match) },
    TimeRule(
      "<fiscal year> <part>", examples: ["FY17 Q2", "fiscal 2017 first quarter"],
      [.item(.period), .optional(",", "-"), .item(.part)]
    ) { match in match.periods.first?.isFiscal == true ? partOfPeriod(match) : nil },
    TimeRule(
      "last <weekday>", examples: ["last Monday"], [.words("last", "previous", "past"), .item(.weekday)]
    ) { match in
      weekday(match) { asOf, day in -((asOf.weekday - day + 6) % 7 + 1) }
    },
    TimeRule("next <weekday>", examples: ["next Friday"], [.words("next"), .item(.weekday)]) { match in
      weekday(match) { asOf, day in (day - asOf.weekday + 6) % 7 + 1 }
    },
    TimeRule("this <weekday>", examples: ["this Friday"], [.words("this"), .item(.weekday)]) { match in
      let first = match.calendar.calendar.weekStart
      return weekday(match) { asOf, day in (day - first + 7) % 7 - (asOf.weekday - first + 7) % 7 }
    },
    TimeRule("<weekday>", examples: ["on Monday", "Friday"], [.item(.weekday)]) { match in
      guard case .weekday(_, true, _)? = match.items.first else { return nil }
      return weekday(match) { asOf, day in -((asOf.weekday - day + 7) % 7) }
    },
    TimeRule(
      "last weekend", examples: ["last weekend", "this weekend"], [.words("last", "this"), .words("weekend")]
    ) { match in
      let sunday = match.calendar.asOf.adding(days: -(match.calendar.asOf.weekday % 7))
      return relative(TimeRange(start: sunday.adding(days: -1), end: sunday.adding(days: 1)))
    },
    TimeRule(
      "<part> without year", examples: ["in March", "Q3", "March 5", "Christmas"], [.item(.part)]
    ) { match in
      guard case .part(let part, let isCertain)? = match.items.first,
        let range = match.calendar.latest(part)?.range
      else { return nil }
      let isMonth = if case .month = part { true } else { false }
      return .period(
        Period(
          range: range, certainty: isCertain ? (isMonth ? .tentative : .certain) : .weak, isRelative: true,
          part: part))
    },
  ]

  private static func toDate(_ word: String, _ grain: TimeGrain) -> TimeRule {
    TimeRule(word.uppercased(), examples: [word.uppercased(), "\(word) revenue"], [.words(word)]) { match in
      relative(match.calendar.toDate(TimeUnit(grain: grain)))
    }
  }

  private static func relative(_ range: TimeRange) -> TimeItem {
    .period(Period(range: range, isRelative: true))
  }

  private static func single(_ match: TimeMatch, _ make: (AsOfCalendar, TimeUnit) -> Period) -> TimeItem? {
    guard let unit = match.unit, !unit.isPlural, unit.grain != .hour else { return nil }
    var period = make(match.calendar, unit)
    period.isFiscal = unit.isFiscal
    if unit.grain == .year, period.anchor != nil {
      period.year = unit.isFiscal ? period.range.end?.adding(days: -1).year : period.range.start?.year
    }
    return .period(period)
  }

  /// Up to 1,000 units; hours have no range of days.
  private static func counted(_ match: TimeMatch, _ make: (AsOfCalendar, Int, TimeUnit) -> TimeRange)
    -> TimeItem?
  {
    guard let unit = match.unit, let number = match.numbers.first, !number.isOrdinal,
      (1...1000).contains(number.value)
    else { return nil }
    if unit.grain == .hour {
      // whole days of hours are days up to and with today
      guard number.value.isMultiple(of: 24) else { return nil }
      return relative(match.calendar.trailing(number.value / 24, TimeUnit(grain: .day)))
    }
    return relative(make(match.calendar, number.value, unit))
  }

  private static func named(
    _ match: TimeMatch, _ find: (AsOfCalendar, PartOfYear) -> (year: Int, range: TimeRange)?
  ) -> TimeItem? {
    guard let part = match.parts.first, let (year, range) = find(match.calendar, part) else { return nil }
    return .period(Period(range: range, isRelative: true, part: part, year: year))
  }

  private static func partOfPeriod(_ match: TimeMatch) -> TimeItem? {
    guard let period = match.periods.first, period.range.grain == .year, let year = period.year,
      period.isRelative || period.isFiscal, let named = match.parts.first
    else { return nil }
    let whole = period.isFiscal ? named.fiscal ?? named : named
    return part(whole, in: year, match, isRelative: period.isRelative)
  }

  private static func weekday(_ match: TimeMatch, _ offset: (CalendarDate, Int) -> Int) -> TimeItem? {
    guard case .weekday(let day, _, let isPlural)? = match.items.first, !isPlural else { return nil }
    return relative(TimeRange(day: match.calendar.asOf.adding(days: offset(match.calendar.asOf, day))))
  }
}
