import Agent
import Foundation
import QuerentCore
import Retrieval
import Testing

@Suite("Questions that the playbooks answer")
struct DocumentAnswerTests {
  /// The playbooks that come with the program.
  private static let playbooks = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Playbooks")

  private func answer(_ question: String) throws -> Answer {
    let library = DocumentLibrary(
      file: nil, standing: [DocumentSource(Self.playbooks)],
      reader: DocumentReader(searchPath: ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"]))
    let workspace = try Company.opened.get().reading(DocumentShelf(library))
    return Analyst(workspace: workspace).answer(Question(question)).answer
  }

  @Test("a policy is quoted with its file and line")
  func quotation() throws {
    let answer = try answer("what is our policy on discussing next year's pricing?")
    #expect(answer.status == .answered && answer.trust == .checked)
    #expect(answer.citations.first?.place == "Playbooks/pricing-policy.md:21")
    #expect(answer.citations.first?.quote.hasPrefix("We do not discuss next year's list prices") == true)
    #expect(answer.trace.map(\.name) == ["search_playbooks"])
  }

  @Test("the steps of a runbook are quoted in their order")
  func steps() throws {
    let answer = try answer("what do we do when a payment was refunded twice?")
    #expect(answer.citations.count == 4)
    #expect(answer.citations.map(\.line) == answer.citations.map(\.line).sorted())
  }

  @Test("what the playbooks do not say is refused with the nearest sections")
  func refusal() throws {
    let answer = try answer("what is our policy on parental leave?")
    #expect(answer.status == .refused && answer.citations.isEmpty)
    #expect(answer.refusal?.why.hasPrefix("The playbooks do not say.") == true)
    #expect(answer.refusal?.closest.isEmpty == false)
  }

  @Test("documents that disagree are shown side by side with a caveat")
  func disagreement() throws {
    let answer = try answer("what is the rule for the volume discount: how much did customers have to buy?")
    #expect(Set(answer.citations.map(\.path)).count > 1 ? !answer.caveats.isEmpty : true)
  }

  @Test("a question about figures is answered from the data")
  func figures() throws {
    let answer = try answer("what is our average deal size?")
    #expect(answer.citations.isEmpty && answer.plan != nil)
  }
}
