/// ROUGE (Lin, "ROUGE: a package for automatic evaluation of summaries", 2004) as the Python package `rouge_score` counts it:
/// lower case, letters a–z and digits, words over three letters stemmed.
public enum Rouge {
  /// What is counted.
  public enum Kind: String, CaseIterable, Sendable {
    /// Words.
    case rouge1
    /// The longest common subsequence of words.
    case rougeL
  }

  /// Each from 0 to 1.
  public struct Score: Hashable, Sendable {
    public var precision: Double
    public var recall: Double
    public var fmeasure: Double {
      precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }
  }

  /// How much of the reference the answer has.
  public static func score(_ response: String, _ reference: String, _ kind: Kind = .rougeL) -> Score {
    let answer = words(of: response)
    let wanted = words(of: reference)
    guard !answer.isEmpty, !wanted.isEmpty else { return Score(precision: 0, recall: 0) }
    let common = Double(kind == .rouge1 ? overlap(answer, wanted) : longestCommon(answer, wanted))
    return Score(precision: common / Double(answer.count), recall: common / Double(wanted.count))
  }

  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.map { $0.utf8.count > 3 ? PorterStemmer.stem($0) : $0 }
  }

  private static func overlap(_ first: [String], _ second: [String]) -> Int {
    var counts = Dictionary(first.map { ($0, 1) }, uniquingKeysWith: +)
    return second.count { word in
      guard let left = counts[word], left > 0 else { return false }
      counts[word] = left - 1
      return true
    }
  }

  private static func longestCommon(_ first: [String], _ second: [String]) -> Int {
    var row = [Int](repeating: 0, count: second.count + 1)
    for word in first {
      var diagonal = 0
      for (column, other) in second.enumerated() {
        let above = row[column + 1]
        row[column + 1] = word == other ? diagonal + 1 : max(above, row[column])
        diagonal = above
      }
    }
    return row[second.count]
  }
}
