import QuerentCore

extension TimeRules {
  private static let eachWords = ["by", "per", "each", "every"]

  /// Buckets: `by month`, `monthly`, `over time`.
  static let grains: [TimeRule] = [
    TimeRule(
      "by <unit>", examples: ["by quarter", "per week", "for each day", "every month"],
      [.optional("for", "in", "on", "during"), .words(eachWords), .optional("the", "single"), .item(.unit)]
    ) { match in
      match.unit.flatMap {
        $0.isPlural && $0.grain == .hour ? nil : .meaning(.grain($0.grain(of: match.calendar.calendar)))
      }
    },
    TimeRule(
      "by half", examples: ["by half", "per half", "for each half"],
      [
        .optional("for", "in"), .words(eachWords), .optional("the"), .words("half", "halves"),
        .notBefore("of", "a", "the", "an", "hour", "hours", "day", "days", "price"),
      ]
    ) { _ in .meaning(.grain(.halfYear)) },
    TimeRule("by FY", examples: ["by FY", "per FY"], [.words(eachWords), .words("fy")]) { match in
      .meaning(.grain(TimeUnit(grain: .year, isFiscal: true).grain(of: match.calendar.calendar)))
    },
    TimeRule(
      "<unit> by <unit>", examples: ["month by month", "year by year"],
      [.item(.unit), .words("by"), .item(.unit)]
    ) { match in
      let units = match.items.compactMap { if case .unit(let unit) = $0 { unit.grain } else { nil } }
      return units.count == 2 && units[0] == units[1] ? .meaning(.grain(units[0])) : nil
    },
    adverb("semiannual", .halfYear), adverb("semiannually", .halfYear), adverb("biannually", .halfYear),
    TimeRule("half-yearly", examples: ["half-yearly sales"], [.words("half"), .words("yearly")]) { _ in
      .meaning(.grain(.halfYear))
    },
    TimeRule(
      "semi-annual", examples: ["semi-annual revenue"], [.words("semi"), .words("annual", "annually")]
    ) { _ in .meaning(.grain(.halfYear)) },
    adverb("hourly", .hour), adverb("daily", .day), adverb("weekly", .week), adverb("monthly", .month),
    adverb("quarterly", .quarter), adverb("yearly", .year), adverb("annually", .year),
    TimeRule("annual", examples: ["annual revenue"], [.words("annual")]) { _ in
      .meaning(.grain(.year), isTentative: true)
    },
    basis("daily", .day), basis("weekly", .week), basis("monthly", .month), basis("quarterly", .quarter),
    basis("yearly", .year), basis("annual", .year),
    TimeRule(
      "over time", examples: ["revenue over time", "through time"],
      [.words("over", "through", "across"), .words("time")]
    ) { _ in .meaning(.grain(nil)) },
    TimeRule(
      "over the <units>", examples: ["over the years", "across months"],
      [.words("over", "across", "through"), .optional("the", "all"), .item(.unit)]
    ) { match in
      guard let unit = match.unit, unit.isPlural else { return nil }
      return .meaning(.grain(unit.grain))
    },
  ]

  private static func adverb(_ word: String, _ grain: TimeGrain) -> TimeRule {
    TimeRule(word, examples: ["\(word) revenue"], [.words(word)]) { _ in .meaning(.grain(grain)) }
  }

  private static func basis(_ word: String, _ grain: TimeGrain) -> TimeRule {
    TimeRule(
      "on a \(word) basis", examples: ["on a \(word) basis"],
      [.words("on"), .words("a", "an"), .words(word), .words("basis")]
    ) { _ in .meaning(.grain(grain)) }
  }

  /// Cyclic parts: `by weekday`, `on Mondays`, `in any March`.
  static let cycles: [TimeRule] = [
    cycle("day of the week", .dayOfWeek, ["day", "days"], ["week"]),
    cycle("day of the month", .dayOfMonth, ["day", "days"], ["month"]),
    cycle("month of the year", .monthOfYear, ["month", "months"], ["year"]),
    cycle("quarter of the year", .quarterOfYear, ["quarter", "quarters"], ["year"]),
    cycle("hour of the day", .hourOfDay, ["hour", "hours", "time"], ["day"]),
    TimeRule(
      "by weekday", examples: ["per weekday", "which weekday"],
      [.optional("for", "on"), .words(eachWords + ["which", "what"]), .words("weekday")]
    ) { _ in .meaning(.part(.dayOfWeek)) },
    TimeRule(
      "weekdays", examples: ["on weekdays"], [.optional("on", "during"), .words("weekdays")]
    ) { _ in .meaning(.partValues(.dayOfWeek, [1, 2, 3, 4, 5])) },
    TimeRule(
      "weekends", examples: ["on weekends", "on the weekend"],
      [.optional("on", "at", "during"), .optional("the"), .words("weekends", "weekend")]
    ) { _ in .meaning(.partValues(.dayOfWeek, [6, 7])) },
    TimeRule(
      "weekday list", examples: ["on Mondays and Fridays"],
      [.optional("on", "for"), .item(.weekday), .words("and", "or"), .item(.weekday)]
    ) { match in
      let days = match.items.compactMap { item -> Int? in
        if case .weekday(let day, _, true) = item { day } else { nil }
      }
      return days.count == 2 ? .meaning(.partValues(.dayOfWeek, days.sorted())) : nil
    },
    TimeRule("weekdays by name", examples: ["on Mondays"], [.optional("on", "for"), .item(.weekday)]) {
      match in
      guard case .weekday(let day, _, true)? = match.items.first else { return nil }
      return .meaning(.partValues(.dayOfWeek, [day]))
    },
    TimeRule(
      "any <weekday>", examples: ["every Monday", "on any Friday"],
      [.optional("on", "for"), .words("any", "every", "each"), .optional("given"), .item(.weekday)]
    ) { match in
      match.weekdays.first.map { .meaning(.partValues(.dayOfWeek, [$0])) }
    },
    TimeRule(
      "any <part>", examples: ["in any March", "every December", "each Q4"],
      [
        .optional("in", "for", "during"), .words("any", "every", "each", "all"), .optional("given"),
        .item(.part),
      ]
    ) { match in match.parts.first.flatMap { values($0) } },
    TimeRule(
      "months by name", examples: ["in Marches", "all Januarys"],
      [.words("in", "during", "for", "all"), .item(.months)]
    ) { match in
      guard case .months(let month)? = match.items.first else { return nil }
      return .meaning(.partValues(.monthOfYear, [month]))
    },
  ]

  private static func cycle(_ name: String, _ part: TimePart, _ unit: [String], _ whole: [String]) -> TimeRule
  {
    TimeRule(
      name, examples: ["by \(name)", "for each \(name)", "which \(name)"],
      [
        .optional("for", "on", "in"), .optional(eachWords + ["which", "what"]), .optional("the"),
        .words(unit),
        .words("of"), .notItem(.period), .optional("the"), .notItem(.period), .words(whole),
      ]
    ) { _ in .meaning(.part(part)) }
  }

  private static func values(_ part: PartOfYear) -> TimeItem? {
    switch part {
    case .month(let month): .meaning(.partValues(.monthOfYear, [month]))
    case .quarter(let quarter): .meaning(.partValues(.quarterOfYear, [quarter]))
    default: nil
    }
  }
}
