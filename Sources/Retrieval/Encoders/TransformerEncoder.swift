public import Foundation

/// A sentence encoder of BERT's build, such as all-MiniLM-L6-v2 (Wang et al., NeurIPS 2020; Reimers and Gurevych, EMNLP 2019):
/// the mean of the states of all pieces, made length one.
public struct TransformerEncoder: SentenceEncoder {
  public let name: String
  /// Numbers a vector has.
  public var dimensions: Int { transformer.weights.width }
  /// Pieces of a text that are read; what stands behind them is not.
  public let limit: Int

  let tokenizer: WordPieceTokenizer
  private let transformer: Transformer

  /// Reads a model.
  /// - Parameter location: a safetensors file, or the folder with `model.safetensors`. Beside it lies the vocabulary, `vocab.txt`
  ///   or `tokenizer.json`, and may lie `config.json`, `sentence_bert_config.json` and `1_Pooling/config.json`.
  /// - Throws: ``EncoderProblem``.
  public init(_ location: URL) throws(EncoderProblem) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: location.path, isDirectory: &isFolder)
    guard exists else { throw .notReadable(path: location.relativePath, reason: "there is no such file") }
    let file = isFolder.boolValue ? location.appending(path: "model.safetensors") : location
    let folder = file.deletingLastPathComponent()
    let tensors = try SafetensorsFile(file)
    let weights = try TransformerWeights(tensors)
    let model: ModelSettings = try Self.settings(folder.appending(path: "config.json")) ?? .init()
    let pooling: PoolingSettings? = try Self.settings(folder.appending(path: "1_Pooling/config.json"))
    let sentences: SentenceSettings? = try Self.settings(folder.appending(path: "sentence_bert_config.json"))
    let path = file.relativePath
    let heads = model.heads ?? 12
    guard heads > 0, weights.width % heads == 0, weights.width / heads % 4 == 0 else {
      throw .notSupported(path: path, reason: "\(weights.width) numbers in \(heads) heads of attention")
    }
    guard model.activation ?? "gelu" == "gelu" else {
      throw .notSupported(path: path, reason: "it has the activation \(model.activation ?? "")")
    }
    guard pooling?.takesMean ?? true else {
      throw .notSupported(path: path, reason: "its vectors are not the mean over the pieces of a text")
    }
    tokenizer = try WordPieceTokenizer(folder: folder)
    guard tokenizer.count <= weights.vocabularySize else {
      throw .notSupported(
        path: path,
        reason: "it has \(weights.vocabularySize) pieces and its vocabulary \(tokenizer.count)")
    }
    limit = min(weights.positions, max(3, sentences?.limit ?? 256))
    transformer = Transformer(weights: weights, heads: heads, epsilon: model.epsilon ?? 1e-12)
    // Two files that differ in nothing but some weights have headers of the same bytes.
    let sample = weights.layers.flatMap(\.narrow.bias)
    let print = sample.withUnsafeBytes { ContentHash.of(Data($0)) }
    name = "\(file.deletingPathExtension().lastPathComponent)-\(weights.width)-\(print)"
  }

  /// The vectors of texts, on as many cores as there are.
  public func vectors(of texts: [String]) throws(EncoderProblem) -> [[Float]] {
    Parallel.map(texts) { vector(of: $0) }
  }

  /// The vector of a text.
  public func vector(of text: String) -> [Float] {
    let pieces = tokenizer.numbers(of: text, limit: limit)
    let states = transformer.states(of: pieces)
    let width = dimensions
    var mean = [Float](repeating: 0, count: width)
    for piece in pieces.indices {
      for index in 0..<width { mean[index] += states[piece * width + index] }
    }
    let length = mean.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? mean.map { $0 / length } : mean
  }

  private static func settings<Settings: Decodable>(_ file: URL) throws(EncoderProblem) -> Settings? {
    guard let contents = try? Data(contentsOf: file) else { return nil }
    do {
      return try JSONDecoder().decode(Settings.self, from: contents)
    } catch {
      throw .notSupported(path: file.relativePath, reason: "it is not the JSON it should be")
    }
  }
}

private struct ModelSettings: Decodable {
  var heads: Int?
  var activation: String?
  var epsilon: Float?

  enum CodingKeys: String, CodingKey {
    case heads = "num_attention_heads"
    case activation = "hidden_act"
    case epsilon = "layer_norm_eps"
  }
}

private struct PoolingSettings: Decodable {
  var takesMean: Bool?
  enum CodingKeys: String, CodingKey { case takesMean = "pooling_mode_mean_tokens" }
}

private struct SentenceSettings: Decodable {
  var limit: Int?
  enum CodingKeys: String, CodingKey { case limit = "max_seq_length" }
}
