import Foundation
import GRDB
import GRDBSQLite
import QuerentCore

/// The catalogue of a store, kept in the store itself so that it opens without profiling again.
///
/// It is valid for one value of the change counter in the file's header, which every transaction raises, whichever
/// program runs it.
struct CatalogueCache {
  private static let table = "_querent_catalogue"
  /// Raised when the profile comes to hold something else.
  private static let format = 1

  let file: DatabaseFile

  /// The catalogue as it was saved, when nothing was written since.
  func saved(on connection: OpaquePointer) -> Catalogue? {
    guard let counter = changeCounter,
      let query = try? connection.prepare(
        "SELECT content FROM \(Self.table) WHERE format = ? AND change_counter = ?")
    else { return nil }
    defer { sqlite3_finalize(query) }
    sqlite3_bind_int64(query, 1, Int64(Self.format))
    sqlite3_bind_int64(query, 2, counter)
    guard sqlite3_step(query) == SQLITE_ROW, let text = sqlite3_column_blob(query, 0) else { return nil }
    let data = Data(bytes: text, count: Int(sqlite3_column_bytes(query, 0)))
    return try? JSONDecoder().decode(Catalogue.self, from: data)
  }

  /// Saves a catalogue; a store that cannot be written is only profiled again next time.
  func save(_ catalogue: Catalogue, with writer: DatabaseQueue) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let content = try? encoder.encode(catalogue) else { return }
    try? writer.write { database in
      // Nobody else can write from here on, and committing raises the counter by one.
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS \(Self.table) (format INTEGER, change_counter INTEGER, content TEXT);
          DELETE FROM \(Self.table)
          """)
      guard let counter = changeCounter else { return }
      try database.execute(
        sql: "INSERT INTO \(Self.table) VALUES (?, ?, ?)",
        arguments: [Self.format, counter + 1, String(decoding: content, as: UTF8.self)])
    }
  }

  /// `nil` in memory, and in write-ahead mode, where transactions leave the counter alone.
  private var changeCounter: Int64? {
    guard let path = file.path, let header = try? DatabaseHeader(path: path), !header.isWriteAhead else {
      return nil
    }
    return Int64(header.changeCounter)
  }
}
