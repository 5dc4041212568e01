import QuerentCore
import SemanticLayer

/// The tables and columns of a model by name, without case, as SQLite compares them.
struct ModelIndex: Sendable {
  let model: SemanticModel
  private let tables: [String: Int]
  private let columns: [[String: Int]]

  init(_ model: SemanticModel) {
    self.model = model
    var tables: [String: Int] = [:]
    var columns: [[String: Int]] = []
    columns.reserveCapacity(model.tables.count)
    for (index, table) in model.tables.enumerated() {
      tables[table.name.lowercased()] = tables[table.name.lowercased()] ?? index
      var names: [String: Int] = [:]
      for (position, column) in table.columns.enumerated() {
        names[column.name.lowercased()] = names[column.name.lowercased()] ?? position
      }
      columns.append(names)
    }
    self.tables = tables
    self.columns = columns
  }

  func tableNumber(named name: String) -> Int? { tables[name.lowercased()] }

  func table(_ number: Int) -> SemanticModel.Table { model.tables[number] }

  func column(_ reference: ColumnReference) -> SemanticModel.Column? {
    guard let number = tableNumber(named: reference.table) else { return nil }
    guard let position = columns[number][reference.column.lowercased()] else { return nil }
    return model.tables[number].columns[position]
  }

  /// The table a reference names, and which instance of it.
  func instance(of reference: ColumnReference) throws(CompilationError) -> TableInstance {
    guard let number = tableNumber(named: reference.table) else { throw .unknownColumn(reference) }
    return TableInstance(table: number, role: reference.role)
  }

  /// The table of a name that stands for rows.
  func instance(ofTable name: String) throws(CompilationError) -> TableInstance {
    guard let number = tableNumber(named: name) else { throw .unknownTable(name) }
    return TableInstance(table: number, role: nil)
  }

  /// The columns that tell the rows of a table apart; the row number where no key is known.
  func key(of table: Int, in dialect: SQLDialect) -> [String] {
    let key = self.table(table).primaryKey
    return key.isEmpty ? [dialect.rowIdentifier] : key
  }
}

/// One appearance of a table in a statement.
struct TableInstance: Hashable, Sendable {
  /// The position of the table in the model.
  var table: Int
  /// The role of the relationship that leads here, when the table can be reached in several ways.
  var role: String?
}
