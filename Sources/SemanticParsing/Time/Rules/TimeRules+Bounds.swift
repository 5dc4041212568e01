import QuerentCore

extension TimeRules {
  /// Ranges whose two ends are named by phrases of their own.
  static let bounds: [TimeRule] = [
    bounded(
      "after <period> and before <period>",
      ["after 2010 and before 2015", "later than 2010 but earlier than 2015"],
      [.words("after", "later"), .optional("than")], \.end, [.words("before", "earlier"), .optional("than")],
      \.start),
    bounded(
      "since <period> and before <period>", ["since March 2015 and before May 2015"],
      [.words("since", "from")], \.start,
      [.words("before")], \.start),
    bounded(
      "since <period> until <period>", ["since March 2015 until May 2015"], [.words("since")], \.start,
      [.words("until", "till", "through", "to")], \.end),
    TimeRule(
      "before <period> or after <period>",
      examples: ["before 1990 or after 2007", "earlier than 1990 or later than 2007"],
      [
        .words("before", "earlier"), .optional("than"), .item(.period), .words("or", "and"),
        .words("after", "later"),
        .optional("than"), .item(.period),
      ]
    ) { match in
      guard match.periods.count == 2, let end = match.periods[0].range.start,
        let start = match.periods[1].range.end,
        end <= start
      else { return nil }
      return .meaning(
        .ranges([TimeRange(start: nil, end: end), TimeRange(start: start, end: nil)]),
        isRelative: match.periods.contains(where: \.isRelative))
    },
  ]

  private static func bounded(
    _ name: String, _ examples: [String], _ startWords: [TimePattern],
    _ start: @escaping @Sendable (TimeRange) -> CalendarDate?, _ endWords: [TimePattern],
    _ end: @escaping @Sendable (TimeRange) -> CalendarDate?
  ) -> TimeRule {
    TimeRule(
      name, examples: examples,
      startWords + [.item(.period), .optional("and", "but", ",")] + endWords + [.item(.period)]
    ) { match in
      guard match.periods.count == 2, let first = start(match.periods[0].range),
        let last = end(match.periods[1].range),
        first < last
      else { return nil }
      return .meaning(
        .range(TimeRange(start: first, end: last, grain: match.periods[0].range.grain)),
        isRelative: match.periods.contains(where: \.isRelative))
    }
  }
}
