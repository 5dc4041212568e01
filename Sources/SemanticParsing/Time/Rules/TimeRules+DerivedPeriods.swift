import QuerentCore
import SemanticLayer

extension TimeRules {
  /// Periods counted from other periods.
  static let derivedPeriods: [TimeRule] = [
    TimeRule(
      "week of <day>",
      examples: ["week of March 5", "the week starting 2017-03-06", "week containing Christmas"],
      [
        .optional("the"), .words("week"),
        .words("of", "containing", "starting", "beginning", "commencing", "with", "ending"),
        .optional("on", "the"),
        .item(.period),
      ]
    ) { match in
      guard let period = match.periods.first, period.range.days == 1, let start = period.range.start else {
        return nil
      }
      let range = match.calendar.bucket(holding: start, TimeUnit(grain: .week))
      return .period(Period(range: range, isRelative: period.isRelative))
    },
    TimeRule(
      "<unit> of <period>", examples: ["the month of March 2017", "quarter of Q1 2017"],
      [.optional("the"), .item(.unit), .words("of"), .item(.period)]
    ) { match in
      guard let unit = match.unit, !unit.isPlural, let period = match.periods.first,
        period.range.grain == unit.grain,
        period.rule != "bare year"
      else { return nil }
      return .period(period)
    },
    TimeRule(
      "start of <period>", examples: ["since the beginning of 2017", "the start of this year"],
      [.optional("the"), .words("start", "beginning"), .words("of"), .item(.period)]
    ) { match in edge(match) { $0.start } },
    TimeRule(
      "start of the <unit>", examples: ["since the start of the year"],
      [.optional("the"), .words("start", "beginning"), .words("of"), .words("the"), .item(.unit)]
    ) { match in
      guard let unit = match.unit, !unit.isPlural else { return nil }
      return match.calendar.current(unit).start.map {
        .period(Period(range: TimeRange(day: $0), isRelative: true))
      }
    },
    TimeRule(
      "end of <period>", examples: ["the end of 2016", "by the end of March 2017"],
      [.optional("the"), .words("end", "close"), .words("of"), .item(.period)]
    ) { match in edge(match) { $0.end?.adding(days: -1) } },
    TimeRule(
      "first <unit> of <period>", examples: ["first week of March 2017", "second week of March"],
      [.optional("the"), .item(.number), .item(.unit), .words("of", "in"), .item(.period)]
    ) { match in
      guard let number = match.numbers.first, number.isOrdinal, let unit = match.unit, !unit.isPlural else {
        return nil
      }
      return inside(match, unit, skip: number.value - 1, count: 1)
    },
    TimeRule(
      "first <n> <units> of <period>",
      examples: ["first 3 months of 2017", "the first two weeks of March 2017"],
      [.optional("the"), .words("first"), .item(.number), .item(.unit), .words("of", "in"), .item(.period)]
    ) { match in
      guard let number = match.numbers.last, let unit = match.unit, !number.isOrdinal else { return nil }
      return inside(match, unit, skip: 0, count: number.value)
    },
    TimeRule(
      "last <unit> of <period>", examples: ["the last week of March 2017", "last day of 2016"],
      [.optional("the"), .words("last", "final"), .item(.unit), .words("of", "in"), .item(.period)]
    ) { match in match.unit.flatMap { inside(match, $0, skip: nil, count: 1) } },
    TimeRule(
      "last <n> <units> of <period>", examples: ["the last 3 months of 2016"],
      [
        .optional("the"), .words("last", "final"), .item(.number), .item(.unit), .words("of", "in"),
        .item(.period),
      ]
    ) { match in
      guard let number = match.numbers.first, let unit = match.unit else { return nil }
      return inside(match, unit, skip: nil, count: number.value)
    },
    TimeRule(
      "<unit> before <period>", examples: ["the month before March 2017", "the week before Christmas 2016"],
      [.words("the"), .item(.unit), .words("before", "preceding"), .item(.period)]
    ) { match in beside(match, 1, isBefore: true) },
    TimeRule(
      "<unit> after <period>", examples: ["the day after Thanksgiving", "the year following 2015"],
      [.words("the"), .item(.unit), .words("after", "following"), .item(.period)]
    ) { match in beside(match, 1, isBefore: false) },
    TimeRule(
      "<n> <units> before <period>",
      examples: ["two weeks before Christmas 2016", "the 3 months before March 2017"],
      [.optional("the"), .item(.number), .item(.unit), .words("before", "preceding"), .item(.period)]
    ) { match in match.numbers.first.flatMap { beside(match, $0.value, isBefore: true) } },
    TimeRule(
      "<n> <units> after <period>",
      examples: ["the three months after March 2017", "two weeks after Easter 2016"],
      [.optional("the"), .item(.number), .item(.unit), .words("after", "following"), .item(.period)]
    ) { match in match.numbers.first.flatMap { beside(match, $0.value, isBefore: false) } },
  ]

  /// The first or last day of a period.
  private static func edge(_ match: TimeMatch, _ day: (TimeRange) -> CalendarDate?) -> TimeItem? {
    guard let period = match.periods.first, let day = day(period.range) else { return nil }
    return .period(Period(range: TimeRange(day: day), isRelative: period.isRelative))
  }

  /// Units counted inside a period from its first day, or from its last when `skip` is `nil`; never beyond it.
  private static func inside(_ match: TimeMatch, _ unit: TimeUnit, skip: Int?, count: Int) -> TimeItem? {
    guard let period = match.periods.first, let start = period.range.start, let end = period.range.end,
      unit.grain != .hour, (1...1000).contains(count), (0...1000).contains(skip ?? 0)
    else { return nil }
    let first: CalendarDate?
    let last: CalendarDate?
    if let skip {
      let anchor = TimeRange(start: start, end: start)
      first = anchor.shifted(by: skip, unit.grain).start
      last = anchor.shifted(by: skip + count, unit.grain).end
    } else {
      first = TimeRange(start: end, end: nil).shifted(by: -count, unit.grain).start
      last = end
    }
    guard let first, let last, first >= start, last <= end else { return nil }
    return .period(
      Period(range: TimeRange(start: first, end: last, grain: unit.grain), isRelative: period.isRelative))
  }

  /// Units just before or after a period, whole buckets where the period is at least as long as one.
  private static func beside(_ match: TimeMatch, _ count: Int, isBefore: Bool) -> TimeItem? {
    guard let period = match.periods.first, let unit = match.unit, let start = period.range.start,
      let end = period.range.end, unit.grain != .hour, (1...1000).contains(count)
    else { return nil }
    let range: TimeRange
    if isBefore {
      range = TimeRange(
        start: TimeRange(start: start, end: nil).shifted(by: -count, unit.grain).start, end: start,
        grain: unit.grain)
    } else {
      range = TimeRange(
        start: end, end: TimeRange(start: end, end: nil).shifted(by: count, unit.grain).start,
        grain: unit.grain)
    }
    return .period(Period(range: range, isRelative: period.isRelative))
  }
}
