import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@Suite("Sets, counts of things and comparison with one of them")
struct SetCorpusTests {
  static let lines = CorpusLine.read("sets.txt")

  @Test("a question reads as its plan", arguments: lines)
  func plan(line: CorpusLine) throws {
    let reading = TradeModel.reader.read(Question(line.question))
    guard case .interpretations(let found) = reading else {
      Issue.record("not read: \(reading)")
      return
    }
    #expect(found.first?.plan.text == line.plan)
    #expect(try QueryPlan(parsing: line.plan).problems(in: TradeModel.model).isEmpty)
  }
}
