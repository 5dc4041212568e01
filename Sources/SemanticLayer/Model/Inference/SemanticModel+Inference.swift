public import QuerentCore

extension SemanticModel {
  /// The model that the names, types and values of a database suggest. The same catalogue always gives the same model.
  public init(inferredFrom catalogue: Catalogue) {
    let relationships = RelationshipInference(catalogue: catalogue).relationships()
    let references = Dictionary(grouping: catalogue.foreignKeys, by: \.table)
    let inferred = catalogue.tables.map { table in
      TableInference(table: table, foreignKeys: references[table.name] ?? []).model()
    }
    let tables = Self.namingPeople(
      CurrencyInference(tables: inferred, relationships: relationships).withUnits())
    let inference = MeasureInference(tables: tables, relationships: relationships)
    let measures = inference.measures()
    self.init(
      tables: tables, relationships: relationships, measures: measures,
      defaultMeasure: inference.defaultMeasure(among: Set(measures.map(\.name))))
  }

  /// The tables, with "people" as a name of the only one that holds persons by their full names.
  private static func namingPeople(_ tables: [Table]) -> [Table] {
    let persons = tables.indices.filter { place in
      let names = tables[place].columns.map { NameSplitter.words(in: $0.name) }
      let isNamed =
        names.contains(["full", "name"])
        || names.contains { $0.suffix(2) == ["first", "name"] || $0.suffix(2) == ["given", "name"] }
          && names.contains { $0.suffix(2) == ["last", "name"] || $0.last == "surname" }
      return isNamed && tables[place].primaryKey.count == 1
    }
    guard persons.count == 1,
      !tables.contains(where: { ["person", "people"].contains(Inflection.singular(of: $0.label)) })
    else { return tables }
    var tables = tables
    tables[persons[0]].synonyms.append("people")
    return tables
  }
}
