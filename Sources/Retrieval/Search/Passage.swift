/// A chunk that was found for a question.
public struct Passage: Hashable, Sendable {
  public var chunk: Chunk
  /// Between 0 and 1 within one search; for the order only.
  public var score: Double
  /// BM25 of the full-text index, larger is better; 0 when no word is shared.
  public var bm25: Double
  /// Cosine in the latent space.
  public var cosine: Double
  /// Its number in the index.
  public var id: Int64

  /// The first line of the chunk.
  public var line: Int { chunk.lines.first?.number ?? 1 }
  /// The page of the first line, in documents that have pages.
  public var page: Int? { chunk.lines.first?.page }
}
