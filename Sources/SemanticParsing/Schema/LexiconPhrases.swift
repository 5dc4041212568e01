import SemanticLayer

/// Phrases of the business lexicon that stand for a name: `joined` is a hire date, `category` a product group, `tickets` are
/// support tickets. Single words need no such list: each is looked up by itself.
enum LexiconPhrases {
  /// The words of every phrase that means the same as the words of a name.
  static func of(_ name: [String]) -> [[String]] {
    guard !name.isEmpty, name.count < 4 else { return [] }
    return BusinessLexicon.standard.synonyms(of: name.joined(separator: " ")).filter {
      $0.weight >= 0.8 && $0.term.contains(" ")
    }.map { NameWords.words(in: $0.term) }.filter { words in
      words.count > 1 && words.count <= 3 && !counting.contains(words[0])
    }
  }

  /// Words that ask for a figure over rows wherever they stand.
  private static let counting: Set<String> = [
    "number", "total", "maximum", "minimum", "average", "amount", "dollar", "list", "best", "top", "give",
  ]
}
