import Foundation
import QuerentCore
import SemanticParsing
import Testing

@testable import Agent

/// Whatever is asked, the outcome is an answer, a question back or a refusal with its reason; nothing crashes, nothing
/// is written.
@Suite("Hostile questions")
struct HostileQuestionTests {
  private static let folder = FileManager.default.temporaryDirectory.appending(
    path: "querent-hostile-\(UUID().uuidString)"
  ).path
  private static let analyst = Result { try SchemaCorpus("broker").open(in: folder) }

  @Test("ten thousand random texts are read", arguments: 0..<10)
  func read(batch: Int) throws {
    let reader = try Self.analyst.get().workspace.reader
    var texts = HostileText(seed: UInt64(batch), model: try Self.analyst.get().workspace.model)
    for _ in 0..<1000 {
      switch reader.read(Question(texts.next())) {
      case .interpretations(let found): #expect(!found.isEmpty)
      case .clarification(let choice, _): #expect(choice.options.count > 1)
      case .refusal(let refusal, _): #expect(!refusal.why.isEmpty)
      }
    }
  }

  @Test("random texts are answered, asked back or refused, and change nothing")
  func answered() throws {
    let analyst = try Self.analyst.get()
    let path = Self.folder + "/broker.sqlite"
    let before = try Data(contentsOf: URL(filePath: path))
    var texts = HostileText(seed: 99, model: analyst.workspace.model)
    for _ in 0..<300 {
      let text = texts.next()
      let answer = analyst.answer(Question(text), options: AnalystOptions(followUpCount: 0)).answer
      #expect(answer.status != .error, "\(text.debugDescription): \(answer.failure?.summary ?? "")")
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: Self.folder).allSatisfy { $0.hasPrefix("broker") })
  }

  @Test(
    "a text longer than any question is refused with the limit",
    arguments: [
      String(repeating: "total amount by sector ", count: 50_000), String(repeating: "(", count: 1 << 20),
      String(repeating: "x", count: 1 << 20), String(repeating: "\u{301}", count: 1 << 19),
      String(repeating: "9", count: 1 << 20), String(repeating: "\u{0}", count: 1 << 20),
    ])
  func long(text: String) throws {
    let answer = try Self.analyst.get().answer(Question(text)).answer
    #expect(answer.status == .refused)
    #expect(answer.refusal?.code == .notSupported)
    #expect(answer.refusal?.why.contains("\(QuestionReader.longestQuestion)") == true)
  }

  @Test("the longest text that is read has an outcome, however it is made up")
  func longest() throws {
    let analyst = try Self.analyst.get()
    for piece in [
      "(", "top 5 ", "and ", "2024 ", "amount ", "a ", "é", "\"", "by sector ", "last month ", "1,",
    ] {
      let text = String(repeating: piece, count: QuestionReader.longestQuestion / piece.utf8.count)
      #expect(analyst.answer(Question(text)).answer.status != .error, "\(piece)")
    }
  }
}
