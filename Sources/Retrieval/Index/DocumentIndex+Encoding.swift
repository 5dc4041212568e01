import Foundation
import GRDB

extension DocumentIndex {
  /// How far the encoding of passages is.
  public struct EncodingProgress: Hashable, Sendable {
    public var done: Int
    public var total: Int
  }

  /// Texts that are encoded before their vectors are written; what is written is not lost when the work is stopped.
  private static let encodingBatch = 16

  /// Encodes the chunks that the encoder has not seen; texts it has seen before keep their vectors. Without an encoder nothing is
  /// done.
  /// - Parameter proceed: called before each batch; `false` stops the work.
  /// - Returns: How many texts were encoded. Why not all were is in ``encoderProblem``.
  @discardableResult
  public func encodeChunks(proceed: (EncodingProgress) -> Bool = { _ in true }) throws -> Int {
    guard let encoder else { return 0 }
    note(nil)
    let name = encoder.name
    var waiting = try queue.read { try Self.unencoded(by: name, $0) }
    let total = waiting.count
    // Texts of like length make batches that take like time.
    waiting.sort { ($0.length, $0.hash) < ($1.length, $1.hash) }
    var done = 0
    for start in stride(from: 0, to: total, by: Self.encodingBatch) {
      guard proceed(.init(done: done, total: total)) else { break }
      let batch = Array(waiting[start..<min(start + Self.encodingBatch, total)])
      let texts = try queue.read { database in try batch.map { try Self.text(ofChunk: $0.chunk, database) } }
      let vectors: [[Float]]
      do throws(EncoderProblem) {
        vectors = try encoder.vectors(of: texts)
      } catch {
        note(error)
        break
      }
      try queue.write { database in
        for (item, vector) in zip(batch, vectors) {
          try database.cachedStatement(sql: "INSERT OR REPLACE INTO embedding VALUES (?, ?, ?)")
            .execute(arguments: [name, item.hash, vector.withUnsafeBytes { Data($0) }])
        }
      }
      done += batch.count
    }
    if done > 0 { cache.clear() }
    if done == total { try forgetUnused() }
    return done
  }

  /// Chunks of the encoder's that have a vector, and all.
  public func encodedCount() throws -> (encoded: Int, all: Int) {
    guard let encoder else { return (0, 0) }
    return try queue.read { database in
      let all = try Int.fetchOne(database, sql: "SELECT count(*) FROM chunk") ?? 0
      let encoded =
        try Int.fetchOne(
          database,
          sql: """
            SELECT count(*) FROM chunk JOIN embedding USING (text_hash) WHERE model = ?
            """, arguments: [encoder.name]) ?? 0
      return (encoded, all)
    }
  }

  /// The question's vector, or `nil` without an encoder or when it fails, which is noted.
  func encodedQuestion(_ question: String) -> [SIMD8<Float>]? {
    guard let encoder, encoderProblem == nil else { return nil }
    do throws(EncoderProblem) {
      return try encoder.vectors(of: [question]).first.map(Self.padded)
    } catch {
      note(error)
      return nil
    }
  }

  /// The vectors of all chunks by the encoder, or `nil` when some have none: half of them found by meaning would stand above the
  /// others for no reason.
  func encodedVectors(_ database: Database) throws -> VectorTable? {
    guard let encoder else { return nil }
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM chunk") ?? 0
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT chunk.id AS id, embedding.vector AS vector FROM chunk JOIN embedding USING (text_hash)
        WHERE model = ? ORDER BY chunk.id
        """, arguments: [encoder.name])
    var table: VectorTable?
    while let row = try rows.next() {
      let data: Data = row["vector"]
      let vector = Self.padded(Self.floats(data))
      if table == nil { table = VectorTable(stride: vector.count) }
      guard table?.stride == vector.count else { return nil }
      table?.append(row["id"], vector)
    }
    return table?.ids.count == count ? table : nil
  }

  private static func padded(_ vector: [Float]) -> [SIMD8<Float>] {
    stride(from: 0, to: vector.count, by: 8).map { start in
      var eight = SIMD8<Float>.zero
      for index in start..<min(start + 8, vector.count) { eight[index - start] = vector[index] }
      return eight
    }
  }

  private static func unencoded(
    by name: String, _ database: Database
  ) throws -> [(hash: String, chunk: Int64, length: Int)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT text_hash, min(id) AS chunk, length(lines) AS length FROM chunk
        WHERE text_hash NOT IN (SELECT text_hash FROM embedding WHERE model = ?) GROUP BY text_hash
        """, arguments: [name]
    ).map { ($0["text_hash"], $0["chunk"], $0["length"]) }
  }

  private static func text(ofChunk id: Int64, _ database: Database) throws -> String {
    let row = try Row.fetchOne(
      database, sql: "SELECT title, body FROM chunk_text WHERE rowid = ?", arguments: [id])
    return row.map { "\($0["title"] as String)\n\($0["body"] as String)" } ?? ""
  }

  /// Vectors of texts that no chunk has any more go.
  private func forgetUnused() throws {
    try queue.write {
      try $0.execute(
        sql: "DELETE FROM embedding WHERE text_hash NOT IN (SELECT text_hash FROM chunk)")
    }
  }
}
