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
      .filter {
        $0.rule != TimeRules.unlessSince || Self.hasNotHappened(before: $0.tokens.lowerBound, in: tokens)
      }
  }

  /// "have not ordered", "without orders", "inactive": what follows is how long ago it last happened.
  private static func hasNotHappened(before end: Int, in tokens: [Token]) -> Bool {
    let words = tokens[..<end].map(\.lower)
    if words.contains(where: { absence.contains($0) }) { return true }
    guard words.contains(where: { ["not", "n't"].contains($0) || $0.hasSuffix("n't") }) else { return false }
    return words.contains {
      perfect.contains($0) || $0.hasPrefix("have") || $0.hasPrefix("has") || $0.hasPrefix("did")
    }
  }

  private static let perfect: Set<String> = ["have", "has", "had", "did"]
  private static let absence: Set<String> = [
    "no", "without", "never", "nothing", "inactive", "dormant", "quiet", "silent", "idle", "havent", "hasnt",
    "didnt",
  ]
}
