import QuerentCore
import Testing
import Tools

@testable import Agent

@Suite("What a playbook demands of a client's spend")
struct SpendRuleTests {
  @Test(
    "one demand over a year is read",
    arguments: [
      (
        "A customer who spent more than 100,000 dollars in the last four quarters is offered a contract.",
        "amount > 100000.0"
      ),
      ("Customers whose spend is below $20k get the Starter plan.", "amount < 20000.0"),
      ("Sales over 1.5 million in twelve months bring a sponsor.", "amount > 1500000.0"),
      (
        "A customer whose spend fell by more than a fifth against the four quarters before waits.",
        "fall > 0.2"
      ),
      ("Where revenue grew by more than 15 percent, offer a larger plan.", "rise > 0.15"),
      ("Where sales dropped more than 30%, call first.", "fall > 0.3"),
    ])
  func read(sentence: String, expected: String) throws {
    let rule = try #require(SpendRule(sentence))
    #expect("\(rule.figure) \(rule.isMore ? ">" : "<") \(rule.limit)" == expected)
  }

  @Test(
    "no demand, several of them, or one about another time are left to people",
    arguments: [
      "Take one idea with you, not five.",
      "Customers who spent more than 5,000 dollars last month get a call.",
      "Spend of more than 10,000 and less than 50,000 dollars is normal.",
      "More than 20 customers were asked.",
      "Customers who spent more than usual get a card.", "Orders over 500 dollars ship free.",
      "Customers who spent more than 9,000 dollars in one quarter are visited.",
    ])
  func unread(sentence: String) {
    #expect(SpendRule(sentence) == nil)
  }

  private func profile(spend: Double, change: Double?) -> ClientProfile {
    let money = ResultTable.Column(name: "sales", kind: .real, unit: "USD")
    var facts = [ClientProfile.Fact(part: .spend, label: "sales", value: .real(spend), column: money)]
    if let change {
      let share = ResultTable.Column(name: "change", kind: .real, unit: "%")
      facts.append(.init(part: .change, label: "change", value: .real(change), column: share))
    }
    return ClientProfile(
      name: "A", facts: facts, table: ResultTable(columns: [], rows: []), query: SQLQuery(text: ""),
      period: nil)
  }

  @Test("a demand is met by figures beyond it and by none at it")
  func met() throws {
    let amount = try #require(SpendRule("spent more than 100,000 dollars"))
    #expect(amount.reason(profile(spend: 100_000.01, change: nil))?.contains("$100,000.01") == true)
    #expect(amount.reason(profile(spend: 100_000, change: nil)) == nil)
    let fall = try #require(SpendRule("spend fell by more than a fifth"))
    #expect(fall.reason(profile(spend: 1, change: -0.21)) != nil)
    #expect(fall.reason(profile(spend: 1, change: -0.2)) == nil)
    #expect(fall.reason(profile(spend: 1, change: 0.5)) == nil)
    #expect(fall.reason(profile(spend: 1, change: nil)) == nil)
  }
}
