import GRDB
import GRDBSQLite

/// SQLite's result codes in terms of `StorageError`.
enum SQLiteFailure {
  /// The last error of a connection.
  /// - Parameter path: The database file, for messages about the file.
  static func error(of connection: OpaquePointer?, path: String?) -> StorageError {
    let code = sqlite3_errcode(connection)
    let message = String(cString: sqlite3_errmsg(connection))
    return error(code: code, message: message, path: path)
  }

  /// What a result code means.
  static func error(code: CInt, message: String, path: String?) -> StorageError {
    let name = path ?? "memory"
    switch code & 0xff {
    case SQLITE_CORRUPT:
      return .notADatabase(path: name, reason: "the database is damaged (\(message))")
    case SQLITE_NOTADB:
      return .notADatabase(path: name, reason: "it is encrypted or no SQLite database")
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_IOERR:
      return .notReadable(path: name, reason: message)
    case SQLITE_BUSY, SQLITE_LOCKED:
      return .inUse(path: name)
    case SQLITE_FULL:
      return .noRoom(path: path)
    default:
      return .failed(message: message)
    }
  }

  /// Runs GRDB code and gives its errors our type.
  static func mapped<Result>(path: String?, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as DatabaseError {
      throw error(
        code: failure.resultCode.rawValue, message: failure.message ?? failure.resultCode.description,
        path: path)
    }
  }
}
