import QuerentCore
import SemanticLayer
import SemanticParsing

@testable import Agent

/// A small business and attempts at questions about it, right unless a test spoils them.
enum ReviewFixture {
  static let lastDate = CalendarDate(iso: "2026-10-20")!

  static let model: SemanticModel = {
    typealias Column = SemanticModel.Column
    func measure(_ name: String, _ low: Value, _ high: Value) -> Column {
      var column = Column(
        name: name, label: name, type: .real, role: .measure, defaultAggregate: .sum, unit: "USD")
      column.minimum = low
      column.maximum = high
      return column
    }
    var discount = measure("discount_pct", .real(0), .real(30))
    discount.label = "discount percent"
    discount.additivity = .nonAdditive
    discount.unit = "%"
    var date = Column(
      name: "order_date", label: "order date", type: .date, role: .time, dateStyle: .iso, timeRole: .event)
    date.minimum = "2024-01-01"
    date.maximum = "2026-10-20"
    let orders = SemanticModel.Table(
      name: "orders", label: "orders", primaryKey: ["order_id"],
      entity: .init(name: "order", countedBy: "order_id"),
      defaultTimeDimension: "order_date",
      columns: [
        Column(name: "order_id", label: "order id", type: .text, role: .identifier), date,
        Column(name: "region", label: "region", type: .text, role: .dimension),
        Column(name: "category", label: "category", type: .text, role: .dimension),
        measure("sales", .real(1), .real(100)), measure("profit", .real(-20), .real(40)),
        discount,
      ], rowCount: 100)
    return SemanticModel(tables: [orders])
  }()

  static let sales = PlanExpression.column(.init(table: "orders", column: "sales"))
  static let profit = PlanExpression.column(.init(table: "orders", column: "profit"))
  static let discount = PlanExpression.column(.init(table: "orders", column: "discount_pct"))
  static let region = PlanExpression.column(.init(table: "orders", column: "region"))
  static let date = PlanExpression.column(.init(table: "orders", column: "order_date"))
  static let month = PlanExpression.bucket(date, .month)
  static let totalSales = PlanExpression.aggregate(.init(.sum, of: sales, table: "orders"))

  static func period(_ start: String, _ end: String) -> QueryPlan.Period {
    .init(
      column: .init(table: "orders", column: "order_date"),
      range: TimeRange(start: CalendarDate(iso: start), end: CalendarDate(iso: end)))
  }

  static func key(_ name: String, _ kind: ResultTable.Column.Kind = .text) -> ResultTable.Column {
    .init(name: name, kind: kind, isKey: true)
  }

  static func figure(_ name: String, unit: String? = "USD") -> ResultTable.Column {
    .init(name: name, kind: .real, unit: unit)
  }

  /// An attempt with the words and the chart that the analyst itself would write.
  static func attempt(
    _ question: String, _ plan: QueryPlan, _ columns: [ResultTable.Column], _ rows: [[Value]],
    sql: String = "SELECT 1", arguments: [Value] = []
  ) -> Attempt {
    let table = ResultTable(columns: columns, rows: rows)
    let question = Question(question, asOf: lastDate)
    let interpretation = Interpretation(plan: plan, confidence: 1)
    let understanding = UnderstandingComposer(model: model, lastDate: lastDate)
      .compose(interpretation, question: question)
    return Attempt(
      question: question, interpretation: interpretation, query: SQLQuery(text: sql, arguments: arguments),
      table: table, understanding: understanding,
      draft: DraftComposer(model: model, lastDate: lastDate).draft(plan, table, understanding))
  }

  /// `sales by region`: West 60, East 40.
  static var byRegion: Attempt {
    attempt(
      "sales by region", QueryPlan(outputs: [.init(region), .init(totalSales)], groups: [region]),
      [key("region"), figure("sales")], [["West", 60.0], ["East", 40.0]],
      sql: "SELECT region, SUM(sales) FROM orders GROUP BY region")
  }

  /// `sales in 2025`: 90.
  static var inYear: Attempt {
    attempt(
      "sales in 2025", QueryPlan(outputs: [.init(totalSales)], period: period("2025-01-01", "2026-01-01")),
      [figure("sales")], [[90.0]],
      sql: "SELECT SUM(sales) FROM orders WHERE order_date >= ? AND order_date < ?",
      arguments: ["2025-01-01", "2026-01-01"])
  }

  /// `sales by month`, the last month not over.
  static var byMonth: Attempt {
    attempt(
      "sales by month", QueryPlan(outputs: [.init(month), .init(totalSales)], groups: [month]),
      [key("month", .date), figure("sales")], [["2026-08", 30.0], ["2026-09", 50.0], ["2026-10", 20.0]])
  }

  /// `sales in 2025 vs 2024`: 90 after 100.
  static var compared: Attempt {
    var plan = QueryPlan(outputs: [.init(totalSales)], period: period("2025-01-01", "2026-01-01"))
    plan.comparison = .init(range: period("2024-01-01", "2025-01-01").range!)
    return attempt(
      "sales in 2025 vs 2024", plan,
      [figure("sales 2025"), figure("sales 2024"), figure("change"), figure("relative change", unit: "%")],
      [[90.0, 100.0, -10.0, -0.1]])
  }

  /// `top 2 regions by sales`.
  static var top: Attempt {
    attempt(
      "top 2 regions by sales",
      QueryPlan(
        outputs: [.init(region), .init(totalSales)], groups: [region],
        order: [.init(totalSales, descending: true)],
        limit: .init(2)), [key("region"), figure("sales")], [["West", 60.0], ["East", 40.0]])
  }

  /// `sales in the West`.
  static var filtered: Attempt {
    attempt(
      "sales in the West",
      QueryPlan(outputs: [.init(totalSales)], filter: .comparison(region, .equal, .literal("West"))),
      [figure("sales")], [[60.0]], sql: "SELECT SUM(sales) FROM orders WHERE region = ?", arguments: ["West"])
  }

  /// A store in which all orders sell for 100 and the regions are West, East and South.
  static var context: ReviewContext {
    ReviewContext(
      model: model, lastDate: lastDate,
      run: { plan in
        if plan.limit?.count == 3 {
          return ResultTable(
            columns: [key("region"), figure("sales")],
            rows: [["West", 60.0], ["East", 40.0], ["South", 10.0]])
        }
        return plan.groups.isEmpty ? ResultTable(columns: [figure("sales")], rows: [[100.0]]) : nil
      },
      occurs: { value, _ in ["West", "East", "South"].contains(value) })
  }
}
