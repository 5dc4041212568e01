/// Turns texts into vectors that are near when the texts mean the same.
public protocol SentenceEncoder: Sendable {
  /// What its vectors are kept under; another model, or another version of it, has another name.
  var name: String { get }

  /// A vector of length one for each text, in order. All of an encoder's vectors have as many numbers.
  /// - Throws: ``EncoderProblem``.
  func vectors(of texts: [String]) throws(EncoderProblem) -> [[Float]]
}
