import QuerentCore
import SemanticLayer

/// Requests that are no questions about what the data holds: changes to it, looks into the future, texts to be written.
/// They are refused before anything is read into them.
struct OutOfReach {
  let model: SemanticModel

  /// The refusal of a request, or `nil` when it may be a question.
  func refusal(of tokens: [Token], items: [Item]) -> Refusal? {
    let words = tokens.filter { $0.isWord && !Self.polite.contains($0.lower) }
    guard let first = words.first else { return nil }
    if Self.writes.contains(first.lower), !items.contains(where: { $0.has(.sentenceEnd) && $0.text == "?" }) {
      return Refusal(
        .unsafeWrite, why: "Querent never changes your data; sources are opened read-only.",
        suggestions: suggestions(items), spans: [first.span])
    }
    if Self.composes(words) {
      return Refusal(
        .needsModel, why: "That needs a language model, and none is configured.",
        suggestions: suggestions(items),
        spans: [first.span])
    }
    // "what will sales be in December"
    if let will = words.dropFirst().first(where: { $0.text == "will" }),
      words.contains(where: { $0.lower == "be" }),
      ["what", "how", "which"].contains(first.lower)
    {
      return Refusal(
        .notSupported, why: "Looks into the future are not answered yet; what happened so far is.",
        suggestions: suggestions(items), spans: [will.span])
    }
    if let word = words.first(where: { Self.future.contains($0.lower) }), !isName(word, in: items) {
      return Refusal(
        .notSupported, why: "Looks into the future are not answered yet; what happened so far is.",
        suggestions: suggestions(items), spans: [word.span])
    }
    return nil
  }

  /// Whether a word belongs to a name of the data, such as a column `forecast`.
  private func isName(_ token: Token, in items: [Item]) -> Bool {
    items.contains { item in
      item.span.overlaps(token.span) && item.schema.contains { $0.score >= 0.7 && $0.correction == nil }
    }
  }

  /// Questions about the tables the request names, else about the first ones.
  private func suggestions(_ items: [Item]) -> [String] {
    let named = items.compactMap { $0.bestTable?.element.tableName }
    let tables = named.compactMap { model.table(named: $0) } + model.tables.filter { $0.rowCount > 0 }
    var made: [String] = []
    for table in tables where made.count < 2 {
      let question = "How many \(table.label) are there?"
      if !made.contains(question) { made.append(question) }
    }
    return made
  }

  private static func composes(_ words: [Token]) -> Bool {
    guard let first = words.first,
      ["write", "compose", "draft", "translate", "summarize", "summarise"].contains(first.lower)
    else { return false }
    return words.count > 1
  }

  private static let polite: Set<String> = [
    "please", "can", "could", "would", "you", "kindly", "just", "now", "i", "want", "to",
  ]

  private static let writes: Set<String> = [
    "delete", "remove", "drop", "update", "insert", "truncate", "alter", "rename", "overwrite", "erase",
    "modify",
    "create", "merge", "append",
  ]

  private static let future: Set<String> = [
    "forecast", "forecasts", "predict", "prediction", "predictions", "projection", "projected",
  ]
}
