import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

/// Ways to name values in questions over the trading company.
@Suite("Values in questions") struct MemberQuestionTests {
  @Test(
    "Values are read however they are written",
    arguments: [
      ("total sales of Gute, Claire", "customers.customer_name = 'Claire Gute'"),
      ("total sales for CLAIRE GUTE", "customers.customer_name = 'Claire Gute'"),
      ("total sales in NY", "customers.state = 'New York'"),
      ("total sales in NYC", "customers.city = 'New York City'"),
      ("total sales in Calfornia", "customers.state = 'California'"),
      ("total sales of office supply", "products.category = 'Office Supplies'"),
      ("sales of elodie martin", "customers.customer_name = 'Élodie Martin'"),
    ])
  func read(_ question: String, _ condition: String) {
    #expect(plan(question).contains(condition), "\(question): \(plan(question))")
  }

  @Test(
    "Small words, measures and unknown names are no values",
    arguments: ["sales in it", "profit or sales", "sales per order in ABC", "what are our sales"])
  func unread(_ question: String) { #expect(!plan(question).contains("'"), "\(question): \(plan(question))") }

  private func plan(_ question: String) -> String {
    switch TradeModel.reader.read(Question(question)) {
    case .interpretations(let readings), .clarification(_, let readings), .refusal(_, let readings):
      readings.first.map { $0.plan.text } ?? ""
    }
  }
}
