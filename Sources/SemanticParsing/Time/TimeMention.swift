public import QuerentCore

/// Words of a question that name a time.
public struct TimeMention: Hashable, Sendable {
  /// What the words say.
  public enum Meaning: Hashable, Sendable {
    /// `last quarter`, `March 2017`, `since 2015`, `between May and July 2016`: resolved, half-open.
    case range(TimeRange)
    /// `2014 and 2015`, `Q1 or Q3 2017`: several ranges named side by side.
    case ranges([TimeRange])
    /// `Q1 2017 vs Q1 2016`, `this month compared with last month`, `year over year`: the range and what it is set
    /// beside. The first is `nil` when only the comparison was named (`vs the same period last year`).
    case comparison(TimeRange?, against: TimeReference)
    /// `monthly`, `by quarter`, `per week`, `each day`, `over time` (no grain named): buckets.
    case grain(TimeGrain?)
    /// `by weekday`, `per month of the year`: cyclic buckets.
    case part(TimePart)
    /// `on Mondays`, `in any March`: rows whose cyclic part has one of these values (weekday ISO 1…7, month 1…12,
    /// quarter 1…4).
    case partValues(TimePart, [Int])
  }

  /// What a period is compared with.
  public enum TimeReference: Hashable, Sendable {
    case range(TimeRange)
    /// The range of equal length just before.
    case previousPeriod
    /// The same range so many years earlier.
    case yearsEarlier(Int)
  }

  /// The tokens it covers, including a leading preposition (`in`, `since`, `during`).
  public var tokens: Range<Int>
  public var meaning: Meaning
  /// Whether the words depend on the as-of date.
  public var isRelative: Bool
  /// Whether the words may as well mean something else (`2014` alone, `annual`): the caller weighs them.
  public var isTentative: Bool
  /// The step of a comparison that was named without its range: month for `month over month` and `vs last month`.
  public var step: TimeGrain?
  /// The name of the rule that read it.
  public var rule: String

  /// Makes a mention.
  public init(
    tokens: Range<Int>, meaning: Meaning, isRelative: Bool = false, isTentative: Bool = false,
    step: TimeGrain? = nil, rule: String
  ) {
    self.tokens = tokens
    self.meaning = meaning
    self.isRelative = isRelative
    self.isTentative = isTentative
    self.step = step
    self.rule = rule
  }
}
