import Foundation
import GRDB

/// The file of an index: made, brought to this version, or put aside when it cannot be read.
///
/// All that it holds is made from documents and can be made again, but for one thing: which folders were added.
struct IndexFile {
  /// `nil` is in memory.
  var location: URL?
  /// Seconds to wait for another program.
  var patience: Double

  /// Opens the file.
  /// - Parameter isDamaged: it was found broken, and need not be tried.
  /// - Returns: The database, and what a person should know.
  /// - Throws: ``IndexProblem``.
  func open(isDamaged: Bool = false) throws(IndexProblem) -> (queue: DatabaseQueue, notices: [String]) {
    let path = location?.path ?? "memory"
    do {
      if isDamaged { throw Unreadable.damaged }
      return (try opened(), [])
    } catch let reason as Unreadable {
      guard let location else { throw .notUsable(path: path, reason: reason.rawValue) }
      do {
        let (queue, folders) = try remade(location)
        let rest =
          folders > 0
          ? "from the folders it named."
          : "which folders were added could not be read; add them again with \"querent docs add\"."
        return (queue, ["\(path) \(reason.rawValue): it is made again, \(rest)"])
      } catch {
        throw IndexProblem(error, path: path)
      }
    } catch {
      throw IndexProblem(error, path: path)
    }
  }

  /// Why a file is put aside.
  private enum Unreadable: String, Error {
    case damaged = "was damaged"
    case newer = "was made by a newer version"
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    return configuration
  }

  private func opened() throws -> DatabaseQueue {
    do {
      let queue =
        try location.map { try DatabaseQueue(path: $0.path, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      if try queue.read(Self.migrator.hasBeenSuperseded) { throw Unreadable.newer }
      try Self.migrator.migrate(queue)
      return queue
    } catch let error as DatabaseError where Self.isDamage(error) {
      throw Unreadable.damaged
    }
  }

  /// Whether an error says that the file is broken: no database, torn pages, or tables that are not ours.
  static func isDamage(_ error: DatabaseError) -> Bool {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: true
    case .SQLITE_ERROR: error.message?.contains("already exists") ?? false
    default: false
    }
  }

  /// Puts the file aside and begins another with the folders it named.
  private func remade(_ location: URL) throws -> (queue: DatabaseQueue, folders: Int) {
    let folders = Self.folders(in: location)
    let aside = location.appendingPathExtension("damaged")
    let manager = FileManager.default
    try? manager.removeItem(at: aside)
    try manager.moveItem(at: location, to: aside)
    for ending in ["-journal", "-wal", "-shm"] { try? manager.removeItem(atPath: location.path + ending) }
    let queue = try opened()
    try queue.write { database in
      for folder in folders {
        try database.execute(sql: "INSERT INTO source (path) VALUES (?)", arguments: [folder])
      }
    }
    return (queue, folders.count)
  }

  /// What can still be read of the folders.
  private static func folders(in location: URL) -> Set<String> {
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: location.path, configuration: configuration) else { return [] }
    return Set(
      ["SELECT path FROM source", "SELECT DISTINCT source FROM document"].flatMap { sql in
        (try? queue.read { try String.fetchAll($0, sql: sql) }) ?? []
      })
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("documents, chunks and vectors") { database in
      try database.execute(
        sql: """
          CREATE TABLE document (
            id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, source TEXT NOT NULL, hash TEXT NOT NULL,
            title TEXT, problem TEXT, chunks INTEGER NOT NULL);
          CREATE TABLE chunk (
            id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
            headings TEXT NOT NULL, lines TEXT NOT NULL, vector BLOB);
          CREATE INDEX chunk_of_document ON chunk(document);
          CREATE VIRTUAL TABLE chunk_text USING fts5(
            title, body, tokenize = 'porter unicode61 remove_diacritics 1');
          CREATE VIRTUAL TABLE chunk_term USING fts5vocab(chunk_text, row);
          CREATE TABLE directions (
            id INTEGER PRIMARY KEY CHECK (id = 1), chunks INTEGER NOT NULL, dimensions INTEGER NOT NULL,
            vocabulary TEXT NOT NULL, frequencies BLOB NOT NULL, basis BLOB NOT NULL);
          """)
    }
    // Files are read again, so that each chunk gets its hash.
    migrator.registerMigration("sources, and vectors of encoders by the hash of a text") { database in
      try database.execute(
        sql: """
          CREATE TABLE source (path TEXT PRIMARY KEY);
          INSERT INTO source SELECT DISTINCT source FROM document;
          ALTER TABLE chunk ADD COLUMN text_hash TEXT NOT NULL DEFAULT '';
          CREATE TABLE embedding (
            model TEXT NOT NULL, text_hash TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, text_hash)
          ) WITHOUT ROWID;
          UPDATE document SET hash = '';
          """)
    }
    return migrator
  }
}
