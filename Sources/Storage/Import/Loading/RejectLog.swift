import Foundation
import GRDBSQLite
import QuerentCore

/// Records that could not be stored, in a table of the same store and in a file beside the source.
final class RejectLog {
  static let table = "_querent_rejects"

  private let connection: OpaquePointer
  private let statement: OpaquePointer
  private let file: String
  private let tableName: String
  private(set) var count = 0

  /// - Throws: `StorageError` when the store cannot be written.
  init(connection: OpaquePointer, file: String, tableName: String) throws {
    try connection.execute(
      """
      CREATE TABLE IF NOT EXISTS \(Self.table)
      (file TEXT, table_name TEXT, line INTEGER, record INTEGER, "column" TEXT, byte_offset INTEGER, reason TEXT, raw)
      """)
    statement = try connection.prepare("INSERT INTO \(Self.table) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    self.connection = connection
    self.file = file
    self.tableName = tableName
  }

  deinit { sqlite3_finalize(statement) }

  /// Notes one record.
  /// - Parameters:
  ///   - record: Its number among the records of data, from 1.
  ///   - raw: Its text; bytes that are no UTF-8 are kept as a blob.
  func add(
    line: Int, record: Int, column: String?, offset: Int, reason: String, raw: UnsafeBufferPointer<UInt8>
  ) throws {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(statement, 1, file, -1, transient)
    sqlite3_bind_text(statement, 2, tableName, -1, transient)
    sqlite3_bind_int64(statement, 3, Int64(line))
    sqlite3_bind_int64(statement, 4, Int64(record))
    if let column {
      sqlite3_bind_text(statement, 5, column, -1, transient)
    } else {
      sqlite3_bind_null(statement, 5)
    }
    sqlite3_bind_int64(statement, 6, Int64(offset))
    sqlite3_bind_text(statement, 7, reason, -1, transient)
    if String(validating: raw, as: UTF8.self) != nil, !raw.contains(0) {
      raw.withMemoryRebound(to: CChar.self) {
        _ = sqlite3_bind_text(statement, 8, $0.baseAddress, CInt($0.count), transient)
      }
    } else {
      sqlite3_bind_blob(statement, 8, raw.baseAddress, CInt(raw.count), transient)
    }
    let code = sqlite3_step(statement)
    let failure = SQLiteFailure.error(of: connection, path: nil)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw failure }
    count += 1
  }

  /// Whether anything was ever rejected in this store.
  static func exists(in connection: OpaquePointer) throws -> Bool {
    let exists = try connection.prepare("SELECT 1 FROM sqlite_master WHERE name = '\(Self.table)'")
    defer { sqlite3_finalize(exists) }
    return sqlite3_step(exists) == SQLITE_ROW
  }

  /// The first records of a table that were rejected.
  static func rows(in connection: OpaquePointer, table: String, limit: Int) throws -> [RejectedRow] {
    let query = try connection.prepare(
      "SELECT line, \"column\", reason, raw FROM \(Self.table) WHERE table_name = ? ORDER BY rowid LIMIT ?")
    defer { sqlite3_finalize(query) }
    sqlite3_bind_text(query, 1, table, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    sqlite3_bind_int64(query, 2, Int64(limit))
    var rows: [RejectedRow] = []
    while sqlite3_step(query) == SQLITE_ROW {
      let raw = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(query, 3), count: Int(sqlite3_column_bytes(query, 3)))
      rows.append(
        RejectedRow(
          line: Int(sqlite3_column_int64(query, 0)), column: ProfilingReader.value(query, 1).text,
          reason: ProfilingReader.value(query, 2).text ?? "", text: String(decoding: raw, as: UTF8.self)))
    }
    return rows
  }

  /// Where the rejects of a file go: into `folder`, or beside the file.
  static func filePath(for file: String, in folder: String?) -> String {
    let url = URL(fileURLWithPath: file)
    let name = url.deletingPathExtension().lastPathComponent + ".rejected.csv"
    let folder = folder.map { URL(fileURLWithPath: $0) } ?? url.deletingLastPathComponent()
    return folder.appendingPathComponent(name).path
  }

  /// Forgets the rejects of an earlier load of the table.
  static func forget(table: String, in connection: OpaquePointer) throws {
    guard try exists(in: connection) else { return }
    let delete = try connection.prepare("DELETE FROM \(Self.table) WHERE table_name = ?")
    defer { sqlite3_finalize(delete) }
    sqlite3_bind_text(delete, 1, table, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    guard sqlite3_step(delete) == SQLITE_DONE else { throw SQLiteFailure.error(of: connection, path: nil) }
  }

  /// Writes the rejects of a table as a CSV file: line, column, reason, raw text.
  /// - Throws: `StorageError.notReadable` when the file cannot be written.
  static func writeFile(of tableName: String, in connection: OpaquePointer, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw StorageError.notReadable(path: path, reason: "it cannot be written") }
    defer { try? handle.close() }
    let query = try connection.prepare(
      "SELECT line, \"column\", reason, raw FROM \(Self.table) WHERE table_name = ? ORDER BY rowid")
    defer { sqlite3_finalize(query) }
    sqlite3_bind_text(query, 1, tableName, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    var lines = Data("line,column,reason,raw\n".utf8)
    while sqlite3_step(query) == SQLITE_ROW {
      for column in 0..<CInt(4) {
        if column > 0 { lines.append(UInt8(ascii: ",")) }
        let count = Int(sqlite3_column_bytes(query, column))
        guard let start = sqlite3_column_blob(query, column) else { continue }
        lines.appendField(UnsafeRawBufferPointer(start: start, count: count))
      }
      lines.append(UInt8(ascii: "\n"))
      if lines.count > 1 << 20 {
        try write(lines, to: handle, path: path)
        lines.removeAll(keepingCapacity: true)
      }
    }
    try write(lines, to: handle, path: path)
  }

  private static func write(_ data: Data, to handle: FileHandle, path: String) throws {
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw StorageError.notReadable(path: path, reason: "it cannot be written")
    }
  }
}

extension Data {
  /// Adds a CSV field, in quotes where it needs them.
  fileprivate mutating func appendField(_ bytes: UnsafeRawBufferPointer) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = bytes.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0a || $0 == 0x0d }
    guard needsQuotes else {
      append(contentsOf: bytes)
      return
    }
    append(quote)
    for byte in bytes {
      if byte == quote { append(quote) }
      append(byte)
    }
    append(quote)
  }
}
