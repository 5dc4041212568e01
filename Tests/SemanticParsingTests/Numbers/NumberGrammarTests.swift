import QuerentCore
import Testing

@testable import SemanticParsing

@Suite("Number grammar")
struct NumberGrammarTests {
  @Test("reads the corpus", arguments: NumberCase.load(NumberCorpus.all))
  func corpus(_ example: NumberCase) {
    let tokens = Tokenizer.tokens(of: example.phrase)
    let bytes = Array(example.phrase.utf8)
    let readings = NumberGrammar.mentions(in: tokens)
    let words = readings.map { reading in
      let start = tokens[reading.tokens.lowerBound].span.start
      return String(decoding: bytes[start..<tokens[reading.tokens.upperBound - 1].span.end], as: UTF8.self)
    }
    #expect(readings.map { NumberCase.text($0.number) }.joined(separator: " ; ") == example.expected)
    #expect(words == example.marked)
  }

  @Test("every number up to 9,999 is read back from its words")
  func spelledNumbers() {
    for value in 0...9999 {
      let readings = NumberGrammar.mentions(in: Tokenizer.tokens(of: Self.words(value)))
      #expect(readings.map(\.number.value) == [Double(value)], "\(Self.words(value))")
    }
  }

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  /// British spelling: `two thousand and seven`, `three hundred and forty-one`.
  private static func words(_ value: Int) -> String {
    switch value {
    case ..<20: small[value]
    case ..<100: tens[value / 10] + (value % 10 == 0 ? "" : "-" + small[value % 10])
    case ..<1000: small[value / 100] + " hundred" + (value % 100 == 0 ? "" : " and " + words(value % 100))
    default:
      small[value / 1000] + " thousand"
        + (value % 1000 == 0 ? "" : (value % 1000 < 100 ? " and " : " ") + words(value % 1000))
    }
  }
}
