import QuerentCore

/// A word as the rules see it. Hyphens inside compounds (`year-to-date`) are left out.
struct TimeLexeme {
  /// The number of the word in the vocabulary, 0 for words no rule names.
  let word: UInt16
  /// Its place among the tokens.
  let token: Int
  /// Whether no space stands before it.
  let touchesPrevious: Bool

  static func lexemes(of tokens: [Token], _ vocabulary: TimeVocabulary) -> [TimeLexeme] {
    var lexemes: [TimeLexeme] = []
    lexemes.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      if isCompoundHyphen(index, in: tokens) { continue }
      let touches = index > 0 && tokens[index - 1].span.end == token.span.start
      let isPlain = token.kind == .word || token.kind == .punctuation
      let word = isPlain ? vocabulary.identifier(of: normal(token.lower)) : 0
      lexemes.append(TimeLexeme(word: word, token: index, touchesPrevious: touches))
    }
    return lexemes
  }

  private static func normal(_ word: String) -> String {
    switch word {
    case "’", "‘": "'"
    case "–", "—", "−": "-"
    default: word
    }
  }

  /// `year-over-year`, but not `Jan-Mar`, where the hyphen means "to".
  private static func isCompoundHyphen(_ index: Int, in tokens: [Token]) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index].lower == "-" else { return false }
    let before = tokens[index - 1]
    let after = tokens[index + 1]
    guard before.span.end == tokens[index].span.start, tokens[index].span.end == after.span.start else {
      return false
    }
    if TimeLexicon.isCalendarWord(before.lower), TimeLexicon.isCalendarWord(after.lower) { return false }
    // "3-month" joins a number and a unit
    if case .number = before.kind { return after.isWord && !TimeLexicon.isCalendarWord(after.lower) }
    return before.isWord && after.isWord
  }
}
