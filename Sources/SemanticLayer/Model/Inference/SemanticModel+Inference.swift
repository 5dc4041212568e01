public import QuerentCore

extension SemanticModel {
  /// The model that the names, types and values of a database suggest. The same catalogue always gives the same model.
  public init(inferredFrom catalogue: Catalogue) {
    let relationships = RelationshipInference(catalogue: catalogue).relationships()
    let inferred = catalogue.tables.map { table in
      TableInference(table: table, foreignKeys: catalogue.foreignKeys.filter { $0.table == table.name })
        .model()
    }
    let tables = CurrencyInference(tables: inferred, relationships: relationships).withUnits()
    let measures = MeasureInference(tables: tables)
    self.init(
      tables: tables, relationships: relationships, measures: measures.measures(),
      defaultMeasure: measures.defaultMeasure())
  }
}
