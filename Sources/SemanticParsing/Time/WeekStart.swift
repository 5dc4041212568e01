import QuerentCore
import SemanticLayer

/// "weeks starting on Sunday", "Monday to Sunday weeks": on which day the weeks of one question begin.
struct WeekStart: Hashable, Sendable {
  /// ISO weekday, Monday is 1.
  var day: Int
  /// The words that say so and nothing else.
  var tokens: Range<Int>

  /// Finds the words; `nil` where a week, not all weeks, is said to start on a day.
  static func find(in tokens: [Token]) -> WeekStart? {
    for index in tokens.indices {
      guard ["week", "weeks", "weekly"].contains(tokens[index].lower) else { continue }
      let before = index > 0 ? tokens[index - 1].lower : ""
      guard !["the", "this", "last", "next", "that", "first", "second"].contains(before) else { continue }
      var at = index + 1
      while at < tokens.count, links.contains(tokens[at].lower) { at += 1 }
      guard at < tokens.count, verbs.contains(tokens[at].lower) else { continue }
      at += 1
      while at < tokens.count, ["on", "from", "a", "each"].contains(tokens[at].lower) { at += 1 }
      guard at < tokens.count, let day = weekday(tokens[at].lower) else { continue }
      var end = at + 1
      // "run from Sunday to Saturday"
      if end + 1 < tokens.count, ["to", "through", "-", "until"].contains(tokens[end].lower),
        weekday(tokens[end + 1].lower) != nil
      {
        end += 2
      }
      // "the week starting Sunday, 5 October" is a date
      if end < tokens.count, case .number = tokens[end].kind { continue }
      var start = index + 1
      // "with weeks starting on Sunday" says nothing else; "by weeks starting on Sunday" groups by week
      if ["with", "using", "assuming", "where", "if", "when", "and", "our", ","].contains(before) {
        start = index - 1
        if start > 0, [",", "and", "with"].contains(tokens[start - 1].lower) { start -= 1 }
      } else if index == 0 {
        start = 0
      }
      return WeekStart(day: day, tokens: start..<end)
    }
    return nil
  }

  private static let links: Set<String> = ["that", "which", "are", "is", "should", "to", "all"]
  private static let verbs: Set<String> = [
    "start", "starts", "starting", "begin", "begins", "beginning", "run", "running", "runs", "from",
  ]

  private static func weekday(_ word: String) -> Int? {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let plain = word.hasSuffix("days") ? String(word.dropLast()) : word
    return names.firstIndex(of: plain).map { $0 + 1 }
  }

  /// The name of a weekday by its ISO number.
  static func name(_ day: Int) -> String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][(day + 6) % 7]
  }
}
