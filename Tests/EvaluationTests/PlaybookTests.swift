import Foundation
import Retrieval
import Testing

@testable import Evaluation

private let searchPath = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
private let readsPDF = searchPath.contains {
  FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
}

/// Eighty questions over the sample playbooks, twenty of which they do not answer.
@Suite(
  "The sample playbooks are found and quoted", .serialized,
  .enabled(if: readsPDF, "needs pdftotext of poppler-utils"))
struct PlaybookTests {
  private static let top = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

  private static func open() throws -> (index: DocumentIndex, questions: [EvaluationQuestion]) {
    let index = try DocumentIndex(file: nil)
    let folder = DocumentSource(top.appending(path: "Playbooks"), label: "")
    _ = try index.update(folder, reader: DocumentReader(searchPath: searchPath))
    let file = top.appending(path: "Tests/RetrievalTests/Questions/playbooks.jsonl")
    return (index, try QuestionFile(try String(contentsOf: file, encoding: .utf8)).questions)
  }

  @Test("there are eighty questions, twenty without an answer, and every gold place exists")
  func questions() throws {
    let (index, questions) = try Self.open()
    #expect(questions.count == 80)
    #expect(questions.count { !$0.isAnswerable } == 20)
    let chunks = try index.documents().map(\.path)
    for gold in questions.flatMap(\.golds) {
      #expect(chunks.contains(gold.document), "\(gold.document) is not there")
      let held = try index.search(gold.evidence ?? "", limit: 200).contains {
        GoldMatch(gold: gold).holds($0)
      }
      #expect(held, "\(gold.document) does not have “\(gold.evidence ?? "")”")
    }
  }

  @Test("evidence is among the first five passages, and near their top")
  func passages() throws {
    let (index, questions) = try Self.open()
    let report = try RetrievalEvaluation(depth: 5).report(on: questions) { try index.search($0, limit: $1) }
    #expect(report.questions == 60)
    #expect(try #require(report["evidence_hit@5"]) >= 0.95, "\(report.misses)")
    #expect(try #require(report["mrr@5"]) >= 0.80)
    #expect(try #require(report["characters@5"]) <= 5_000)
    #expect(try #require(report["evidence_hit@5[pdf]"]) == 1)
  }

  @Test("quotations stand where the answer stands, and what the documents do not say is declined")
  func answers() throws {
    let (index, questions) = try Self.open()
    let report = try AnswerEvaluation().report(on: questions) { try index.answer($0) }
    #expect(try #require(report["citation_precision"]) >= 0.9, "\(report.misses)")
    #expect(try #require(report["abstention_recall"]) >= 0.8, "\(report.misses)")
    #expect(try #require(report["false_abstention"]) <= 0.1, "\(report.misses)")
    // Quotations are words of the documents.
    #expect(try #require(report["faithfulness_lex"]) >= 0.99)
  }
}
