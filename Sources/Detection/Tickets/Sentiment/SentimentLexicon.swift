/// Words and how they sound, by stem.
struct SentimentLexicon: Sendable {
  static let shared = SentimentLexicon(parsing: lexiconText)

  private(set) var degrees: [String: Double] = [:]
  private(set) var negations: Set<String> = []
  private var exact: [String: Double] = [:]
  private var stems: [String: Double] = [:]

  /// Reads sections `[value]` and the words below them; `#` begins a comment.
  init(parsing text: String) {
    var section = ""
    for line in text.split(separator: "\n") {
      let content = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
      if content.hasPrefix("[") {
        section = String(content.dropFirst().prefix { $0 != "]" })
        continue
      }
      for word in content.split(separator: " ").map(String.init) {
        switch section {
        case "negation": negations.insert(word)
        case "stronger": degrees[word] = 1.3
        case "weaker": degrees[word] = 0.7
        default:
          guard let value = Double(section) else { continue }
          exact[word] = value
          let stem = PorterStemmer.stem(word)
          if stems[stem] == nil { stems[stem] = value }
        }
      }
    }
  }

  /// The value of a word as written, else of its stem.
  func value(of word: String) -> Double? { exact[word] ?? stems[PorterStemmer.stem(word)] }
}
