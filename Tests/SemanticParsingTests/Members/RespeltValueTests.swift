import QuerentCore
import SemanticParsing
import Testing

@Suite("Values that are spelt otherwise")
struct RespeltValueTests {
  private func corrections(_ question: String) -> [String] {
    switch TradeModel.reader.read(Question(question)) {
    case .interpretations(let found): found.first?.corrections ?? []
    case .clarification(_, let likeliest), .refusal(_, let likeliest): likeliest.first?.corrections ?? []
    }
  }

  @Test("a misspelt value is said to be read as the stored one, a value as it is stored is not")
  func respelt() {
    #expect(corrections("sales for Consumr").contains { $0.hasPrefix("\"consumr\" read as ") })
    #expect(corrections("sales for Consumer").isEmpty)
  }
}
