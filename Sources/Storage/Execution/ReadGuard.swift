import GRDBSQLite

/// Lets a connection do nothing but read: SQLite asks it about every action of a statement being prepared.
enum ReadGuard {
  /// Pragmas that only describe the schema.
  private static let describingPragmas: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
    "data_version",
  ]

  /// Functions that reach out of the database.
  private static let forbiddenFunctions: Set<String> = ["load_extension", "fts3_tokenizer"]

  /// Puts the guard on a connection for good.
  static func install(on connection: OpaquePointer) {
    // A value longer than this is not something a person can look at.
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 256 << 20)
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_set_authorizer(
      connection,
      { _, action, first, second, _, _ in
        ReadGuard.isAllowed(action, first, second) ? SQLITE_OK : SQLITE_DENY
      }, nil)
  }

  private static func isAllowed(
    _ action: CInt, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?
  ) -> Bool {
    switch action {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE:
      return true
    case SQLITE_UPDATE:
      // Asked when a table-valued function such as `json_each` declares its columns. A statement that updates the
      // schema table fails all the same, because `writable_schema` cannot be switched on.
      return first.map { String(cString: $0) == "sqlite_master" } ?? false
    case SQLITE_FUNCTION:
      return second.map { !forbiddenFunctions.contains(String(cString: $0).lowercased()) } ?? false
    case SQLITE_PRAGMA:
      return first.map { describingPragmas.contains(String(cString: $0).lowercased()) } ?? false
    default:
      return false
    }
  }
}
