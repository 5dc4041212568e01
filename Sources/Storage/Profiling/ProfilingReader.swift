import GRDBSQLite
import QuerentCore

/// The few statements the profiler runs, on a plain connection: no bound values, no cache, each cell read in place.
struct ProfilingReader {
  let connection: OpaquePointer

  /// A column as the schema declares it.
  struct Declaration {
    var name: String
    var type: String
    var isNotNull: Bool
    /// 1-based place in the primary key; 0 outside.
    var keyPosition: Int
  }

  func tableNames() throws -> [(name: String, isView: Bool)] {
    try rows("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid")
      .compactMap { row in
        guard let name = row[0].text else { return nil }
        let lower = name.lowercased()
        return lower.hasPrefix("sqlite_") || lower.hasPrefix("_querent_")
          ? nil : (name, row[1].text == "view")
      }
  }

  func columns(of table: String) throws -> [Declaration] {
    try rows("SELECT name, type, \"notnull\", pk FROM pragma_table_info(\(Self.literal(table))) ORDER BY cid")
      .map { row in
        Declaration(
          name: row[0].text ?? "", type: row[1].text ?? "", isNotNull: (row[2].number ?? 0) > 0,
          keyPosition: Int(row[3].number ?? 0))
      }
  }

  /// Lower-case names of columns that a whole unique index covers alone.
  func uniqueColumns(of table: String) throws -> Set<String> {
    let indexed = try rows(
      """
      SELECT lower(min(i.name)) FROM pragma_index_list(\(Self.literal(table))) AS l, pragma_index_info(l.name) AS i
      WHERE l."unique" = 1 AND l.partial = 0 GROUP BY l.name HAVING count(*) = 1
      """)
    return Set(indexed.compactMap { $0[0].text })
  }

  func rowCount(of table: String) throws -> Int {
    Int(try row("SELECT count(*) FROM \(Self.quoted(table))")[0].number ?? 0)
  }

  /// The first row of a statement that always has one.
  func row(_ sql: String) throws -> [Value] {
    guard let first = try rows(sql).first else { throw StorageError.failed(message: "no row from: \(sql)") }
    return first
  }

  func rows(_ sql: String) throws -> [[Value]] {
    var rows: [[Value]] = []
    try scan(sql) { statement in
      rows.append((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
    }
    return rows
  }

  /// Steps through a statement, calling `body` at every row.
  func scan(_ sql: String, body: (OpaquePointer) -> Void) throws {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw failure
    }
    defer { sqlite3_finalize(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: body(statement)
      case SQLITE_DONE: return
      default: throw failure
      }
    }
  }

  /// The cell of the current row.
  static func value(_ statement: OpaquePointer, _ column: Int32) -> Value {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      guard let text = sqlite3_column_text(statement, column) else { return .text("") }
      let count = Int(sqlite3_column_bytes(statement, column))
      return .text(String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      guard let bytes = sqlite3_column_blob(statement, column) else { return .blob([]) }
      return .blob(
        [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))))
    default: return .null
    }
  }

  static func quoted(_ name: String) -> String { enclosed(name, in: "\"") }

  static func literal(_ text: String) -> String { enclosed(text, in: "'") }

  private static func enclosed(_ text: String, in mark: Character) -> String {
    var result = String(mark)
    for character in text {
      result.append(character)
      if character == mark { result.append(character) }
    }
    result.append(mark)
    return result
  }

  private var failure: StorageError { .failed(message: String(cString: sqlite3_errmsg(connection))) }
}
