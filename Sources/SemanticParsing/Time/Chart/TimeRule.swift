import QuerentCore
import SemanticLayer

/// One step of a rule's pattern.
enum TimePattern: Sendable {
  /// One of these words or marks, lower case.
  case words([String])
  /// One of these words, or nothing.
  case optional([String])
  /// Something a rule above, or the lexicon, has read.
  case item(TimeItem.Kind)
  /// No space between the words on both sides.
  case adjacent
  /// The next word is none of these.
  case notBefore([String])
  /// The word before the pattern is none of these.
  case notAfter([String])
  /// Nothing of this kind has been read at the next place.
  case notItem(TimeItem.Kind)

  static func words(_ words: String...) -> TimePattern { .words(words) }
  static func optional(_ words: String...) -> TimePattern { .optional(words) }
  static func notBefore(_ words: String...) -> TimePattern { .notBefore(words) }
  static func notAfter(_ words: String...) -> TimePattern { .notAfter(words) }
}

/// A rule: a name, a pattern and a production, with phrases it reads.
struct TimeRule: Sendable {
  /// What an explanation prints.
  let name: String
  /// Phrases in which the rule takes part; a test reads each.
  let examples: [String]
  let pattern: [TimePattern]
  /// Makes the item from those the pattern caught, or declines.
  let production: @Sendable (TimeMatch) -> TimeItem?

  init(
    _ name: String, examples: [String], _ pattern: [TimePattern],
    production: @escaping @Sendable (TimeMatch) -> TimeItem?
  ) {
    self.name = name
    self.examples = examples
    self.pattern = pattern
    self.production = production
  }
}

/// What a pattern caught, and the calendar to resolve it with.
struct TimeMatch {
  let items: [TimeItem]
  let calendar: AsOfCalendar

  var numbers: [(value: Int, isOrdinal: Bool, width: Int)] {
    items.compactMap {
      if case .number(let value, let ordinal, let width) = $0 { (value, ordinal, width) } else { nil }
    }
  }
  var years: [Int] { items.compactMap { if case .year(let year) = $0 { year } else { nil } } }
  var parts: [PartOfYear] { items.compactMap { if case .part(let part, _) = $0 { part } else { nil } } }
  var periods: [Period] { items.compactMap { if case .period(let period) = $0 { period } else { nil } } }
  var weekdays: [Int] { items.compactMap { if case .weekday(let day, _, _) = $0 { day } else { nil } } }
  var hours: [Int] { items.compactMap { if case .clock(let hour) = $0 { hour } else { nil } } }
  var unit: TimeUnit? { items.lazy.compactMap { if case .unit(let unit) = $0 { unit } else { nil } }.first }
  var reference: ComparedPeriod? {
    items.lazy.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }.first
  }
  var list: [Period] {
    items.flatMap { item -> [Period] in
      switch item {
      case .period(let period): [period]
      case .periods(let periods): periods
      default: []
      }
    }
  }
}

extension TimeItem {
  /// A finished mention; the chart fills in tokens and rule.
  static func meaning(
    _ meaning: TimeMention.Meaning, isRelative: Bool = false, isTentative: Bool = false,
    step: TimeGrain? = nil,
    rule: String = ""
  ) -> TimeItem {
    .mention(
      TimeMention(
        tokens: 0..<0, meaning: meaning, isRelative: isRelative, isTentative: isTentative, step: step,
        rule: rule))
  }
}
