import Foundation

/// BLEU (Papineni and others, ACL 2002) with sacreBLEU's tokens (`13a`) and exponential smoothing.
public enum Bleu {
  private typealias Word = [Unicode.Scalar]

  /// `bleu_score` of RAGAS: both texts are cut at ". ", and the first piece of the answer is measured against the pieces
  /// of the reference. Later pieces of the answer do not count there, and so not here.
  public static func score(_ response: String, _ reference: String) -> Double {
    let hypothesis = response.components(separatedBy: ". ")[0]
    return score(hypothesis, references: reference.components(separatedBy: ". ").filter { !$0.isEmpty })
  }

  /// One sentence against several references, up to four words in a row; 0…1.
  public static func score(_ hypothesis: String, references: [String]) -> Double {
    let words = tokens(of: hypothesis)
    let wanted = references.map(tokens)
    guard !words.isEmpty, !wanted.isEmpty else { return 0 }
    var smoothing = 1.0
    var logarithms = 0.0
    var someMatch = false
    for size in 1...4 {
      let counts = ngramCounts(words, size)
      let total = max(0, words.count - size + 1)
      // A sentence too short for four words in a row has no score.
      guard total > 0 else { return 0 }
      var most: [[Word]: Int] = [:]
      for reference in wanted { most.merge(ngramCounts(reference, size), uniquingKeysWith: max) }
      let correct = counts.reduce(0) { $0 + min($1.value, most[$1.key] ?? 0) }
      if correct > 0 {
        someMatch = true
        logarithms += log(Double(correct) / Double(total))
      } else {
        smoothing *= 2
        logarithms -= log(smoothing * Double(total))
      }
    }
    guard someMatch else { return 0 }
    let nearest =
      wanted.map(\.count).min { (abs($0 - words.count), $0) < (abs($1 - words.count), $1) } ?? 0
    let brevity = words.count < nearest ? exp(1 - Double(nearest) / Double(words.count)) : 1
    return brevity * exp(logarithms / 4)
  }

  /// The tokens of mteval-v13a, as sacreBLEU cuts them.
  private static func tokens(of text: String) -> [Word] {
    var text = text.replacingOccurrences(of: "<skipped>", with: "")
      .replacingOccurrences(of: "-\n", with: "").replacingOccurrences(of: "\n", with: " ")
    for (entity, character) in [("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")] {
      text = text.replacingOccurrences(of: entity, with: character)
    }
    var scalars: Word = [" "]
    for scalar in text.unicodeScalars {
      if isMark(scalar) { scalars += [" ", scalar, " "] } else { scalars.append(scalar) }
    }
    scalars.append(" ")
    func isPoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," }
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    scalars = replaced(scalars) { !isDigit($0) && isPoint($1) ? [$0, " ", $1, " "] : nil }
    scalars = replaced(scalars) { isPoint($0) && !isDigit($1) ? [" ", $0, " ", $1] : nil }
    scalars = replaced(scalars) { isDigit($0) && $1 == "-" ? [$0, " ", $1, " "] : nil }
    return scalars.split(whereSeparator: \.properties.isWhitespace).map(Array.init)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "{"..."~", "["..."`", " "..."&", "("..."+", ":"..."@", "/": true
    default: false
    }
  }

  /// Neighbours are looked at two by two from the left; a pair that is replaced is not looked at again.
  private static func replaced(
    _ scalars: Word, _ replacement: (Unicode.Scalar, Unicode.Scalar) -> Word?
  ) -> Word {
    var result: Word = []
    var place = 0
    while place < scalars.count {
      if place + 1 < scalars.count, let pair = replacement(scalars[place], scalars[place + 1]) {
        result += pair
        place += 2
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return result
  }
}
