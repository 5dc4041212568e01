import Agent
import QuerentCore
import SemanticLayer

/// The tables of a workspace as rows.
struct TableOverview {
  var workspace: Workspace

  var table: ResultTable {
    ResultTable(
      columns: [
        .init(name: "table", kind: .text, isKey: true), .init(name: "rows", kind: .integer),
        .init(name: "columns", kind: .text),
      ],
      rows: workspace.catalogue.tables.map {
        [.text($0.name), .integer(Int64($0.rowCount)), .text($0.columns.map(\.name).joined(separator: ", "))]
      })
  }

  /// All rows of all tables.
  var rowCount: Int { workspace.catalogue.tables.reduce(0) { $0 + $1.rowCount } }
}
