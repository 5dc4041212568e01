import Foundation

/// Latent semantic analysis (Deerwester et al., JASIS 41, 1990): texts as points in the space of the strongest directions
/// of a corpus, so that texts about the same thing are near without sharing its words.
///
/// Weights are (1 + log tf) · (1 + log((1 + n) / (1 + df))), rows of length one.
struct LatentSemantics: Sendable {
  let index: TermIndex
  /// Directions a vector has, a multiple of eight.
  let dimensions: Int
  /// A row of `dimensions` for each stem.
  let basis: [SIMD8<Float>]

  /// The most chunks that the directions are learnt from; the others are placed among them.
  static let sampleLimit = 5_000
  static let vocabularyLimit = 30_000

  /// Learns the directions of a corpus.
  /// - Parameter texts: The stems of each text, repeated as often as they occur.
  init?(learnedFrom texts: [[String]], rank: Int = 200) {
    let step = max(1, (texts.count + Self.sampleLimit - 1) / Self.sampleLimit)
    let sample = stride(from: 0, to: texts.count, by: step).map { texts[$0] }
    guard sample.count >= 8 else { return nil }
    var documentFrequency: [String: Int] = [:]
    for text in sample { for stem in Set(text) { documentFrequency[stem, default: 0] += 1 } }
    let least = sample.count > 2_000 ? 2 : 1
    let terms = documentFrequency.filter { $0.value >= least }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.vocabularyLimit)
    let index = TermIndex(
      vocabulary: Dictionary(uniqueKeysWithValues: terms.enumerated().map { ($1.key, Int32($0)) }),
      inverseFrequency: terms.map { 1 + log(Float(1 + sample.count) / Float(1 + $0.value)) })
    var matrix = SparseMatrix(columnCount: terms.count)
    for text in sample { matrix.append(index.weights(of: text)) }
    let directions = TruncatedSVD.rightVectors(of: matrix, rank: min(rank, max(2, sample.count * 6 / 10)))
    self.init(index: index, dimensions: directions.stride * 8, basis: directions.storage)
  }

  /// Takes up what was learnt before.
  init(index: TermIndex, dimensions: Int, basis: [SIMD8<Float>]) {
    self.index = index
    self.dimensions = dimensions
    self.basis = basis
  }

  /// The place of a text, of length one; all zero when none of its words is known.
  func vector(of stems: [String]) -> [SIMD8<Float>] {
    let stride = dimensions / 8
    var vector = [SIMD8<Float>](repeating: .zero, count: stride)
    for (term, weight) in index.weights(of: stems) {
      let factors = SIMD8<Float>(repeating: weight)
      for part in 0..<stride { vector[part] += factors * basis[Int(term) * stride + part] }
    }
    let length = vector.reduce(0) { $0 + ($1 * $1).sum() }.squareRoot()
    guard length > 0 else { return vector }
    return vector.map { $0 / length }
  }
}

/// The stems that count and how much.
struct TermIndex: Sendable {
  /// Stems and their place.
  let vocabulary: [String: Int32]
  let inverseFrequency: [Float]

  /// The share of texts that have a stem; 0 for one that is rare.
  func share(of stem: String) -> Double {
    guard let place = vocabulary[stem] else { return 0 }
    return Double(min(1, exp(1 - inverseFrequency[Int(place)])))
  }

  /// The weighted stems of a text by place, of length one.
  func weights(of stems: [String]) -> [(column: Int32, value: Float)] {
    var counts: [Int32: Float] = [:]
    for stem in stems { if let place = vocabulary[stem] { counts[place, default: 0] += 1 } }
    var row = counts.map { (column: $0, value: (1 + log($1)) * inverseFrequency[Int($0)]) }
    row.sort { $0.column < $1.column }
    let length = row.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    return length > 0 ? row.map { ($0.column, $0.value / length) } : []
  }
}
