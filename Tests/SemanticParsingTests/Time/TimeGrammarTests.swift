import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("Time grammar")
struct TimeGrammarTests {
  @Test("reads the corpus", arguments: TimeCase.load(TimeCorpus.all))
  func corpus(_ example: TimeCase) {
    let mentions = example.mentions
    #expect(mentions.map(TimeNotation.text).joined(separator: " ; ") == example.expected)
    #expect(mentions.map(example.words) == example.marked)
  }

  @Test("finds no time where there is none", arguments: TimeCase.load(TimeCorpus.negative))
  func negativeCorpus(_ example: TimeCase) {
    #expect(example.mentions.map(TimeNotation.text) == [])
  }

  @Test("every rule reads its own examples", arguments: TimeRules.all.map(\.name))
  func ruleExamples(_ name: String) throws {
    let asOf = try #require(CalendarDate(iso: TimeCase.defaultAsOf))
    let calendar = AsOfCalendar(asOf: asOf, calendar: BusinessCalendar())
    for rule in TimeRules.all where rule.name == name {
      #expect(!rule.examples.isEmpty)
    }
    let examples = Set(TimeRules.all.filter { $0.name == name }.flatMap(\.examples))
    for example in examples.sorted() {
      let chart = TimeChart(tokens: Tokenizer.tokens(of: example), calendar: calendar)
      #expect(chart.appliedRules.contains(name), "\(example)")
    }
  }

  @Test(
    "a mention says whether its words depend on the as-of date",
    arguments: [
      ("in 2014", false), ("March 2017", false), ("between March and May 2017", false), ("Q1 of 2016", false),
      ("FY2017", false), ("2014-05-06", false), ("last month", true), ("in March", true),
      ("since last year", true),
      ("between May and July", true), ("March last year", true), ("this month vs March 2016", true),
      ("from March 2016 through last month", true), ("vs last year", true),
    ])
  func relativity(_ phrase: String, _ isRelative: Bool) throws {
    let asOf = try #require(CalendarDate(iso: TimeCase.defaultAsOf))
    let grammar = TimeGrammar(asOf: asOf, calendar: BusinessCalendar())
    let mentions = grammar.mentions(in: Tokenizer.tokens(of: phrase))
    #expect(mentions.map(\.isRelative) == [isRelative])
  }
}
