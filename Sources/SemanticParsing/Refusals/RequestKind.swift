import SemanticLayer

/// What a request that names nothing in the data is about.
enum RequestKind: Hashable, Sendable {
  /// It asks for a figure or a list, of something the data does not hold: "what is our NPS?".
  case data
  /// Talk, the world, the program itself: "hello", "what is the weather like".
  case talk

  /// The shape of the words decides: figures, groups, rankings and what "we" have are asked of data.
  static func of(_ analysis: QuestionReader.Analysis) -> RequestKind {
    let words = analysis.tokens.filter(\.isWord)
    let talked = words.contains { talkWords.contains($0.lower) }
    if talked { return .talk }
    let asksForFigures = analysis.items.contains { item in
      item.has(.count) || item.has(.amount) || item.aggregate != nil || item.superlative != nil
        || item.group != nil || item.has(.share) || item.has(.ratio) || item.time != nil || item.has(.growth)
    }
    if asksForFigures { return .data }
    if words.contains(where: { owners.contains($0.lower) }) { return .data }
    // an abbreviation in capitals, NPS, or a word of business
    return words.contains { word in
      let letters = word.text.unicodeScalars
      let isAcronym = (2...6).contains(letters.count) && letters.allSatisfy { $0.properties.isUppercase }
      return isAcronym || !BusinessLexicon.standard.related(to: word.lemma).isEmpty
    } ? .data : .talk
  }

  private static let owners: Set<String> = ["our", "ours", "we", "my", "us"]

  private static let talkWords: Set<String> = [
    "hello", "hi", "hey", "thanks", "thank", "joke", "poem", "song", "weather", "yourself", "you", "your",
    "bye",
    "goodbye", "morning", "evening", "capital", "president", "recipe", "movie", "news",
  ]
}
