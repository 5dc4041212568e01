import QuerentCore
import SQLGeneration
import SemanticLayer
import Testing

@Suite("Plans without SQL")
struct CompilationErrorTests {
  private func failure(of text: String, model: SemanticModel = Shop.model) throws -> CompilationError? {
    let plan = try QueryPlan(parsing: text)
    do {
      _ = try PlanCompiler(model: model).compile(plan)
      return nil
    } catch {
      return error
    }
  }

  @Test("tables that nothing connects are named")
  func notConnected() throws {
    #expect(try failure(of: "count(orders) by notes.text") == .notConnected("orders", "notes"))
    #expect(try failure(of: "show customers.name, notes.text") == .notConnected("customers", "notes"))
  }

  @Test("two ways of the same length are told apart by their roles")
  func ambiguous() throws {
    #expect(
      try failure(of: "count(shipments) by warehouses.city")
        == .ambiguousPath(from: "shipments", to: "warehouses", roles: ["from_id", "to_id"]))
    #expect(try failure(of: "count(shipments) by warehouses@to_id.city") == nil)
  }

  @Test("the roles of whole ways are named where the last joins have the same role")
  func ambiguousWays() throws {
    var model = Shop.model
    let stores = SemanticModel.Table(
      name: "stores", label: "stores", primaryKey: ["id"],
      columns: [
        .init(name: "id", label: "id", type: .integer, role: .identifier),
        .init(name: "region_id", label: "region", type: .integer, role: .identifier),
      ])
    model.tables.append(stores)
    model.relationships += [
      .init(from: "orders", fromColumns: ["store_id"], to: "stores", toColumns: ["id"]),
      .init(from: "stores", fromColumns: ["region_id"], to: "regions", toColumns: ["id"]),
    ]
    let error = try failure(of: "count(orders) by regions.name", model: model)
    #expect(
      error
        == .ambiguousPath(
          from: "orders", to: "regions", roles: ["customer_id.region_id", "store_id.region_id"]))
    let role = try QueryPlan(parsing: "count(orders) by regions@\"store_id.region_id\".name")
    #expect(
      try PlanCompiler(model: model).compile(role).query.text
        == "SELECT regions.name, COUNT(*) AS number_of_orders FROM orders "
        + "JOIN stores ON orders.store_id = stores.id JOIN regions ON stores.region_id = regions.id "
        + "GROUP BY regions.name ORDER BY number_of_orders DESC")
    // What else the plan names may settle the way.
    #expect(try failure(of: "count(orders) by regions.name | stores.id = 1", model: model) == nil)
  }

  @Test("the first way is taken when the caller says so")
  func firstPath() throws {
    let compiler = PlanCompiler(model: Shop.model, options: CompilationOptions(takesFirstPath: true))
    let plan = try QueryPlan(parsing: "count(shipments) by warehouses.city")
    #expect(
      try compiler.compile(plan).query.text
        == "SELECT warehouses.city, COUNT(*) AS number_of_shipments FROM shipments "
        + "JOIN warehouses ON shipments.from_id = warehouses.id GROUP BY warehouses.city "
        + "ORDER BY number_of_shipments DESC")
  }

  @Test("declared relationships win over inferred ones of the same length")
  func declaredFirst() throws {
    var model = Shop.model
    model.relationships[10].isDeclared = false
    let plan = try QueryPlan(parsing: "count(shipments) by warehouses.city")
    let text = try PlanCompiler(model: model).compile(plan).query.text
    #expect(text.contains("shipments.to_id = warehouses.id"))
  }

  @Test("unknown names are named")
  func unknown() throws {
    #expect(try failure(of: "profit") == .unknownMeasure("profit"))
    #expect(try failure(of: "count(invoices)") == .unknownTable("invoices"))
    #expect(
      try failure(of: "show orders.colour")
        == .unknownColumn(ColumnReference(table: "orders", column: "colour")))
  }

  @Test("a measure defined by itself is refused")
  func circularMeasure() throws {
    var model = Shop.model
    model.measures = [
      .init(name: "a", label: "a", expression: .arithmetic(.add, .measure("b"), .literal(1))),
      .init(name: "b", label: "b", expression: .measure("a")),
    ]
    #expect(try failure(of: "a", model: model) == .unsupported("measure a is defined by itself"))
  }

  @Test(
    "what has no meaning is refused",
    arguments: [
      "show", "sum(sum(orders.freight))", "sum(orders)", "show customers.name | count(orders) > 3",
      "sum(lines.amount over orders), count(orders)",
      "show orders.id | orders.id in [show orders.id, orders.status]",
      "show orders.id | union [show orders.id, orders.status]", "growth(revenue) by orders.status",
      "show orders.id | 2017-01-01..<2018-01-01 on orders.ordered_on | versus 2016-01-01..<2017-01-01",
      "revenue | versus 2016-01-01..<2017-01-01",
      "revenue | ..<2018-01-01 on orders.ordered_on by month | versus 2016-01-01..<2017-01-01",
    ])
  func unsupported(text: String) throws {
    guard case .unsupported = try failure(of: text) else {
      Issue.record("compiled or failed otherwise: \(String(describing: try failure(of: text)))")
      return
    }
  }
}
