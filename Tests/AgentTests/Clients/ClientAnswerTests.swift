import Agent
import Foundation
import QuerentCore
import Retrieval
import SemanticLayer
import Storage
import Testing

@Suite("Meeting a client")
struct ClientAnswerTests {
  private static let playbooks = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Playbooks")

  private func answer(_ question: String, hasPlaybooks: Bool = true) throws -> Answer {
    let company = try Company.opened.get()
    guard hasPlaybooks else { return Analyst(workspace: company).answer(Question(question)).answer }
    let library = DocumentLibrary(
      file: nil, standing: [DocumentSource(Self.playbooks)],
      reader: DocumentReader(searchPath: ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"]))
    return Analyst(workspace: company.reading(DocumentShelf(library))).answer(Question(question)).answer
  }

  private func fact(_ label: String, _ answer: Answer) -> String? {
    answer.facts.first { $0.label == label }?.text
  }

  @Test("facts of the client are joined with the sentences that apply to them")
  func pitch() throws {
    let answer = try answer(
      "I meet TechGiant tomorrow: based on their spend and industry, what should I pitch?")
    #expect(answer.status == .answered && answer.trust == .checked)
    #expect(fact("industry", answer) == "Software" && fact("account manager", answer) == "Elena Vasquez")
    let reasons = Dictionary(
      answer.citations.map { ($0.quote.prefix(20), $0.reason ?? "") }, uniquingKeysWith: { first, _ in first }
    )
    #expect(reasons["Software and Finance"]?.hasPrefix("industry: Software") == true)
    #expect(reasons["A customer who spent"]?.contains("more than $100,000.00") == true)
    #expect(
      !answer.citations.contains { $0.quote.hasPrefix("Healthcare") || $0.quote.hasPrefix("Manufacturing") })
    #expect(Set(answer.trace.map(\.name)) == ["lookup_client", "search_playbooks"])
  }

  @Test("every figure is what the statements of the data give")
  func figures() throws {
    let answer = try answer("brief me on TechGiant")
    let store = try Company.opened.get().store
    let spend = try store.run(
      SQLQuery(
        text: """
          SELECT sum(sales) FROM orders WHERE customer_id = 'C1001' AND order_date >= '2025-10-01'
          AND order_date < '2026-10-01'
          """), limits: ExecutionLimits(), cancellation: CancellationFlag())
    let value = try #require(spend.rows.first?.first?.number)
    #expect(fact("sales, last four quarters", answer) == "$" + FigureFormat.number(value, decimals: 2))
    // the statement of the answer gives its table
    let again = try store.run(
      SQLQuery(text: try #require(answer.sql.last)), limits: ExecutionLimits(),
      cancellation: CancellationFlag())
    #expect(again.rows == answer.table?.rows)
  }

  @Test("a client that buys much less is not pitched anything before the reason is known")
  func decline() throws {
    let answer = try answer("what should I pitch to Ibex Logistics?")
    #expect(answer.citations.first?.quote.contains("not pitched anything new") == true)
    #expect(answer.citations.first?.reason?.hasPrefix("fell by 40.4%") == true)
  }

  @Test("a misspelt name is corrected and the correction shown")
  func misspelt() throws {
    let answer = try answer("I meet TechGaint tomorrow")
    #expect(answer.understanding?.corrections == ["\"TechGaint\" read as TechGiant"])
  }

  @Test("a name that fits several clients is asked back, each choice a whole question")
  func several() throws {
    let answer = try answer("I meet Granite tomorrow, what should I pitch?")
    #expect(answer.status == .clarify)
    let options = try #require(answer.clarification?.options)
    #expect(options.count > 1)
    for option in options {
      #expect(option.question == "I meet \(option.label) tomorrow, what should I pitch?")
    }
  }

  @Test("a client that is none is refused with the nearest names")
  func unknown() throws {
    let answer = try answer("I meet Tech Gigant Holding tomorrow: what should I pitch?")
    #expect(answer.status == .refused && answer.refusal?.code == .missingData)
    #expect(answer.refusal?.closest.isEmpty == false)
    let stranger = try self.answer("I have a meeting with Qqqwxyz tomorrow")
    #expect(stranger.status == .refused && stranger.refusal?.why.contains("Qqqwxyz") == true)
  }

  @Test("without playbooks the facts are told and the missing advice is said")
  func noPlaybooks() throws {
    let answer = try answer("what should I pitch to TechGiant?", hasPlaybooks: false)
    #expect(!answer.facts.isEmpty && answer.citations.isEmpty)
    #expect(answer.caveats.contains { $0.contains("no playbooks") })
  }

  @Test(
    "figures of a client are answered as before",
    arguments: ["sales of TechGiant last quarter", "who is the account manager of TechGiant?"])
  func figuresAsBefore(question: String) throws {
    let answer = try answer(question)
    #expect(answer.facts.isEmpty && answer.plan != nil)
  }
}
