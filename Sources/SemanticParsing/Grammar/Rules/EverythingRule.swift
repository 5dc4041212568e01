import SemanticLayer

/// All columns of a thing: "all the information about orders".
enum EverythingRule {
  static let rule =
    GrammarRule("everything", examples: ["all the information about orders"]) { reader in
      guard reader.item.has(.everything), reader.section == .target else { return false }
      let isWeak = reader.item.text.split(separator: " ").count == 1 || reader.item.text == "the details"
      if isWeak {
        // "details for all chip models", unless the table has details of its own
        guard let preposition = reader.next(from: reader.cursor + 1),
          reader.items[preposition].preposition != nil,
          let noun = reader.next(from: preposition + 1, isDistinctSkipped: true),
          let table = reader.items[noun].bestTable,
          reader.items[noun].isMostlyTable,
          !reader.item.schema.contains(where: { $0.element.tableName == table.element.tableName })
        else { return false }
        if let own = reader.items[noun].ownDetails(of: table.element.tableName ?? "") {
          // "the details of the customers" where they have a column of details
          let owner = reader.phrase(at: noun, wants: .table)
          let shown = reader.phrase(at: reader.cursor, wants: .column, owner: owner)
          reader.sketch.phrases[shown].candidates = [SchemaCandidate(element: own.element, score: 1)]
          reader.sketch.targets.append(Sketch.Target(kind: .phrase(shown), sentence: reader.sentenceCount))
          reader.sketch.focus = reader.sketch.focus ?? owner
          reader.antecedent = owner
          if reader.items[preposition..<noun].contains(where: { $0.has(.distinct) }) {
            reader.sketch.isDistinct = true
          }
          reader.cursor = noun + 1
          return true
        }
      }
      reader.cursor += 1
      if let preposition = reader.next(from: reader.cursor), reader.items[preposition].preposition != nil,
        let noun = reader.next(from: preposition + 1), reader.items[noun].isMostlyTable
      {
        let named = reader.phrase(at: noun, wants: .table)
        reader.sketch.targets.append(Sketch.Target(kind: .everything(named)))
        reader.sketch.focus = reader.sketch.focus ?? named
        reader.antecedent = named
        reader.cursor = noun + 1
      } else {
        reader.sketch.targets.append(Sketch.Target(kind: .everything(nil)))
      }
      return true
    }
}

extension Item {
  /// The column of details of a table, where it has one.
  func ownDetails(of table: String) -> SchemaCandidate? {
    schema.first { candidate in
      guard case .column(let reference) = candidate.element, reference.table == table else { return false }
      return NameWords.words(in: reference.column).last == "detail"
    }
  }
}

extension SketchReader {
  /// The next item that says something, past "distinct" and "different".
  fileprivate func next(from start: Int, isDistinctSkipped: Bool) -> Int? {
    var index = next(from: start)
    while isDistinctSkipped, let at = index, items[at].has(.distinct), !items[at].isSchema {
      index = next(from: at + 1)
    }
    return index
  }
}
