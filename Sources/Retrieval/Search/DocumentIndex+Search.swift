import Foundation
import GRDB

extension DocumentIndex {
  /// Weights of a search.
  public struct SearchWeights: Hashable, Sendable {
    /// Of the latent cosine against BM25.
    public var latent = 0.3
    /// Of the title column against the body.
    public var title = 2.0
    /// Chunks that each side brings.
    public var depth = 200

    /// The weights that measured best.
    public init() {}
  }

  /// The best chunks for a question: BM25 (Robertson and Zaragoza, 2009) and latent cosine, each scaled so that nothing is
  /// 0 and the best is 1, added by weight.
  /// - Parameter limit: The most passages.
  public func search(_ question: String, limit: Int, weights: SearchWeights = .init()) throws -> [Passage] {
    try queue.read { database in
      let text = try SearchText(database)
      let words = try text.contentWords(of: question)
      guard !words.isEmpty, limit > 0 else { return [] }
      let found = try fullText(words, weights, database)
      let vectors = try vectors(database)
      var near: [Int64: Float] = [:]
      var ranked: [(id: Int64, cosine: Float)] = []
      if let semantics = vectors.semantics {
        let query = semantics.vector(of: try text.contentStems(of: words.joined(separator: " ")))
        let cosines = vectors.table.cosines(with: query)
        ranked = Self.largest(cosines, weights.depth).map { (vectors.table.ids[$0], cosines[$0]) }
        let wanted = Set(found.map(\.id))
        for (index, id) in vectors.table.ids.enumerated() where wanted.contains(id) {
          near[id] = cosines[index]
        }
        for (id, cosine) in ranked { near[id] = cosine }
      }
      let lexical = Self.scaled(found.map { ($0.id, $0.score) })
      let latent = Self.scaled(ranked.map { ($0.id, Double($0.cosine)) })
      let scores = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.score) })
      let share = vectors.semantics == nil ? 0 : weights.latent
      let fused = Set(lexical.keys).union(latent.keys).map { id in
        (id: id, score: (1 - share) * (lexical[id] ?? 0) + share * (latent[id] ?? 0))
      }
      let best = fused.sorted { ($0.score, $1.id) > ($1.score, $0.id) }.prefix(limit)
      return try best.compactMap { id, score in
        try chunk(id, database).map {
          Passage(
            chunk: $0, score: score, bm25: scores[id] ?? 0, cosine: Double(near[id] ?? 0), id: id)
        }
      }
    }
  }

  private func fullText(
    _ words: [String], _ weights: SearchWeights, _ database: Database
  ) throws -> [(id: Int64, score: Double)] {
    let pattern = words.map { "\"\($0)\"" }.joined(separator: " OR ")
    return try Row.fetchAll(
      database,
      sql: """
        SELECT rowid, bm25(chunk_text, ?, 1.0) AS score FROM chunk_text WHERE chunk_text MATCH ?
        ORDER BY score, rowid LIMIT ?
        """, arguments: [weights.title, pattern, weights.depth]
    ).map { ($0["rowid"], -($0["score"] as Double)) }
  }

  private func chunk(_ id: Int64, _ database: Database) throws -> Chunk? {
    guard
      let row = try Row.fetchOne(
        database,
        sql:
          "SELECT path, headings, lines FROM chunk JOIN document ON document.id = chunk.document WHERE chunk.id = ?",
        arguments: [id])
    else { return nil }
    let decoder = JSONDecoder()
    let lines = try decoder.decode([StoredLine].self, from: Data((row["lines"] as String).utf8))
    return Chunk(
      path: row["path"],
      headings: try decoder.decode([String].self, from: Data((row["headings"] as String).utf8)),
      lines: lines.map { SourceLine($0.text, number: $0.number, page: $0.page) })
  }

  /// The places of the largest values, largest first.
  private static func largest(_ values: [Float], _ count: Int) -> [Int] {
    guard values.count > count else { return values.indices.sorted { (values[$0], $1) > (values[$1], $0) } }
    let threshold = values.sorted(by: >)[count - 1]
    return values.indices.filter { values[$0] >= threshold }.sorted { (values[$0], $1) > (values[$1], $0) }
      .prefix(count).map(\.self)
  }

  private static func scaled(_ scores: [(id: Int64, score: Double)]) -> [Int64: Double] {
    guard let most = scores.map(\.score).max(), most > 0 else { return [:] }
    return Dictionary(uniqueKeysWithValues: scores.map { ($0.id, max(0, $0.score / most)) })
  }
}
