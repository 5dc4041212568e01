import QuerentCore

extension TimeRules {
  private static let fillers = ["the", "all", "both", "either"]

  /// Finished readings of one range.
  static let mentions: [TimeRule] = [
    TimeRule("<period>", examples: ["March 2017", "2014 sales"], [.item(.period)]) { match in
      guard let period = match.periods.first, period.certainty > .weak else { return nil }
      return range(period, period.range, isTentative: period.certainty == .tentative, rule: period.rule)
    },
    TimeRule(
      "in <period>", examples: ["in 2014", "during March", "for 2014", "throughout 2016"],
      [.words("in", "during", "within", "throughout", "for", "from"), .optional(fillers), .item(.period)]
    ) { match in match.periods.first.map { range($0, $0.range, rule: $0.rule) } },
    TimeRule(
      "of <period>", examples: ["sales of 2014", "on March 5", "sales of March 2017"],
      [.words("of", "on", "at", "over", "across"), .optional(fillers), .item(.period)]
    ) { match in
      guard let period = match.periods.first, period.certainty > .weak || period.part != nil else {
        return nil
      }
      return range(period, period.range, isTentative: period.rule == "bare year", rule: period.rule)
    },
    TimeRule(
      "since <period>", examples: ["since March 2015", "since 2015", "starting in 2016", "since last month"],
      [
        .words("since", "starting", "beginning"), .optional("in", "on", "from", "with"), .optional("the"),
        .item(.period),
      ]
    ) { match in match.periods.first.map { range($0, from: $0.range.start, to: nil) } },
    TimeRule(
      "from <period> on", examples: ["from 2015 on", "from March 2016 onwards", "2015 and later"],
      [
        .optional("from", "in"), .optional("the"), .item(.period), .optional("and", "or"),
        .words("on", "onward", "onwards", "forward", "later", "after", "newer"), .notBefore("the"),
      ]
    ) { match in
      guard let period = match.periods.first, period.certainty > .weak else { return nil }
      return range(period, from: period.range.start, to: nil)
    },
    TimeRule(
      "on or after <period>", examples: ["on or after 2015-03-01", "in or after 2016"],
      [.words("on", "in", "at"), .words("or"), .words("after", "later"), .optional("than"), .item(.period)]
    ) { match in match.periods.first.map { range($0, from: $0.range.start, to: nil) } },
    TimeRule(
      "not before <period>", examples: ["no earlier than 2016", "not before 2015"],
      [.words("no", "not"), .words("earlier", "before"), .optional("than"), .item(.period)]
    ) { match in match.periods.first.map { range($0, from: $0.range.start, to: nil) } },
    TimeRule(
      "on or before <period>", examples: ["on or before 2015-03-01", "in or before 2016"],
      [
        .words("on", "in", "at"), .words("or"), .words("before", "earlier"), .optional("than"),
        .item(.period),
      ]
    ) { match in match.periods.first.map { range($0, from: nil, to: $0.range.end) } },
    TimeRule(
      "not after <period>", examples: ["no later than 2016", "not after 2015"],
      [.words("no", "not"), .words("later", "after"), .optional("than"), .item(.period)]
    ) { match in match.periods.first.map { range($0, from: nil, to: $0.range.end) } },
    TimeRule(
      "<period> or earlier", examples: ["2015 or earlier", "March 2016 and before"],
      [.optional("in"), .item(.period), .words("and", "or"), .words("earlier", "before", "older")]
    ) { match in match.periods.first.map { range($0, from: nil, to: $0.range.end) } },
    TimeRule(
      "until <period>", examples: ["until 2015", "through March 2016", "up until last month"],
      [.optional("up"), .words("until", "till", "through", "thru", "til"), .optional("the"), .item(.period)]
    ) { match in match.periods.first.map { range($0, from: nil, to: $0.range.end) } },
    TimeRule(
      "up to <period>", examples: ["up to 2015", "up to last month"],
      [.words("up"), .words("to"), .optional("the"), .item(.period)]
    ) { match in
      match.periods.first.map {
        range(
          $0, TimeRange(start: nil, end: $0.range.end, grain: $0.range.grain),
          isTentative: $0.rule == "bare year")
      }
    },
    TimeRule(
      "by <period>", examples: ["by the end of 2016", "by 2016-03-31", "by yesterday"],
      [.words("by"), .item(.period)]
    ) { match in
      guard let period = match.periods.first, period.certainty == .certain else { return nil }
      return range(period, from: nil, to: period.range.end)
    },
    TimeRule(
      "as of <period>", examples: ["as of 2016-03-31", "as of last month"],
      [.words("as"), .words("of", "at"), .item(.period)]
    ) { match in match.periods.first.map { range($0, from: nil, to: $0.range.end) } },
    TimeRule(
      "before <period>", examples: ["before 1990", "prior to March 2015", "earlier than 2016", "pre-2010"],
      [
        .words("before", "prior", "earlier", "pre", "older"), .optional("to", "than", "-"), .optional("the"),
        .item(.period),
      ]
    ) { match in match.periods.first.map { range($0, from: nil, to: $0.range.start) } },
    TimeRule(
      "after <period>", examples: ["after 2000", "later than 1995", "post-2015", "newer than 2010"],
      [
        .words("after", "later", "post", "newer", "following"), .optional("than", "-"), .optional("the"),
        .item(.period),
      ]
    ) { match in match.periods.first.map { range($0, from: $0.range.end, to: nil) } },
    TimeRule(
      "several periods", examples: ["in 2014 and 2015", "in both 2014 and 2015", "for Q1 or Q3 2017"],
      [
        .words("in", "during", "within", "for", "on", "of"), .optional(fillers), .optional("year", "years"),
        .optional("of"), .optional("both", "either"), .item(.periods),
      ]
    ) { match in ranges(match, isTentative: false) },
    TimeRule(
      "several periods, bare", examples: ["2014 and 2015", "Q1 and Q2 2017"],
      [.optional("both"), .item(.periods)]
    ) { match in
      guard match.list.allSatisfy({ $0.certainty > .weak || $0.year != nil }) else { return nil }
      return ranges(match, isTentative: match.list.contains { $0.rule == "bare year" })
    },
  ]

  private static func range(
    _ period: Period, _ range: TimeRange, isTentative: Bool = false, rule: String = ""
  ) -> TimeItem {
    .meaning(.range(range), isRelative: period.isRelative, isTentative: isTentative, rule: rule)
  }

  private static func range(_ period: Period, from start: CalendarDate?, to end: CalendarDate?) -> TimeItem {
    range(period, TimeRange(start: start, end: end, grain: period.range.grain))
  }

  private static func ranges(_ match: TimeMatch, isTentative: Bool) -> TimeItem {
    .meaning(
      .ranges(match.list.map(\.range)), isRelative: match.list.contains(where: \.isRelative),
      isTentative: isTentative)
  }
}
