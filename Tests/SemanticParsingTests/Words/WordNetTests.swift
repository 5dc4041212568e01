import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

/// A dictionary of a few words in WordNet's format, written for these tests.
@Suite("WordNet") struct WordNetTests {
  private struct Synset {
    var part: String
    var words: [String]
    /// Symbol, number of the synset it leads to, source and target word.
    var pointers: [(String, Int, Int, Int)] = []
  }

  private static let synsets = [
    Synset(part: "n", words: ["vendition", "sale", "gross_sale"]),
    Synset(part: "n", words: ["tallness", "height"]),
    Synset(part: "a", words: ["lofty(a)", "high"], pointers: [("=", 1, 0, 0)]),
    Synset(part: "n", words: ["precinct", "zone"]),
    Synset(part: "n", words: ["precinct", "region"]),
    Synset(part: "n", words: ["precinct", "third_thing"]),
    Synset(part: "n", words: ["precinct", "segment"]),
    Synset(part: "v", words: ["vend", "profit"]),
  ]

  static let dictionary: WordNet? = {
    var offsets: [Int] = []
    var data: [String: [UInt8]] = [:]
    let license = Array("  1 This stands for the licence at the head of the files.  \n".utf8)
    // sizes of lines do not depend on offsets, which have eight digits
    for synset in synsets {
      offsets.append((data[synset.part] ?? license).count)
      data[synset.part, default: license] += line(synset, offset: 0, offsets: [])
    }
    data = [:]
    for (synset, offset) in zip(synsets, offsets) {
      data[synset.part, default: license] += line(synset, offset: offset, offsets: offsets)
    }
    var files: [WordNet.PartOfSpeech: WordNet.Files] = [:]
    for part in WordNet.PartOfSpeech.allCases {
      var senses: [String: [Int]] = [:]
      for (synset, offset) in zip(synsets, offsets) where synset.part == part.rawValue {
        for word in synset.words { senses[String(word.prefix { $0 != "(" }), default: []].append(offset) }
      }
      guard let bytes = data[part.rawValue] else { continue }
      var index = license
      for (word, places) in senses.sorted(by: { $0.key < $1.key }) {
        let list = places.map(digits).joined(separator: " ")
        index += "\(word) \(part.rawValue) \(places.count) 2 @ ~ \(places.count) 0 \(list)  \n".utf8
      }
      files[part] = WordNet.Files(index: ReadOnlyBytes(index), data: ReadOnlyBytes(bytes))
    }
    return WordNet(files)
  }()

  private static func digits(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: 8 - text.count) + text
  }

  private static func line(_ synset: Synset, offset: Int, offsets: [Int]) -> [UInt8] {
    let words = synset.words.map { "\($0) 0" }.joined(separator: " ")
    let pointers = synset.pointers.map { symbol, target, from, to in
      "\(symbol) \(digits(offsets.isEmpty ? 0 : offsets[target])) n 0\(from)0\(to)"
    }
    let count = "00\(pointers.count)"
    return Array(
      ("\(digits(offset)) 04 \(synset.part) 0\(synset.words.count) "
        + ([words, count] + pointers).joined(separator: " ") + " | a gloss; \"an example\"  \n").utf8)
  }

  private static func words(_ lemma: String) -> [String] {
    (dictionary?.related(to: lemma) ?? []).map(\.word)
  }

  @Test("Words of the same meaning, those of several words left out")
  func synonyms() {
    #expect(Self.words("vendition") == ["sale"])
    #expect(Self.words("sale") == ["vendition"])
  }

  @Test("What an adjective is a measure of")
  func attributes() { #expect(Self.words("lofty") == ["high", "height", "tallness"]) }

  @Test("The first two senses only, the first one surest; verbs never")
  func senses() {
    #expect(Self.words("precinct") == ["zone", "region"])
    #expect(Self.words("vend").isEmpty)
    #expect(Self.words("unknown").isEmpty)
    #expect(Self.words("").isEmpty)
  }

  @Test("A word that only the dictionary knows is read, shown as an assumption, and less sure")
  func reading() throws {
    let dictionary = try #require(Self.dictionary)
    let with = QuestionReader(model: TradeModel.model, members: TradeModel.members, dictionary: dictionary)
    let reading = try Self.first(with.read(Question("total sales by precinct")))
    #expect(reading.plan.text == "sales by orders.region")
    #expect(reading.defaults.contains("\"precinct\" read as region"))
    let known = try Self.first(with.read(Question("total sales by region")))
    #expect(known.plan.text == "sales by orders.region")
    #expect(reading.confidence < known.confidence)
    #expect(!known.defaults.contains { $0.contains("read as region") })
  }

  @Test("Without a dictionary nothing changes, and names come before it")
  func absent() throws {
    let without = QuestionReader(model: TradeModel.model, members: TradeModel.members)
    let dictionary = try #require(Self.dictionary)
    let with = QuestionReader(model: TradeModel.model, members: TradeModel.members, dictionary: dictionary)
    for question in [
      "sales by region", "how many customers in Texas", "total profit in 2017", "top 3 products by sales",
    ] {
      #expect(with.read(Question(question)) == without.read(Question(question)), "\(question)")
    }
    let unread = try Self.first(without.read(Question("total sales by precinct")))
    #expect(!unread.defaults.contains { $0.contains("precinct") })
  }

  @Test("Files that are cut off or hold something else lead to no words", arguments: [0, 10, 60, 90, 130])
  func damaged(_ size: Int) {
    let garbage = [UInt8](String(repeating: "sale n x 9 1 2 zzz 99999999\n", count: 8).utf8.prefix(size))
    let files = WordNet.Files(index: ReadOnlyBytes(garbage), data: ReadOnlyBytes(garbage))
    #expect(WordNet([.noun: files])?.related(to: "sale").isEmpty == true)
  }

  private static func first(_ reading: Reading) throws -> Interpretation {
    switch reading {
    case .interpretations(let found), .clarification(_, let found), .refusal(_, let found):
      return try #require(found.first)
    }
  }
}
