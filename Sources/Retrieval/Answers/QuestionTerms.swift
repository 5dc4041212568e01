import Foundation
import GRDB

/// The words of a question that documents are asked for, and how rare each is.
struct QuestionTerms {
  struct Term {
    var word: String
    var stem: String
    /// log(1 + (n − df + ½) / (df + ½)), as BM25 has it.
    var weight: Double
    /// Some document has it.
    var isKnown: Bool
  }

  /// What kind of words the answer must hold.
  enum Wanted { case number, date, person, steps, anything }

  private(set) var terms: [Term] = []
  var wanted = Wanted.anything

  init(_ question: String, _ text: SearchText, _ database: Database) throws {
    let count = Double(try Int.fetchOne(database, sql: "SELECT count(*) FROM chunk_text") ?? 0)
    for word in try text.contentWords(of: question) where !Self.empty.contains(word) {
      guard let stem = try text.contentStems(of: word).first ?? nil else { continue }
      let documents =
        try Double.fetchOne(database, sql: "SELECT doc FROM chunk_term WHERE term = ?", arguments: [stem])
        ?? 0
      let weight = log(1 + (count - documents + 0.5) / (documents + 0.5))
      terms.append(Term(word: word, stem: stem, weight: weight, isKnown: documents > 0))
    }
    let lower = " " + TextCleaning.squeezed(question.lowercased()) + " "
    wanted = Self.wanted(by: lower)
  }

  private static func wanted(by question: String) -> Wanted {
    func has(_ phrases: [String]) -> Bool { phrases.contains { question.contains(" " + $0 + " ") } }
    if has([
      "what do we do", "what do i do", "what to do", "what should i do", "what should we do",
      "what should be done",
      "what now", "how do we", "how do i", "how should we", "how should i", "what do i say",
      "what should i say",
      "what are the steps",
    ]) {
      return .steps
    }
    if has([
      "how much", "how many", "what percent", "what percentage", "how long", "how often", "how high",
      "how large",
      "how big", "how soon", "how fast", "how far", "what amount", "what is the limit", "the maximum",
      "the minimum",
      "the most",
    ]) {
      return .number
    }
    if question.hasPrefix(" when ") || has(["what date", "by when", "which day", "what day"]) {
      return .date
    }
    return has(["who", "whom", "whose"]) ? .person : .anything
  }

  /// Words that ask for a document and not for what stands in it.
  private static let empty: Set<String> = [
    "policy", "policies", "playbook", "playbooks", "document", "documents", "docs", "runbook", "runbooks",
    "guide",
    "guidance", "rule", "rules", "according", "procedure", "process", "handle", "handling", "amount",
    "happens", "happen",
  ]

  var total: Double { terms.reduce(0) { $0 + $1.weight } }

  /// The share of the question, by weight, that a set of stems has.
  func coverage(_ stems: Set<String>) -> Double {
    guard total > 0 else { return 0 }
    return terms.filter { stems.contains($0.stem) }.reduce(0) { $0 + $1.weight } / total
  }
}
