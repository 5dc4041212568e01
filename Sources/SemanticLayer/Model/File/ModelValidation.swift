import QuerentCore

/// Compares a model with the data it is about.
struct ModelValidation {
  let model: SemanticModel
  /// Where tables, columns, measures and relationships stand, by ``key(_:_:)``.
  let places: [String: ModelFilePlace]

  static func key(_ kind: String, _ name: String) -> String { "\(kind) \(name)" }

  func problems(in catalogue: Catalogue) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let tableNames = catalogue.tables.map(\.name)
    for table in model.tables {
      guard let real = Self.table(table.name, in: catalogue) else {
        found.append(unknown("table", table.name, among: tableNames, at: Self.key("table", table.name)))
        continue
      }
      for column in table.columns where !Self.has(column.name, real) {
        found.append(
          unknown(
            "column", column.name, among: real.columns.map(\.name),
            at: Self.key("column", "\(table.name).\(column.name)"), of: table.name))
      }
      let named =
        table.primaryKey
        + [table.displayColumn, table.defaultTimeDimension, table.entity?.countedBy].compactMap { $0 }
      for name in named where !Self.has(name, real) {
        found.append(
          unknown(
            "column", name, among: real.columns.map(\.name), at: Self.key("table", table.name), of: table.name
          ))
      }
    }
    for link in model.relationships {
      let place = Self.key("relationship", "\(link.from).\(link.role)")
      for (name, columns) in [(link.from, link.fromColumns), (link.to, link.toColumns)] {
        found += missing(table: name, columns: columns, at: place, in: catalogue)
      }
    }
    for measure in model.measures {
      for reference in measure.expression.columnReferences {
        found += missing(
          table: reference.table, columns: [reference.column], at: Self.key("measure", measure.name),
          in: catalogue)
      }
    }
    for book in model.audit.books {
      found += missing(
        table: book.table, columns: book.columns.values.sorted(), at: Self.key("book", book.role),
        in: catalogue)
    }
    return found.sorted {
      ($0.line ?? 0, $0.column ?? 0, $0.summary) < ($1.line ?? 0, $1.column ?? 0, $1.summary)
    }
  }

  private func missing(table: String, columns: [String], at place: String, in catalogue: Catalogue)
    -> [Diagnostic]
  {
    guard let real = Self.table(table, in: catalogue) else {
      return [unknown("table", table, among: catalogue.tables.map(\.name), at: place)]
    }
    return columns.filter { !Self.has($0, real) }.map {
      unknown("column", $0, among: real.columns.map(\.name), at: place, of: table)
    }
  }

  private func unknown(
    _ kind: String, _ name: String, among known: [String], at place: String, of table: String? = nil
  ) -> Diagnostic {
    let owner = table.map { " in table \"\($0)\"" } ?? " in the data"
    return Diagnostic(
      code: "unknown-\(kind)", summary: "there is no \(kind) \"\(name)\"\(owner)", line: places[place]?.line,
      column: places[place]?.column, suggestions: NearestName.suggestions(for: name, among: known))
  }

  private static func table(_ name: String, in catalogue: Catalogue) -> Catalogue.Table? {
    catalogue.tables.first { $0.name.lowercased() == name.lowercased() }
  }

  private static func has(_ name: String, _ table: Catalogue.Table) -> Bool {
    table.columns.contains { $0.name.lowercased() == name.lowercased() }
  }
}
