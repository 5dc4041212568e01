import QuerentCore

extension TimeRules {
  private static let previousWords = ["previous", "prior", "preceding"]
  private static let sameWords = [
    "period", "time", "dates", "date", "timeframe", "point", "span", "interval",
  ]

  /// What a period is set beside, before that period is known.
  static let references: [TimeRule] = [
    TimeRule(
      "previous period", examples: ["vs the previous period", "compared to prior period"],
      [.optional("the"), .words(previousWords + ["last"]), .optional("time"), .words("period", "timeframe")]
    ) { _ in .reference(.previous) },
    TimeRule(
      "the period before", examples: ["vs the period before"],
      [.optional("the"), .words("period"), .words("before", "prior", "earlier", "preceding")]
    ) { _ in .reference(.previous) },
    TimeRule(
      "previous <unit>", examples: ["vs the previous month", "compared with prior year"],
      [.optional("the"), .words(previousWords), .item(.unit)]
    ) { match in match.unit.flatMap { step($0) } },
    TimeRule(
      "the <unit> before", examples: ["compared with the month before", "vs the year prior"],
      [.optional("the", "a", "one"), .item(.unit), .words("before", "prior", "earlier", "ago", "previously")]
    ) { match in match.unit.flatMap { step($0) } },
    TimeRule(
      "<n> years earlier", examples: ["vs two years earlier", "compared to 3 years ago"],
      [.item(.number), .item(.unit), .words("before", "prior", "earlier", "ago")]
    ) { match in
      guard let number = match.numbers.first, let unit = match.unit, unit.grain == .year,
        (1...100).contains(number.value)
      else { return nil }
      return .reference(.yearsEarlier(number.value))
    },
    TimeRule(
      "last <unit>, compared", examples: ["vs last year", "against last month"],
      [.optional("the"), .words("last"), .item(.unit)]
    ) { match in
      guard let unit = match.unit, !unit.isPlural, unit.grain != .hour else { return nil }
      return .reference(
        .last(unit.grain, Period(range: match.calendar.last(1, unit), anchor: .last, isRelative: true)))
    },
    TimeRule(
      "same period last year",
      examples: ["same period last year", "the same quarter of the previous year", "same month a year ago"],
      [
        .optional("the"), .words("same"),
        .words(sameWords + ["day", "week", "month", "quarter", "months", "days"]),
        .optional("of", "in"), .optional("the", "a", "one"), .words(previousWords + ["last", "year"]),
        .words("year", "ago", "earlier", "before", "prior"),
      ]
    ) { _ in .reference(.sameYearsEarlier(1)) },
    TimeRule(
      "same period <n> years ago", examples: ["same period two years ago"],
      [
        .optional("the"), .words("same"), .words(sameWords + ["day", "week", "month", "quarter"]),
        .item(.number),
        .words("years"), .words("ago", "earlier", "before"),
      ]
    ) { match in
      guard let number = match.numbers.first, (1...100).contains(number.value) else { return nil }
      return .reference(.sameYearsEarlier(number.value))
    },
  ]

  private static func step(_ unit: TimeUnit) -> TimeItem? {
    if unit.isPlural || unit.grain == .hour { return nil }
    return .reference(unit.grain == .year ? .yearsEarlier(1) : .step(unit.grain))
  }
}
