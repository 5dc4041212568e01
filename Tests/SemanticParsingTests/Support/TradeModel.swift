import QuerentCore
import SemanticLayer
import SemanticParsing

/// A small trading company: order lines, customers, products, employees with managers. Hand-made, so that the tests of
/// the reader depend on no data and on no inference.
enum TradeModel {
  static let model: SemanticModel = {
    var orders = SemanticModel.Table(
      name: "orders", label: "orders", grain: "one line of an order", primaryKey: ["line_id"],
      entity: .init(name: "order", countedBy: "order_id"), defaultTimeDimension: "order_date",
      columns: [
        column("line_id", .integer, .identifier, distinct: 5000, isUnique: true),
        column("order_id", .text, .identifier, distinct: 2000),
        column("order_date", .date, .time, minimum: "2014-01-03", maximum: "2017-12-30"),
        column("ship_date", .date, .time, minimum: "2014-01-07", maximum: "2018-01-05", missing: 40),
        column("customer_id", .integer, .identifier, distinct: 400),
        column("product_id", .integer, .identifier, distinct: 300),
        column("region", .text, .dimension, distinct: 4),
        column("segment", .text, .dimension, distinct: 3),
        column("quantity", .integer, .measure, aggregate: .sum, distinct: 14),
        column("discount", .real, .measure, aggregate: .average, distinct: 12, minimum: 0.0, maximum: 0.8),
        column("sales", .real, .measure, aggregate: .sum, unit: "USD", distinct: 4000),
        column("profit", .real, .measure, aggregate: .sum, unit: "USD", distinct: 4200),
      ], rowCount: 5000)
    orders.synonyms = ["sales lines"]
    let customers = SemanticModel.Table(
      name: "customers", label: "customers", grain: "one customer", primaryKey: ["customer_id"],
      entity: .init(name: "customer"), displayColumn: "customer_name",
      columns: [
        column("customer_id", .integer, .identifier, distinct: 400, isUnique: true),
        column("customer_name", .text, .dimension, distinct: 400, isUnique: true),
        column("city", .text, .dimension, distinct: 80),
        column("state", .text, .dimension, distinct: 30),
        column("email", .text, .dimension, distinct: 400),
        column("age", .integer, .measure, aggregate: .average, distinct: 50),
      ], rowCount: 400)
    let products = SemanticModel.Table(
      name: "products", label: "products", grain: "one product", primaryKey: ["product_id"],
      entity: .init(name: "product"), displayColumn: "product_name",
      columns: [
        column("product_id", .integer, .identifier, distinct: 300, isUnique: true),
        column("product_name", .text, .dimension, distinct: 300, isUnique: true),
        column("category", .text, .dimension, distinct: 3),
        column("sub_category", .text, .dimension, distinct: 17),
        column("price", .real, .measure, aggregate: .average, unit: "USD", distinct: 250),
      ], rowCount: 300)
    let employees = SemanticModel.Table(
      name: "employees", label: "employees", grain: "one employee", primaryKey: ["employee_id"],
      entity: .init(name: "employee"), defaultTimeDimension: "hire_date",
      columns: [
        column("employee_id", .integer, .identifier, distinct: 60, isUnique: true),
        column("first_name", .text, .dimension, distinct: 50),
        column("last_name", .text, .dimension, distinct: 58),
        column("hire_date", .date, .time, minimum: "1999-02-01", maximum: "2016-09-01"),
        column("salary", .real, .measure, aggregate: .average, unit: "USD", distinct: 55),
        column("department", .text, .dimension, distinct: 6),
      ], rowCount: 60)
    let quotas = SemanticModel.Table(
      name: "quotas", label: "quotas", grain: "one quota", entity: .init(name: "quota"),
      defaultTimeDimension: "quarter_start",
      columns: [
        column("region", .text, .dimension, distinct: 4),
        column("quarter_start", .date, .time, minimum: "2014-01-01", maximum: "2017-10-01"),
        column("quota", .real, .measure, aggregate: .sum, unit: "USD", distinct: 60),
      ], rowCount: 64)
    return SemanticModel(
      tables: [orders, customers, products, employees, quotas],
      relationships: [
        .init(from: "orders", fromColumns: ["customer_id"], to: "customers", toColumns: ["customer_id"]),
        .init(from: "orders", fromColumns: ["product_id"], to: "products", toColumns: ["product_id"]),
      ],
      measures: [
        .init(
          name: "sales", label: "sales", synonyms: ["revenue", "turnover"], expression: sum("sales"),
          unit: "USD"),
        .init(name: "profit", label: "profit", expression: sum("profit"), unit: "USD"),
        .init(name: "quantity", label: "quantity", synonyms: ["units sold"], expression: sum("quantity")),
        .init(
          name: "margin", label: "margin", expression: .arithmetic(.divide, sum("profit"), sum("sales")),
          additivity: .nonAdditive, unit: "%"),
        .init(
          name: "quota", label: "quota", expression: sum("quota", of: "quotas"), unit: "USD"),
        .init(
          name: "quota_attainment", label: "quota attainment", synonyms: ["attainment"],
          expression: .arithmetic(.divide, sum("sales"), sum("quota", of: "quotas")),
          additivity: .nonAdditive, unit: "%"),
      ],
      defaultMeasure: "sales")
  }()

  static let members = MemberIndex(columns: [
    members("orders", "region", ["West", "East", "Central", "South"]),
    members("orders", "segment", ["Consumer", "Corporate", "Home Office"]),
    members("customers", "state", ["Texas", "Ohio", "California", "New York"]),
    members("customers", "city", ["Houston", "Columbus", "San Francisco", "New York City"]),
    members(
      "customers", "customer_name", ["Dayana Robel", "Claire Gute", "Élodie Martin", "Sean O'Donnell"]),
    members("products", "category", ["Furniture", "Technology", "Office Supplies"]),
    members("products", "sub_category", ["Chairs", "Phones", "Paper", "Bookcases"]),
    members("products", "product_name", ["Apex Chair", "Orbit Phone"]),
    members("employees", "first_name", ["Steve", "Nancy"]),
    members("employees", "last_name", ["Johnson", "Edwards"]),
    members("employees", "department", ["Sales", "Finance", "IT"]),
  ])

  static let reader = QuestionReader(model: model, members: members)

  private static func members(_ table: String, _ column: String, _ values: [String]) -> MemberIndex.Column {
    MemberIndex.Column(column: ColumnReference(table: table, column: column), values: values)
  }

  private static func sum(_ column: String, of table: String = "orders") -> PlanExpression {
    .aggregate(AggregateCall(.sum, of: .column(ColumnReference(table: table, column: column)), table: table))
  }

  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ role: SemanticModel.Column.Role,
    aggregate: Aggregate? = nil, unit: String? = nil, distinct: Int = 0, isUnique: Bool = false,
    minimum: Value = .null, maximum: Value = .null, missing: Int = 0
  ) -> SemanticModel.Column {
    var made = SemanticModel.Column(
      name: name, label: String(name.map { $0 == "_" ? " " : $0 }), type: type, role: role,
      dateStyle: type == .date ? .iso : nil, defaultAggregate: aggregate, unit: unit)
    made.distinctCount = distinct
    made.isUnique = isUnique
    made.minimum = minimum
    made.nullCount = missing
    made.maximum = maximum
    return made
  }
}
