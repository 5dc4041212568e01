import Foundation
import QuerentCore
import Testing

@testable import Agent

/// The same question over the same data gives the same answer, whoever asks and how often.
@Suite("Determinism")
struct SameAnswerTests {
  @Test("two workspaces answer every corpus alike, and again in another order", arguments: SchemaCorpus.names)
  func alike(name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let corpus = try SchemaCorpus(name)
    let first = try corpus.open(in: folder + "/a")
    let second = try corpus.open(in: folder + "/b")
    let answers = corpus.lines.map { Self.answer($0.question, corpus, first) }
    for (line, answer) in zip(corpus.lines, answers).reversed() {
      #expect(Self.answer(line.question, corpus, second) == answer, "\(line.question)")
    }
  }

  /// Everything of an answer but its time and where the data lies.
  private static func answer(_ text: String, _ corpus: SchemaCorpus, _ analyst: Analyst) -> String {
    let answer = analyst.answer(
      Question(text, asOf: corpus.asOf), options: AnalystOptions(followUpCount: 0)
    ).answer
    let rows = answer.table?.rows ?? []
    return
      "\(answer.status) \(answer.plan ?? "") \(answer.sql) \(rows) \(answer.text) \(answer.confidence) \(answer.checks) "
      + "\(answer.caveats) \(answer.followUps) \(String(describing: answer.refusal)) \(String(describing: answer.clarification))"
  }
}
