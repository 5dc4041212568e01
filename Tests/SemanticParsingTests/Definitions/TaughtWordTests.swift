import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@Suite("Taught words") struct TaughtWordTests {
  @Test(
    "A meaning is read as a name, a value, a figure or a condition",
    arguments: [
      ("takings = sales", "sales"),
      ("takings = Revenue", "sales"),
      ("area = region", "orders.region"),
      ("area = orders.region", "orders.region"),
      ("big apple = New York City", "customers.city = 'New York City'"),
      ("coast = region West", "orders.region = 'West'"),
      ("coast = region is west", "orders.region = 'West'"),
      ("net sales = sales - profit", "sales - profit"),
      ("net sales = sum(orders.sales) - sum(orders.profit)", "sum(orders.sales) - sum(orders.profit)"),
      ("tax = sales * 20%", "sales * 0.2"),
      ("rate = (sales - profit) / quantity", "(sales - profit) / quantity"),
      ("big deal = sales > 10000", "orders.sales > 10000"),
      ("big deal = sales is more than 10k", "orders.sales > 10000"),
      ("big deal = orders.sales > 10000", "orders.sales > 10000"),
      ("key order = sales >= 500 and region = West", "orders.sales >= 500 and orders.region = 'West'"),
      ("odd order = profit < 0 or quantity = 0", "orders.profit < 0 or orders.quantity = 0"),
      ("mid deal = sales between 100 and 200", "orders.sales between 100 and 200"),
      ("texan customer = customers in Texas", "customers.state = 'Texas'"),
      ("lossy = profit < 0", "orders.profit < 0"),
    ])
  func meanings(_ text: String, _ expected: String) throws {
    let taught = try Self.taught(text)
    #expect(taught.entries.first?.meaning?.text == expected, "\(text): \(taught.entries)")
  }

  @Test(
    "What a definition names must be in the data",
    arguments: [
      "x = wibble", "x = wibble - sales", "x = sales > ", "x = sales - ", "x = (sales - profit",
      "x = region = Nairobi", "x = sales and profit", "x = predict sales",
    ])
  func problems(_ text: String) throws {
    let taught = try Self.taught(text)
    #expect(taught.entries.first?.meaning == nil, "\(text): \(taught.entries)")
    #expect(taught.entries.first?.problem != nil)
  }

  @Test(
    "A taught word is read at once",
    arguments: [
      ("big deal = sales > 10000", "how many big deals are there", "orders.sales > 10000"),
      ("big deal = sales > 10000", "sales of big deals by region", "orders.sales > 10000"),
      ("big deal = sales > 10000", "Big Deal sales by region", "orders.sales > 10000"),
      ("takings = sales", "takings by region", "sales by orders.region"),
      ("net sales = sales - profit", "net sales by region", "net_sales by orders.region"),
      ("big apple = New York City", "total sales in the big apple", "customers.city = 'New York City'"),
      ("texan customer = customers in Texas", "how many texan customers", "customers.state = 'Texas'"),
      ("lossy = profit < 0", "how many lossy orders", "orders.profit < 0"),
    ])
  func used(_ definition: String, _ question: String, _ expected: String) throws {
    let reading = try Self.reading(of: question, taught: Self.taught(definition))
    #expect(reading.plan.text.contains(expected), "\(question): \(reading.plan.text)")
    #expect(reading.unread.isEmpty)
    #expect(reading.defaults.contains { $0.hasSuffix(", as you defined") }, "\(reading.defaults)")
  }

  @Test("Words that only resemble a term keep their meaning, and so do terms in quotes")
  func others() throws {
    let taught = try Self.taught("big deal = sales > 10000")
    for question in ["sales by region", "how many big orders", "orders where the region is 'big deal'"] {
      let plan = try Self.reading(of: question, taught: taught).plan.text
      #expect(!plan.contains("10000"), "\(question): \(plan)")
    }
  }

  @Test("A definition may use those before it, and the longest term wins")
  func chained() throws {
    let taught = Taught(
      try ["net sales = sales - profit", "net = net sales / quantity", "net sales rate = net sales / sales"]
        .map {
          try Definition(parsing: $0)
        }, model: TradeModel.model, members: TradeModel.members)
    #expect(
      taught.entries.map { $0.meaning?.text } == [
        "sales - profit", "net_sales / quantity", "net_sales / sales",
      ])
    #expect(try Self.reading(of: "net by region", taught: taught).plan.text.contains("net by"))
    #expect(
      try Self.reading(of: "net sales rate by region", taught: taught).plan.text.contains("net_sales_rate by")
    )
  }

  @Test("Without definitions everything is read as before")
  func none() throws {
    let taught = Taught([], model: TradeModel.model, members: TradeModel.members)
    #expect(taught.model == TradeModel.model)
    let reading = try Self.reading(of: "sales by region", taught: taught)
    #expect(!reading.defaults.contains { $0.contains("as you defined") })
  }

  private static func taught(_ text: String) throws -> Taught {
    Taught([try Definition(parsing: text)], model: TradeModel.model, members: TradeModel.members)
  }

  private static func reading(of question: String, taught: Taught) throws -> Interpretation {
    let reader = QuestionReader(model: taught.model, members: TradeModel.members, taught: taught)
    switch reader.read(Question(question)) {
    case .interpretations(let readings), .clarification(_, let readings), .refusal(_, let readings):
      return try #require(readings.first)
    }
  }
}
