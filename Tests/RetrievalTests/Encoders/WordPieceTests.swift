import Foundation
import Testing

@testable import Retrieval

@Suite("Texts are cut into pieces as BERT's reference implementation cuts them")
struct WordPieceTests {
  struct Case: Decodable, CustomTestStringConvertible {
    var text: String
    var pieces: [String]
    var testDescription: String { text.isEmpty ? "nothing" : String(text.prefix(30)) }
  }

  static let cases: [Case] = (try? Fixtures.decoded("wordpiece.json")) ?? []
  static let special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]

  /// The pieces of all cases. Longer ones of the whole vocabulary that fit nowhere change nothing.
  private static func tokenizer() throws -> (WordPieceTokenizer, [String]) {
    var names = special
    for piece in cases.flatMap(\.pieces) where !names.contains(where: { $0.utf8.elementsEqual(piece.utf8) }) {
      names.append(piece)
    }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { (Array($1.utf8), $0) })
    return (try WordPieceTokenizer(pieces: places, isUncased: true, path: "names"), names)
  }

  @Test("pieces are those of the reference, which wrote the cases down", arguments: cases)
  func reference(_ item: Case) throws {
    let (tokenizer, names) = try Self.tokenizer()
    let numbers = tokenizer.numbers(of: item.text, limit: 1_000)
    #expect(numbers.dropFirst().dropLast().map { names[$0] } == item.pieces)
    #expect(numbers.first == 2 && numbers.last == 3)
  }

  @Test("there are cases of every kind")
  func enough() {
    #expect(Self.cases.count > 20)
  }

  @Test("what goes beyond the limit is cut off, and the end still stands")
  func limit() throws {
    let (tokenizer, _) = try Self.tokenizer()
    let text = String(repeating: "policy ", count: 50)
    #expect(tokenizer.numbers(of: text, limit: 10).count == 10)
    #expect(tokenizer.numbers(of: text, limit: 10).last == tokenizer.end)
    #expect(tokenizer.numbers(of: "", limit: 2) == [tokenizer.start, tokenizer.end])
  }

  @Test("a vocabulary is read from tokenizer.json where there is no vocab.txt, and its absence is said")
  func files() throws {
    try Fixtures.inTemporaryFolder { folder in
      #expect(throws: EncoderProblem.noVocabulary(folder: folder.relativePath)) {
        try WordPieceTokenizer(folder: folder)
      }
      let json =
        #"{"model": {"vocab": {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "Refund": 3}}, "normalizer": {"lowercase": false}}"#
      try Data(json.utf8).write(to: folder.appending(path: "tokenizer.json"))
      #expect(try WordPieceTokenizer(folder: folder).numbers(of: "Refund refund", limit: 9) == [0, 3, 2, 1])
      try Data("[CLS]\r\n[SEP]\r\nrefund\r\n".utf8).write(to: folder.appending(path: "vocab.txt"))
      let problem = #expect(throws: EncoderProblem.self) { try WordPieceTokenizer(folder: folder) }
      #expect(problem?.message.contains("[UNK]") == true)
    }
  }
}
