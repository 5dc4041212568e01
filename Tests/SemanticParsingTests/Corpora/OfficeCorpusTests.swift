import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@Suite("Questions about rows that refer to their own table, and about bridges")
struct OfficeCorpusTests {
  static let lines = CorpusLine.read("offices.txt")

  @Test("a question reads as its plan", arguments: lines)
  func plan(line: CorpusLine) {
    let found: String =
      switch OfficeModel.reader.read(Question(line.question)) {
      case .interpretations(let found): found.first?.plan.text ?? "nothing"
      case .clarification(_, let likeliest): likeliest.first?.plan.text ?? "asked"
      case .refusal(_, let likeliest): "refused: " + (likeliest.first?.plan.text ?? "")
      }
    #expect(found == line.plan)
  }

  @Test("a plan of the corpus is valid", arguments: Set(lines.map(\.plan)).sorted())
  func validity(text: String) throws {
    let plan = try QueryPlan(parsing: text)
    #expect(plan.text == text)
    #expect(plan.problems(in: OfficeModel.model).isEmpty)
  }
}
