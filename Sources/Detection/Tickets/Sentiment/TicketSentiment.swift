/// How pleased or annoyed a short text sounds, by a lexicon with negation, degree words and "but": the rules are those
/// of VADER (Hutto and Gilbert, ICWSM 2014), the lexicon is this project's own.
public struct TicketSentiment: Sendable {
  /// How a text sounds.
  public enum Label: String, CaseIterable, Sendable {
    case negative, neutral, positive
  }

  private let lexicon = SentimentLexicon.shared

  /// Makes a judge.
  public init() {}

  /// From −1, furious, to 1, delighted; 0 for a text without words that tell.
  public func score(of text: String) -> Double {
    var reader = TicketWords()
    return score(of: reader.words(of: text).map(\.text), exclamations: text.count { $0 == "!" })
  }

  /// What a score is called.
  public static func label(of score: Double) -> Label {
    score <= -0.15 ? .negative : score >= 0.15 ? .positive : .neutral
  }

  private func score(of words: [String], exclamations: Int) -> Double {
    var values: [(place: Int, value: Double)] = []
    for (place, word) in words.enumerated() {
      guard var value = lexicon.value(of: word) else { continue }
      var isNegated = false
      for back in 1...3 where place >= back {
        let before = words[place - back]
        if back == 1, let degree = lexicon.degrees[before] { value *= degree }
        if lexicon.negations.contains(before) { isNegated.toggle() }
        // A negation does not reach over "but".
        if before == "but" { break }
      }
      // "Not good" is bad, but less so than "bad" itself.
      values.append((place, isNegated ? value * -0.74 : value))
    }
    guard !values.isEmpty else { return 0 }
    if let but = words.lastIndex(of: "but") {
      for index in values.indices { values[index].value *= values[index].place < but ? 0.5 : 1.5 }
    }
    var sum = values.reduce(0) { $0 + $1.value }
    if exclamations > 0 { sum += (sum < 0 ? -0.3 : 0.3) * Double(min(exclamations, 3)) }
    return sum / (sum * sum + 15).squareRoot()
  }
}
