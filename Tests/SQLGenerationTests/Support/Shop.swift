import GRDB
import QuerentCore
import SeededRandom
import SemanticLayer

/// A small trading company in memory: a star with two facts, a to-many side, a bridge, a self reference and a table
/// that is referenced in two roles.
struct Shop {
  static let model = SemanticModel(
    tables: [
      table("regions", key: ["id"], [id("id"), name("name")]),
      table(
        "customers", key: ["id"],
        [id("id"), name("name"), name("city"), id("region_id"), date("since")]),
      table(
        "orders", key: ["id"], time: "ordered_on",
        [
          id("id"), id("customer_id"), id("rep_id"), date("ordered_on"), name("status"), number("freight"),
        ]),
      table(
        "lines", key: ["order_id", "product_id"],
        [id("order_id"), id("product_id"), count("quantity"), number("amount")]),
      table("products", key: ["id"], [id("id"), name("name"), name("category"), number("price")]),
      table("tags", key: ["id"], [id("id"), name("name")]),
      table("product_tags", key: ["product_id", "tag_id"], [id("product_id"), id("tag_id")]),
      table(
        "tickets", key: ["id"], time: "opened_on",
        [id("id"), id("customer_id"), date("opened_on"), name("priority"), nullable(count("csat"))]),
      table(
        "employees", key: ["id"],
        [id("id"), name("name"), number("salary"), nullable(id("manager_id")), year("hired")]),
      table("warehouses", key: ["id"], [id("id"), name("city")]),
      table(
        "shipments", key: [],
        [id("order_id"), id("from_id"), id("to_id"), number("weight"), epoch("sent_at"), slashed("billed")]),
      table("notes", key: ["id"], [id("id"), name("text")]),
    ],
    relationships: [
      link("customers", "region_id", "regions"), link("orders", "customer_id", "customers"),
      link("orders", "rep_id", "employees"), link("lines", "order_id", "orders"),
      link("lines", "product_id", "products"), link("product_tags", "product_id", "products"),
      link("product_tags", "tag_id", "tags"), link("tickets", "customer_id", "customers"),
      link("employees", "manager_id", "employees"), link("shipments", "order_id", "orders"),
      link("shipments", "from_id", "warehouses"), link("shipments", "to_id", "warehouses"),
    ],
    measures: [
      SemanticModel.Measure(
        name: "revenue", label: "revenue", expression: sum("lines", "amount"), unit: "USD"),
      SemanticModel.Measure(
        name: "average_order_value", label: "average order value",
        expression: .arithmetic(
          .divide, .measure("revenue"),
          .aggregate(
            AggregateCall(
              .countDistinct, of: .column(ColumnReference(table: "lines", column: "order_id")), table: "lines"
            ))),
        unit: "USD"),
    ])

  static func sum(_ table: String, _ column: String) -> PlanExpression {
    .aggregate(AggregateCall(.sum, of: .column(ColumnReference(table: table, column: column)), table: table))
  }

  /// Makes the database and fills it, the same every time.
  static func database() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.write { database in
      try database.execute(sql: schema)
      try fill(database)
    }
    return queue
  }
}

