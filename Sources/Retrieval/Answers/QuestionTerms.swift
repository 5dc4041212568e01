import Foundation
import GRDB

/// The words of a question that documents are asked for, and how rare each is.
struct QuestionTerms {
  struct Term {
    var word: String
    var stem: String
    /// Other stems that mean the same, with how surely.
    var alternatives: [WordForms.Alternative]
    /// log(1 + (n − df + ½) / (df + ½)), as BM25 has it; less for words that say little.
    var weight: Double
    /// Some document has it.
    var isKnown: Bool

    /// How surely a text has it, 0…1.
    func strength(in stems: Set<String>) -> Double {
      if stems.contains(stem) { return 1 }
      return alternatives.lazy.filter { stems.contains($0.stem) }.map(\.strength).max() ?? 0
    }
  }

  private(set) var terms: [Term] = []
  var wanted = WantedKind.anything
  /// The numbers the question is about.
  private(set) var quantities: [QuantityRange.Quantity] = []

  init(_ question: String, _ text: SearchText, _ database: Database) throws {
    let count = Double(try Int.fetchOne(database, sql: "SELECT count(*) FROM chunk_text") ?? 0)
    let forms = try WordForms.forms(text)
    let words = try text.contentWords(of: WantedKind.withoutMeasureWords(question))
    for word in words where !Self.empty.contains(word) {
      let stem = try text.stem(of: word)
      let own = try Self.documents(with: stem, database)
      let alternatives = forms.alternatives[stem] ?? []
      // A word no document has is as rare as the likeliest word that stands for it.
      let others = try alternatives.map { try Self.documents(with: $0.stem, database) }
      let documents = own > 0 ? own : others.max() ?? 0
      let rarity = log(1 + (count - documents + 0.5) / (documents + 0.5))
      terms.append(
        Term(
          word: word, stem: stem, alternatives: alternatives,
          weight: rarity * (forms.light.contains(stem) ? 0.4 : 1),
          isKnown: own > 0))
    }
    wanted = WantedKind(of: question)
    quantities = QuantityRange.quantities(in: question)
  }

  private static func documents(with stem: String, _ database: Database) throws -> Double {
    try Double.fetchOne(database, sql: "SELECT doc FROM chunk_term WHERE term = ?", arguments: [stem]) ?? 0
  }

  /// Words that ask for a document and not for what stands in it.
  private static let empty: Set<String> = [
    "policy", "policies", "playbook", "playbooks", "document", "documents", "docs", "runbook", "runbooks",
    "guide", "guidance",
    "rule", "rules", "according", "procedure", "process", "handle", "handling", "amount", "happens", "happen",
  ]

  var total: Double { terms.reduce(0) { $0 + $1.weight } }

  /// The share of the question, by weight, that a set of stems has.
  func coverage(_ stems: Set<String>) -> Double {
    total > 0 ? terms.reduce(0) { $0 + $1.weight * $1.strength(in: stems) } / total : 0
  }

  /// How a rule for quantities fits those of the question: 1 when its range holds one, −1 when it gives other ranges.
  func fit(of rule: String) -> Double {
    guard !quantities.isEmpty else { return 0 }
    let ranges = QuantityRange.ranges(in: rule).filter { range in
      quantities.contains { $0.unit == range.unit }
    }
    if ranges.isEmpty { return 0 }
    return ranges.contains { range in quantities.contains { $0.unit == range.unit && range.holds($0) } }
      ? 1 : -1
  }

  /// The question as it is searched: with other forms of its words, and other words for those that no document has.
  func expanded(_ question: String) -> String {
    let others = terms.flatMap { term in
      term.alternatives.filter { $0.strength == 1 || !term.isKnown }.map(\.word)
    }
    return others.isEmpty ? question : question + " " + others.joined(separator: " ")
  }
}
