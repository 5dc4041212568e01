import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@Suite("Rates, durations and yes/no columns")
struct RentalCorpusTests {
  static let lines = CorpusLine.read("rentals.txt")

  @Test("a question reads as its plan", arguments: lines)
  func plan(line: CorpusLine) {
    let plan =
      switch RentalModel.reader.read(Question(line.question)) {
      case .interpretations(let found): found.first?.plan.text ?? "nothing"
      case .clarification(_, let likeliest): likeliest.first?.plan.text ?? "asked"
      case .refusal(_, let likeliest): "refused: " + (likeliest.first?.plan.text ?? "")
      }
    #expect(plan == line.plan)
  }

  @Test("a plan of the corpus is valid", arguments: Set(lines.map(\.plan)).sorted())
  func validity(text: String) throws {
    let plan = try QueryPlan(parsing: text)
    #expect(plan.text == text)
    #expect(plan.problems(in: RentalModel.model).isEmpty)
  }
}
