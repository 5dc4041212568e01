import SemanticLayer

/// "the description of the colour", "category descriptions": two nouns that are one column's name together.
enum CompoundNames {
  /// Lets the noun that is asked for stand for the columns that have both words, before those that have only its own.
  static func join(_ items: inout [Item], tokens: [Token], _ matcher: SchemaMatcher) {
    for index in items.indices where items[index].isSchema {
      guard let (head, modifier) = pair(at: index, of: items) else { continue }
      let range =
        min(
          items[head].tokens.lowerBound, items[modifier].tokens.lowerBound)..<max(
          items[head].tokens.upperBound, items[modifier].tokens.upperBound)
      let isFrom = head < modifier && items[(head + 1)..<modifier].contains { $0.preposition == .from }
      let link = isFrom ? range.filter { tokens[$0].lower == "from" } : []
      var together = matcher.candidates(for: range, skipping: link).filter { candidate in
        if isFrom, candidate.score < 0.9 { return false }
        switch candidate.element {
        case .column(let reference):
          return candidate.score >= 0.75 && NameWords.words(in: reference.column).count > 1
        case .measure(let name): return isFrom && NameWords.words(in: name).count > 1
        case .table, .display: return false
        }
      }
      guard !together.isEmpty else { continue }
      // a column that has the word itself comes before one that has a related word
      let stems = Set(tokens[items[modifier].tokens].map(\.stem))
      let literal = together.filter { candidate in
        candidate.element.nameWords.contains { stems.contains(Lemmatizer.stem(of: $0)) }
      }
      if !literal.isEmpty { together = literal }
      let owners = Set(
        items[modifier].schema.compactMap { candidate -> String? in
          if case .table(let name) = candidate.element { name } else { nil }
        })
      var joined = items[head].schema
      for place in joined.indices
      where !together.contains(where: { $0.element == joined[place].element })
        && !(joined[place].element.tableName.map(owners.contains) ?? false)
      {
        joined[place].score *= 0.85
      }
      for candidate in together {
        if let place = joined.firstIndex(where: { $0.element == candidate.element }) {
          joined[place].score = max(joined[place].score, candidate.score)
        } else {
          joined.append(candidate)
        }
      }
      items[head].schema = joined.enumerated().sorted {
        ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
      }.map(\.element)
    }
  }

  /// The noun asked for and the one that says of what, where the item is the first of the two.
  private static func pair(at index: Int, of items: [Item]) -> (head: Int, modifier: Int)? {
    var next = index + 1
    guard next < items.count, !isExactColumn(items[index]) || items[index].tokens.count == 1 else {
      return nil
    }
    if items[next].isSchema {
      guard items[index].isMostlyTable, !items[next].isMostlyTable, items[next].values.isEmpty else {
        return nil
      }
      return (next, index)
    }
    // "revenue from extras": the extras revenue
    let isFrom = items[next].text == "from" && items[index].schema.prefix(3).contains { $0.isMeasure }
    guard items[next].preposition == .of && items[next].text == "of" || isFrom, !isTable(items[index]) else {
      return nil
    }
    next += 1
    while next < items.count, ["the", "a", "an"].contains(items[next].text) { next += 1 }
    guard next < items.count, items[next].isSchema, items[next].values.isEmpty else { return nil }
    return (index, next)
  }

  private static func isTable(_ item: Item) -> Bool {
    item.isMostlyTable && (item.bestTable?.score ?? 0) >= 0.8
  }

  private static func isExactColumn(_ item: Item) -> Bool {
    guard case .column? = item.schema.first?.element else { return false }
    return item.schema[0].score >= 0.99
  }
}
