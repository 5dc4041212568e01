import SemanticLayer

/// Words that stand for other words in questions about data.
enum WordRelations {
  /// A word and how surely it is meant.
  struct Related {
    var word: String
    /// 0…1.
    var weight: Double
    /// Whether a verb or an adjective led to the noun: `earn` to `salary`, `active` to `status`.
    var isLoose: Bool
    /// How the lexicon has them together.
    var kind: BusinessLexicon.Kind = .synonym
  }

  /// Single words related to a lemma, in either direction of the lexicon.
  static func related(to lemma: String) -> [Related] {
    var found = core[lemma] ?? []
    for related in BusinessLexicon.standard.related(to: lemma) where !related.term.contains(" ") {
      // a verb asks for its nouns; that products are ordered does not make an order a product
      if related.kind == .verb, !verbs.contains(lemma),
        entities.contains(related.term) || !isMade(of: related.term, lemma)
      {
        continue
      }
      let weight =
        switch related.kind {
        case .synonym: related.weight * 0.88
        case .abbreviation: related.weight * 0.95
        case .verb: related.weight * 0.82
        case .adjective: related.weight * 0.72
        case .broader, .narrower: related.weight * 0.7
        }
      found.append(
        Related(
          word: related.term, weight: min(weight, 0.95),
          isLoose: related.kind == .verb && verbs.contains(lemma)
            || related.kind == .adjective && adjectives.contains(lemma), kind: related.kind))
    }
    return found
  }

  /// A noun that is made of a verb leads back to it, `payment` to `paid`; that employees work makes no day on which
  /// something was worked on one of theirs.
  private static func isMade(of verb: String, _ noun: String) -> Bool { verb.prefix(3) == noun.prefix(3) }

  /// Verbs that are nouns as well, and then name a thing of its own.
  private static let entities: Set<String> = ["order", "purchase", "sale", "visit", "rent", "ship"]

  /// Whether the lexicon knows a lemma as a verb that asks for some column.
  static func isVerb(_ lemma: String) -> Bool {
    verbs.contains(lemma)
  }

  private static let verbs: Set<String> = Set(
    BusinessLexicon.standard.entries.compactMap { if case .verb(let verb, _) = $0 { verb } else { nil } })

  private static let adjectives: Set<String> = Set(
    BusinessLexicon.standard.entries.compactMap {
      if case .adjective(let adjective, _) = $0 { adjective } else { nil }
    })

  private static let core: [String: [Related]] = {
    var table: [String: [Related]] = [:]
    table["bear"] = [Related(word: "birth", weight: 0.85, isLoose: true)]
    for form in ["expire", "expiring", "expires", "expired"] {
      table[form] = [
        Related(word: "expiry", weight: 0.9, isLoose: true),
        Related(word: "end", weight: 0.75, isLoose: true),
      ]
    }
    for group in [
      ["average", "mean", "avg"], ["maximum", "max"], ["minimum", "min"], ["number", "num", "no"],
    ] {
      for word in group {
        table[word] = group.filter { $0 != word }.map { Related(word: $0, weight: 0.95, isLoose: false) }
      }
    }
    return table
  }()
}
