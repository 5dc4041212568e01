import Agent
import QuerentCore

/// A line that is meant as SQL and whose first word is misspelt: `slect region, sum(net) from sales group by 1`.
struct MisspeltStatement {
  var diagnostic: Diagnostic

  private static let words = ["select", "with", "values", "explain"]

  /// `nil` for anything that may be a question.
  init?(_ text: String, tables: [String]) {
    let word = text.prefix { !$0.isWhitespace }.lowercased()
    guard !Self.words.contains(word), Analyst.readsTable(text, of: tables),
      let meant = CommandTable.nearest(to: word, among: Self.words)
    else { return nil }
    diagnostic = Diagnostic(
      code: "misspelt-sql", summary: "SQL starts with \(meant.uppercased()), not \"\(word)\".",
      span: TextSpan(0, word.utf8.count), suggestions: [meant.uppercased()])
  }
}
