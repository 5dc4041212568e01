import QuerentCore
import Testing

@testable import Agent

@Suite("Expectations")
struct ExpectationJudgeTests {
  private static let answer: Answer = {
    var answer = Answer(id: "1", question: Question("sales by region"), status: .answered)
    answer.table = ResultTable(
      columns: [
        .init(name: "region", kind: .text, isKey: true), .init(name: "total_sales", kind: .real, unit: "USD"),
      ], rows: [["EMEA", 60.5], ["South", 40.0]])
    answer.sql = ["SELECT region, SUM(sales) AS total_sales FROM orders GROUP BY region"]
    answer.plan = "sales by orders.region | month 2026-10-01..<2026-11-01"
    answer.chart = ChartSpecification(kind: .bar, title: "")
    answer.text = "EMEA leads with $60.50."
    answer.trust = .checked
    answer.elapsedMilliseconds = 12
    return answer
  }()

  private func outcome(_ text: String, of answer: Answer = answer, tolerance: Double = 0) throws
    -> ExpectationOutcome
  {
    let rule = try ExpectationParser.parse(text).get()
    var question = BatchQuestion(id: "1", text: "sales by region", line: 1)
    question.tolerance = tolerance
    let judge = ExpectationJudge(
      question: question, rows: { $0.contains("nowhere") ? nil : [["South", 40], ["EMEA", 60.5]] },
      again: { answer })
    return judge.judge(Agent.Expectation(rule: rule, text: text, line: 3), answer)
  }

  @Test(
    "what holds passes, and its opposite fails",
    arguments: [
      ("value = 60.5", "value = 60"), ("value = 60 within 1%", "value = 60 within 0.1%"),
      ("value < 61", "value < 60.5"),
      ("between 60 and 61", "between 61 and 62"), ("rows = 2", "rows != 2"), ("columns = 2", "columns > 2"),
      ("columns = region, total sales", "columns = region, profit"),
      ("top region = emea", "top region = South"),
      ("bottom = South", "bottom = EMEA"), ("contains_row EMEA, 60.5", "contains_row EMEA, 40"),
      ("sorted total_sales desc", "sorted total_sales asc"),
      ("period 2026-10-01..2026-10-31", "period 2026-10-01..2026-10-30"),
      ("unit USD", "unit days"), ("equals_sql SELECT 1", "equals_sql SELECT nowhere"),
      ("sql.uses orders", "sql.uses invoices"),
      ("sql.not_uses invoices", "sql.not_uses orders"), ("sql.matches group\\s+by", "sql.matches having"),
      ("status answered", "status refused"), ("chart bar", "chart line"),
      ("text matches EMEA leads", "text matches South leads"),
      ("trust checked", "trust unchecked"), ("max_ms 20", "max_ms 10"), ("rows >= 2", "refused"),
      ("rows <= 2", "clarify"),
    ])
  func pairs(holds: String, fails: String) throws {
    let success = try outcome(holds)
    #expect(success.passed, "\(success)")
    let failure = try outcome(fails)
    #expect(!failure.passed)
    #expect(!failure.expected.isEmpty && !failure.actual.isEmpty)
    #expect(failure.line == 3)
  }

  @Test("a refusal is judged by its code, and a figure of a refusal fails")
  func refusals() throws {
    var answer = Answer(question: Question("x"), status: .refused)
    answer.refusal = Refusal(.missingData, why: "no such data")
    #expect(try outcome("refused missing_data", of: answer).passed)
    #expect(try outcome("refused", of: answer).passed)
    #expect(try !outcome("refused too_vague", of: answer).passed)
    #expect(try outcome("value = 1", of: answer).actual == "refused")
  }

  @Test("the file's tolerance holds where a line has none")
  func tolerance() throws {
    #expect(try !outcome("value = 61").passed)
    #expect(try outcome("value = 61", tolerance: 0.01).passed)
  }

  @Test("rows are compared as numbers, in any order")
  func rows() {
    #expect(
      RowComparison.equal([[1, "a"], [2, "b"]], [[.real(2), "b"], [.real(1), "a"]], ignoringOrder: true))
    #expect(!RowComparison.equal([[1, "a"]], [[1, "b"]], ignoringOrder: true))
    #expect(!RowComparison.equal([[1]], [[1], [1]], ignoringOrder: true))
    #expect(!RowComparison.equal([[.null]], [[0]], ignoringOrder: true))
  }
}
