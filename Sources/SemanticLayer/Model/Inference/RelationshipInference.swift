import QuerentCore

/// Turns foreign keys into relationships and tells how many rows stand on each side.
struct RelationshipInference {
  let catalogue: Catalogue

  func relationships() -> [SemanticModel.Relationship] {
    catalogue.foreignKeys.map { key in
      SemanticModel.Relationship(
        from: key.table, fromColumns: key.columns, to: key.referencedTable, toColumns: key.referencedColumns,
        cardinality: cardinality(of: key), isDeclared: key.isDeclared)
    }
  }

  private func cardinality(of key: Catalogue.ForeignKey) -> SemanticModel.Relationship.Cardinality {
    guard isUnique(key.referencedColumns, in: key.referencedTable) else { return .manyToMany }
    // One row each by chance is no rule: only a key says that a reference cannot repeat.
    return isKey(key.columns, of: key.table) ? .oneToOne : .manyToOne
  }

  private func isKey(_ columns: [String], of name: String) -> Bool {
    catalogue.table(named: name).map { Set($0.primaryKey) == Set(columns) } ?? false
  }

  private func isUnique(_ columns: [String], in name: String) -> Bool {
    guard let table = catalogue.table(named: name) else { return false }
    if Set(table.primaryKey) == Set(columns) { return true }
    return columns.contains { column in table.columns.contains { $0.name == column && $0.isUnique } }
  }
}
