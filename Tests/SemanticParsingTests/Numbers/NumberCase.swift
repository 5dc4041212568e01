import QuerentCore
import Testing

@testable import SemanticParsing

/// One line of the number corpus: `phrase | numbers`, with brackets around the words of each number. A number is
/// followed by `%`, `currency`, `ordinal` and `words` (not written in digits) as they apply.
struct NumberCase: Sendable, CustomTestStringConvertible {
  let line: String
  let phrase: String
  let marked: [String]
  let expected: String

  var testDescription: String { line }

  static func load(_ corpus: String) -> [NumberCase] {
    corpus.split(separator: "\n").map { NumberCase(String($0)) }
  }

  init(_ line: String) {
    let fields = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    precondition(fields.count == 2, "a corpus line has two fields: \(line)")
    var marked: [String] = []
    var phrase = ""
    var open: String?
    for character in fields[0] {
      switch character {
      case "[": open = ""
      case "]":
        marked.append(open ?? "")
        open = nil
      default:
        phrase.append(character)
        open?.append(character)
      }
    }
    self.line = line
    self.phrase = phrase
    self.marked = marked
    self.expected = String(fields[1].drop { $0 == " " })
  }

  static func text(_ number: NumberMention) -> String {
    var text = number.value == number.value.rounded() ? "\(Int64(number.value))" : "\(number.value)"
    if number.isPercent { text += " %" }
    if number.isCurrency { text += " currency" }
    if number.isOrdinal { text += " ordinal" }
    if !number.isDigits { text += " words" }
    return text
  }
}
