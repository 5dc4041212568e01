import GRDBSQLite
import QuerentCore

/// Runs one statement on a guarded connection.
struct StatementRunner {
  let connection: OpaquePointer
  /// The database file, for messages.
  let path: String?
  let limits: ExecutionLimits
  let cancellation: CancellationFlag

  /// - Throws: `StorageError`; no rows is not an error.
  func run(_ query: SQLQuery) throws -> RawResult {
    let watch = StatementWatch(seconds: limits.seconds, cancellation: cancellation)
    return try watch.watching(connection) {
      if cancellation.isCancelled { throw StorageError.cancelled }
      let statement = try prepare(query.text, watch: watch)
      defer { sqlite3_finalize(statement) }
      try bind(query.arguments, to: statement)
      return try rows(of: statement, watch: watch)
    }
  }

  /// Prepares the only statement of `text`.
  private func prepare(_ text: String, watch: StatementWatch) throws -> OpaquePointer {
    guard !text.utf8.contains(0) else {
      throw StorageError.invalidSQL(message: "the statement contains a NUL character", offset: nil)
    }
    return try text.withCString { start in
      var statement: OpaquePointer?
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(connection, start, -1, &statement, &rest)
      guard code == SQLITE_OK else { throw preparationError(code, text: text, watch: watch) }
      guard let statement else {
        throw StorageError.invalidSQL(message: "there is no statement", offset: nil)
      }
      guard holdsNoStatement(rest) else {
        sqlite3_finalize(statement)
        throw StorageError.moreThanOneStatement
      }
      guard sqlite3_stmt_readonly(statement) != 0 else {
        sqlite3_finalize(statement)
        throw StorageError.notReadOnly(statement: text)
      }
      return statement
    }
  }

  private func preparationError(_ code: CInt, text: String, watch: StatementWatch) -> StorageError {
    switch code & 0xff {
    case SQLITE_AUTH, SQLITE_READONLY: return .notReadOnly(statement: text)
    case SQLITE_INTERRUPT: return watch.interruption
    case SQLITE_ERROR, SQLITE_TOOBIG:
      let message = String(cString: sqlite3_errmsg(connection))
      // What SQLite says of functions and virtual tables that the guard denies.
      if message.hasPrefix("not authorized") { return .notReadOnly(statement: text) }
      let offset = sqlite3_error_offset(connection)
      return .invalidSQL(message: message, offset: offset < 0 ? nil : Int(offset))
    default: return SQLiteFailure.error(of: connection, path: path)
    }
  }

  /// Whether only spaces, comments and semicolons follow.
  private func holdsNoStatement(_ text: UnsafePointer<CChar>?) -> Bool {
    var rest = text
    while let start = rest, start.pointee != 0 {
      var statement: OpaquePointer?
      let code = sqlite3_prepare_v2(connection, start, -1, &statement, &rest)
      guard code == SQLITE_OK, statement == nil else {
        sqlite3_finalize(statement)
        return false
      }
    }
    return true
  }

  private func bind(_ arguments: [Value], to statement: OpaquePointer) throws {
    let expected = Int(sqlite3_bind_parameter_count(statement))
    guard expected == arguments.count else {
      throw StorageError.invalidSQL(
        message: "the statement has \(expected) placeholders and \(arguments.count) arguments", offset: nil)
    }
    for (index, argument) in arguments.enumerated() {
      guard bind(argument, at: CInt(index + 1), of: statement) == SQLITE_OK else {
        throw SQLiteFailure.error(of: connection, path: path)
      }
    }
  }

  private func bind(_ value: Value, at index: CInt, of statement: OpaquePointer) -> CInt {
    // SQLite copies the bytes before the call returns.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let integer): return sqlite3_bind_int64(statement, index, integer)
    case .real(let real): return sqlite3_bind_double(statement, index, real)
    case .text(let text):
      return sqlite3_bind_text(statement, index, text, CInt(text.utf8.count), transient)
    case .blob(let bytes):
      guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
      return sqlite3_bind_blob(statement, index, bytes, CInt(bytes.count), transient)
    }
  }

  private func rows(of statement: OpaquePointer, watch: StatementWatch) throws -> RawResult {
    let width = sqlite3_column_count(statement)
    let names = (0..<width).map { String(cString: sqlite3_column_name(statement, $0)) }
    var rows: [[Value]] = []
    var isTruncated = false
    loop: while true {
      let code = sqlite3_step(statement)
      switch code & 0xff {
      case SQLITE_ROW:
        guard rows.count < limits.rows else {
          isTruncated = true
          break loop
        }
        rows.append((0..<width).map { Value(column: $0, of: statement) })
      case SQLITE_DONE:
        break loop
      case SQLITE_INTERRUPT:
        throw watch.interruption
      case SQLITE_AUTH, SQLITE_READONLY:
        throw StorageError.notReadOnly(statement: String(cString: sqlite3_sql(statement)))
      default:
        throw SQLiteFailure.error(of: connection, path: path)
      }
    }
    return RawResult(
      columnNames: names, rows: rows, isTruncated: isTruncated, elapsedMilliseconds: watch.elapsedMilliseconds
    )
  }
}

extension Value {
  /// The value in a column of the row a statement stands on. Bytes that are no UTF-8 become replacement characters.
  fileprivate init(column index: CInt, of statement: OpaquePointer) {
    switch sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, index))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, index))
    case SQLITE_TEXT:
      guard let start = sqlite3_column_text(statement, index) else {
        self = .text("")
        return
      }
      let count = Int(sqlite3_column_bytes(statement, index))
      self = .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      guard let start = sqlite3_column_blob(statement, index) else {
        self = .blob([])
        return
      }
      let count = Int(sqlite3_column_bytes(statement, index))
      self = .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
    default: self = .null
    }
  }
}
