import QuerentCore

/// What a table is about: what one row is, what is counted, which column shows a row to a person.
struct TableInference {
  let table: Catalogue.Table
  /// References from this table.
  let foreignKeys: [Catalogue.ForeignKey]

  func model() -> SemanticModel.Table {
    let words = NameSplitter.words(in: table.name)
    let label = words.joined(separator: " ")
    let entity = entity(singular: Inflection.singular(of: label))
    let referring = Set(foreignKeys.flatMap(\.columns))
    var columns = table.columns.map { column in
      ColumnInference(
        column: column, table: table, tableWords: words.map(Inflection.singular),
        isReference: referring.contains(column.name)
      ).model()
    }
    ColumnInference.removeSharedSynonyms(from: &columns)
    var model = SemanticModel.Table(
      name: table.name, label: label.isEmpty ? table.name : label, synonyms: synonyms(words: words),
      grain: grain(entity), primaryKey: table.primaryKey, entity: entity,
      displayColumn: DisplayColumnInference(columns: columns, table: table).name(), columns: columns,
      rowCount: table.rowCount)
    model.defaultTimeDimension = TimeInference.defaultDimension(of: columns)
    return model
  }

  /// The thing that is counted: rows, unless the table has no key of rows and repeats the id of something.
  private func entity(singular: String) -> SemanticModel.Entity {
    let rowWords: Set<String> = ["row", "line", "record"]
    let key = table.primaryKey.first.map { NameSplitter.words(in: $0) } ?? []
    let hasOwnKey =
      !table.primaryKey.isEmpty && !(table.primaryKey.count == 1 && rowWords.contains(key.first ?? ""))
    guard !hasOwnKey else { return SemanticModel.Entity(name: singular) }
    let ids = table.columns.filter { column in
      Self.marks.contains(NameSplitter.words(in: column.name).last ?? "") && !column.isUnique
        && column.distinctCount > 0
    }
    for thing in [singular] + Self.transactions {
      let names = Self.marks.map { thing + " " + $0 }
      if let id = ids.first(where: { names.contains(NameSplitter.phrase(for: $0.name)) }) {
        return SemanticModel.Entity(name: thing, countedBy: id.name)
      }
    }
    return SemanticModel.Entity(name: singular)
  }

  private func grain(_ entity: SemanticModel.Entity) -> String {
    let name = entity.name.isEmpty ? "row" : entity.name
    let article = name.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
    return entity.countedBy == nil ? "one \(name)" : "one line of \(article) \(name)"
  }

  /// Shorter names: `tbl_customers` and `ref_template_types` without their prefix.
  private func synonyms(words: [String]) -> [String] {
    guard words.count > 1, let first = words.first, Self.prefixes.contains(first) else { return [] }
    return [words.dropFirst().joined(separator: " ")]
  }

  /// What stands before the name of a thing and says nothing of it.
  static let prefixes: Set<String> = [
    "tbl", "dim", "fact", "ref", "reference", "stg", "vw", "lookup",
  ]
  /// What an identifier ends in.
  private static let marks = ["id", "number", "no", "reference"]
  /// Things that flat files list by their lines, the likeliest first.
  static let transactions = [
    "order", "invoice", "transaction", "sale", "ticket", "shipment", "booking", "receipt",
    "reservation",
  ]
}
