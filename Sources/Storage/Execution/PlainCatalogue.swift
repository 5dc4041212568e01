import GRDBSQLite
import QuerentCore

/// Tables and declared columns without a profile.
struct PlainCatalogue {
  let runner: StatementRunner

  func read() throws -> Catalogue {
    let tables = try runner.run(
      SQLQuery(
        text: """
          SELECT name FROM sqlite_master WHERE type IN ('table', 'view')
          AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_querent\\_%' ESCAPE '\\' ORDER BY name
          """))
    return Catalogue(tables: try tables.rows.compactMap { $0.first?.text }.map(table))
  }

  private func table(_ name: String) throws -> Catalogue.Table {
    let info = try runner.run(
      SQLQuery(text: "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid", arguments: [.text(name)])
    )
    let columns = info.rows.map { row in
      let declared = row[1].text ?? ""
      let upper = declared.uppercased()
      let type: Catalogue.Column.ValueType =
        upper.contains("INT") ? .integer : upper.contains("REAL") || upper.contains("DOUB") ? .real : .text
      return Catalogue.Column(name: row[0].text ?? "", declaredType: declared, type: type)
    }
    let quoted =
      "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    let count =
      try runner.run(SQLQuery(text: "SELECT count(*) FROM \(quoted)")).rows.first?.first?.number ?? 0
    let key = info.rows.filter { ($0[2].number ?? 0) > 0 }.compactMap { $0[0].text }
    return Catalogue.Table(
      name: name, columns: columns, rowCount: Int(count), primaryKey: key, isPrimaryKeyDeclared: !key.isEmpty)
  }
}
