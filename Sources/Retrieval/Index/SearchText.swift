import GRDB

/// Turns texts into words as the full-text index does, so that what is counted and what is found are the same.
struct SearchText {
  private let words: any FTS5Tokenizer
  private let stems: any FTS5Tokenizer

  /// The tokenizer of the index.
  static let descriptor = FTS5TokenizerDescriptor.porter(wrapping: .unicode61())

  init(_ database: Database) throws {
    words = try database.makeTokenizer(.unicode61())
    stems = try database.makeTokenizer(Self.descriptor)
  }

  /// The words of a question that carry it: all of them when each is a stop word. Each once, in order.
  func contentWords(of question: String) throws -> [String] {
    let all = try words.tokenize(document: question).map(\.token)
    let content = all.filter { !StopWords.all.contains($0) }
    var seen: Set<String> = []
    return (content.isEmpty ? all : content).filter { seen.insert($0).inserted }
  }

  /// The stems of a text without stop words, as often as they occur.
  func contentStems(of text: String) throws -> [String] {
    let plain = try words.tokenize(document: text)
    let stemmed = try stems.tokenize(document: text)
    guard plain.count == stemmed.count else { return stemmed.map(\.token) }
    return zip(plain, stemmed).filter { !StopWords.all.contains($0.0.token) }.map(\.1.token)
  }

  /// The stem of a single word, stop word or not.
  func stem(of word: String) throws -> String {
    try stems.tokenize(document: word).first?.token ?? word
  }
}
