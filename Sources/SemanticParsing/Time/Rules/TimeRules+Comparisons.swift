import QuerentCore

extension TimeRules {
  /// Words between two periods, and whether they say that the second is what the first is set against.
  private static let versus: [(words: [TimePattern], namesBaseline: Bool)] = [
    ([.words("vs", "versus", "v"), .optional(".")], false),
    ([.words("against")], true),
    ([.words("compared", "relative", "comparing", "compare"), .words("to", "with", "against")], true),
    ([.words("in"), .words("comparison"), .words("to", "with")], true),
  ]

  private static let lead: [TimePattern] = [.optional("in", "for", "during"), .optional("the")]

  /// Two periods set side by side, and periods over periods.
  static let comparisons: [TimeRule] =
    overPeriods
    + versus.flatMap { connector, namesBaseline in
      [
        TimeRule(
          "<period> vs <reference>",
          examples: [
            "last month, compared with the month before", "this quarter vs last year",
            "Q1 2017 vs the previous quarter",
          ],
          lead + [.item(.period), .optional(",")] + connector + [.optional("in", "to"), .item(.reference)]
        ) { match in
          guard let period = match.periods.first, let reference = match.reference else { return nil }
          return compared(period, reference)
        },
        TimeRule(
          "<period> vs <period>",
          examples: [
            "Q1 2017 vs Q1 2016", "in 2016 versus 2015", "this month compared with last month",
            "2016 vs. 2015", "Q1 vs Q2 2016",
          ],
          lead + [.item(.period), .optional(",")] + connector + lead + [.item(.period)]
        ) { match in sideBySide(match, namesBaseline: namesBaseline) },
        TimeRule(
          "vs <reference>",
          examples: ["revenue by region vs last year", "compared with the previous quarter"],
          connector + [.optional("in", "to"), .item(.reference)]
        ) { match in match.reference.flatMap { compared(nil, $0) } },
        TimeRule(
          "vs <period>", examples: ["by region vs 2016", "compared to March 2016"],
          connector + lead + [.item(.period)]
        ) { match in
          guard let period = match.periods.first else { return nil }
          return comparison(nil, with: .range(period.range), isRelative: period.isRelative)
        },
      ]
    } + [
      TimeRule(
        "compare <period> and <period>",
        examples: ["compare 2016 and 2017", "compare this month with last month"],
        [.words("compare", "comparing")] + lead + [
          .item(.period), .words("and", "with", "to", "against", "vs"),
        ] + lead
          + [.item(.period)]
      ) { match in sideBySide(match, namesBaseline: false) },
      TimeRule(
        "<period> than <period>",
        examples: ["more in Q3 2016 than in Q2 2016", "less this month than last month"],
        lead + [.item(.period), .optional(","), .words("than")] + lead + [.item(.period)]
      ) { match in sideBySide(match, namesBaseline: true) },
      TimeRule(
        "<period> than <reference>",
        examples: ["less this year than last year", "more this quarter than the previous quarter"],
        lead + [.item(.period), .optional(","), .words("than"), .optional("in"), .item(.reference)]
      ) { match in
        guard let period = match.periods.first, let reference = match.reference else { return nil }
        return compared(period, reference)
      },
      sameAlone,
    ]

  private static let sameAlone = TimeRule(
    "same period, no connector", examples: ["revenue in the same period last year"],
    [.optional("in", "for", "during", "over"), .item(.reference)]
  ) { match in
    guard case .sameYearsEarlier? = match.reference else { return nil }
    return match.reference.map { compared(nil, $0) }
  }

  /// `year over year`, `MoM`: the step is named, the range is not.
  private static let overPeriods: [TimeRule] = [
    over("year over year", .year, [["year"], ["over", "on"], ["year"]]), over("YoY", .year, [["yoy"]]),
    over("y/y", .year, [["y"], ["/"], ["y"]]),
    over("month over month", .month, [["month"], ["over", "on"], ["month"]]),
    over("MoM", .month, [["mom"]]), over("m/m", .month, [["m"], ["/"], ["m"]]),
    over("quarter over quarter", .quarter, [["quarter"], ["over", "on"], ["quarter"]]),
    over("QoQ", .quarter, [["qoq"]]),
    over("q/q", .quarter, [["q"], ["/"], ["q"]]),
    over("week over week", .week, [["week"], ["over", "on"], ["week"]]),
    over("WoW", .week, [["wow"]]), over("day over day", .day, [["day"], ["over", "on"], ["day"]]),
  ]

  private static func over(_ name: String, _ grain: TimeGrain, _ words: [[String]]) -> TimeRule {
    TimeRule(name, examples: ["\(name) growth"], words.map { .words($0) }) { _ in
      .meaning(.comparison(nil, against: grain == .year ? .yearsEarlier(1) : .previousPeriod), step: grain)
    }
  }

  /// Two periods named beside each other: the first is what is asked for, the second what it is set against. Where the
  /// words do not say which is set against which ("Q1 vs Q2"), the change goes with time: the later one is asked for.
  private static func sideBySide(_ match: TimeMatch, namesBaseline: Bool) -> TimeItem? {
    let periods = match.periods
    guard periods.count == 2, var (first, second) = compared(periods[0], periods[1], match.calendar)
    else { return nil }
    if !namesBaseline, first.range.isBefore(second.range) { swap(&first, &second) }
    return comparison(
      first, with: .range(second.range), isRelative: first.isRelative || second.isRelative)
  }

  private static func comparison(
    _ period: Period?, with reference: TimeMention.TimeReference, isRelative: Bool, step: TimeGrain? = nil
  ) -> TimeItem {
    // "this month vs last month" on the last day of a month: both are that month, so the latter is the one before
    var reference = reference
    if let period, period.anchor == .this, reference == .range(period.range), let grain = period.range.grain {
      reference = .range(period.range.shifted(by: -1, grain))
    }
    return .meaning(
      .comparison(period?.range, against: reference), isRelative: isRelative,
      isTentative: false, step: step)
  }

  private static func compared(_ period: Period?, _ reference: ComparedPeriod) -> TimeItem {
    switch reference {
    case .previous:
      return comparison(period, with: .previousPeriod, isRelative: period?.isRelative ?? true)
    case .yearsEarlier(let years), .sameYearsEarlier(let years):
      return comparison(
        period, with: .yearsEarlier(years), isRelative: period?.isRelative ?? true, step: .year)
    case .step(let grain):
      guard let period else { return comparison(nil, with: .previousPeriod, isRelative: true, step: grain) }
      let reference: TimeMention.TimeReference =
        period.range.grain == grain ? .previousPeriod : .range(period.range.shifted(by: -1, grain))
      return comparison(period, with: reference, isRelative: period.isRelative, step: grain)
    case .last(let grain, let last):
      guard let period else {
        let reference: TimeMention.TimeReference = grain == .year ? .yearsEarlier(1) : .previousPeriod
        return comparison(nil, with: reference, isRelative: true, step: grain)
      }
      // an explicit year beside "last year" means that year; "Q1 2017 vs last year" means Q1 2016
      if period.range.grain == grain {
        let reference = period.anchor == .last ? period.range.shifted(by: -1, grain) : last.range
        return comparison(period, with: .range(reference), isRelative: true, step: grain)
      }
      if grain == .year {
        return comparison(period, with: .yearsEarlier(1), isRelative: period.isRelative, step: grain)
      }
      return comparison(period, with: .range(last.range), isRelative: true, step: grain)
    }
  }
}
