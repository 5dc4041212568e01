import QuerentCore

/// What a rule makes of words: a building block of larger rules or a finished mention.
enum TimeItem: Hashable, Sendable {
  /// `three`, `3rd`, `17`; `width` is the number of digits written, 0 for words.
  case number(Int, isOrdinal: Bool, width: Int)
  /// Four digits that can be a year, or `'17`.
  case year(Int)
  /// `1990s`, or a two-digit decade that needs an article: `90s`.
  case decade(Int)
  /// `March`, `Q1`, `Christmas`. One that is also another word ("may") is uncertain.
  case part(PartOfYear, isCertain: Bool)
  /// `Marches`.
  case months(Int)
  /// ISO weekday.
  case weekday(Int, isCertain: Bool, isPlural: Bool)
  /// `9 am`, `noon`: the hour of a day.
  case clock(Int)
  case unit(TimeUnit)
  case period(Period)
  case periods([Period])
  case reference(ComparedPeriod)
  case mention(TimeMention)
  /// Words that look like a time and are none: `more than 2000`. They keep rules from reading a part of them.
  case blocked

  /// The case without its values: what patterns ask for.
  enum Kind: UInt16, Hashable, Sendable {
    case number, year, decade, part, months, weekday, clock, unit, period, periods, reference, mention,
      blocked
  }

  var kind: Kind {
    switch self {
    case .number: .number
    case .year: .year
    case .decade: .decade
    case .part: .part
    case .months: .months
    case .weekday: .weekday
    case .clock: .clock
    case .unit: .unit
    case .period: .period
    case .periods: .periods
    case .reference: .reference
    case .mention: .mention
    case .blocked: .blocked
    }
  }
}

/// A resolved range and how the words came to it.
struct Period: Hashable, Sendable {
  /// How sure it is that the words name a time.
  enum Certainty: Int, Hashable, Sendable, Comparable {
    /// Only after a preposition: `in may`.
    case weak
    /// Reported, flagged: `2014`.
    case tentative
    case certain

    static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
  }

  /// Where a relative period lies from the as-of date.
  enum Anchor: Hashable, Sendable {
    case this, last, next
  }

  var range: TimeRange
  var certainty = Certainty.certain
  /// `nil` for absolute periods.
  var anchor: Anchor?
  var isRelative = false
  /// The part of the year it is, so that a year named later can move it: `March to May 2017`.
  var part: PartOfYear?
  /// The year that was named with the part or as the period itself.
  var year: Int?
  var isFiscal = false
  /// The name of the rule that read it.
  var rule = ""
}

/// What a comparison sets a period beside, before the period is known.
enum ComparedPeriod: Hashable, Sendable {
  /// `the previous period`.
  case previous
  /// `the month before`, `the previous quarter`.
  case step(TimeGrain)
  /// `last month`: one month before a relative month, else the range itself.
  case last(TimeGrain, Period)
  /// `two years earlier`.
  case yearsEarlier(Int)
  /// `the same period last year`, which compares even without "vs".
  case sameYearsEarlier(Int)
}
