public import Foundation
import GRDB
import Synchronization

/// Documents and their chunks in an SQLite file: a full-text index, latent vectors, and what was read from which file.
public final class DocumentIndex: Sendable {
  let queue: DatabaseQueue
  let cache = VectorCache()
  /// Gives the vectors of chunks and questions; without one those of the latent directions do.
  let encoder: (any SentenceEncoder)?
  private let failure = Mutex<EncoderProblem?>(nil)
  /// What a person should know of how the index was opened, in sentences.
  public let notices: [String]

  /// Opens an index, or makes it. One that is damaged or that a newer program made is put aside and made anew; the folders that
  /// were added are carried over where they can be read.
  /// - Parameters:
  ///   - file: `nil` keeps it in memory.
  ///   - patience: how long to wait while another program writes, in seconds.
  ///   - isDamaged: it was found broken after it had been opened.
  /// - Throws: ``IndexProblem``.
  public init(
    file: URL?, encoder: (any SentenceEncoder)? = nil, patience: Double = 5, isDamaged: Bool = false
  ) throws(IndexProblem) {
    self.encoder = encoder
    (queue, notices) = try IndexFile(location: file, patience: patience).open(isDamaged: isDamaged)
  }

  /// Why the encoder was not used, when it was not: searches go on without it.
  public var encoderProblem: EncoderProblem? { failure.withLock { $0 } }

  func note(_ problem: EncoderProblem?) { failure.withLock { $0 = problem } }

  /// A document that was read and cut, or why it was not.
  struct Entry: Sendable {
    var path: String
    /// The folder or file that was added.
    var source: String
    /// Of the file's bytes.
    var hash: String
    var title: String?
    var content: Result<[Chunk], DocumentProblem>
  }

  /// Puts documents in the place of those with their paths, all or none.
  func store(_ entries: [Entry]) throws {
    guard !entries.isEmpty else { return }
    try queue.write { database in for entry in entries { try Self.store(entry, database) } }
    cache.clear()
  }

  private static func store(_ entry: Entry, _ database: Database) throws {
    try remove(path: entry.path, database)
    var chunks: [Chunk] = []
    var problem: String?
    switch entry.content {
    case .success(let read): chunks = read
    case .failure(let failure): problem = failure.message
    }
    try database.execute(
      sql: "INSERT INTO document (path, source, hash, title, problem, chunks) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [entry.path, entry.source, entry.hash, entry.title, problem, chunks.count])
    let id = database.lastInsertedRowID
    let encoder = JSONEncoder()
    for chunk in chunks {
      let lines = chunk.lines.map { StoredLine(text: $0.text, number: $0.number, page: $0.page) }
      let title = chunk.breadcrumb
      let text = chunk.text
      try database.cachedStatement(
        sql: "INSERT INTO chunk (document, headings, lines, text_hash) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [
        id, String(decoding: encoder.encode(chunk.headings), as: UTF8.self),
        String(decoding: encoder.encode(lines), as: UTF8.self),
        ContentHash.of(Data((title + "\n" + text).utf8)),
      ])
      try database.cachedStatement(sql: "INSERT INTO chunk_text (rowid, title, body) VALUES (?, ?, ?)")
        .execute(arguments: [database.lastInsertedRowID, title, text])
    }
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
      try database.execute(
        sql: """
          DELETE FROM chunk_text; DELETE FROM document; DELETE FROM directions; DELETE FROM embedding;
          DELETE FROM source;
          """)
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
