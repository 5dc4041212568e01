/// The numbers of a BERT model (Devlin et al., NAACL 2019): embeddings, then layers of attention and two linear maps.
struct TransformerWeights: Sendable {
  /// A linear map: a row of weights for each number that comes out.
  struct Linear: Sendable {
    var weights: [Float]
    var bias: [Float]
    var inputs: Int
    var outputs: Int { bias.count }
  }

  struct Norm: Sendable {
    var weight: [Float]
    var bias: [Float]
  }

  struct Layer: Sendable {
    var query: Linear
    var key: Linear
    var value: Linear
    var attention: Linear
    var attentionNorm: Norm
    var wide: Linear
    var narrow: Linear
    var outputNorm: Norm
  }

  let width: Int
  let positions: Int
  let layers: [Layer]
  let norm: Norm
  private let file: SafetensorsFile
  private let words: SafetensorsFile.Tensor
  /// Each position with the vector of the first token type added.
  private let places: [Float]

  /// Reads the weights. The table of words, half of the file, stays on disk.
  /// - Throws: ``EncoderProblem``.
  init(_ file: SafetensorsFile) throws(EncoderProblem) {
    self.file = file
    // Files saved with a head have the encoder under a name of its own.
    let suffix = "embeddings.word_embeddings.weight"
    guard let name = file.tensors.keys.filter({ $0.hasSuffix(suffix) }).min() else {
      throw .missingTensor(path: file.path, name: suffix)
    }
    let prefix = String(name.dropLast(suffix.count))
    words = try file.tensor(name)
    guard words.shape.count == 2 else {
      throw .wrongShape(path: file.path, name: name, expected: [30_522, 384], found: words.shape)
    }
    let width = words.shape[1]
    self.width = width
    guard width > 0, width % 8 == 0 else {
      throw .notSupported(
        path: file.path, reason: "its vectors have \(width) numbers, not a multiple of eight")
    }
    func norm(_ name: String) throws(EncoderProblem) -> Norm {
      Norm(
        weight: try file.values(prefix + name + ".weight", shape: [width]),
        bias: try file.values(prefix + name + ".bias", shape: [width]))
    }
    func linear(_ name: String, _ inputs: Int, _ outputs: Int) throws(EncoderProblem) -> Linear {
      Linear(
        weights: try file.values(prefix + name + ".weight", shape: [outputs, inputs]),
        bias: try file.values(prefix + name + ".bias", shape: [outputs]), inputs: inputs)
    }
    self.norm = try norm("embeddings.LayerNorm")
    let position = try file.tensor(prefix + "embeddings.position_embeddings.weight")
    positions = position.shape.first ?? 0
    var places = try file.values(
      prefix + "embeddings.position_embeddings.weight", shape: [position.shape.first ?? 0, width])
    let types = try file.tensor(prefix + "embeddings.token_type_embeddings.weight")
    if types.shape.count == 2, types.shape[0] > 0, types.shape[1] == width {
      let first = file.row(0, of: types)
      for index in places.indices { places[index] += first[index % width] }
    }
    self.places = places
    var layers: [Layer] = []
    while file.tensors["\(prefix)encoder.layer.\(layers.count).attention.self.query.weight"] != nil {
      let layer = "encoder.layer.\(layers.count)."
      let inner = try file.tensor(prefix + layer + "intermediate.dense.weight").shape.first ?? 0
      guard inner > 0, inner % 8 == 0 else {
        throw .notSupported(path: file.path, reason: "its inner layers have \(inner) numbers")
      }
      layers.append(
        Layer(
          query: try linear(layer + "attention.self.query", width, width),
          key: try linear(layer + "attention.self.key", width, width),
          value: try linear(layer + "attention.self.value", width, width),
          attention: try linear(layer + "attention.output.dense", width, width),
          attentionNorm: try norm(layer + "attention.output.LayerNorm"),
          wide: try linear(layer + "intermediate.dense", width, inner),
          narrow: try linear(layer + "output.dense", inner, width),
          outputNorm: try norm(layer + "output.LayerNorm")))
    }
    guard !layers.isEmpty else { throw .missingTensor(path: file.path, name: prefix + "encoder.layer.0") }
    self.layers = layers
  }

  /// Pieces that have a vector.
  var vocabularySize: Int { words.shape[0] }

  /// The vector of a piece of text at a place.
  func embedding(of piece: Int, at position: Int) -> [Float] {
    var row = file.row(piece, of: words)
    for index in 0..<width { row[index] += places[position * width + index] }
    return row
  }
}
