import QuerentCore
import SemanticParsing
import Testing

@Suite("Refusals") struct RefusalTests {
  private func refusal(_ text: String) -> Refusal? {
    if case .refusal(let refusal, _) = TradeModel.reader.read(Question(text)) { refusal } else { nil }
  }

  @Test(
    "a figure or a list the data does not hold is missing data",
    arguments: [
      "what is our NPS?", "what is our NPS by region?", "how many astronauts are there?",
      "average CSAT last month",
      "which region has the most parking lots?",
    ])
  func missing(_ text: String) { #expect(refusal(text)?.code == .missingData) }

  @Test(
    "talk is out of scope",
    arguments: ["hello", "who are you?", "what is the weather like", "thank you very much", "tell me a joke"])
  func talk(_ text: String) { #expect(refusal(text)?.code == .outOfScope) }

  @Test("a misspelt member is offered, in a question that works")
  func nearest() throws {
    let refused = try #require(refusal("sales in the Wst"))
    #expect(refused.code == .missingData)
    #expect(refused.closest.contains { $0.hasSuffix("West") })
    #expect(refused.suggestions.first == "sales in the West")
  }

  @Test(
    "a period without data names the range there is",
    arguments: ["sales in 1999", "how many orders were there in March 1987?", "profit by region in 2090"])
  func period(_ text: String) throws {
    let refused = try #require(refusal(text))
    #expect(refused.code == .missingData)
    #expect(refused.why.contains("the data holds"))
  }

  @Test(
    "looks ahead are not supported",
    arguments: ["orders that will be shipped next week", "products going out of stock next month"])
  func ahead(_ text: String) { #expect(refusal(text)?.code == .notSupported) }

  @Test(
    "every question that is offered is answered",
    arguments: [
      "what is our NPS?", "sales in the Wst", "sales in 1999", "hello", "delete all orders",
      "revenue of the flying circus",
    ])
  func suggestions(_ text: String) throws {
    let refused = try #require(refusal(text))
    #expect(!refused.suggestions.isEmpty)
    for question in refused.suggestions { #expect(refusal(question) == nil, "\(question)") }
  }
}
