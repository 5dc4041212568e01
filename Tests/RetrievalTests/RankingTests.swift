import Foundation
import GRDB
import SeededRandom
import Testing

@testable import Retrieval

@Suite("Lists of scores are cut, scaled and joined")
struct RankingTests {
  @Test(
    "the largest values are those that sorting gives, equal ones in their order", arguments: [1, 7, 50, 400])
  func selection(count: Int) {
    var random = SplitMix64(seed: 7)
    let values = (0..<300).map { _ in Float(random.next() % 40) / 40 - 0.3 }
    let sorted = values.indices.sorted { (values[$0], $1) > (values[$1], $0) }.prefix(count)
    #expect(Selection.largest(values, count) == Array(sorted))
    #expect(Selection.largest([], count).isEmpty)
    #expect(Selection.largest([0.5, 0.5, 0.5], 2) == [0, 1])
  }

  @Test("scores are divided by the best and added by share")
  func fusion() {
    let scaled = RankedList.scaled([1: 4, 2: 1, 3: -2])
    #expect(scaled == [1: 1, 2: 0.25, 3: 0])
    #expect(RankedList.scaled([1: -1]).isEmpty)
    let sum = RankedList.sum(scaled, [2: 1, 4: 0.5], share: 0.5)
    #expect(sum == [1: 0.5, 2: 0.625, 3: 0, 4: 0.25])
    #expect(RankedList.best(sum, 2).map(\.id) == [2, 1])
  }

  private func table(_ rows: [[Float]]) -> VectorTable {
    var table = VectorTable(stride: 1)
    for (index, row) in rows.enumerated() { table.append(Int64(index * 10), [Self.vector(row)]) }
    return table
  }

  private static func vector(_ values: [Float]) -> SIMD8<Float> {
    var vector = SIMD8<Float>.zero
    for (index, value) in values.enumerated() { vector[index] = value }
    return vector
  }

  @Test("a vector is found by its number, and cosines are dot products")
  func rows() {
    let table = table([[1, 0], [0, 1], [0.6, 0.8]])
    #expect(table.row(of: 20) == 2 && table.row(of: 0) == 0)
    #expect(table.row(of: 5) == nil && table.row(of: 30) == nil)
    let query = [Self.vector([0, 1])]
    #expect(table.cosines(with: query) == [0, 1, 0.8])
    #expect(table.cosine(ofRow: 2, with: query) == 0.8)
  }

  @Test("feedback brings up what is like the best passages and not like the question")
  func feedback() {
    // The question shares a direction with the first row only; the second is like the first, the third like neither.
    let table = table([[0.6, 0.8], [0, 1], [0, 0, 1]])
    var weights = DocumentIndex.SearchWeights()
    weights.feedbackDepth = 1
    let search = VectorSearch(table: table, weights: weights, share: 0.5)
    let found = search.joined([:], query: [Self.vector([1])])
    #expect((found.scores[10] ?? 0) > 0.1)
    #expect(found.scores[20] == 0)
    // What a passage is told to be near is the question itself.
    #expect(found.cosines == [0: 0.6, 10: 0, 20: 0])
    weights.feedback = 0
    #expect(
      VectorSearch(table: table, weights: weights, share: 0.5).joined([:], query: [Self.vector([1])]).scores[
        10] == 0)
  }

  @Test("words side by side in the question count for more where they stand side by side")
  func phrases() throws {
    let index = try DocumentIndex(file: nil)
    let texts = [
      "The credit of a note is short.", "A short credit note is sent to the buyer.",
    ]
    let fill = [
      "Buyers pay.", "Rates rise.", "Tickets close.", "Boxes ship.", "People rest.", "Phones ring.",
    ]
    try index.add(
      (texts + fill).enumerated().map { number, text in
        SourceDocument(
          path: "\(number).md", title: nil, blocks: [.init(.prose, lines: [.init(text, number: 1)])])
      }, source: "texts")
    var weights = DocumentIndex.SearchWeights()
    weights.phrases = 0
    #expect(try index.search("credit note", limit: 1, weights: weights).first?.chunk.path == "0.md")
    #expect(try index.search("credit note", limit: 1).first?.chunk.path == "1.md")
  }

  @Test("a large index is asked for the rarest words of a question, a small one for all")
  func tellingWords() throws {
    let index = TermIndex(
      vocabulary: ["flow": 0, "wing": 1, "shock": 2],
      inverseFrequency: [0.6, 0.1, 0.01].map { 1 - Float(log($0)) })
    #expect(abs(index.share(of: "wing") - 0.1) < 1e-4 && index.share(of: "unheard") == 0)
    try DocumentIndex(file: nil).queue.read { database in
      let text = try SearchText(database)
      let words = ["flow", "shock", "wings", "unheard"]
      let small = try TellingWords(words, text, index, chunks: 1_000, limit: 2_000)
      #expect(small.words == words && small.pairs.count == 3)
      let large = try TellingWords(words, text, index, chunks: 10_000, limit: 2_000)
      #expect(large.words == ["shock", "wings", "unheard"])
      let huge = try TellingWords(words, text, index, chunks: 100_000, limit: 2_000)
      #expect(huge.words == ["shock", "unheard"])
      #expect(huge.pairs.map { $0.0 } == ["flow", "shock", "wings"])
      #expect(try TellingWords(["flow"], text, index, chunks: 100_000, limit: 2_000).words == ["flow"])
    }
  }
}
