import QuerentCore

/// What a check may know of a question without reading it: its words, numbers and the phrases that bind an answer.
/// Deliberately not the reader's own grammar, so that the review does not repeat the reader's mistakes.
struct QuestionWords {
  /// Lower-case words and numbers in order.
  let words: [String]
  /// Words in quotation marks are names; phrases inside them bind nothing.
  let text: String

  init(_ question: String) {
    text = question
    var words: [String] = []
    var current = ""
    var isQuoted = false
    for character in question.lowercased() {
      if character == "\"" || character == "“" || character == "”" { isQuoted.toggle() }
      if !isQuoted, character.isLetter || character.isNumber || character == "." || character == "'" {
        current.append(character)
      } else if !current.isEmpty {
        words.append(Self.bare(current))
        current = ""
      }
    }
    if !current.isEmpty { words.append(Self.bare(current)) }
    self.words = words.filter { !$0.isEmpty }
  }

  private static func bare(_ word: String) -> String {
    var word = Substring(word)
    while let last = word.last, last == "." || last == "'" { word.removeLast() }
    while let first = word.first, first == "." || first == "'" { word.removeFirst() }
    return String(word)
  }

  /// Whether the words occur one after the other.
  func has(_ phrase: String...) -> Bool {
    phrase.contains { phrase in
      let wanted = phrase.split(separator: " ").map(String.init)
      guard wanted.count <= words.count else { return false }
      return (0...(words.count - wanted.count)).contains { Array(words[$0..<($0 + wanted.count)]) == wanted }
    }
  }

  /// Years from 1900 to 2099 that are named.
  var years: [Int] {
    words.compactMap { $0.count == 4 ? Int($0) : nil }.filter { (1900...2099).contains($0) }
  }

  /// "last quarter", "past 3 months", "yesterday": a period counted from today.
  var relativePeriod: String? {
    if let day = words.first(where: { ["yesterday", "today", "ytd", "mtd", "qtd"].contains($0) }) {
      return day
    }
    for (index, word) in words.enumerated()
    where ["last", "this", "previous", "past", "current"].contains(word) {
      var end = index + 1
      if end < words.count, Self.number(words[end]) != nil { end += 1 }
      guard end < words.count, Self.units.contains(words[end]) || Self.units.contains(words[end] + "s") else {
        continue
      }
      return words[index...end].joined(separator: " ")
    }
    return nil
  }

  private static let units: Set<String> = ["days", "weeks", "months", "quarters", "years"]

  /// N of "top 5", "the 5 largest", "bottom three".
  var wantedCount: Int? {
    for (index, word) in words.enumerated() where index + 1 < words.count {
      if Self.rankingWords.contains(word), let count = Self.number(words[index + 1]) { return count }
      if let count = Self.number(word), Self.superlatives.contains(words[index + 1]),
        index == 0 || words[index - 1] != "at"
      {
        return count
      }
    }
    return nil
  }

  private static let rankingWords: Set<String> = ["top", "bottom"]
  private static let superlatives: Set<String> = [
    "largest", "biggest", "highest", "best", "smallest", "lowest", "worst", "cheapest", "oldest", "youngest",
    "longest",
  ]
  private static let numberWords = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  static func number(_ word: String) -> Int? {
    Int(word) ?? numberWords.firstIndex(of: word).map { $0 + 1 }
  }

  /// The grain that the question names for a series: "by month", "monthly", "each quarter".
  var grain: TimeGrain? {
    let names: [(TimeGrain, [String], String)] = [
      (.day, ["day", "days"], "daily"), (.week, ["week", "weeks"], "weekly"),
      (.month, ["month", "months"], "monthly"),
      (.quarter, ["quarter", "quarters", "fiscal quarter"], "quarterly"),
      (.halfYear, ["half", "halves", "half year", "half years", "fiscal half"], "semiannual"),
      (.year, ["year", "years", "fiscal year", "fy"], "yearly"),
    ]
    for (grain, nouns, adverb) in names {
      if words.contains(adverb) { return grain }
      for noun in nouns where has("by \(noun)", "per \(noun)", "each \(noun)", "every \(noun)") {
        return grain
      }
    }
    return nil
  }
}
