import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

/// Words that ask for arithmetic elsewhere are names of columns here.
@Suite("Columns named like arithmetic")
struct ArithmeticWordsAsColumnsTests {
  static let reader = QuestionReader(
    model: SemanticModel(
      tables: [
        SemanticModel.Table(
          name: "funds", label: "funds", grain: "one fund", primaryKey: ["fund_id"], displayColumn: "name",
          columns: [
            column("fund_id", .integer, .identifier), column("name", .text, .dimension),
            column("rank", .integer, .measure), column("share", .real, .measure),
            column("growth", .real, .measure), column("ratio", .real, .measure),
            column("percentage", .real, .measure),
          ], rowCount: 40)
      ],
      relationships: [], measures: []),
    members: MemberIndex(columns: []))

  @Test(
    "a column named like arithmetic is shown",
    arguments: [
      ("show the rank of each fund", "funds.rank"), ("list the share of all funds", "funds.share"),
      ("what is the growth of the funds", "funds.growth"), ("show the ratio of funds", "funds.ratio"),
      ("the percentage of funds", "funds.percentage"), ("name and rank of funds", "funds.rank"),
      ("what is the average share of funds", "average(funds.share)"),
      ("what is the highest growth", "maximum(funds.growth)"),
    ])
  func column(question: String, expected: String) {
    guard case .interpretations(let found) = Self.reader.read(Question(question)),
      let plan = found.first?.plan
    else {
      Issue.record("refused: \(question)")
      return
    }
    #expect(plan.outputs.map(\.expression.text).contains(expected), "\(question) read as \(plan.text)")
    #expect(!plan.text.contains("share(") && !plan.text.contains("growth(") && !plan.text.contains("rank("))
  }

  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ role: SemanticModel.Column.Role
  ) -> SemanticModel.Column {
    var made = SemanticModel.Column(
      name: name, label: name == "fund_id" ? "fund id" : name, type: type, role: role,
      defaultAggregate: role == .measure ? .average : nil)
    made.distinctCount = 40
    return made
  }
}
