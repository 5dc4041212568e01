import Foundation
import GRDB

extension DocumentIndex {
  /// Weights of a search. They hold for all documents; none was fitted to a single set.
  public struct SearchWeights: Hashable, Sendable {
    /// Of the latent cosine against BM25.
    public var latent = 0.3
    /// Of the cosine of an encoder's vectors against BM25.
    public var encoded = 0.5
    /// Of the title column against the body.
    public var title = 2.0
    /// Of BM25 of neighbouring words of the question, found side by side, against that of single words.
    public var phrases = 0.3
    /// Of the mean of the best passages against the question, in the second look at the vectors; 0 looks once.
    public var feedback = 0.75
    /// Passages that this mean is taken over.
    public var feedbackDepth = 5
    /// Chunks that each side brings.
    public var depth = 200

    /// The weights that measured best.
    public init() {}
  }

  /// The best chunks for a question: BM25 (Robertson and Zaragoza, 2009) of its words and of neighbouring words as phrases
  /// (Metzler and Croft, SIGIR 2005), and the cosine of vectors after one round of feedback; each scaled so that nothing is 0 and
  /// the best is 1, added by weight.
  /// - Parameter limit: The most passages.
  public func search(_ question: String, limit: Int, weights: SearchWeights = .init()) throws -> [Passage] {
    let meaning = limit > 0 ? encodedQuestion(question) : nil
    return try queue.read { database in
      let text = try SearchText(database)
      let words = try text.contentWords(of: question)
      guard !words.isEmpty, limit > 0 else { return [] }
      let vectors = try vectors(database)
      let telling = try TellingWords(words, text, vectors.semantics?.index, chunks: vectors.latent.ids.count)
      let plain = try fullText(telling.words.map { "\"\($0)\"" }, weights, database)
      let lexical = try withPhrases(telling.pairs, plain, weights, database)
      let lists = RankedList.scaled(lexical)
      var scores = lists
      var cosines: [Int64: Float] = [:]
      if let semantics = vectors.semantics {
        let query = semantics.vector(of: try text.contentStems(of: words.joined(separator: " ")))
        let near = VectorSearch(table: vectors.latent, weights: weights, share: weights.latent)
        (scores, cosines) = near.joined(lists, query: query)
      }
      if let encoded = vectors.encoded, let meaning, encoded.stride == meaning.count {
        let near = VectorSearch(table: encoded, weights: weights, share: weights.encoded)
        scores = near.joined(lists, query: meaning).scores
      }
      let best = scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(limit)
      return try best.compactMap { id, score in
        try chunk(id, database).map {
          Passage(
            chunk: $0, score: score, bm25: plain[id] ?? 0, cosine: Double(cosines[id] ?? 0), id: id)
        }
      }
    }
  }

  /// BM25 of the chunks that have any of the terms, the best of them.
  /// - Parameter terms: Words or phrases in quotation marks.
  private func fullText(
    _ terms: [String], _ weights: SearchWeights, _ database: Database
  ) throws -> [Int64: Double] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT rowid, bm25(chunk_text, ?, 1.0) AS score FROM chunk_text WHERE chunk_text MATCH ?
        ORDER BY score, rowid LIMIT ?
        """, arguments: [weights.title, terms.joined(separator: " OR "), weights.depth])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["rowid"], -($0["score"] as Double)) })
  }

  private func withPhrases(
    _ pairs: [(String, String)], _ scores: [Int64: Double], _ weights: SearchWeights, _ database: Database
  ) throws -> [Int64: Double] {
    guard !pairs.isEmpty, weights.phrases > 0, !scores.isEmpty else { return scores }
    let found = try fullText(pairs.map { "\"\($0) \($1)\"" }, weights, database)
    return scores.merging(found.mapValues { $0 * weights.phrases }, uniquingKeysWith: +)
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
}
