import QuerentCore
import SemanticLayer

extension TimeRules {
  private static let toWords = ["to", "-", "through", "thru", "till", "until"]

  /// Ranges with two named ends, both inclusive.
  static let ranges: [TimeRule] = [
    TimeRule(
      "between <period> and <period>", examples: ["between May and July 2016", "between 2014 and 2016"],
      [
        .words("between"), .optional("the"), .item(.period), .words("and", "to", "-"), .optional("the"),
        .item(.period),
      ]
    ) { match in span(match) },
    TimeRule(
      "from <period> to <period>", examples: ["from March to May 2017", "from 2014 through 2016"],
      [
        .words("from"), .optional("the"), .item(.period), .optional("up"), .words(toWords), .optional("the"),
        .item(.period),
      ]
    ) { match in span(match) },
    TimeRule(
      "<period> to <period>", examples: ["March to May 2017", "2014-2016", "Jan-Mar 2017", "Q1 through Q3"],
      [.item(.period), .words(toWords), .item(.period)]
    ) { match in span(match) },
    TimeRule(
      "<year> to <two digits>", examples: ["2015-16", "2015/16"],
      [.item(.year), .adjacent, .words("-", "/"), .adjacent, .item(.number)]
    ) { match in
      guard let first = match.years.first, let number = match.numbers.last, number.width == 2,
        number.value > 12,
        number.value == (first + 1) % 100, let start = CalendarDate(year: first, month: 1, day: 1)
      else { return nil }
      return .period(
        Period(
          range: TimeRange(start: start, end: start.adding(months: 24), grain: .year), certainty: .tentative))
    },
  ]

  /// From the first day of one period to the last of the other. A part without a year takes the year of the other
  /// end, or one beside it so that the ends are in order.
  private static func span(_ match: TimeMatch) -> TimeItem? {
    let periods = match.periods
    guard periods.count == 2, let (first, last) = aligned(periods[0], periods[1], match.calendar),
      let start = first.range.start, let end = last.range.end, let lastStart = last.range.start,
      start <= lastStart
    else { return nil }
    let grains = [first.range.grain, last.range.grain].compactMap { $0 }
    let isBareYears = first.certainty == .tentative && last.certainty == .tentative && first.part == nil
    return .period(
      Period(
        range: TimeRange(start: start, end: end, grain: grains.count == 2 ? grains.min() : nil),
        certainty: isBareYears ? .tentative : .certain, isRelative: first.isRelative || last.isRelative))
  }

  static func aligned(_ first: Period, _ last: Period, _ calendar: AsOfCalendar) -> (Period, Period)? {
    var (first, last) = (first, last)
    if let part = first.part, first.year == nil,
      let year = last.year ?? last.part.flatMap({ calendar.latest($0)?.year })
    {
      for candidate in [year, year - 1] {
        guard let range = part.range(in: candidate, calendar.calendar), let start = range.start,
          let lastStart = last.range.start, start <= lastStart
        else { continue }
        first.range = range
        first.isRelative = last.isRelative
        return (first, last)
      }
      return nil
    }
    if let part = last.part, last.year == nil, let year = first.year {
      for candidate in [year, year + 1] {
        guard let range = part.range(in: candidate, calendar.calendar), let start = range.start,
          let firstStart = first.range.start, firstStart <= start
        else { continue }
        last.range = range
        last.isRelative = first.isRelative
        return (first, last)
      }
      return nil
    }
    return (first, last)
  }

  /// As ``aligned(_:_:_:)``, for periods that are set beside each other: the second need not be the later one.
  static func compared(_ first: Period, _ second: Period, _ calendar: AsOfCalendar) -> (Period, Period)? {
    guard first.part != nil, first.year == nil, let part = second.part, second.year == nil else {
      guard first.part != nil, let year = first.year, let part = second.part, second.year == nil else {
        return aligned(first, second, calendar)
      }
      // "Q4 2016 vs Q1": of the same year
      guard let range = part.range(in: year, calendar.calendar) else { return nil }
      var second = second
      second.range = range
      return (first, second)
    }
    // "Q3 vs Q2": each the latest there is
    guard let own = first.part.flatMap({ calendar.latest($0)?.range }),
      let other = calendar.latest(part)?.range
    else { return nil }
    var (first, second) = (first, second)
    first.range = own
    second.range = other
    return (first, second)
  }

  /// Several periods side by side.
  static let lists: [TimeRule] = [
    TimeRule(
      "<period> and <period>", examples: ["2014 and 2015", "Q1 or Q3 2017", "March and May 2017"],
      [.item(.period), .words("and", "or", "&", ","), .optional("in", "for", "and", "or"), .item(.period)]
    ) { match in list(match) },
    TimeRule(
      "<period>, <periods>", examples: ["2014, 2015 and 2016", "January, February and March 2017"],
      [.item(.period), .words("and", "or", ","), .optional("in", "for"), .item(.periods)]
    ) { match in list(match) },
  ]

  /// A list of disjoint periods of one grain; parts without a year take the year of the next one that has it.
  private static func list(_ match: TimeMatch) -> TimeItem? {
    var periods = match.list
    guard let last = periods.last, let grain = last.range.grain else { return nil }
    for index in periods.indices.dropLast().reversed() {
      let next = periods[index + 1]
      if let part = periods[index].part, periods[index].year == nil, let year = next.year {
        guard let range = part.range(in: year, match.calendar.calendar) else { return nil }
        periods[index].range = range
        periods[index].year = year
        periods[index].isRelative = next.isRelative
      }
      guard periods[index].range.grain == grain, let end = periods[index].range.end,
        let start = next.range.start,
        let nextEnd = next.range.end, let ownStart = periods[index].range.start,
        end <= start || nextEnd <= ownStart
      else { return nil }
    }
    return .periods(periods)
  }
}
