import SemanticLayer

/// Reads what is said about rows of one table that refer to each other: "reports to Dana Fox", "the manager of each
/// employee", "most direct reports", "parent category of Chairs". The words are taken out of the items; members they
/// speak of are marked, and the rest of the sentence is read by the grammar as if one table were all there is.
struct SelfReferences: Sendable {
  private let links: [SelfLink]
  private let model: SemanticModel

  init(model: SemanticModel) {
    self.model = model
    self.links = SelfLink.links(of: model)
  }

  private enum Phrase: Hashable { case superior, subordinate, rising, falling }

  /// The items without the words, and how they are meant.
  func read(_ items: [Item], _ tokens: [Token]) -> (items: [Item], use: SelfReferenceUse?) {
    guard !links.isEmpty else { return (items, nil) }
    let named = namedTables(items)
    let byNearness = links.filter { named.contains($0.table) } + links.filter { !named.contains($0.table) }
    for link in byNearness where !speaksOfOthers(named, link) && !isReferredTo(by: named, link, tokens) {
      var reading = Rewriting(items: items, link: link)
      // each phrase once: "direct reports per manager"
      for _ in 0..<3 where !readNext(&reading, tokens) { break }
      if let use = reading.use { return (reading.items, use) }
    }
    return (items, nil)
  }

  private func readNext(_ reading: inout Rewriting, _ tokens: [Token]) -> Bool {
    for (range, phrase) in phrases(of: reading.link, in: reading.items, tokens) {
      reading.range = range
      let isRead: Bool =
        switch phrase {
        case .rising: reading.readRising()
        case .falling: reading.readFalling()
        case .subordinate: reading.readSubordinate()
        case .superior: reading.readSuperior()
        }
      if isRead { return true }
    }
    return false
  }

  /// Whether another table that is named has such a reference of its own: "the manager of each department".
  private func speaksOfOthers(_ named: Set<String>, _ link: SelfLink) -> Bool {
    let role = Set(link.words + (link.kind == .reporting ? ["manager"] : []))
      .subtracting(NameWords.words(in: link.table).map(Inflection.singular))
    return model.relationships.contains { other in
      other.from != link.table && named.contains(other.from) && other.to == link.table
        && !role.isDisjoint(with: NameWords.words(in: other.fromColumns.first ?? ""))
    }
  }

  /// "accounts managed by Dana Fox": the accounts name who manages them, and the people themselves are not spoken of.
  private func isReferredTo(by named: Set<String>, _ link: SelfLink, _ tokens: [Token]) -> Bool {
    guard !named.contains(link.table),
      let by = tokens.firstIndex(where: { $0.lower == "by" }), by > 0, Participle.isOne(tokens[by - 1].lower),
      !tokens.contains(where: { ["report", "manager", "supervisor", "boss"].contains($0.lemma) })
    else { return false }
    return model.relationships.contains { $0.to == link.table && named.contains($0.from) }
  }

  private func namedTables(_ items: [Item]) -> Set<String> {
    Set(
      items.compactMap { item -> String? in
        guard item.isMostlyTable, case .table(let name)? = item.bestTable?.element,
          (item.bestTable?.score ?? 0) >= 0.9
        else { return nil }
        return name
      })
  }

  // MARK: Finding the words

  private func phrases(
    of link: SelfLink, in items: [Item], _ tokens: [Token]
  ) -> [(range: Range<Int>, phrase: Phrase)] {
    guard let table = model.table(named: link.table) else { return [] }
    let noun =
      NameWords.words(in: table.entity?.name ?? table.name).last.map(Inflection.singular) ?? table.name
    var found: [(Range<Int>, Phrase)] = []
    let kinds: [(Phrase, [[String]])] = [
      (.rising, link.risingVerbs), (.falling, link.fallingVerbs),
      (.subordinate, link.subordinates(noun: noun)), (.superior, link.superiors(noun: noun)),
    ]
    for (phrase, spellings) in kinds {
      for words in spellings.sorted(by: { $0.count > $1.count }) {
        for start in tokens.indices {
          guard matches(words, at: start, tokens, phrase),
            let range = items.covering(start..<start + words.count),
            !found.contains(where: { $0.0.overlaps(range) && $0.1 != .falling }),
            !isOtherName(items[range], link),
            items[range].allSatisfy({ $0.link == nil })
          else { continue }
          found.append((range, phrase))
        }
      }
    }
    return found
  }

  private func matches(_ words: [String], at start: Int, _ tokens: [Token], _ phrase: Phrase) -> Bool {
    guard start + words.count <= tokens.count else { return false }
    // "report" alone is a noun only in the plural, with somebody's name before it
    if words == ["report"] {
      return tokens[start].lower == "reports" && start > 0
        && ["s", "'s", "his", "her"].contains(tokens[start - 1].lower)
    }
    return words.indices.allSatisfy { offset in
      let token = tokens[start + offset]
      guard token.kind != .quoted else { return false }
      return token.lower == words[offset] || token.lemma == words[offset]
        || Inflection.singular(of: token.lower) == words[offset]
    }
  }

  /// Whether the words name a table of their own, or a member.
  private func isOtherName(_ items: ArraySlice<Item>, _ link: SelfLink) -> Bool {
    items.contains { item in
      if case .table(let name)? = item.bestTable?.element, name != link.table, item.isMostlyTable,
        (item.bestTable?.score ?? 0) >= 0.9
      {
        return true
      }
      return item.isValue && item.schema.isEmpty && !item.values.contains { $0.score < 1 }
        && items.count == 1 && item.tokens.count > 1
    }
  }
}

extension [Item] {
  /// The items that make up exactly these tokens.
  fileprivate func covering(_ tokens: Range<Int>) -> Range<Int>? {
    guard let first = firstIndex(where: { $0.tokens.lowerBound == tokens.lowerBound }),
      let last = lastIndex(where: { $0.tokens.upperBound == tokens.upperBound }), first <= last
    else { return nil }
    return first..<last + 1
  }
}
