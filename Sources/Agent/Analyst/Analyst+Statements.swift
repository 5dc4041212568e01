public import QuerentCore
import Storage

extension Analyst {
  /// Runs a statement that stands where a question may stand; the answer says that it was SQL.
  public func answer(
    statement: String, options: AnalystOptions = AnalystOptions(),
    cancellation: CancellationFlag = CancellationFlag()
  ) -> Answered {
    options.report?(.running)
    var answered = run(sql: statement, limits: options.limits, cancellation: cancellation)
    answered.answer.isStatement = true
    return answered
  }

  /// Whether a text is SQL rather than a question: it begins like a reading statement, and SQLite would run it. A text
  /// that names a table after FROM is meant as SQL even when it has a mistake, and the mistake is shown; "select the best
  /// reps" is a question.
  public func isStatement(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace).prefix(2).map { $0.lowercased() }
    let first = text.drop(while: \.isWhitespace).prefix { $0.isASCII && $0.isLetter }.lowercased()
    guard Self.statementWords.contains(first) else { return false }
    let explained = first == "explain" ? text : "EXPLAIN \(text)"
    let limits = ExecutionLimits(seconds: 1, rows: 1)
    let query = SQLQuery(text: explained)
    if (try? workspace.store.run(query, limits: limits, cancellation: CancellationFlag())) != nil {
      return true
    }
    // Nobody asks a question with a star; its mistake is SQL's to tell.
    return words == ["select", "*"] || Self.readsTable(text, of: workspace.catalogue.tables.map(\.name))
  }

  private static let statementWords: Set<String> = ["select", "with", "values", "explain"]

  /// Whether a text names a table after FROM and has a mark that questions do not have.
  public static func readsTable(_ text: String, of tables: [String]) -> Bool {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    let names = Set(tables.map { $0.lowercased() })
    return zip(words, words.dropFirst()).contains { $0 == "from" && names.contains($1) }
      && text.contains { "*,();=".contains($0) }
  }
}
