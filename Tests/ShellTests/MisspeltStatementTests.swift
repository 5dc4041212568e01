import Testing

@testable import Shell

@Suite("SQL with a slip in its first word")
struct MisspeltStatementTests {
  @Test(
    "is told from questions",
    arguments: [
      ("slect region, sum(net) from orders group by 1;", true), ("slect region from orders", false),
      ("selection of orders from orders, please", false), ("select region, x from orders", false),
      ("selct * from customers", true), ("selct * from nowhere", false), ("revenue from orders (all)", false),
    ])
  func recognised(_ text: String, _ expected: Bool) {
    #expect((MisspeltStatement(text, tables: ["orders", " customers", "customers"]) != nil) == expected)
  }
}
