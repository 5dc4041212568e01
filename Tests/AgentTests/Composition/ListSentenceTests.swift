import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

@Suite("Sentences about rows")
struct ListSentenceTests {
  private typealias Fixture = ReviewFixture
  private static let id = PlanExpression.column(.init(table: "orders", column: "order_id"))
  private static let west = PlanCondition.comparison(Fixture.region, .equal, .literal("West"))

  private func text(_ plan: QueryPlan, _ columns: [ResultTable.Column], _ rows: [[Value]]) -> String {
    Fixture.attempt("", plan, columns, rows).draft.text
  }

  @Test("different keys are counted as the things they stand for")
  func keys() {
    let plan = QueryPlan(outputs: [.init(Self.id)], filter: Self.west)
    let rows: [[Value]] = [["A1"], ["A2"], ["A3"], ["A4"]]
    #expect(text(plan, [Fixture.key("order id")], rows) == "There are 4 orders for region West.")
    var dated = plan
    dated.period = Fixture.period("2025-01-01", "2026-01-01")
    #expect(text(dated, [Fixture.key("order id")], rows) == "There were 4 orders in 2025 for region West.")
  }

  @Test("two or three are named")
  func few() {
    let plan = QueryPlan(outputs: [.init(Fixture.region)], isDistinct: true)
    #expect(
      text(plan, [Fixture.key("region")], [["West"], ["East"]]) == "There are 2 regions: West and East.")
  }

  @Test("values that stand in several rows are not called things")
  func repeated() {
    let sales = ResultTable.Column(name: "category", kind: .text)
    let plan = QueryPlan(outputs: [.init(.column(.init(table: "customers", column: "category")))])
    #expect(text(plan, [sales], [["Pens"], ["Pens"], ["Desks"], ["Pens"]]) == "4 rows match.")
  }

  @Test("rows that have a value, or have none, are told by it")
  func presence() {
    var plan = QueryPlan(outputs: [.init(Self.id)], filter: .all([Self.west, .isNull(Fixture.date)]))
    let rows: [[Value]] = [["A1"], ["A2"], ["A3"], ["A4"]]
    let column = Fixture.key("order id")
    #expect(text(plan, [column], rows) == "There are 4 orders for region West without order date.")
    plan.filter = .not(.isNull(Fixture.date))
    #expect(text(plan, [column], rows) == "There are 4 orders with order date.")
  }

  @Test("lines of one order are not orders")
  func lines() {
    let plan = QueryPlan(outputs: [.init(Self.id)], filter: Self.west)
    let rows: [[Value]] = [["A1"], ["A1"], ["A2"], ["A3"]]
    #expect(text(plan, [Fixture.key("order id")], rows) == "4 rows match for region West.")
  }

  @Test("of rows in an order, the first is named")
  func first() {
    let plan = QueryPlan(
      outputs: [.init(Self.id)], order: [.init(Fixture.date, descending: true)], limit: .init(3))
    #expect(
      text(plan, [Fixture.key("order id")], [["A3"], ["A1"], ["A2"], ["A0"]]) == "A3 comes first of the 4.")
  }

  @Test("a condition that names the things follows them")
  func without() {
    let refunded = QueryPlan(outputs: [.init(.column(.init(table: "refunds", column: "order_id")))])
    var plan = QueryPlan(outputs: [.init(Self.id)], filter: .not(.inPlan(Self.id, refunded)))
    let rows: [[Value]] = [["A1"], ["A2"], ["A3"], ["A4"]]
    #expect(text(plan, [Fixture.key("order id")], rows) == "There are 4 orders without refunds.")
    plan.filter = .all([.not(.inPlan(Self.id, refunded)), Self.west])
    #expect(
      text(plan, [Fixture.key("order id")], rows) == "There are 4 orders without refunds for region West.")
  }

  @Test("what a second list keeps or takes away is told, in the answer and in what was understood")
  func combined() {
    let east = PlanCondition.comparison(Fixture.region, .equal, .literal("East"))
    func attempt(_ operation: QueryPlan.Combination.Operation) -> Attempt {
      let plan = QueryPlan(
        outputs: [.init(Self.id)], filter: Self.west,
        combination: .init(operation, QueryPlan(outputs: [.init(Self.id)], filter: east)))
      return Fixture.attempt("", plan, [Fixture.key("order id")], [["A1"], ["A2"], ["A3"], ["A4"]])
    }
    let both = attempt(.intersect)
    #expect(both.draft.text == "There are 4 orders for region West and also for region East.")
    #expect(both.understanding.filters == ["region = West", "and also: region = East"])
    #expect(attempt(.except).draft.text == "There are 4 orders for region West but not for region East.")
    #expect(attempt(.union).understanding.filters.last == "or: region = East")
  }
}
