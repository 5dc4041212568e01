import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("Verified questions") struct VerifiedQuestionTests {
  private static let asOf = CalendarDate(iso: "2017-12-30")

  private static func plan(of text: String) throws -> QueryPlan {
    switch TradeModel.reader.read(Question(text, asOf: asOf)) {
    case .interpretations(let readings), .clarification(_, let readings):
      return try #require(readings.first).plan
    case .refusal: throw Diagnostic(code: "refused", summary: text)
    }
  }

  private static func verified(_ text: String, plan: String? = nil) throws -> VerifiedQuestions {
    let question = VerifiedQuestion(
      name: "q", question: text, plan: try plan.map { try QueryPlan(parsing: $0) } ?? Self.plan(of: text),
      author: "Ana", date: try #require(CalendarDate(iso: "2018-01-02")), asOf: asOf)
    return VerifiedQuestions([question], reader: TradeModel.reader)
  }

  private static func match(_ text: String, _ verified: VerifiedQuestions) -> VerifiedQuestions.Match? {
    let question = Question(text, asOf: asOf)
    return verified.match(question, read: TradeModel.reader.read(question))
  }

  @Test(
    "The same question of other members, numbers and periods matches, with these in the plan",
    arguments: [
      ("sales in the West last quarter", "what were sales in the East in Q2 2016?"),
      ("sales in the West last quarter", "sales in the West last quarter"),
      ("sales in the West last quarter", "last month sales in the South"),
      ("top 5 customers by sales", "top 10 customers by sales"),
      ("sales by category in 2016", "sales by category in 2017"),
      ("how many orders in Texas", "how many orders in Ohio"),
    ])
  func same(approved: String, asked: String) throws {
    let match = try #require(Self.match(asked, Self.verified(approved)))
    #expect(match.plan.sortingConditions == (try Self.plan(of: asked)).sortingConditions)
  }

  @Test(
    "Another figure, group, negation, kind of period or order is another question",
    arguments: [
      ("sales in the West last quarter", "profit in the West last quarter"),
      ("sales in the West last quarter", "sales in the West last quarter by category"),
      ("sales in the West last quarter", "sales not in the West last quarter"),
      ("sales in the West last quarter", "sales in the West"),
      ("sales in the West last quarter", "sales of furniture last quarter"),
      ("sales in the West last quarter", "sales in the West since 2016"),
      ("sales in the West last quarter", "average sales in the West last quarter"),
      ("sales by category in 2016", "sales by segment in 2016"),
      ("top 5 customers by sales", "bottom 5 customers by sales"),
      ("top 5 customers by sales", "top 5 customers by profit"),
      ("how many orders in Texas", "how many customers in Texas"),
      ("customers with more than 5 orders", "customers with fewer than 5 orders"),
    ])
  func other(approved: String, asked: String) throws {
    #expect(Self.match(asked, try Self.verified(approved)) == nil)
  }

  @Test("A corrected plan wins over the reading, and takes the values of the question")
  func corrected() throws {
    let verified = try Self.verified(
      "sales in the West last quarter",
      plan:
        "profit | 2017-07-01..<2017-10-01 on orders.order_date | orders.region = 'West' and orders.discount = 0"
    )
    let match = try #require(Self.match("sales in the East in Q1 2016", verified))
    #expect(match.plan.text.contains("profit"))
    #expect(match.plan.text.contains("'East' and orders.discount = 0"))
    #expect(match.plan.text.contains("2016-01-01..<2016-04-01"))
    #expect(match.replaced.contains("East for West"))
  }

  @Test("A value that has no place in the corrected plan is no match")
  func withoutPlace() throws {
    let verified = try Self.verified(
      "sales in the West last quarter", plan: "sales | 2017-07-01..<2017-10-01 on orders.order_date")
    #expect(Self.match("sales in the East last quarter", verified) == nil)
    #expect(Self.match("sales in the West in 2016", verified) != nil)
  }

  @Test("A file is read back as it was written, and a bad one is told with its line")
  func file() throws {
    let question = VerifiedQuestion(
      name: "west", question: "sales: in the \"West\" last quarter",
      plan: try Self.plan(of: "sales in the West"),
      author: "Ana Ruiz", date: try #require(CalendarDate(iso: "2018-01-02")), asOf: Self.asOf)
    #expect(try VerifiedQuestion(name: "west", yaml: question.yaml) == question)
    let bad: [(String, Int)] = [
      ("question: a\nplan: sales\nauthor: b\ndate: soon\n", 4),
      ("question: a\nplan: \"sales by by\"\nauthor: b\ndate: 2018-01-02\n", 2),
      ("question: a\nowner: b\n", 2),
    ]
    for (yaml, line) in bad {
      #expect { try VerifiedQuestion(name: "x", yaml: yaml) } throws: { ($0 as? Diagnostic)?.line == line }
    }
    #expect(throws: Diagnostic.self) { try VerifiedQuestion(name: "x", yaml: "- a\n") }
    #expect(throws: Diagnostic.self) { try VerifiedQuestion(name: "x", yaml: "question: [") }
    #expect(throws: Diagnostic.self) { try VerifiedQuestion(name: "x", yaml: "question: a\n") }
  }

  @Test("Names of files are made of the words of the question")
  func names() {
    #expect(
      VerifiedQuestion.name(for: "Sales in the West, last quarter?") == "sales-in-the-west-last-quarter")
    #expect(VerifiedQuestion.name(for: "¿?") == "question")
    #expect(!VerifiedQuestion.isName("../x"))
  }
}
