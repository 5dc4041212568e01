import Foundation
import QuerentCore
import SemanticLayer
import Testing

@Suite("Problems of plans")
struct PlanProblemsTests {
  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ role: SemanticModel.Column.Role
  ) -> SemanticModel.Column {
    SemanticModel.Column(name: name, label: name, type: type, role: role)
  }

  private static let model = SemanticModel(
    tables: [
      SemanticModel.Table(
        name: "customers", label: "customers", primaryKey: ["id"],
        columns: [
          column("id", .integer, .identifier), column("name", .text, .dimension),
          column("region_id", .integer, .identifier),
        ]),
      SemanticModel.Table(
        name: "regions", label: "regions", primaryKey: ["id"],
        columns: [column("id", .integer, .identifier), column("name", .text, .dimension)]),
      SemanticModel.Table(
        name: "orders", label: "orders", primaryKey: ["id"],
        columns: [
          column("id", .integer, .identifier), column("customer_id", .integer, .identifier),
          column("placed", .date, .time), column("sales", .real, .measure),
        ]),
    ],
    relationships: [
      .init(from: "orders", fromColumns: ["customer_id"], to: "customers", toColumns: ["id"]),
      .init(from: "customers", fromColumns: ["region_id"], to: "regions", toColumns: ["id"]),
    ],
    measures: [
      .init(
        name: "revenue", label: "revenue",
        expression: .aggregate(
          .init(.sum, of: .column(.init(table: "orders", column: "sales")), table: "orders")))
    ])

  @Test(
    "a sound plan has none",
    arguments: [
      "revenue", "show customers.name", "revenue by customers.name | top 5",
      "show customers.name, regions.name, revenue by customers.id",
      "show regions.name, customers.name, revenue by orders.customer_id",
      "revenue | 2017-01-01..<2018-01-01 on orders.placed by month | versus 2016-01-01..<2017-01-01",
      "show orders.id | orders.sales > [average(orders.sales)]",
      "show customers.id | customers.id in [show orders.customer_id] | union [show orders.id]",
      "count(orders) by customers.name | having count(orders) > 5 | top 1 per customers.name",
      "show customers.name, rank(customers.id)", "show orders.id | orders.id = '15'",
      "days_between(maximum(orders.placed), minimum(orders.placed))",
      "share(revenue) by customers.name | having rank(revenue) < 4",
    ])
  func sound(text: String) throws {
    #expect(try QueryPlan(parsing: text).problems(in: Self.model) == [])
  }

  private static let spoiled: [(text: String, code: String)] = [
    ("show", "no-outputs"),
    ("count(ordrs)", "unknown-table"),
    ("show customers.nam", "unknown-column"),
    ("revenu", "unknown-measure"),
    ("show customers@boss.name", "unknown-role"),
    ("sum((revenue) over orders)", "nested-aggregate"),
    ("sum(sum(orders.sales))", "nested-aggregate"),
    ("sum(orders)", "aggregate-without-argument"),
    ("show customers.name | revenue > 5", "aggregate-in-filter"),
    ("show customers.name | rank(customers.id) < 4", "window-in-filter"),
    ("show revenue by revenue", "aggregate-in-group"),
    ("revenue by customers.name | having orders.id > 5", "having-without-aggregate"),
    ("show customers.name, revenue", "ungrouped-column"),
    ("show customers.name, revenue by regions.id", "ungrouped-column"),
    ("sum(customers.name)", "type-mismatch"),
    ("average(orders.placed)", "type-mismatch"),
    ("revenue by month(orders.sales)", "type-mismatch"),
    ("show orders.id | orders.sales = 'many'", "type-mismatch"),
    ("show orders.sales + customers.name", "type-mismatch"),
    ("show customers.id | union [show orders.id, orders.sales]", "combination-arity"),
    ("show orders.id | orders.sales > [show orders.sales]", "scalar-shape"),
    ("show orders.id | orders.id in [show orders.id, orders.sales]", "membership-shape"),
    ("show orders.id | limit 0", "limit-not-positive"),
    ("show orders.id | limit 5 offset -1", "offset-negative"),
    ("revenue | 2017-04-01..<2017-01-01 on orders.placed", "empty-range"),
    ("revenue | 2017-01-01.. on orders.sales", "period-not-time"),
    ("revenue | versus 2016-01-01..<2017-01-01", "comparison-without-period"),
    (
      "show orders.id | 2017-01-01.. on orders.placed | versus 2016-01-01..<2017-01-01",
      "comparison-of-rows"
    ),
    ("show customers.id | customers.id in [show orders.client]", "unknown-column"),
    ("show customers.id | except [show clients.id]", "unknown-table"),
  ]

  @Test("each kind of problem has its code", arguments: spoiled)
  func codes(text: String, code: String) throws {
    #expect(try QueryPlan(parsing: text).problems(in: Self.model).map(\.code) == [code])
  }

  @Test("every code stands in the guide")
  func documented() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let guide = try String(contentsOf: root.appending(path: "docs/query-plans.md"), encoding: .utf8)
    for code in Set(Self.spoiled.map(\.code)) { #expect(guide.contains("`\(code)`"), "\(code)") }
  }

  @Test("numbers with gaps, stored among texts, may be averaged")
  func numbersAmongTexts() throws {
    var model = Self.model
    model.tables[0].columns[1].maximum = 74
    let plan = try QueryPlan(parsing: "average(customers.name)")
    #expect(plan.problems(in: Self.model).map(\.code) == ["type-mismatch"])
    #expect(plan.problems(in: model) == [])
  }

  @Test("names that resemble a known one are offered")
  func suggestions() throws {
    let problems = try QueryPlan(parsing: "revnue by customers.name").problems(in: Self.model)
    #expect(problems.first?.suggestions == ["did you mean revenue?"])
  }

  @Test("no plan, however odd, upsets the validator")
  func robustness() {
    for seed in 0..<1000 {
      var random = RandomPlans(seed: UInt64(seed))
      let problems = random.plan(3).problems(in: Self.model)
      #expect(Set(problems).count == problems.count, "seed \(seed)")
    }
  }
}
