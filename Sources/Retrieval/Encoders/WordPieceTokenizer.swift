import Foundation

/// Cuts words into the longest pieces that a vocabulary has, from the left (Wu et al., arXiv 1609.08144, as BERT uses it).
struct WordPieceTokenizer: Sendable {
  private let places: [[UInt8]: Int]
  private let normalizer: BERTNormalizer
  /// Words of more characters are unknown.
  private static let longestWord = 100

  let start: Int
  let end: Int
  let unknown: Int
  /// Pieces in the vocabulary.
  let count: Int

  /// Takes the vocabulary that lies beside a model: `vocab.txt`, or `tokenizer.json`.
  /// - Throws: ``EncoderProblem``.
  init(folder: URL) throws(EncoderProblem) {
    let list = folder.appending(path: "vocab.txt")
    let description = folder.appending(path: "tokenizer.json")
    var isUncased = true
    if let settings = try? Data(contentsOf: folder.appending(path: "tokenizer_config.json")),
      let read = try? JSONDecoder().decode(TokenizerSettings.self, from: settings)
    {
      isUncased = read.isUncased ?? true
    }
    if let contents = try? Data(contentsOf: list) {
      var lines = contents.split(separator: 10, omittingEmptySubsequences: false)
      while lines.last?.isEmpty == true { lines.removeLast() }
      let pieces = lines.map { Array($0.last == 13 ? $0.dropLast() : $0) }
      try self.init(
        pieces: Dictionary(pieces.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }),
        isUncased: isUncased, path: list.relativePath)
    } else if let contents = try? Data(contentsOf: description) {
      let read: TokenizerDescription
      do {
        read = try JSONDecoder().decode(TokenizerDescription.self, from: contents)
      } catch {
        throw .notSupported(path: description.relativePath, reason: "it describes no WordPiece tokenizer")
      }
      let pieces = read.model.vocab.map { (Array($0.key.utf8), $0.value) }
      try self.init(
        pieces: Dictionary(pieces, uniquingKeysWith: min),
        isUncased: read.normalizer?.lowercase ?? isUncased, path: description.relativePath)
    } else {
      throw .noVocabulary(folder: folder.relativePath)
    }
  }

  /// - Parameters:
  ///   - pieces: Each piece with its number; those within a word begin with `##`.
  ///   - path: For messages.
  init(pieces: [[UInt8]: Int], isUncased: Bool, path: String) throws(EncoderProblem) {
    func special(_ name: String) throws(EncoderProblem) -> Int {
      guard let place = pieces[Array(name.utf8)] else {
        throw .notSupported(path: path, reason: "its vocabulary has no \(name)")
      }
      return place
    }
    start = try special("[CLS]")
    end = try special("[SEP]")
    unknown = try special("[UNK]")
    places = pieces
    count = (pieces.values.max() ?? -1) + 1
    normalizer = BERTNormalizer(isUncased: isUncased)
  }

  /// The numbers of a text's pieces between those of its start and end.
  /// - Parameter limit: The most numbers; what goes beyond is cut off.
  func numbers(of text: String, limit: Int) -> [Int] {
    var numbers = [start]
    for word in normalizer.words(of: text) {
      if numbers.count >= limit { break }
      append(word, to: &numbers)
    }
    return numbers.prefix(max(1, limit - 1)) + [end]
  }

  private func append(_ word: [UInt8], to numbers: inout [Int]) {
    guard word.reduce(0, { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }) <= Self.longestWord else {
      numbers.append(unknown)
      return
    }
    let whole = numbers.count
    var from = 0
    while from < word.count {
      let inner: [UInt8] = from == 0 ? [] : [35, 35]
      var to = word.count
      while to > from {
        if let place = places[inner + word[from..<to]] {
          numbers.append(place)
          break
        }
        to -= 1
      }
      guard to > from else {
        numbers.removeSubrange(whole...)
        numbers.append(unknown)
        return
      }
      from = to
    }
  }
}

private struct TokenizerSettings: Decodable {
  var isUncased: Bool?
  enum CodingKeys: String, CodingKey { case isUncased = "do_lower_case" }
}

private struct TokenizerDescription: Decodable {
  struct Model: Decodable { var vocab: [String: Int] }
  struct Normalizer: Decodable { var lowercase: Bool? }

  var model: Model
  var normalizer: Normalizer?
}
