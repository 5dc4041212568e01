import QuerentCore
import Testing

@testable import SemanticParsing

@Suite("The rules of the question grammar") struct RuleTests {
  @Test("Every rule has a name of its own and at least one example")
  func names() {
    let names = QuestionGrammar.rules.map(\.name)
    #expect(Set(names).count == names.count, "\(names.sorted())")
    #expect(QuestionGrammar.rules.allSatisfy { !$0.examples.isEmpty })
  }

  @Test(
    "At least one example of a rule, read over the trading company or the bicycle rental, is read by that rule",
    arguments: QuestionGrammar.rules.map(\.name))
  func examples(_ name: String) throws {
    let rule = try #require(QuestionGrammar.rules.first { $0.name == name })
    let fired = rule.examples.filter { example in
      [TradeModel.reader, RentalModel.reader].contains { reader in
        reader.analyse(Question(example)).sketch.rules.contains { $0.rule == name }
      }
    }
    #expect(!fired.isEmpty, "none of \(rule.examples)")
  }
}
