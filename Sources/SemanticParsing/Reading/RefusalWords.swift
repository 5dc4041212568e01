import QuerentCore
import SemanticLayer

/// Says why a question is refused, what comes nearest, and what can be asked instead.
struct RefusalWords {
  let model: SemanticModel
  let analysis: QuestionReader.Analysis

  func refusal() -> Refusal {
    let unread = analysis.sketch.unread.map { analysis.items[$0] }
    let words = unread.filter(\.isUnknown).map(\.text)
    let known = analysis.items.contains { $0.isSchema || $0.isValue }
    let tables = model.tables.prefix(4).map(\.label)
    let suggestions = model.tables.filter { $0.rowCount > 0 }.prefix(3).map {
      "How many \($0.label) are there?"
    }
    if !known {
      return Refusal(
        .outOfScope, why: "Nothing in the question names anything in the data.",
        closest: ["the data holds \(tables.joined(separator: ", "))"], suggestions: suggestions,
        spans: unread.filter(\.isUnknown).map(\.span))
    }
    let why =
      words.isEmpty
      ? "The question could not be read as a query."
      : "\(words.map { "\"\($0)\"" }.joined(separator: ", ")) fits nothing in the data."
    return Refusal(
      .missingData, why: why, closest: tables.map { "the table of \($0)" }, suggestions: suggestions,
      spans: unread.map(\.span))
  }
}
