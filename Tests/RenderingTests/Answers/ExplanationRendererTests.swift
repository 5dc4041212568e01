import QuerentCore
import Rendering
import Testing

@Suite("How an answer came about, on a screen")
struct ExplanationRendererTests {
  private static var answer: Answer {
    var answer = SampleAnswers.unchecked
    answer.plan = "sales by orders.region | year 2017-01-01..<2018-01-01 on orders.order_date | top 5"
    answer.asOf = CalendarDate(iso: "2017-12-31")
    answer.trace = [
      ToolRecord(
        name: "query", arguments: [.init(name: "sql", value: "SELECT region, SUM(sales) FROM orders")],
        milliseconds: 1.5, succeeded: true)
    ]
    var explanation = Explanation()
    explanation.mentions = ["\"sales\" as sales (figure), fits 1", "\"region\" as orders.region, fits 1"]
    explanation.rules = [
      .init(name: "name", words: "sales", depth: 0), .init(name: "group-by", words: "by region", depth: 0),
      .init(name: "period", words: "region in 2017", depth: 1),
    ]
    explanation.runnerUp = .init(
      plan: "sales by customers.region | year 2017-01-01..<2018-01-01 on orders.order_date",
      reasons: [
        "reads \"region\" as customers.region instead of orders.region, which its words fit less (-0.1)",
        "scores -0.35 against it",
      ])
    explanation.otherPlans = ["count(orders) by orders.region"]
    explanation.tablesRead = [.init(table: "orders", rows: 9994), .init(table: "customers", rows: 793)]
    answer.explanation = explanation
    return answer
  }

  @Test("it looks as recorded, at 80 and at 40 columns")
  func snapshots() throws {
    try expectSnapshot(
      everyStyle(widths: [40, 80], showsColor: false) { ExplanationRenderer(style: $0).render(Self.answer) },
      named: "explanation")
  }

  @Test("no line is wider than the screen", arguments: [20, 30, 40, 60, 80])
  func fits(width: Int) {
    let text = ExplanationRenderer(style: OutputStyle(width: width)).render(Self.answer)
    for line in text.split(separator: "\n") {
      #expect(DisplayText.width(of: String(line)) <= width, "\(line)")
    }
  }

  @Test("machine output has it as a field, and only where it was asked for")
  func machine() {
    let formatter = AnswerFormatter(format: .jsonl, style: OutputStyle(width: 80))
    let text = formatter.format(Self.answer)
    #expect(text.contains("\"explanation\":{\"mentions\":["))
    #expect(text.contains("\"runner_up\":{\"plan\":\"sales by customers.region"))
    #expect(text.contains("\"tables_read\":[{\"table\":\"orders\",\"rows\":9994}"))
    #expect(!formatter.format(SampleAnswers.unchecked).contains("explanation"))
  }
}
