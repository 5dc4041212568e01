import QuerentCore
import SemanticLayer

extension PlanBuilder {
  // MARK: Adjectives

  /// The column an adjective is about, in the focus table or next to it.
  func adjectiveColumn(_ adjective: String, of phrase: Int?) -> (
    reference: ColumnReference, isInverted: Bool
  )? {
    var tables: [String] = []
    if let phrase, let name = element(phrase)?.tableName { tables.append(name) }
    if let focus { tables.append(focus) }
    tables += assignment.elements.compactMap { $0?.tableName }
    // What a thing has many of is no property of it: the amount of a credit does not make a customer big.
    if let focus {
      tables += model.tables.map(\.name).filter {
        graph.distance(focus, $0) == 1 && graph.isSingle(from: focus, to: $0)
      }
    }
    for table in tables.prefix(6) {
      for entry in AdjectiveColumns.entries(for: adjective) {
        guard let found = model.table(named: table) else { continue }
        for column in found.columns where column.isNumeric || column.role == .time || entry.isInverted {
          let words = NameWords.words(in: column.name) + NameWords.words(in: column.label)
          if words.contains(entry.word), column.role != .identifier {
            return (ColumnReference(table: table, column: column.name), entry.isInverted)
          }
        }
      }
    }
    return nil
  }

  func isInverted(_ adjective: String, _ reference: ColumnReference) -> Bool {
    adjectiveColumn(adjective, of: nil).map { $0.reference == reference && $0.isInverted } ?? false
  }
}
