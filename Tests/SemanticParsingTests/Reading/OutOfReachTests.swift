import QuerentCore
import SemanticParsing
import Testing

@Suite("Requests that are no questions") struct OutOfReachTests {
  private func code(_ text: String) -> Refusal.Code? {
    if case .refusal(let refusal, _) = TradeModel.reader.read(Question(text)) { refusal.code } else { nil }
  }

  @Test(
    "A wish to change the data is refused as a write",
    arguments: [
      "delete the orders of Texas", "please remove all customers", "update the price of chairs to 5",
      "can you drop the table products", "rename region to area",
    ])
  func writes(_ text: String) { #expect(code(text) == .unsafeWrite) }

  @Test(
    "A look into the future that no tool takes is refused, and says so",
    arguments: ["orders that will be shipped next week", "which customers are going to leave next year?"])
  func future(_ text: String) { #expect(code(text) == .notSupported) }

  @Test(
    "A text to be written needs a model",
    arguments: ["write a haiku about the quarter", "Summarize the year for the board"])
  func texts(_ text: String) { #expect(code(text) == .needsModel) }

  @Test(
    "A question about changes that happened is a question",
    arguments: ["total sales by region", "how many customers are there?", "sales in Texas last year"])
  func questions(_ text: String) { #expect(code(text) == nil) }
}
