import SemanticLayer
import SemanticParsing
import Tools

/// The names of clients in the index of members.
struct ClientNames: Sendable {
  let members: MemberIndex
  let column: ColumnReference

  /// Whether a text is the whole name of a client.
  @Sendable func isClient(_ text: String) -> Bool {
    members.exact(text).contains { $0.column == column }
  }

  /// Whether a text is the name of something else.
  @Sendable func isOther(_ text: String) -> Bool {
    let found = members.exact(text)
    return !found.isEmpty && !found.contains { $0.column == column }
  }

  /// Whole names before parts of names, those before misspelt ones.
  @Sendable func find(_ text: String) -> ClientMatch {
    func values(_ matches: [MemberIndex.Match]) -> [String] {
      var seen: Set<String> = []
      return matches.filter { $0.column == column && seen.insert($0.value).inserted }.map(\.value)
    }
    let tries: [(matches: [MemberIndex.Match], isCorrected: Bool)] = [
      (members.exact(text), false),
      (members.containing(words: text.split(separator: " ").map(String.init), limit: 400), false),
      (members.initialism(text), false),
      (members.fuzzy(text), true),
    ]
    for attempt in tries {
      let found = values(attempt.matches)
      if found.count == 1 { return .one(found[0], isCorrected: attempt.isCorrected) }
      if found.count > 1 { return .several(Array(found.prefix(4))) }
    }
    return .unknown(nearest: Array(values(members.nearest(to: text, limit: 60)).prefix(3)))
  }
}
