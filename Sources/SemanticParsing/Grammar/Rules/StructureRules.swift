/// Sentence ends, conjunctions and the small words that only steer the reading.
enum StructureRules {
  static let sentence: [GrammarRule] = [
    GrammarRule("sentence-end", examples: ["Which shops have no stock? Give me the names."]) { reader in
      guard reader.item.has(.sentenceEnd) else { return false }
      reader.cursor += 1
      reader.isInner = false
      guard let next = reader.next(from: reader.cursor) else { return true }
      let texts = reader.items[next...].prefix(4).map(\.text)
      reader.isCommand = reader.items[next].opener == .command && !texts.contains("also")
      reader.isAddition =
        reader.items[next].conjunction == .and || texts.contains("also") || reader.items[next].opener == .what
      reader.section = .target
      reader.noteFigure()
      reader.sentenceStart = reader.sketch.targets.count
      reader.sentenceCount += 1
      reader.subject = nil
      reader.isNegationPending = false
      reader.isAlternativePending = false
      reader.isBothPending = false
      return true
    }
  ]

  static let words: [GrammarRule] = [
    GrammarRule("those-counted", examples: ["How many of them are in Texas?"]) { reader in
      guard reader.isCountPending, reader.item.has(.pronoun), !reader.item.isSchema, !reader.item.isValue
      else { return false }
      if let next = reader.next(from: reader.cursor + 1), reader.items[next].isSchema,
        next == reader.cursor + 1
      {
        return false
      }
      reader.sketch.targets.append(Sketch.Target(kind: .count(nil)))
      reader.isCountPending = false
      reader.section = .condition
      reader.cursor += 1
      return true
    },
    GrammarRule("alternative", examples: ["orders with quantity above 5 or discount below 0.1"]) { reader in
      guard let word = reader.item.conjunction else { return false }
      reader.isInner = false
      if reader.isCountPending, word == .and, reader.pendingAggregates.isEmpty {
        if !reader.sketch.targets.contains(where: { if case .count = $0.kind { true } else { false } }) {
          reader.sketch.targets.append(Sketch.Target(kind: .count(nil)))
        }
        reader.isCountPending = false
      }
      switch word {
      case .nor: reader.isNegationPending = true
      case .or:
        reader.isAlternativePending = reader.section == .condition || !reader.sketch.conditions.isEmpty
      case .both: reader.isBothPending = true
      case .except: reader.isNegationPending = true
      case .neither: reader.isNegationPending = true
      case .and, .but, .also, .either: break
      }
      if word == .but, reader.item.text.hasSuffix("not") { reader.isNegationPending = true }
      if word == .but || word == .except, reader.section == .target, !reader.sketch.targets.isEmpty {
        reader.section = .condition
      }
      reader.cursor += 1
      return true
    },
    GrammarRule("negation", examples: ["orders not shipped"]) { reader in
      guard reader.item.has(.negation) else { return false }
      if reader.negatesMember() { return true }
      reader.isNegationPending = true
      if reader.section == .target,
        !reader.sketch.targets.isEmpty || reader.sketch.focus != nil || reader.followsTurn
      {
        reader.section = .condition
      }
      reader.cursor += 1
      return true
    },
    GrammarRule("small-word", examples: ["of", "the", "is there"]) { reader in
      guard !reader.item.markers.isEmpty, !reader.item.isSchema, !reader.item.isValue,
        reader.item.number == nil
      else {
        return false
      }
      if reader.item.has(.existence) { reader.isExistencePending = true }
      reader.cursor += 1
      return true
    },
  ]
}

extension SketchReader {
  /// "products which Ortega does not make": the verb that ends the clause says nothing more than that it is not so.
  fileprivate mutating func negatesMember() -> Bool {
    guard let before = previous(before: cursor), items[before].isValue, let last = sketch.conditions.last,
      case .members = last.kind, !last.isNegated, let verb = next(from: cursor + 1),
      !items[verb].isMostlyTable || (items[verb].schema.first?.score ?? 0) < 0.9, !items[verb].isValue,
      items[verb].isUnknown || items[verb].isSchema
    else { return false }
    if let after = next(from: verb + 1), !items[after].has(.sentenceEnd) { return false }
    sketch.conditions[sketch.conditions.count - 1].isNegated = true
    cursor = verb + 1
    return true
  }
}
