import Foundation
import Retrieval

/// Stand-ins for judged metrics that compare words. Their names end in `_lex`; they are not the metrics of RAGAS.
public struct LexicalScorer: Sendable {
  /// How rare stems are, by the texts the scorer was made from.
  private let frequencies: [String: Int]
  private let count: Int

  /// Makes a scorer that takes words for rare which stand in few of the texts.
  public init(texts: [String]) {
    var frequencies: [String: Int] = [:]
    for text in texts { for stem in Set(Rouge.words(of: text)) { frequencies[stem, default: 0] += 1 } }
    self.frequencies = frequencies
    count = texts.count
  }

  /// The share of the answer's sentences that some context supports: it has six tenths of their words and pairs of words, by
  /// rarity, and every number and quotation of theirs. `nil` without sentences.
  public func faithfulness(answer: String, contexts: [String]) -> Double? {
    let sentences = answer.split(separator: "\n").flatMap { Sentences.split(String($0)) }
      .filter { $0.contains(where: \.isLetter) }
    guard !sentences.isEmpty else { return nil }
    let sources = contexts.map { (grams: Set(grams(of: $0)), folded: GoldMatch.folded($0)) }
    let supported = sentences.count { sentence in
      let wanted = grams(of: String(sentence))
      let total = wanted.reduce(0) { $0 + weight($1) }
      let literals = literals(of: String(sentence))
      return sources.contains { source in
        let found = wanted.filter(source.grams.contains).reduce(0) { $0 + weight($1) }
        return found >= 0.6 * total && literals.allSatisfy(source.folded.contains)
      }
    }
    return Double(supported) / Double(sentences.count)
  }

  /// The cosine of question and answer as bags of stems; 0 for an answer that commits to nothing.
  public func relevancy(question: String, answer: String) -> Double {
    Self.isNoncommittal(answer) ? 0 : cosine(question, answer)
  }

  /// Three quarters the F1 of the reference's sentences that the answer supports and of the answer's that the reference
  /// supports, one quarter their cosine. `nil` when both say nothing.
  public func correctness(answer: String, reference: String) -> Double? {
    guard let precision = faithfulness(answer: answer, contexts: [reference]),
      let recall = faithfulness(answer: reference, contexts: [answer])
    else { return nil }
    let f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    return Verdicts.correctness(f1: f1, similarity: cosine(answer, reference))
  }

  /// An answer that says that it does not know.
  static func isNoncommittal(_ answer: String) -> Bool {
    let text = GoldMatch.folded(answer)
    let marks = [
      "i don't know", "i do not know", "not sure", "do not say", "does not say", "no information",
      "cannot answer",
      "can't answer", "not mentioned", "not specified", "unable to answer", "unclear",
    ]
    return text.isEmpty || marks.contains { text.contains($0) }
  }

  private func cosine(_ first: String, _ second: String) -> Double {
    let one = vector(first)
    let other = vector(second)
    let product = one.reduce(0) { $0 + $1.value * (other[$1.key] ?? 0) }
    let lengths = [one, other].map { $0.values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    return lengths[0] * lengths[1] > 0 ? product / (lengths[0] * lengths[1]) : 0
  }

  private func vector(_ text: String) -> [String: Double] {
    var vector: [String: Double] = [:]
    for word in Rouge.words(of: text) { vector[word, default: 0] += weight([word]) }
    return vector
  }

  private func grams(of text: String) -> [[String]] {
    let words = Rouge.words(of: text)
    return words.map { [$0] } + zip(words, words.dropFirst()).map { [$0, $1] }
  }

  private func weight(_ gram: [String]) -> Double {
    let sum = gram.reduce(0) { $0 + log(1 + (Double(count) + 0.5) / (Double(frequencies[$1] ?? 0) + 0.5)) }
    return sum / Double(gram.count)
  }

  /// Numbers and quotations, which have to stand in the source as they are.
  private func literals(of text: String) -> [String] {
    let words = GoldMatch.folded(text).split(separator: " ")
    var literals = words.filter { $0.contains(where: \.isNumber) }.map { word in
      String(word.drop { !$0.isNumber }.reversed().drop { !$0.isNumber }.reversed())
    }
    var isOpen = false
    for piece in GoldMatch.folded(text).split(
      omittingEmptySubsequences: false, whereSeparator: { "\"“”".contains($0) })
    {
      if isOpen, piece.split(separator: " ").count >= 3 { literals.append(String(piece)) }
      isOpen.toggle()
    }
    return literals
  }
}
