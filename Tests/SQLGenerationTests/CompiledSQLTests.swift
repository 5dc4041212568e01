import GRDB
import QuerentCore
import SQLGeneration
import SemanticLayer
import Testing

@Test("a grouped total is one plain query")
func plainQuery() throws {
  let region = PlanExpression.column(ColumnReference(table: "regions", column: "name"))
  let status = PlanExpression.column(ColumnReference(table: "orders", column: "status"))
  let plan = QueryPlan(
    outputs: [.init(region), .init(.measure("revenue"))], groups: [region],
    period: .init(
      column: ColumnReference(table: "orders", column: "ordered_on"),
      range: TimeRange(containing: CalendarDate(year: 2017, month: 2, day: 1)!, grain: .quarter)),
    filter: .comparison(status, .equal, .literal("paid")),
    order: [.init(.measure("revenue"), descending: true)], limit: .init(3))
  let compiled = try PlanCompiler(model: Shop.model).compile(plan)
  #expect(
    compiled.query.inlined == """
      SELECT regions.name, SUM(lines.amount) AS revenue FROM lines JOIN orders ON lines.order_id = orders.id \
      JOIN customers ON orders.customer_id = customers.id JOIN regions ON customers.region_id = regions.id \
      WHERE orders.ordered_on >= '2017-01-01' AND orders.ordered_on < '2017-04-01' AND orders.status = 'paid' \
      GROUP BY regions.name ORDER BY revenue DESC LIMIT 3
      """)
  #expect(
    plan.text == "revenue by regions.name | quarter 2017-01-01..<2017-04-01 on orders.ordered_on "
      + "| orders.status = 'paid' | top 3")
  let rows = try Shop.database().read { try Row.fetchAll($0, sql: compiled.query.inlined) }
  #expect(!rows.isEmpty)
}
