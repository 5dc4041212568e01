public import QuerentCore

extension SemanticModel {
  /// The model that the names, types and values of a database suggest. The same catalogue always gives the same model.
  public init(inferredFrom catalogue: Catalogue) {
    let relationships = RelationshipInference(catalogue: catalogue).relationships()
    let references = Dictionary(grouping: catalogue.foreignKeys, by: \.table)
    let inferred = catalogue.tables.map { table in
      TableInference(table: table, foreignKeys: references[table.name] ?? []).model()
    }
    let tables = CurrencyInference(tables: inferred, relationships: relationships).withUnits()
    let inference = MeasureInference(tables: tables, relationships: relationships)
    let measures = inference.measures()
    self.init(
      tables: tables, relationships: relationships, measures: measures,
      defaultMeasure: inference.defaultMeasure(among: Set(measures.map(\.name))))
  }
}
