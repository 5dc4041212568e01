import SemanticLayer

/// Counts that are said without "number of".
enum VolumeRules {
  static let all: [GrammarRule] = [
    GrammarRule("volume", examples: ["order volume by month", "customer volumes by state"]) { reader in
      // "ticket volume" is how many tickets there are; "sales volume" is a figure of its own
      guard reader.item.isMostlyTable, reader.section == .target, let noun = reader.peek(),
        ["volume", "volumes"].contains(noun.text), !isNameOfColumn(noun),
        !reader.item.schema.contains(where: {
          if case .measure = $0.element { $0.score >= 0.9 } else { false }
        })
      else { return false }
      let counted = reader.phrase(at: reader.cursor)
      reader.sketch.targets.append(Sketch.Target(kind: .count(counted)))
      reader.sketch.focus = reader.sketch.focus ?? counted
      reader.cursor += 2
      return true
    },
    GrammarRule("counted-of", examples: ["how many different cities do customers live in"]) { reader in
      // the column that is counted is one of those who do something
      guard ["do", "does", "did"].contains(reader.item.text), reader.sketch.conditions.isEmpty,
        case .count(let counted?)? = reader.sketch.targets.last?.kind, !reader.isTable(counted),
        let noun = reader.next(from: reader.cursor + 1), reader.items[noun].isMostlyTable,
        case .table(let owner)? = reader.items[noun].bestTable?.element,
        reader.sketch.phrases[counted].candidates.contains(where: {
          if case .column(let reference) = $0.element {
            reference.table == owner && $0.score >= 0.9
          } else {
            false
          }
        })
      else { return false }
      let rest = reader.items[(noun + 1)...].filter { !$0.has(.sentenceEnd) }
      guard rest.count <= 2, rest.allSatisfy({ !$0.isValue && $0.number == nil && $0.time == nil }) else {
        return false
      }
      let phrase = reader.phrase(at: noun)
      reader.sketch.phrases[counted].owner = phrase
      reader.sketch.focus = phrase
      reader.cursor = reader.items.count
      return true
    },
  ]

  /// Whether some column is called a volume; a word that may stand for a quantity is no name.
  private static func isNameOfColumn(_ noun: Item) -> Bool {
    noun.schema.contains { candidate in
      guard case .column(let reference) = candidate.element else { return false }
      return NameSplitter.words(in: reference.column).contains("volume")
    }
  }
}
