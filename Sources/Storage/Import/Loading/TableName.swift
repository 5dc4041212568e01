import GRDBSQLite

/// Names of tables for files.
enum TableName {
  /// The file's name without folder and endings, with everything but letters and digits as underscores.
  static func derived(from path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    var stem = Substring(file)
    for ending in [".csv", ".tsv", ".txt", ".tab", ".json", ".jsonl", ".ndjson", ".dat", ".psv"] {
      if stem.lowercased().hasSuffix(ending), stem.count > ending.count {
        stem = stem.dropLast(ending.count)
        break
      }
    }
    var name = ""
    for character in stem {
      if character.isLetter || character.isNumber || character == "_" {
        name.append(character)
      } else if !name.hasSuffix("_") {
        name.append("_")
      }
    }
    while name.hasSuffix("_") { name.removeLast() }
    while name.hasPrefix("_") { name.removeFirst() }
    if name.isEmpty { return "data" }
    let isReserved = name.lowercased().hasPrefix("sqlite_")
    return name.first?.isNumber == true || isReserved ? "t_" + name : name
  }

  /// The tables of a store and the files they came from; loading a file again replaces its table, another file of the
  /// same name gets a number.
  static func free(_ wanted: String, for path: String, in connection: OpaquePointer) throws -> String {
    try createList(in: connection)
    var name = wanted
    var number = 2
    while let owner = try owner(of: name, in: connection), owner != path {
      name = "\(wanted)_\(number)"
      number += 1
    }
    return name
  }

  private static func createList(in connection: OpaquePointer) throws {
    try connection.execute(
      "CREATE TABLE IF NOT EXISTS _querent_files (table_name TEXT PRIMARY KEY, path TEXT)")
  }

  /// The file a table was loaded from: empty when it exists and came from elsewhere, `nil` when there is none.
  private static func owner(of table: String, in connection: OpaquePointer) throws -> String? {
    let query = try connection.prepare(
      """
      SELECT coalesce(f.path, '') FROM sqlite_master m
      LEFT JOIN _querent_files f ON lower(f.table_name) = lower(m.name)
      WHERE m.type IN ('table', 'view') AND lower(m.name) = lower(?)
      """)
    defer { sqlite3_finalize(query) }
    sqlite3_bind_text(query, 1, table, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    guard sqlite3_step(query) == SQLITE_ROW, let text = sqlite3_column_text(query, 0) else { return nil }
    return String(cString: text)
  }

  /// Notes which file a table came from.
  static func claim(_ table: String, for path: String, in connection: OpaquePointer) throws {
    try createList(in: connection)
    let insert = try connection.prepare("INSERT OR REPLACE INTO _querent_files VALUES (?, ?)")
    defer { sqlite3_finalize(insert) }
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(insert, 1, table, -1, transient)
    sqlite3_bind_text(insert, 2, path, -1, transient)
    guard sqlite3_step(insert) == SQLITE_DONE else { throw SQLiteFailure.error(of: connection, path: nil) }
  }
}
