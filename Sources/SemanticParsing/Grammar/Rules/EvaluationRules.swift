import SemanticLayer

/// Words that judge things: "good" and "bad" need a rating, and a limit that the answer states.
enum EvaluationRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "evaluation",
      examples: ["a good product", "products that are good for Consumer orders", "bad products"]
    ) { reader in
      guard let isGood = reader.item.isGood, !reader.item.isValue, reader.item.quoted == nil,
        reader.item.tokens.count == 1, !reader.hasExactName, reader.describesThing
      else { return false }
      let section = reader.section
      reader.add(.rated(isGood: isGood), span: reader.item.span)
      reader.section = section
      reader.cursor += 1
      return true
    }
  ]
}

extension Item {
  /// Whether the word praises or blames.
  var isGood: Bool? {
    markers.lazy.compactMap { if case .evaluation(let isGood) = $0 { isGood } else { nil } }.first
  }
}

extension SketchReader {
  /// Whether the word itself stands in a name of the data: `good_feedback`, a table of goods.
  fileprivate var hasExactName: Bool {
    item.schema.contains {
      $0.score >= 0.9 && $0.element.nameWords.contains(Lemmatizer.lemma(of: item.text))
    }
  }

  /// Whether the word stands before a noun or a member, or after "are": "how good is" asks for the rating itself.
  fileprivate var describesThing: Bool {
    if let before = previous(before: cursor), items[before].opener == .how { return false }
    guard let next = next(from: cursor + 1) else {
      return previous(before: cursor).map { items[$0].has(.be) } ?? false
    }
    let item = items[next]
    if item.isSchema || item.isValue || item.preposition == .for { return true }
    return previous(before: cursor).map { items[$0].has(.be) } ?? false
  }
}
