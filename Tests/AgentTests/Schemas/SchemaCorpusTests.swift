import Foundation
import QuerentCore
import Testing

@testable import Agent

/// How well questions are read over databases nobody tuned anything for.
///
/// `RECORD_SCHEMAS=1 swift test --filter SchemaCorpusTests` sorts the lines anew into right and known wrong, and fails.
@Suite("Other schemas")
struct SchemaCorpusTests {
  @Test("no fewer questions are read right than when the corpora were recorded")
  func ratchet() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var right = 0
    var floor = 0
    var lost: [String] = []
    var summary: [String] = []
    for name in SchemaCorpus.names {
      let corpus = try SchemaCorpus(name)
      let analyst = try corpus.open(in: folder)
      let options = AnalystOptions(followUpCount: 0)
      let isRight = corpus.lines.map { line in
        let answer = analyst.answer(Question(line.question, asOf: corpus.asOf), options: options).answer
        return corpus.isRight(line, answer, analyst)
      }
      for (line, isRight) in zip(corpus.lines, isRight) where !isRight && !line.isKnownWrong {
        lost.append("\(name): \(line.question)")
      }
      let found = isRight.count { $0 }
      right += found
      floor += corpus.lines.count { !$0.isKnownWrong }
      summary.append("\(name) \(found)/\(corpus.lines.count)")
      if ProcessInfo.processInfo.environment["RECORD_SCHEMAS"] != nil {
        try corpus.record(isRight)
        Issue.record("recorded \(name): \(found) of \(corpus.lines.count)")
      }
    }
    #expect(
      right >= floor,
      "\(right) right, \(floor) before (\(summary.joined(separator: ", "))). Lost:\n\(lost.joined(separator: "\n"))"
    )
  }

  @Test("every statement of the corpora runs, and has rows to tell a right answer by")
  func statements() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in SchemaCorpus.names {
      let corpus = try SchemaCorpus(name)
      let analyst = try corpus.open(in: folder)
      #expect(corpus.lines.count >= 15)
      #expect(Set(corpus.lines.map(\.question)).count == corpus.lines.count)
      for line in corpus.lines {
        let rows = analyst.run(sql: line.gold).answer.table?.rows ?? []
        #expect(!rows.isEmpty, "\(name): \(line.gold)")
      }
    }
  }
}
