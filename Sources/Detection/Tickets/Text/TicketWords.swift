/// The words of a short text: lowercase, contractions undone, numbers of documents left out.
public struct TicketWords: Sendable {
  /// A word as written, in lower case, and the stem that stands for it in comparisons.
  public struct Word: Hashable, Sendable {
    public var text: String
    public var stem: String
    /// Says little by itself; left out of single-word terms, kept between others in pairs.
    public var isStop: Bool
  }

  /// Stems met so far; most words of a collection repeat.
  private var stems: [String: String] = [:]

  /// Makes a reader of words.
  public init() {}

  /// The words of a text in order.
  public mutating func words(of text: String) -> [Word] {
    var words: [Word] = []
    var current = ""
    func isPart(_ character: Unicode.Scalar) -> Bool {
      character.properties.isAlphabetic || character.properties.numericType != nil || character == "'"
        || character == "’"
    }
    for scalar in text.unicodeScalars {
      if isPart(scalar) {
        current.unicodeScalars.append(scalar == "’" ? "'" : scalar)
      } else if !current.isEmpty {
        append(current, to: &words)
        current = ""
      }
    }
    if !current.isEmpty { append(current, to: &words) }
    return words
  }

  private mutating func append(_ raw: String, to words: inout [Word]) {
    let lower = raw.lowercased()
    let bare = lower.contains("'") ? Self.undone(lower) : [lower]
    for text in bare where !text.isEmpty {
      // Numbers of orders and tickets differ everywhere and mean nothing; codes such as 504 or 2fa do.
      if text.utf8.count(where: { (0x30...0x39).contains($0) }) > 3 { continue }
      let stem = stems[text] ?? PorterStemmer.stem(text)
      stems[text] = stem
      words.append(Word(text: text, stem: stem, isStop: TicketStopWords.all.contains(text)))
    }
  }

  /// "isn't" is "is not"; a possessive and other endings fall.
  private static func undone(_ word: String) -> [String] {
    switch word {
    case "can't", "cant": return ["can", "not"]
    case "won't": return ["will", "not"]
    default: break
    }
    if word.hasSuffix("n't") { return [String(word.dropLast(3)), "not"] }
    return [word.split(separator: "'").first.map(String.init) ?? ""]
  }
}

/// Words without a topic of their own. Question words, negations and directions are not among them: "why", "when",
/// "not", "before", "still", "from" and "to" tell one short ticket from another.
enum TicketStopWords {
  static let all: Set<String> = Set(
    """
    a an the this that these those there here and or but so if as of at by for with in on up out about into over
    i me my mine myself you your yours we us our ours he she it its they them their
    am is are was were be been being do does did done doing have has had having will would shall should may might
    can could must im ive id ill dont doesnt didnt
    just also too very really quite please thanks thank hi hello hey dear team sir madam regards kind best
    some any all such own same other another than then
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
