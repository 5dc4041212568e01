/// The words of a question that the full-text index is asked for.
///
/// Scoring takes time for each chunk that has any of the words, so in a large index the most frequent ones are left out: a word of
/// more than half of all chunks weighs nothing in BM25 anyway, and of the others the rarest decide. The latent vector of the
/// question has them all. Small indexes are asked for every word.
struct TellingWords {
  private(set) var words: [String]
  /// Neighbours in the question of which at least one is asked for.
  private(set) var pairs: [(String, String)]

  /// Chunks that are scored for one question, about.
  static let limit = 12_000

  /// - Parameters:
  ///   - all: the content words in order, each once.
  ///   - index: how frequent stems are among the chunks; without it all words are taken.
  init(_ all: [String], _ text: SearchText, _ index: TermIndex?, chunks: Int, limit: Int = limit) throws {
    words = all
    pairs = Array(zip(all, all.dropFirst()))
    guard let index, chunks > limit else { return }
    let shares = try all.map { word in
      try text.contentStems(of: word).reduce(0) { max($0, index.share(of: $1)) }
    }
    var kept: Set<String> = []
    var rows = 0.0
    for place in all.indices.sorted(by: { (shares[$0], $0) < (shares[$1], $1) }) {
      rows += shares[place] * Double(chunks)
      if !kept.isEmpty, shares[place] > 0.5 || rows > Double(limit) { break }
      kept.insert(all[place])
    }
    words = all.filter(kept.contains)
    pairs = pairs.filter { kept.contains($0.0) || kept.contains($0.1) }
  }
}
