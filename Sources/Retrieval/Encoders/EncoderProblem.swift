/// Why texts could not be encoded.
public enum EncoderProblem: Error, Hashable, Sendable {
  case notReadable(path: String, reason: String)
  /// The file is no safetensors file, or is cut off.
  case damaged(path: String, reason: String)
  case missingTensor(path: String, name: String)
  case wrongShape(path: String, name: String, expected: [Int], found: [Int])
  /// Neither `vocab.txt` nor `tokenizer.json` lies beside the weights.
  case noVocabulary(folder: String)
  /// The model is built in a way that is not computed here.
  case notSupported(path: String, reason: String)
  /// An endpoint for embeddings did not do what it was asked.
  case endpoint(url: String, reason: String, advice: String)

  /// What happened, in a sentence.
  public var message: String {
    switch self {
    case .notReadable(let path, let reason): "\(path) could not be read: \(reason)."
    case .damaged(let path, let reason): "\(path) is no whole safetensors file: \(reason)."
    case .missingTensor(let path, let name): "\(path) has no tensor \(name)."
    case .wrongShape(let path, let name, let expected, let found):
      "\(path): the tensor \(name) is \(Self.text(found)), not \(Self.text(expected))."
    case .noVocabulary(let folder): "\(folder) has neither vocab.txt nor tokenizer.json."
    case .notSupported(let path, let reason): "\(path) cannot be computed here: \(reason)."
    case .endpoint(let url, let reason, _): "\(url): \(reason)."
    }
  }

  /// What to do next.
  public var advice: String {
    switch self {
    case .notReadable: "Check the path and its permissions."
    case .damaged: "Copy it again; it may have been cut off."
    case .missingTensor, .wrongShape, .notSupported:
      "Name the weights of a BERT sentence encoder, such as all-MiniLM-L6-v2."
    case .noVocabulary: "Put the vocabulary of the model beside its weights."
    case .endpoint(_, _, let advice): advice
    }
  }

  private static func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: " × ") }
}
