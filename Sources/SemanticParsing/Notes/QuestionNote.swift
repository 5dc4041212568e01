import QuerentCore
import SemanticLayer

/// What a note that comes with a question asks: how texts are compared, what terms mean, what a missing value stands
/// for. Sentences that ask nothing of the kind are kept, so that the answer can say they were not used.
struct QuestionNote: Hashable {
  /// How texts are compared with the words of the question.
  enum Matching: Hashable { case contains, exact, withoutCase }

  /// A way to compare, for columns that one of the words names; without words for all texts.
  struct MatchingRule: Hashable {
    var matching: Matching
    var words: Set<String>
    var text: String
  }

  /// A column that is empty when something has not happened: `left_on` "for staff who have not left".
  struct Absence: Hashable {
    var column: String
    var words: [String]
    var text: String
  }

  var matching: [MatchingRule] = []
  var definitions: [Definition] = []
  var absences: [Absence] = []
  /// The sentence that asks for no repetitions.
  var distinct: String?
  var unread: [String] = []

  init(_ text: String) {
    for sentence in Self.sentences(of: text) { read(sentence) }
  }

  private mutating func read(_ sentence: String) {
    let lower = sentence.lowercased()
    let words = Tokenizer.tokens(of: sentence)
    if let rule = Self.matchingRule(sentence, words) {
      matching.append(rule)
    } else if lower.contains("duplicate") || lower.contains("distinct") || lower.contains("unique rows") {
      distinct = sentence
    } else if let absence = Self.absence(sentence) {
      absences.append(absence)
    } else if let definition = Self.definition(sentence) {
      definitions.append(definition)
    } else {
      unread.append(sentence)
    }
  }

  // MARK: Sentences

  /// Lines and sentences; a point inside a name such as `orders.total` ends none.
  private static func sentences(of text: String) -> [String] {
    var found: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var current = ""
      let characters = Array(line)
      for (index, character) in characters.enumerated() {
        let isEnd =
          (character == "." || character == ";")
          && (index + 1 == characters.count || characters[index + 1] == " ")
        if isEnd {
          found.append(current)
          current = ""
        } else {
          current.append(character)
        }
      }
      found.append(current)
    }
    return found.map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
  }

  // MARK: Matching

  private static func matchingRule(_ sentence: String, _ tokens: [Token]) -> MatchingRule? {
    let words = tokens.map(\.lower)
    let opens = ["match", "filter", "compare", "use", "strings", "string", "always", "must"]
    guard words.contains(where: { opens.contains($0) }) else { return nil }
    let lower = sentence.lowercased()
    let matching: Matching
    if words.contains("like") || lower.contains("wildcard") || lower.contains("partial match")
      || lower.contains("substring")
    {
      matching = .contains
    } else if lower.contains("exact") {
      matching = .exact
    } else if lower.contains("insensitiv") || lower.contains("ignoring case") || lower.contains("upper-case")
      || lower.contains("upper case") || lower.contains("lowercase")
    {
      matching = .withoutCase
    } else {
      return nil
    }
    return MatchingRule(
      matching: matching, words: Set(tokens.map(\.lemma)).subtracting(general), text: sentence)
  }

  /// Words of such sentences that name no column.
  private static let general: Set<String> = {
    let text = """
      always filter match matching compare string text value name names all any every other the a an of for in on \
      and or use using by with without case insensitive insensitively sensitive exact exactly upper lower wildcard \
      operator percent sign like partial should be must you when do not also only column field , - % . ( )
      """
    return Set(text.split(separator: " ").map(String.init)).union(["when", "eg", "e.g", "such", "as"])
  }()

  // MARK: Terms

  private static func absence(_ sentence: String) -> Absence? {
    let words = sentence.split(separator: " ").map { $0.lowercased() }
    guard words.count >= 5, words[1] == "is", words[2] == "null" || words[2] == "empty",
      ["for", "when", "if", "where"].contains(words[3]), words.contains("not") || words.contains("no")
    else { return nil }
    let rest = words.dropFirst(4).joined(separator: " ")
    let content = Tokenizer.tokens(of: rest).filter {
      $0.isWord && !Stopwords.contains($0.lower) && !["not", "no", "their", "have", "has"].contains($0.lower)
    }
    return content.isEmpty
      ? nil : Absence(column: words[0], words: content.map(\.lemma), text: sentence)
  }

  /// `X = Y`, `X is defined as Y`, `X means Y`, `To get X, sum Y`, `To calculate X, divide A by B`.
  private static func definition(_ sentence: String) -> Definition? {
    for link in [
      " = ", " is defined as ", " are defined as ", " is calculated as ", " is calculated by ",
      " is computed as ", " refers to ", " refer to ", " means ", " stands for ",
    ] {
      guard let parts = sentence.parted(at: link) else { continue }
      return made(parts.before, parts.after)
    }
    let lower = sentence.lowercased()
    for opening in ["to calculate ", "to compute ", "to get ", "to find "] where lower.hasPrefix(opening) {
      let rest = String(sentence.dropFirst(opening.count))
      guard let parts = rest.parted(at: ", ") else { continue }
      return made(parts.before, parts.after)
    }
    return nil
  }

  private static func made(_ term: String, _ meaning: String) -> Definition? {
    var words = term.split(separator: " ").map(String.init)
    while let first = words.first, ["the", "a", "an", "total"].contains(first.lowercased()), words.count > 1 {
      if first.lowercased() == "total", words.count < 3 { break }
      words.removeFirst()
    }
    var meaning = String(meaning.trimmingSpaces)
    for opening in ["use ", "the ", "take "] where meaning.lowercased().hasPrefix(opening) {
      meaning = String(meaning.dropFirst(opening.count))
    }
    let lower = meaning.lowercased()
    if lower.hasPrefix("divide "), let parts = meaning.dropped("divide ".count).parted(at: " by ") {
      meaning = "\(parts.before) / \(parts.after)"
    } else if lower.hasPrefix("sum ") || lower.hasPrefix("add up ") {
      let rest = meaning.dropped(lower.hasPrefix("sum ") ? 4 : 7)
      meaning = "sum(\(rest.hasPrefix("of ") ? rest.dropped(3) : rest))"
    } else if lower.hasPrefix("count ") {
      meaning = "count(\(meaning.dropped(6)))"
    }
    guard !words.isEmpty, words.count <= 6, !meaning.isEmpty else { return nil }
    return Definition(term: words.joined(separator: " "), meaning: meaning)
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: SubSequence {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" || first == "-" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" || last == "." { text.removeLast() }
    return text
  }
}

extension String {
  fileprivate func dropped(_ count: Int) -> String { String(dropFirst(count)) }

  /// The texts on both sides of the first place a text occurs, whatever its case.
  fileprivate func parted(at separator: String) -> (before: String, after: String)? {
    let text = Array(self)
    let wanted = Array(separator)
    guard text.count > wanted.count else { return nil }
    for start in 0...(text.count - wanted.count)
    where zip(text[start...], wanted).allSatisfy({ $0.lowercased() == $1.lowercased() }) {
      return (String(text[..<start]), String(text[(start + wanted.count)...]))
    }
    return nil
  }
}
