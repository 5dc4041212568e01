/// Greetings, thanks and agreement around a request: "Great! Can you …". They say nothing about the data.
enum Pleasantries {
  /// The tokens without the courtesies they open with.
  static func stripped(_ tokens: [Token]) -> [Token] {
    var start = 0
    while start < tokens.count, let length = phrase(at: start, in: tokens) {
      var end = start + length
      let isLoud = loud.contains(tokens[start].lower)
      let next = tokens.indices.contains(end) ? tokens[end] : nil
      // "good customers", "right products": a word that describes what follows stays
      guard isLoud || next == nil || next?.kind == .punctuation || openers.contains(next?.lower ?? "") else {
        break
      }
      if next?.text == "?", !tokens[(end + 1)...].contains(where: \.isWord) { end = tokens.count }
      while end < tokens.count, tokens[end].kind == .punctuation { end += 1 }
      start = end
    }
    return withoutAnnouncement(Array(tokens[start...]))
  }

  /// "First, I'll start with an easy one. …": says only that a request follows.
  private static func withoutAnnouncement(_ tokens: [Token]) -> [Token] {
    guard let end = tokens.firstIndex(where: { [".", "!", "...", "…", ":"].contains($0.text) }),
      tokens[end...].contains(where: \.isWord), end <= 14
    else { return tokens }
    let words = tokens[..<end].filter(\.isWord).map(\.lower)
    guard
      let verb = words.firstIndex(where: {
        ["start", "begin", "ask", "try", "move", "continue", "go"].contains($0)
      }),
      (1...4).contains(verb),
      words[..<verb].contains(where: { ["i", "ll", "let", "lets", "we"].contains($0) })
    else { return tokens }
    return stripped(Array(tokens[(end + 1)...].drop { $0.kind == .punctuation }))
  }

  /// Whether a turn is nothing but courtesy: "ok great, thanks!".
  static func isAll(_ tokens: [Token]) -> Bool {
    tokens.contains(where: \.isWord) && !stripped(tokens).contains { $0.kind != .punctuation }
  }

  private static func phrase(at start: Int, in tokens: [Token]) -> Int? {
    guard tokens[start].isWord else { return nil }
    return phrases.first { words in
      start + words.count <= tokens.count
        && words.indices.allSatisfy { tokens[start + $0].isWord && tokens[start + $0].lower == words[$0] }
    }?.count
  }

  /// Words that open a request, after which "great" and "ok" are courtesies.
  private static let openers: Set<String> = [
    "can", "could", "would", "what", "whats", "which", "who", "how", "where", "when", "show", "list", "give",
    "tell", "find", "now", "and", "so", "then", "please", "i", "let", "do", "does", "is", "are", "but",
    "just", "only", "thanks", "thank", "get", "may",
  ]

  /// Words that are a courtesy wherever a turn opens with them.
  private static let loud: Set<String> = [
    "hi", "hello", "hey", "howdy", "thanks", "thank", "okay", "wow", "hmm", "oops", "oh", "ah", "yay",
    "alright", "greetings",
  ]

  /// Longest first.
  private static let phrases: [[String]] = [
    "thank you very much", "thank you so much", "thank you for that", "thank you for this", "thanks for that",
    "thanks so much", "thanks a lot", "many thanks", "no thanks", "thank you", "thanks", "hi there",
    "hello there", "hey there", "hi", "hello", "hey", "howdy", "greetings", "good morning", "good afternoon",
    "good evening", "how are you", "good job", "great job", "well done", "sounds good", "looks good",
    "very good", "makes sense", "that makes sense", "that is all", "that 's all", "thats all", "got it",
    "i see", "good to know", "no problem", "all right", "alright", "all good", "much appreciated", "cheers",
    "goodbye", "good bye", "bye", "ok sure", "okay", "ok", "sure", "great", "good", "nice", "excellent",
    "perfect", "awesome", "cool", "amazing", "wonderful", "fantastic", "brilliant", "interesting", "super",
    "lovely", "yay", "wow", "yes", "right", "well", "hmm", "oh", "ah", "oops", "sorry", "fine",
  ].map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
}
