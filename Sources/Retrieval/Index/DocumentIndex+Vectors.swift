import Foundation
import GRDB
import Synchronization

extension DocumentIndex {
  /// Learns the latent directions when there are none or the corpus has grown by a fifth since, and places chunks that have no
  /// vector yet.
  func updateVectors() throws {
    try queue.write { database in
      let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM chunk") ?? 0
      let learnt = try Int.fetchOne(database, sql: "SELECT chunks FROM directions")
      let text = try SearchText(database)
      if learnt.map({ abs($0 - count) * 5 > $0 }) ?? true {
        try database.execute(sql: "DELETE FROM directions; UPDATE chunk SET vector = NULL;")
        let stems = try Self.texts(database, all: true).map { try text.contentStems(of: $0.text) }
        if let semantics = LatentSemantics(learnedFrom: stems) {
          try Self.save(semantics, chunks: count, database)
        }
      }
      guard let semantics = try Self.directions(database) else { return }
      for (id, body) in try Self.texts(database, all: false) {
        let vector = semantics.vector(of: try text.contentStems(of: body))
        try database.cachedStatement(sql: "UPDATE chunk SET vector = ? WHERE id = ?")
          .execute(arguments: [vector.withUnsafeBytes { Data($0) }, id])
      }
    }
    cache.clear()
  }

  private static func texts(_ database: Database, all: Bool) throws -> [(id: Int64, text: String)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT chunk.id, title, body FROM chunk JOIN chunk_text ON chunk_text.rowid = chunk.id
        \(all ? "" : "WHERE vector IS NULL") ORDER BY chunk.id
        """
    ).map { ($0["id"], ($0["title"] as String) + "\n" + ($0["body"] as String)) }
  }

  private static func save(_ semantics: LatentSemantics, chunks: Int, _ database: Database) throws {
    let stems = semantics.index.vocabulary.sorted { $0.value < $1.value }.map(\.key)
    try database.execute(
      sql: "INSERT INTO directions VALUES (1, ?, ?, ?, ?, ?)",
      arguments: [
        chunks, semantics.dimensions, stems.joined(separator: "\n"),
        semantics.index.inverseFrequency.withUnsafeBytes { Data($0) },
        semantics.basis.withUnsafeBytes { Data($0) },
      ])
  }

  private static func directions(_ database: Database) throws -> LatentSemantics? {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM directions") else { return nil }
    let stems = (row["vocabulary"] as String).split(separator: "\n")
    let index = TermIndex(
      vocabulary: Dictionary(uniqueKeysWithValues: stems.enumerated().map { (String($1), Int32($0)) }),
      inverseFrequency: floats(row["frequencies"]))
    return LatentSemantics(index: index, dimensions: row["dimensions"], basis: vectors(row["basis"]))
  }

  /// The directions and the vectors of all chunks, read once.
  func vectors(_ database: Database) throws -> VectorCache.Content {
    if let content = cache.content { return content }
    var content = VectorCache.Content(
      semantics: try Self.directions(database), latent: .init(stride: 1), encoded: nil)
    if let semantics = content.semantics {
      content.latent = VectorTable(stride: semantics.dimensions / 8)
      let rows = try Row.fetchCursor(
        database, sql: "SELECT id, vector FROM chunk WHERE vector IS NOT NULL ORDER BY id")
      while let row = try rows.next() { content.latent.append(row["id"], Self.vectors(row["vector"])) }
    }
    content.encoded = try encodedVectors(database)
    cache.keep(content)
    return content
  }

  static func vectors(_ data: Data) -> [SIMD8<Float>] {
    [SIMD8<Float>](unsafeUninitializedCapacity: data.count / 32) { buffer, count in
      count = data.copyBytes(to: buffer) / 32
    }
  }

  static func floats(_ data: Data) -> [Float] {
    [Float](unsafeUninitializedCapacity: data.count / 4) { buffer, count in
      count = data.copyBytes(to: buffer) / 4
    }
  }
}

/// Vectors that were read once. Cleared by every change of the index.
final class VectorCache: Sendable {
  struct Content: Sendable {
    var semantics: LatentSemantics?
    var latent: VectorTable
    /// The encoder's vectors, when every chunk has one.
    var encoded: VectorTable?
  }

  private let kept = Mutex<Content?>(nil)

  var content: Content? { kept.withLock { $0 } }
  func keep(_ content: Content) { kept.withLock { $0 = content } }
  func clear() { kept.withLock { $0 = nil } }
}
