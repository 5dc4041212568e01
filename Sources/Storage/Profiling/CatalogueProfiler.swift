import GRDBSQLite
public import QuerentCore

/// Reads what is in a database: tables and views, what the values of every column really are, keys, and which table
/// refers to which.
///
/// A table is read once, to at most ``fullPassRows`` rows. Of a longer one ``sampleBlocks`` stretches spread evenly
/// over its rows are read; its range is still exact for dates, and its distinct counts are lower bounds.
public struct CatalogueProfiler {
  /// Tables up to this many rows are read whole.
  public static let fullPassRows = 500_000
  static let sampleBlocks = 40
  static let sampleBlockRows = 5_000

  private let reader: ProfilingReader

  /// - Parameter connection: an open `sqlite3 *`; it is only read.
  public init(connection: OpaquePointer) {
    reader = ProfilingReader(connection: connection)
  }

  /// Profiles every table and view, except SQLite's and Querent's own.
  /// - Throws: `StorageError.failed` when the database cannot be read. A view that no longer works is left out.
  public func profile() throws -> Catalogue {
    var tables: [Catalogue.Table] = []
    for (name, isView) in try reader.tableNames() {
      do {
        tables.append(try table(name))
      } catch {
        // A view over a dropped table must not make the rest unreadable.
        guard isView else { throw error }
      }
    }
    let declared = try DeclaredKeys(reader: reader).foreignKeys(among: tables)
    let inferred = try ForeignKeyInference(tables: tables, declared: declared, reader: reader).foreignKeys()
    let named = try SharedNameInference(tables: tables, known: declared + inferred, reader: reader)
      .foreignKeys()
    return Catalogue(tables: tables, foreignKeys: declared + inferred + named)
  }

  private func table(_ name: String) throws -> Catalogue.Table {
    let declarations = try reader.columns(of: name)
    let uniqueColumns = try reader.uniqueColumns(of: name)
    let rowCount = try reader.rowCount(of: name)
    let isSampled = rowCount > Self.fullPassRows
    var scans = declarations.map { _ in ColumnScan() }
    let list = declarations.map { ProfilingReader.quoted($0.name) }.joined(separator: ", ")
    let source = ProfilingReader.quoted(name)
    if !declarations.isEmpty, rowCount > 0 {
      for clause in try isSampled ? blocks(of: name, rowCount: rowCount) : [""] {
        try reader.scan("SELECT \(list) FROM \(source) \(clause)") { statement in
          for index in scans.indices { scans[index].read(statement, column: Int32(index)) }
        }
      }
    }
    var columns = zip(declarations, scans).map { declaration, scan in
      var column = ColumnTyping(name: declaration.name, declaredType: declaration.type, scan: scan).column()
      column.isNotNull = declaration.isNotNull
      if uniqueColumns.contains(declaration.name.lowercased()) { column.isUnique = true }
      return column
    }
    if isSampled {
      for index in columns.indices { try extend(&columns[index], of: source, toRows: rowCount) }
    }
    let key = declarations.filter { $0.keyPosition > 0 }.sorted { $0.keyPosition < $1.keyPosition }.map(
      \.name)
    let inferredKey =
      key.isEmpty ? PrimaryKeyInference.key(of: name, columns: columns, rowCount: rowCount) : key
    if inferredKey.count == 1, let index = columns.firstIndex(where: { $0.name == inferredKey[0] }) {
      columns[index].isUnique = true
    }
    return Catalogue.Table(
      name: name, columns: columns, rowCount: rowCount, primaryKey: inferredKey,
      isPrimaryKeyDeclared: !key.isEmpty)
  }

  /// Clauses that read stretches of a long table.
  private func blocks(of name: String, rowCount: Int) throws -> [String] {
    let source = ProfilingReader.quoted(name)
    guard
      let range = try? reader.row("SELECT min(rowid), max(rowid) FROM \(source)"),
      case .integer(let first) = range[0], case .integer(let last) = range[1], last > first
    else {
      // Views and tables without row ids are read from their start.
      return ["LIMIT \(Self.sampleBlocks * Self.sampleBlockRows)"]
    }
    let step = max((last - first) / Int64(Self.sampleBlocks), Int64(Self.sampleBlockRows))
    return (0..<Self.sampleBlocks).map { block in
      let start = first + Int64(block) * step
      return "WHERE rowid >= \(start) AND rowid < \(start + step) LIMIT \(Self.sampleBlockRows)"
    }
  }

  /// Corrects what a sample cannot know.
  private func extend(_ column: inout Catalogue.Column, of source: String, toRows rowCount: Int) throws {
    let sampled = Self.sampleBlocks * Self.sampleBlockRows
    column.nullCount = Int(Double(column.nullCount) / Double(sampled) * Double(rowCount))
    if column.isUnique { column.distinctCount = rowCount }
    guard column.dateStyle != nil || column.type == .date || column.type == .datetime else { return }
    guard column.dateStyle != .monthDayYear, column.dateStyle != .dayMonthYear else { return }
    let name = ProfilingReader.quoted(column.name)
    let range = try reader.row("SELECT min(\(name)), max(\(name)) FROM \(source)")
    column.minimum = range[0]
    column.maximum = range[1]
  }
}
