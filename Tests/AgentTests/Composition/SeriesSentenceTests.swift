import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

@Suite("Sentences about courses and groups")
struct SeriesSentenceTests {
  private typealias Fixture = ReviewFixture

  private static func monthly(_ rows: [[Value]], outputs: [PlanExpression]) -> Attempt {
    let plan = QueryPlan(
      outputs: ([Fixture.month] + outputs).map { .init($0) }, groups: [Fixture.month])
    let columns =
      [Fixture.key("month", .date)] + outputs.indices.map { Fixture.figure($0 == 0 ? "sales" : "other") }
    return Fixture.attempt("sales by month", plan, columns, rows)
  }

  @Test("a movement is told between whole months, and the open one is told apart")
  func openEnd() {
    let attempt = Self.monthly(
      [["2026-08", 30.0], ["2026-09", 50.0], ["2026-10", 20.0]], outputs: [Fixture.totalSales])
    #expect(
      attempt.draft.text
        == "Total sales rose from $30.00 in Aug 2026 to $50.00 in Sep 2026; Oct 2026 is at $20.00 so far.")
    #expect(attempt.draft.caveats == ["Oct 2026 is not complete: data end on 20 Oct 2026."])
    #expect(DirectionWordsAgree().judge(attempt, Fixture.context) == .passed("direction agrees"))
  }

  @Test("with one whole month there is nothing else to compare with")
  func oneWhole() {
    let attempt = Self.monthly([["2026-09", 50.0], ["2026-10", 20.0]], outputs: [Fixture.totalSales])
    #expect(attempt.draft.text == "Total sales fell from $50.00 in Sep 2026 to $20.00 in Oct 2026.")
  }

  @Test("data that begin inside a quarter make it an open one")
  func openStart() {
    var model = Fixture.model
    model.tables[0].columns[1].minimum = "2024-02-12"
    let quarter = PlanExpression.bucket(Fixture.date, .quarter)
    let plan = QueryPlan(
      outputs: [.init(quarter), .init(Fixture.totalSales)], groups: [quarter])
    let table = ResultTable(
      columns: [Fixture.key("quarter", .date), Fixture.figure("sales")],
      rows: [["2024-Q1", 5.0], ["2024-Q2", 40.0], ["2024-Q3", 30.0]])
    let draft = DraftComposer(model: model, lastDate: Fixture.lastDate)
      .draft(plan, table, Understanding(metric: "sales"))
    #expect(draft.text == "Total sales fell from $40.00 in Q2 2024 to $30.00 in Q3 2024.")
    #expect(draft.caveats == ["Q1 2024 is not complete: data begin on 12 Feb 2024."])
  }

  @Test("a running total is told by where it came to, and drawn as a line")
  func runningTotal() {
    let total = PlanExpression.window(.init(.runningTotal, of: Fixture.totalSales))
    let attempt = Self.monthly(
      [["2026-07", 10.0, 10.0], ["2026-08", 30.0, 40.0], ["2026-09", 50.0, 90.0]],
      outputs: [Fixture.totalSales, total])
    #expect(attempt.draft.text == "Total sales came to $90.00 in all by Sep 2026.")
    #expect(attempt.draft.chart.kind == .line)
    #expect(attempt.draft.chart.values == [2])
  }

  @Test("the first of each group is named, from the top or from the bottom", arguments: [true, false])
  func groupLeaders(isDescending: Bool) {
    let category = PlanExpression.column(.init(table: "orders", column: "category"))
    let plan = QueryPlan(
      outputs: [.init(Fixture.region), .init(category), .init(Fixture.totalSales)],
      groups: [Fixture.region, category],
      order: [.init(Fixture.region), .init(Fixture.totalSales, descending: isDescending)],
      limit: .init(1, per: [Fixture.region]))
    let attempt = Fixture.attempt(
      "", plan, [Fixture.key("region"), Fixture.key("category"), Fixture.figure("sales")],
      [["East", "Pens", 4.0], ["West", "Desks", 9.0]])
    let extreme = isDescending ? "Highest" : "Lowest"
    #expect(
      attempt.draft.text
        == "\(extreme) total sales for each region: East – Pens ($4.00), West – Desks ($9.00).")
    #expect(attempt.understanding.groups.last == "\(isDescending ? "top" : "bottom") 1 for each region")
    #expect(attempt.draft.chart.kind == .table)
  }
}