extension Shop {
  private static func table(
    _ name: String, key: [String], time: String? = nil, _ columns: [SemanticModel.Column]
  ) -> SemanticModel.Table {
    SemanticModel.Table(
      name: name, label: String(name.map { $0 == "_" ? " " : $0 }), primaryKey: key,
      defaultTimeDimension: time, columns: columns)
  }

  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ role: SemanticModel.Column.Role,
    style: Catalogue.Column.DateStyle? = nil
  ) -> SemanticModel.Column {
    SemanticModel.Column(
      name: name, label: String(name.map { $0 == "_" ? " " : $0 }), type: type, role: role, dateStyle: style)
  }

  private static func id(_ name: String) -> SemanticModel.Column { column(name, .integer, .identifier) }
  private static func name(_ name: String) -> SemanticModel.Column { column(name, .text, .dimension) }
  private static func count(_ name: String) -> SemanticModel.Column { column(name, .integer, .measure) }
  private static func number(_ name: String) -> SemanticModel.Column { column(name, .real, .measure) }
  private static func date(_ name: String) -> SemanticModel.Column {
    column(name, .date, .time, style: .iso)
  }
  private static func year(_ name: String) -> SemanticModel.Column {
    column(name, .integer, .time, style: .year)
  }
  private static func epoch(_ name: String) -> SemanticModel.Column {
    column(name, .integer, .time, style: .epochSeconds)
  }
  private static func slashed(_ name: String) -> SemanticModel.Column {
    column(name, .text, .time, style: .monthDayYear)
  }

  private static func nullable(_ column: SemanticModel.Column) -> SemanticModel.Column {
    var column = column
    column.nullCount = 1
    return column
  }

  private static func link(
    _ from: String, _ column: String, _ to: String
  ) -> SemanticModel.Relationship {
    SemanticModel.Relationship(from: from, fromColumns: [column], to: to, toColumns: ["id"])
  }

  private static let schema = """
    CREATE TABLE regions (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT, region_id INTEGER, since TEXT);
    CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, rep_id INTEGER, ordered_on TEXT, status TEXT,
      freight REAL);
    CREATE TABLE lines (order_id INTEGER, product_id INTEGER, quantity INTEGER, amount REAL,
      PRIMARY KEY (order_id, product_id));
    CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, category TEXT, price REAL);
    CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE product_tags (product_id INTEGER, tag_id INTEGER, PRIMARY KEY (product_id, tag_id));
    CREATE TABLE tickets (id INTEGER PRIMARY KEY, customer_id INTEGER, opened_on TEXT, priority TEXT, csat INTEGER);
    CREATE TABLE employees (id INTEGER PRIMARY KEY, name TEXT, salary REAL, manager_id INTEGER, hired INTEGER);
    CREATE TABLE warehouses (id INTEGER PRIMARY KEY, city TEXT);
    CREATE TABLE shipments (order_id INTEGER, from_id INTEGER, to_id INTEGER, weight REAL, sent_at INTEGER,
      billed TEXT);
    CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);
    """

  private static func fill(_ database: Database) throws {
    var random = SplitMix64(seed: 7)
    func insert(_ table: String, _ values: [any DatabaseValueConvertible]) throws {
      let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
      try database.execute(
        sql: "INSERT INTO \(table) VALUES (\(marks))", arguments: StatementArguments(values))
    }
    func day(_ offset: Int) -> String { CalendarDate(daysSinceEpoch: 16_801 + offset).iso }
    for (number, region) in ["East", "North", "South", "West"].enumerated() {
      try insert("regions", [number + 1, region])
    }
    for number in 1...12 {
      let city = ["Oslo", "Lima", "Rome"][random.below(3)]
      try insert(
        "customers", [number, "customer \(number)", city, random.below(4) + 1, day(random.below(300))])
    }
    for number in 1...6 {
      let manager: (any DatabaseValueConvertible)? = number == 1 ? nil : random.below(number - 1) + 1
      try insert(
        "employees",
        [
          number, "employee \(number)", Double(random.below(90)) * 1000, manager.databaseValue,
          2000 + random.below(10),
        ])
    }
    for number in 1...8 {
      try insert(
        "products",
        [
          number, "product \(number)", ["Chairs", "Desks", "Paper"][random.below(3)],
          Double(random.below(900)) / 10,
        ])
    }
    for (number, tag) in ["green", "new", "sale"].enumerated() { try insert("tags", [number + 1, tag]) }
    for product in 1...8 {
      for tag in 1...3 where random.below(2) == 0 { try insert("product_tags", [product, tag]) }
    }
    for number in 1...3 { try insert("warehouses", [number, ["Kiel", "Oslo", "Lima"][number - 1]]) }
    for order in 1...60 {
      let placed = random.below(730)
      try insert(
        "orders",
        [
          order, random.below(11) + 1, random.below(6) + 1, day(placed),
          ["open", "paid", "sent"][random.below(3)], Double(random.below(50)),
        ])
      for product in 1...8 where random.below(3) == 0 {
        try insert("lines", [order, product, random.below(9) + 1, Double(random.below(10_000)) / 4])
      }
      for _ in 0..<random.below(3) {
        let date = CalendarDate(daysSinceEpoch: 16_801 + placed)
        try insert(
          "shipments",
          [
            order, random.below(3) + 1, random.below(3) + 1, Double(random.below(80)),
            (16_801 + placed) * 86_400 + 3600 * random.below(24), "\(date.month)/\(date.day)/\(date.year)",
          ])
      }
    }
    for ticket in 1...40 {
      let csat: (any DatabaseValueConvertible)? = random.below(3) == 0 ? nil : random.below(5) + 1
      try insert(
        "tickets",
        [
          ticket, random.below(12) + 1, day(random.below(730)), ["high", "low"][random.below(2)],
          csat.databaseValue,
        ])
    }
  }
}

extension Optional where Wrapped == any DatabaseValueConvertible {
  fileprivate var databaseValue: DatabaseValue { self?.databaseValue ?? .null }
}
