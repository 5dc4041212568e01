import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@Suite("Questions that list, rank and compare things")
struct ListingCorpusTests {
  static let lines = CorpusLine.read("listings.txt")

  @Test("a question reads as its plan", arguments: lines)
  func plan(line: CorpusLine) {
    let reading = FerryModel.reader.read(Question(line.question))
    #expect(Self.plan(of: reading) == line.plan)
  }

  @Test("a plan of the corpus is valid", arguments: Set(lines.map(\.plan)).sorted())
  func validity(text: String) throws {
    let plan = try QueryPlan(parsing: text)
    #expect(plan.text == text)
    #expect(plan.problems(in: FerryModel.model).isEmpty)
  }

  /// The plan that is answered, or that of the best reading when the reader would rather ask.
  private static func plan(of reading: Reading) -> String {
    switch reading {
    case .interpretations(let found): found.first?.plan.text ?? "nothing"
    case .clarification(_, let likeliest): likeliest.first?.plan.text ?? "asked"
    case .refusal(_, let likeliest): "refused: " + (likeliest.first?.plan.text ?? "")
    }
  }
}
