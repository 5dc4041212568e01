public import Foundation
import GRDB

/// Documents and their chunks in an SQLite file: a full-text index, latent vectors, and what was read from which file.
public final class DocumentIndex: Sendable {
  let queue: DatabaseQueue
  let cache = VectorCache()

  /// Opens an index, or makes it.
  /// - Parameter file: `nil` keeps it in memory.
  /// - Throws: ``IndexProblem``.
  public init(file: URL?) throws(IndexProblem) {
    do {
      queue = try file.map { try DatabaseQueue(path: $0.path) } ?? DatabaseQueue()
      try Self.migrator.migrate(queue)
    } catch {
      throw .notUsable(path: file?.path ?? "memory", reason: "\(error)")
    }
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
    return migrator
  }

  /// Adds a document or puts it in the place of the one with its path.
  /// - Parameters:
  ///   - source: the folder or file that was added.
  ///   - hash: of the file's bytes.
  func store(_ chunks: [Chunk], of document: SourceDocument, source: String, hash: String) throws {
    try queue.write { database in
      try Self.remove(path: document.path, database)
      try database.execute(
        sql: "INSERT INTO document (path, source, hash, title, chunks) VALUES (?, ?, ?, ?, ?)",
        arguments: [document.path, source, hash, document.title, chunks.count])
      let id = database.lastInsertedRowID
      let encoder = JSONEncoder()
      for chunk in chunks {
        let lines = chunk.lines.map { StoredLine(text: $0.text, number: $0.number, page: $0.page) }
        try database.execute(
          sql: "INSERT INTO chunk (document, headings, lines) VALUES (?, ?, ?)",
          arguments: [
            id, String(decoding: encoder.encode(chunk.headings), as: UTF8.self),
            String(decoding: encoder.encode(lines), as: UTF8.self),
          ])
        try database.execute(
          sql: "INSERT INTO chunk_text (rowid, title, body) VALUES (?, ?, ?)",
          arguments: [database.lastInsertedRowID, chunk.breadcrumb, chunk.text])
      }
    }
    cache.clear()
  }

  /// Notes that a file could not be read, so that lists can show it.
  func store(problem: DocumentProblem, path: String, source: String, hash: String) throws {
    try queue.write { database in
      try Self.remove(path: path, database)
      try database.execute(
        sql: "INSERT INTO document (path, source, hash, problem, chunks) VALUES (?, ?, ?, ?, 0)",
        arguments: [path, source, hash, problem.message])
    }
    cache.clear()
  }

  func remove(path: String) throws {
    try queue.write { try Self.remove(path: path, $0) }
    cache.clear()
  }

  private static func remove(path: String, _ database: Database) throws {
    try database.execute(
      sql: """
        DELETE FROM chunk_text WHERE rowid IN (
          SELECT chunk.id FROM chunk JOIN document ON document.id = chunk.document WHERE path = ?)
        """, arguments: [path])
    try database.execute(sql: "DELETE FROM document WHERE path = ?", arguments: [path])
  }

  /// Every document, by path.
  public func documents() throws -> [IndexedDocument] {
    try queue.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM document ORDER BY path").map { row in
        IndexedDocument(
          path: row["path"], source: row["source"], hash: row["hash"], title: row["title"],
          problem: row["problem"],
          chunkCount: row["chunks"])
      }
    }
  }

  /// Forgets all documents.
  public func clear() throws {
    try queue.write { database in
      try database.execute(sql: "DELETE FROM chunk_text; DELETE FROM document; DELETE FROM directions;")
    }
    cache.clear()
  }
}

/// A document of an index.
public struct IndexedDocument: Hashable, Sendable {
  /// The path it is cited by.
  public var path: String
  /// The folder or file that was added.
  public var source: String
  var hash: String
  public var title: String?
  /// Why it could not be read, in a sentence.
  public var problem: String?
  public var chunkCount: Int
}

/// Why an index cannot be used.
public enum IndexProblem: Error, Hashable, Sendable {
  case notUsable(path: String, reason: String)

  /// What happened, in a sentence.
  public var message: String {
    switch self {
    case .notUsable(let path, let reason): "The document index \(path) cannot be used: \(reason)."
    }
  }
}

struct StoredLine: Codable {
  var text: String
  var number: Int
  var page: Int?

  enum CodingKeys: String, CodingKey {
    case text = "t"
    case number = "n"
    case page = "p"
  }
}
