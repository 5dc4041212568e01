public import QuerentCore
public import SemanticLayer

/// Finds the words that name times, anchored at an as-of date.
public struct TimeGrammar: Sendable {
  private let calendar: AsOfCalendar
  /// "Today".
  var asOf: CalendarDate { calendar.asOf }

  /// Makes a grammar; `asOf` is "today".
  public init(asOf: CalendarDate, calendar: BusinessCalendar) {
    self.calendar = AsOfCalendar(asOf: asOf, calendar: calendar)
  }

  /// All mentions, longest first where they overlap, without overlaps, in text order.
  public func mentions(in tokens: [Token]) -> [TimeMention] {
    TimeChart(tokens: tokens, calendar: calendar).mentions()
      .filter { mention in !tokens[mention.tokens].contains { $0.isPartOfName } }
  }
}
