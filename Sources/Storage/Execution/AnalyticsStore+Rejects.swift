import GRDBSQLite
import QuerentCore

extension AnalyticsStore {
  /// The files of which records could not be stored, each with the first of these.
  /// - Parameter limit: Most records given of a file.
  /// - Throws: `StorageError` when the store cannot be read.
  public func rejectedRows(limit: Int) throws -> [RejectedRows] {
    try readInternally { connection in
      guard try RejectLog.exists(in: connection) else { return [] }
      let query = try connection.prepare(
        "SELECT table_name, file, count(*) FROM \(RejectLog.table) GROUP BY table_name ORDER BY min(rowid)")
      defer { sqlite3_finalize(query) }
      var files: [RejectedRows] = []
      while sqlite3_step(query) == SQLITE_ROW {
        guard let table = ProfilingReader.value(query, 0).text,
          let path = ProfilingReader.value(query, 1).text
        else { continue }
        files.append(
          RejectedRows(
            path: path, table: table, rowsLoaded: try Self.count(table, in: connection),
            rowsRejected: Int(sqlite3_column_int64(query, 2)),
            first: try RejectLog.rows(in: connection, table: table, limit: limit)))
      }
      return files
    }
  }

  /// Writes the rejected records of a table as a CSV file.
  /// - Throws: `StorageError.notReadable` when the file cannot be written.
  public func writeRejectFile(of table: String, to path: String) throws {
    try readInternally { try RejectLog.writeFile(of: table, in: $0, to: path) }
  }

  private static func count(_ table: String, in connection: OpaquePointer) throws -> Int {
    let query = try connection.prepare("SELECT count(*) FROM \(table.quotedIdentifier)")
    defer { sqlite3_finalize(query) }
    return sqlite3_step(query) == SQLITE_ROW ? Int(sqlite3_column_int64(query, 0)) : 0
  }
}
