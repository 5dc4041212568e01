import QuerentCore
import SemanticLayer
import Testing

@Suite("Inferring a model")
struct InferenceTests {
  let model = SemanticModel(inferredFrom: SampleCatalogue.shop)

  private static func infer(_ column: Catalogue.Column, in table: String = "things") throws
    -> SemanticModel.Column
  {
    let catalogue = Catalogue(tables: [Catalogue.Table(name: table, columns: [column], rowCount: 100)])
    return try #require(SemanticModel(inferredFrom: catalogue).tables[0].columns.first)
  }

  @Test(
    "numbers are measures unless their name says otherwise",
    arguments: [
      ("sales", SemanticModel.Column.Role.measure, Aggregate.sum, SemanticModel.Additivity.additive),
      ("quantity", .measure, .sum, .additive), ("num_employees", .measure, .sum, .additive),
      ("unit_price", .measure, .average, .nonAdditive), ("commission_pct", .measure, .average, .nonAdditive),
      ("age", .measure, .average, .nonAdditive), ("rating", .measure, .average, .nonAdditive),
      ("temperature", .measure, .average, .nonAdditive), ("latitude", .measure, .average, .nonAdditive),
      ("salary", .measure, .average, .additive), ("duration", .measure, .average, .additive),
      ("balance", .measure, .sum, .semiAdditive), ("total_price", .measure, .sum, .additive),
      ("unit_cost", .measure, .average, .nonAdditive), ("customer_id", .identifier, nil, .additive),
      ("zip", .identifier, nil, .additive), ("postal_code", .identifier, nil, .additive),
      ("phone", .identifier, nil, .additive), ("flight_no", .identifier, nil, .additive),
      ("ssn", .identifier, nil, .additive), ("month", .dimension, nil, .additive),
      ("quarter", .dimension, nil, .additive), ("departure_time", .dimension, nil, .additive),
      ("number_of_months", .measure, .sum, .additive),
    ] as [(String, SemanticModel.Column.Role, Aggregate?, SemanticModel.Additivity)])
  func numbers(
    name: String, role: SemanticModel.Column.Role, aggregate: Aggregate?, additivity: SemanticModel.Additivity
  ) throws {
    let column = try Self.infer(SampleCatalogue.column(name, .integer, range: 10...5000))
    #expect(column.role == role)
    #expect(column.defaultAggregate == aggregate)
    #expect(column.additivity == additivity)
  }

  @Test(
    "texts group, identify or are read",
    arguments: [
      ("region", 8.0, SemanticModel.Column.Role.dimension), ("gender_code", 1, .dimension),
      ("description", 60, .text), ("city", 120, .text), ("order_id", 8, .identifier),
      ("phone", 12, .identifier),
      ("invoice_number", 9, .identifier),
    ])
  func texts(name: String, length: Double, role: SemanticModel.Column.Role) throws {
    #expect(try Self.infer(SampleCatalogue.column(name, .text, length: length)).role == role)
  }

  @Test(
    "dates know where they stand in the life of a row",
    arguments: [
      ("order_date", SemanticModel.Column.TimeRole.event), ("ship_date", .closed), ("due_date", .due),
      ("dob", .birth), ("hire_date", .created), ("start_date", .start), ("end_date", .end),
      ("last_update", .snapshot), ("created_at", .created), ("date_of_birth", .birth),
    ])
  func times(name: String, role: SemanticModel.Column.TimeRole) throws {
    let column = try Self.infer(SampleCatalogue.column(name, .date, style: .iso))
    #expect(column.role == .time)
    #expect(column.timeRole == role)
  }

