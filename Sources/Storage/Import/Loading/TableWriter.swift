import GRDBSQLite

/// Inserts records into a new table, every field read as its column's kind.
final class TableWriter {
  /// What became of a record.
  enum Outcome {
    case stored
    /// The field at this index does not fit its column.
    case misfit(Int)
  }

  let columns: [ImportColumn]
  private let kinds: UnsafeMutableBufferPointer<ColumnKind>
  private let connection: OpaquePointer
  private let statement: OpaquePointer
  /// Where converted dates stand while they are bound: 24 bytes a column.
  private let scratch: UnsafeMutablePointer<UInt8>
  /// Marks such as `N/A` stored as NULL, by column.
  private(set) var missing: [Int]
  /// Values that were not NULL, by column; only counted where it matters, in columns that reject values.
  private(set) var rowCount = 0

  /// - Throws: `StorageError` when the table cannot be made.
  init(connection: OpaquePointer, table: String, columns: [ImportColumn]) throws {
    let list = columns.map { "\($0.name.quotedIdentifier) \($0.kind.declaration)" }.joined(separator: ", ")
    try connection.execute("CREATE TABLE \(table.quotedIdentifier) (\(list))")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    statement = try connection.prepare("INSERT INTO \(table.quotedIdentifier) VALUES (\(places))")
    self.connection = connection
    self.columns = columns
    kinds = .allocate(capacity: columns.count)
    _ = kinds.initialize(from: columns.map(\.kind))
    scratch = .allocate(capacity: columns.count * 24)
    missing = Array(repeating: 0, count: columns.count)
  }

  deinit {
    sqlite3_finalize(statement)
    kinds.deallocate()
    scratch.deallocate()
  }

  /// Stores a record of as many fields as there are columns.
  /// - Throws: `StorageError` when SQLite cannot write.
  func write(_ fields: UnsafeMutablePointer<Field>) throws -> Outcome {
    let count = kinds.count
    for index in 0..<count {
      let place = CInt(truncatingIfNeeded: index &+ 1)
      let field = fields[index]
      let room = scratch + index &* 24
      // The bytes stay where they are until the statement has run, so SQLite need not copy them.
      switch kinds[index].convert(field, scratch: room) {
      case .null: sqlite3_bind_null(statement, place)
      case .missing:
        sqlite3_bind_null(statement, place)
        missing[index] += 1
      case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
      case .real(let real): sqlite3_bind_double(statement, place, real)
      case .text:
        field.start.withMemoryRebound(to: CChar.self, capacity: field.count) {
          _ = sqlite3_bind_text(statement, place, $0, CInt(truncatingIfNeeded: field.count), nil)
        }
      case .written(let length):
        room.withMemoryRebound(to: CChar.self, capacity: length) {
          _ = sqlite3_bind_text(statement, place, $0, CInt(truncatingIfNeeded: length), nil)
        }
      case .misfit: return .misfit(index)
      }
    }
    guard sqlite3_step(statement) == SQLITE_DONE else {
      let failure = SQLiteFailure.error(of: connection, path: nil)
      sqlite3_reset(statement)
      throw failure
    }
    sqlite3_reset(statement)
    rowCount &+= 1
    return .stored
  }
}

extension OpaquePointer {
  /// Runs statements of our own on a connection.
  func execute(_ text: String) throws {
    guard sqlite3_exec(self, text, nil, nil, nil) == SQLITE_OK else {
      throw SQLiteFailure.error(of: self, path: nil)
    }
  }

  /// Prepares a statement of our own.
  func prepare(_ text: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(self, text, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw SQLiteFailure.error(of: self, path: nil)
    }
    return statement
  }
}
