import Foundation
import GRDB
import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

/// Questions that fit several things in the data.
@Suite("Questions back") struct ClarificationTests {
  /// Orders whose customers may be named like cities, with two prices, and flights between airports.
  private static let script = """
    CREATE TABLE orders (order_id TEXT PRIMARY KEY, order_date TEXT, customer TEXT, city TEXT, list_price REAL,
      net_price REAL, sales REAL);
    INSERT INTO orders VALUES
      ('O1', '2024-01-05', 'Austin', 'Denver', 10, 8, 100), ('O2', '2024-02-05', 'Lewis Ltd', 'Austin', 20, 18, 40),
      ('O3', '2024-03-05', 'Acme', 'Austin', 30, 28, 70), ('O4', '2024-04-05', 'Acme', 'Boston', 25, 21, 55),
      ('O5', '2024-05-05', 'Twin', 'Twin', 5, 4, 11);
    """

  private func withAnalyst(_ body: (Analyst) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/shop.sqlite"
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: Self.script) }
    try queue.close()
    try body(
      Analyst(
        workspace: try Workspace.open(
          [path], options: WorkspaceOptions(), cancellation: CancellationFlag(), report: { _ in },
          progress: { _ in })))
  }

  @Test("a member of two columns is asked about, each meaning with its figure")
  func member() throws {
    try withAnalyst { analyst in
      let answer = analyst.answer(Question("sales of Austin")).answer
      #expect(answer.status == .clarify)
      let asked = try #require(answer.clarification)
      #expect(asked.term == "austin")
      #expect(Set(asked.options.map(\.label)) == ["customer Austin", "city Austin"])
      #expect(Set(asked.options.map(\.effect)) == ["100", "110"])
      #expect(asked.options.allSatisfy { !$0.meaning.isEmpty })
    }
  }

  @Test("a name of two columns is asked about")
  func column() throws {
    try withAnalyst { analyst in
      let asked = try #require(analyst.answer(Question("average price")).answer.clarification)
      #expect(Set(asked.options.map(\.label)) == ["list price", "net price"])
    }
  }

  @Test("best effort answers with the likeliest and says that it was not asked")
  func bestEffort() throws {
    try withAnalyst { analyst in
      let answer = analyst.answer(Question("sales of Austin"), options: AnalystOptions(isBestEffort: true))
        .answer
      #expect(answer.status == .answered)
      #expect(answer.trust == .unchecked)
      #expect(answer.checks.contains { !$0.passed && $0.detail.contains("2 ways") })
    }
  }

  @Test("a choice is taken again, and the answer says so")
  func remembered() throws {
    try withAnalyst { analyst in
      let first = try #require(analyst.answer(Question("sales of Austin")).answer.clarification)
      for option in first.options {
        var question = Question("sales of Austin")
        question.remembered = [RememberedChoice(term: first.term, meaning: option.meaning)]
        let answer = analyst.answer(question).answer
        #expect(answer.status == .answered)
        #expect(answer.plan == option.plan)
        #expect(answer.understanding?.defaults.contains { $0.hasSuffix("as you chose before") } == true)
      }
    }
  }

  @Test(
    "no question back where a word decides, where the meanings give the same rows, or where nothing is ambiguous",
    arguments: [
      "sales in Austin", "sales of customer Austin", "sales of Twin", "average list price", "sales by city",
      "how many orders are there?", "orders of Acme",
    ])
  func clear(_ text: String) throws {
    try withAnalyst { analyst in
      let answer = analyst.answer(Question(text)).answer
      #expect(answer.status == .answered, "\(answer.clarification?.options.map(\.label) ?? [])")
    }
  }
}
