import QuerentCore

/// One statement, and it only reads.
struct StatementReadsOnly: ReviewCheck {
  let name = "statement-reads-only"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    if attempt.query.text.isEmpty { return .notApplicable }
    let outside = Self.outsideQuotes(attempt.query.text)
    var body = outside
    while let last = body.last, last == ";" || last.isWhitespace { body.removeLast() }
    if body.contains(";") { return .failed("more than one statement") }
    let words = outside.uppercased().split { !$0.isLetter && $0 != "_" }.map(String.init)
    guard let first = words.first, ["SELECT", "WITH", "VALUES"].contains(first) else {
      return .failed("the statement does not start with SELECT")
    }
    let writing: Set<String> = [
      "INSERT", "UPDATE", "DELETE", "DROP", "ALTER", "CREATE", "ATTACH", "PRAGMA", "VACUUM",
    ]
    if let word = words.first(where: writing.contains) { return .failed("the statement contains \(word)") }
    return .passed("one reading statement")
  }

  /// The statement without what stands in quotation marks.
  private static func outsideQuotes(_ text: String) -> String {
    var result = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" || character == "`" {
        quote = character
        result.append(" x ")
      } else {
        result.append(character)
      }
    }
    return result
  }
}