  @Test(
    "short names of columns are synonyms",
    arguments: [
      ("products", "product_price", "price"), ("Apartment_Bookings", "booking_start_date", "start date"),
      ("teams", "num_players", "number of players"), ("guests", "gender_code", "gender"),
      ("companies", "budget_in_billions", "budget"), ("stations", "dock_count", "docks"),
    ])
  func synonyms(table: String, name: String, synonym: String) throws {
    let type: Catalogue.Column.ValueType = name == "gender_code" ? .text : .integer
    let column = try Self.infer(SampleCatalogue.column(name, type, range: 10...5000), in: table)
    #expect(column.synonyms.contains(synonym))
  }

  @Test("order lines are counted by their order, customers by rows")
  func entities() throws {
    let orders = try #require(model.table(named: "orders"))
    #expect(orders.entity == SemanticModel.Entity(name: "order", countedBy: "Order ID"))
    #expect(orders.grain == "one line of an order")
    #expect(orders.defaultTimeDimension == "Order Date")
    let customers = try #require(model.table(named: "tbl_customers"))
    #expect(customers.entity?.countedBy == nil)
    #expect(customers.displayColumn == "customer_name")
    #expect(customers.synonyms == ["customers"])
  }

  @Test("a reference is many to one, one to one from a key, and keeps whether it was declared")
  func relationships() {
    #expect(model.relationships.map(\.cardinality) == [.manyToOne, .oneToOne])
    #expect(model.relationships.map(\.isDeclared) == [false, true])
  }

  @Test(
    "measures follow from columns and from patterns",
    arguments: [
      ("sales", "sum(Orders.Sales)"), ("profit_margin", "sum(Orders.Profit) / sum(Orders.Sales)"),
      ("average_order_value", "sum(Orders.Sales) / count(distinct Orders.\"Order ID\")"),
    ])
  func measures(name: String, expression: String) {
    #expect(model.measure(named: name)?.expression.text == expression)
  }

  @Test("revenue is the default, and answers to its other names")
  func defaultMeasure() {
    #expect(model.defaultMeasure == "sales")
    #expect(model.measure(named: "sales")?.synonyms.contains("revenue") == true)
    #expect(model.measure(named: "discount") == nil)
  }

  @Test("fractions called discount are percent, larger figures are not")
  func percent() throws {
    #expect(try Self.infer(SampleCatalogue.column("discount", .real, range: 0...0.8)).unit == "%")
    #expect(try Self.infer(SampleCatalogue.column("discount", .real, range: 0...80)).unit == nil)
  }

  @Test("lines without an amount earn quantity times price, less a discount in percent")
  func lineAmount() {
    let lines = Catalogue.Table(
      name: "lines",
      columns: [
        SampleCatalogue.column("unit_price", .real, range: 1...9),
        SampleCatalogue.column("quantity", .integer, range: 1...9),
        SampleCatalogue.column("discount", .real, range: 0...0.5),
      ], rowCount: 10)
    let model = SemanticModel(inferredFrom: Catalogue(tables: [lines]))
    #expect(
      model.measure(named: "revenue")?.expression.text
        == "sum(lines.quantity * lines.unit_price * (1 - lines.discount))")
    #expect(model.defaultMeasure == "revenue")
  }

  @Test("`long` beside `lat` is a longitude, and alone it is not")
  func longitude() {
    let long = SampleCatalogue.column("long", .real)
    let tables = [[SampleCatalogue.column("lat", .real), long], [long]].enumerated().map {
      Catalogue.Table(name: "t\($0.offset)", columns: $0.element, rowCount: 10)
    }
    let model = SemanticModel(inferredFrom: Catalogue(tables: tables))
    #expect(model.tables[0].columns[1].synonyms == ["longitude"])
    #expect(model.tables[1].columns[0].synonyms.isEmpty)
  }

  @Test("two tables with a column of one name get measures of two names")
  func sharedNames() {
    let tables = ["savings", "checking"].map {
      Catalogue.Table(name: $0, columns: [SampleCatalogue.column("balance", .real)], rowCount: 10)
    }
    let model = SemanticModel(inferredFrom: Catalogue(tables: tables))
    #expect(model.measures.map(\.name) == ["savings_balance", "checking_balance"])
  }
}
