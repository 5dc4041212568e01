import Retrieval

/// What a program answered to a question, and what it rested on.
struct AnswerRecord {
  var question: EvaluationQuestion
  /// `nil` when the program declined, or when the file does not say.
  var response: String?
  var contexts: [String]?
  var abstained: Bool?
  /// Where the quotations stand, when the documents were asked.
  var quotations: [Quotation] = []
  /// For every context, whether it holds a place that was named.
  var contextIsRelevant: [Bool]?
  /// For every place that was named, whether some context holds it.
  var placeIsFound: [Bool]?

  /// What the documents say to the question.
  init(_ question: EvaluationQuestion, _ answer: DocumentAnswer) {
    self.question = question
    abstained = answer.abstained
    response = answer.abstained ? nil : answer.quotations.map(\.text).joined(separator: "\n")
    contexts = answer.passages.map(\.chunk.text)
    quotations = answer.quotations
    guard !question.golds.isEmpty else { return }
    let matches = question.golds.map { GoldMatch(gold: $0) }
    contextIsRelevant = answer.passages.map { passage in matches.contains { $0.holds(passage) } }
    placeIsFound = matches.map { match in answer.passages.contains { match.holds($0) } }
  }

  /// What the file says some program answered.
  init(_ question: EvaluationQuestion) {
    self.question = question
    response = question.response
    contexts = question.retrievedContexts
    abstained = question.abstained
  }
}
