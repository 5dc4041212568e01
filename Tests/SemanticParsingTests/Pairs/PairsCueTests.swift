import SemanticParsing
import Testing

@Suite("Questions that pair every row with every other")
struct PairsCueTests {
  @Test(
    "the tables are named",
    arguments: [
      ("every order joined to every other order", "orders", "orders"),
      ("Join each order with every other one", "orders", "orders"),
      ("compare all orders with all others", "orders", "orders"),
      ("every order joined to every customer", "orders", "customers"),
      ("pair each order with each customer", "orders", "customers"),
      ("cross join orders and customers", "orders", "customers"),
      ("show me the cartesian product of customers with orders", "customers", "orders"),
      ("all pairs of orders", "orders", "orders"),
      ("how many pairs of customers are there?", "customers", "customers"),
    ])
  func read(question: String, first: String, second: String) throws {
    let cue = try #require(PairsCue.read(question, in: TradeModel.model), "\(question)")
    #expect(cue.first == first && cue.second == second, "\(question)")
  }

  @Test(
    "other questions are left alone",
    arguments: [
      "orders joined to customers", "every order by customer", "sales of every customer", "all orders",
      "every customer with every product", "revenue for each region and each segment",
      "each customer with all orders above 100", "every order joined to every other shipment of gold",
      "compare sales with last year", "pairs of shoes sold", "cross sell rate by region",
      "every order joined to every order in 2016",
    ])
  func other(question: String) {
    #expect(PairsCue.read(question, in: TradeModel.model) == nil, "\(question)")
  }
}
