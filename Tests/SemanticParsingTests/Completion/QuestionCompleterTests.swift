import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("How a question may go on") struct QuestionCompleterTests {
  private static let completer = QuestionCompleter(
    model: TradeModel.model, members: TradeModel.members, reader: TradeModel.reader)

  @Test(
    "What is proposed follows from the words before",
    arguments: [
      ("", "sales"), ("sales by ", "region"), ("sales by re", "region"), ("sales in ", "West"),
      ("sales in new y", "New York"), ("sales in ", "2017"), ("sales la", "last quarter"),
      ("sales last ", "last quarter"), ("top 5 ", "customers"), ("how many ", "orders"),
      ("sales per ", "month"),
    ])
  func proposed(text: String, expected: String) {
    let found = Self.completer.proposals(after: text, count: 40)
    #expect(found.contains { $0.text == expected }, "\(text): \(found.map(\.text))")
  }

  @Test(
    "Every proposal makes a question that is read",
    arguments: ["", "sales by ", "sales in ", "top 3 ", "sales "])
  func reads(text: String) {
    let found = Self.completer.proposals(after: text, count: 30)
    for proposal in found {
      let whole = text.dropLast(proposal.typed.count) + proposal.text
      switch TradeModel.reader.read(Question(String(whole))) {
      case .interpretations(let readings), .clarification(_, let readings):
        #expect(readings.first?.unread.isEmpty == true, "\(whole)")
      case .refusal: Issue.record("\(whole) is refused")
      }
    }
    #expect(!found.isEmpty)
  }

  @Test("A proposal is read as the reader reads it, without the words of a refusal")
  func likeTheReader() {
    for text in [
      "sales by region", "sales in West", "sales in zzz", "sales by nothing known", "top 5 customers",
      "forecast sales",
      "sales in 2031", "delete all orders", "how many orders",
    ] {
      let question = Question(text)
      let isRead: Bool
      switch TradeModel.reader.read(question) {
      case .interpretations(let readings), .clarification(_, let readings):
        isRead = readings.first?.unread.isEmpty == true
      case .refusal: isRead = false
      }
      #expect((TradeModel.reader.reading(of: question, usingAllFrom: 0) != nil) == isRead, "\(text)")
    }
  }

  @Test("What is asked for most comes first")
  func likelyFirst() {
    func first(_ text: String) -> String? { Self.completer.proposals(after: text).first?.text }
    #expect(first("") == "sales")
    #expect(first("sales by ") == "region")
    #expect(first("how many ") == "orders")
    #expect(first("top 5 ") == "customers")
    #expect(first("sales ") == "last month")
    let periods = Self.completer.proposals(after: "sales la").map(\.text)
    #expect(periods == ["last month", "last quarter", "last year", "last week"])
  }

  @Test("Nothing follows what nobody says, and groups are no members")
  func nothing() {
    #expect(Self.completer.proposals(after: "sales in zzz").isEmpty)
    let afterPeriod = Self.completer.proposals(after: "sales last year ", count: 40)
    #expect(!afterPeriod.contains { $0.kind == .period }, "one period is enough")
    #expect(!Self.completer.proposals(after: "sales by ", count: 40).contains { $0.kind == .member })
    #expect(Self.completer.proposals(after: String(repeating: "sales ", count: 100)).isEmpty)
  }
}
