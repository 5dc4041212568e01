import SemanticLayer

/// The closed-class phrases of questions, looked up longest first by the lower-case words or lemmas of the tokens.
enum MarkerTable {
  /// A phrase found in the tokens.
  struct Match: Hashable, Sendable {
    var tokens: Range<Int>
    var marker: Marker
  }

  /// All phrases that start at a token, longest first.
  static func matches(at start: Int, in tokens: [Token]) -> [Match] {
    guard let phrases = phrasesByFirstWord[tokens[start].lower] ?? phrasesByFirstWord[tokens[start].lemma]
    else {
      return []
    }
    var matches: [Match] = []
    for phrase in phrases where start + phrase.words.count <= tokens.count {
      let isMatch = phrase.words.indices.allSatisfy { offset in
        let token = tokens[start + offset]
        return token.kind != .quoted
          && (token.lower == phrase.words[offset] || token.lemma == phrase.words[offset])
      }
      if isMatch {
        matches.append(Match(tokens: start..<(start + phrase.words.count), marker: phrase.marker))
      }
    }
    return matches
  }

  /// Whether a word judges what it stands before: "good", "bad".
  static func judges(_ token: Token) -> Bool {
    phrasesByFirstWord[token.lower]?.contains { phrase in
      if case .evaluation = phrase.marker { phrase.words.count == 1 } else { false }
    } ?? false
  }

  private struct Phrase {
    var words: [String]
    var marker: Marker
  }

  private static let phrasesByFirstWord: [String: [Phrase]] = {
    var table: [String: [Phrase]] = [:]
    for (marker, list) in MarkerPhrases.all {
      for text in list.split(separator: "|") {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first else { continue }
        table[first, default: []].append(Phrase(words: words, marker: marker))
      }
    }
    return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()
}
