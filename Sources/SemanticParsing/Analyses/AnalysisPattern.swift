import QuerentCore
import SemanticLayer

/// A phrase that starts a tool, as words with gaps: `^ when did ... spike|spikes|spiked`.
///
/// Elements stand in order, parted by spaces: `a|b` one of several words, `x?` may be missing, `...` at least one word
/// that is no part of the phrase, `..` any number of such, `<number>`, `<grain>` (a unit of time), `^` the start and `$`
/// the end of the question.
struct AnalysisPattern: Sendable {
  private enum Element {
    case words(Set<String>, isOptional: Bool)
    case gap(atLeast: Int)
    case number, grain, start, end
  }

  /// Where a phrase stands and what it says.
  struct Match {
    /// The tokens that belong to the phrase.
    var used: Set<Int> = []
    var number: Double?
    var grain: TimeGrain?

    var first: Int { used.min() ?? 0 }
    var last: Int { used.max() ?? 0 }
  }

  private let elements: [Element]
  /// Words of which a question must have one, element by element; it is cheaper to miss one than to try every place.
  private let required: [Set<String>]

  init(_ text: String) {
    let elements: [Element] = text.split(separator: " ").map { part in
      switch part {
      case "...": return .gap(atLeast: 1)
      case "..": return .gap(atLeast: 0)
      case "<number>": return .number
      case "<grain>": return .grain
      case "^": return .start
      case "$": return .end
      default:
        let isOptional = part.hasSuffix("?")
        let words = (isOptional ? part.dropLast() : part).split(separator: "|").map(String.init)
        return .words(Set(words), isOptional: isOptional)
      }
    }
    self.elements = elements
    required = elements.compactMap { element in
      if case .words(let words, isOptional: false) = element { words } else { nil }
    }
  }

  /// The match that begins first, and there the longest.
  func match(_ tokens: [Token], numbers: [NumberReading]) -> Match? {
    let said = Set(tokens.lazy.map(\.lower))
    guard required.allSatisfy({ !$0.isDisjoint(with: said) }) else { return nil }
    let ends = tokens.lastIndex(where: { $0.kind != .punctuation }).map { $0 + 1 } ?? 0
    for start in tokens.indices {
      if let match = read(0, start, Match(), tokens, numbers, end: ends), !match.used.isEmpty { return match }
    }
    return nil
  }

  private func read(
    _ element: Int, _ position: Int, _ match: Match, _ tokens: [Token], _ numbers: [NumberReading], end: Int
  ) -> Match? {
    guard element < elements.count else { return match }
    switch elements[element] {
    case .start:
      return tokens[..<position].allSatisfy { $0.kind == .punctuation || Self.openings.contains($0.lower) }
        ? read(element + 1, position, match, tokens, numbers, end: end) : nil
    case .end:
      return position >= end ? read(element + 1, position, match, tokens, numbers, end: end) : nil
    case .words(let words, let isOptional):
      // the apostrophe of "what's"
      if position < end, ["'", "’"].contains(tokens[position].text) {
        var longer = match
        longer.used.insert(position)
        return read(element, position + 1, longer, tokens, numbers, end: end)
      }
      if position < end, tokens[position].isWord || tokens[position].text.contains("-"),
        !tokens[position].isPartOfName, words.contains(tokens[position].lower)
      {
        var longer = match
        longer.used.insert(position)
        if let found = read(element + 1, position + 1, longer, tokens, numbers, end: end) { return found }
      }
      return isOptional ? read(element + 1, position, match, tokens, numbers, end: end) : nil
    case .gap(let least):
      var next = position + least
      guard !tokens[position..<min(next, end)].contains(where: { [".", "?", "!"].contains($0.text) }) else {
        return nil
      }
      while next <= end, next - position <= 14 {
        if let found = read(element + 1, next, match, tokens, numbers, end: end) { return found }
        // a gap stays within its sentence
        if next < end, [".", "?", "!"].contains(tokens[next].text) { return nil }
        next += 1
      }
      return nil
    case .number:
      guard let number = numbers.first(where: { $0.tokens.lowerBound == position }) else { return nil }
      var longer = match
      longer.used.formUnion(number.tokens)
      longer.number = number.number.value
      return read(element + 1, number.tokens.upperBound, longer, tokens, numbers, end: end)
    case .grain:
      guard position < end, let grain = TimeGrain(rawValue: tokens[position].lemma) else { return nil }
      var longer = match
      longer.used.insert(position)
      longer.grain = grain
      return read(element + 1, position + 1, longer, tokens, numbers, end: end)
    }
  }

  /// Words before a question that leave it at its start.
  private static let openings: Set<String> = [
    "please", "and", "so", "now", "ok", "also", "then", "but", "can", "could", "you", "would", "hey",
  ]
}
