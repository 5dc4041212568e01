import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

@Suite("Sentences")
struct SentenceTests {
  private typealias Fixture = ReviewFixture

  struct Case: Sendable, CustomTestStringConvertible {
    var attempt: Attempt
    var text: String
    var summary: String?

    var testDescription: String { attempt.question.text }
  }

  static let cases = [
    Case(
      attempt: ReviewFixture.byRegion, text: "West leads with $60.00 of total sales, 60% of the total.",
      summary: "Lowest is East with $40.00; together $100.00."),
    Case(attempt: ReviewFixture.inYear, text: "Total sales were $90.00 in 2025."),
    Case(attempt: ReviewFixture.filtered, text: "Total sales are $60.00 for region West."),
    Case(
      attempt: ReviewFixture.byMonth,
      text: "Total sales rose from $30.00 in Aug 2026 to $50.00 in Sep 2026; Oct 2026 is at $20.00 so far.",
      summary: "Highest in Sep 2026 ($50.00), lowest in Oct 2026 ($20.00); in all $100.00."),
    Case(
      attempt: ReviewFixture.compared,
      text: "Total sales were $90.00 in 2025, $10.00 (10%) less than in 2024, when it was $100.00."),
    Case(
      attempt: ReviewFixture.top, text: "West leads with $60.00 of total sales.",
      summary: "Lowest shown is East with $40.00; together $100.00."),
  ]

  @Test("figures and names are copied from cells", arguments: cases)
  func sentence(example: Case) {
    #expect(example.attempt.draft.text == example.text)
    #expect(example.attempt.draft.summary?.text == example.summary)
  }

  @Test("a missing figure and an empty result are told without a number")
  func empty() {
    let plan = QueryPlan(
      outputs: [.init(Fixture.totalSales)], filter: .comparison(Fixture.region, .equal, .literal("North")))
    let missing = Fixture.attempt("sales in the North", plan, [Fixture.figure("sales")], [[.null]])
    #expect(missing.draft.text == "There is no total sales to report for region North: no row has a value.")
    #expect(missing.draft.chart.kind == .none)
    let none = Fixture.attempt("sales in the North", plan, [Fixture.figure("sales")], [])
    #expect(none.draft.text == "Nothing in the data matches for region North: there are no rows to show.")
  }

  @Test("a period after the data gets no zero")
  func future() {
    let plan = QueryPlan(
      outputs: [.init(.aggregate(.init(.count, table: "orders")))],
      period: Fixture.period("2030-01-01", "2031-01-01"))
    let count = ResultTable.Column(name: "count", kind: .integer)
    let attempt = Fixture.attempt("how many orders in 2030", plan, [count], [[0]])
    #expect(attempt.draft.text == "There is nothing to count in 2030: the data end on 20 Oct 2026.")
    #expect(
      attempt.understanding.period
        == "2030 (1 Jan–31 Dec 2030), after the last date in the data (20 Oct 2026)")
  }

  @Test("one of a thing, several of a thing, and a tie")
  func counts() {
    let count = PlanExpression.aggregate(.init(.count, table: "orders"))
    let column = ResultTable.Column(name: "count", kind: .integer)
    let plan = QueryPlan(outputs: [.init(count)])
    #expect(Fixture.attempt("", plan, [column], [[1204]]).draft.text == "There are 1,204 orders.")
    #expect(Fixture.attempt("", plan, [column], [[1]]).draft.text == "There is 1 order.")
    let grouped = QueryPlan(outputs: [.init(Fixture.region), .init(count)], groups: [Fixture.region])
    let tie = Fixture.attempt(
      "", grouped, [Fixture.key("region"), column], [["West", 4], ["East", 4], ["South", 1]])
    #expect(tie.draft.text.hasPrefix("West and East have the highest number of orders: 4"))
    let level = Fixture.attempt("", grouped, [Fixture.key("region"), column], [["West", 4], ["East", 4]])
    #expect(level.draft.text == "All regions have the same number of orders: 4.")
  }
}

@Suite("Charts are chosen by the shape of the result")
struct ChartChoiceTests {
  @Test(
    "the choice and its reason",
    arguments: [
      (ReviewFixture.byRegion, .bar), (ReviewFixture.inYear, .number), (ReviewFixture.byMonth, .line),
      (ReviewFixture.compared, .number), (ReviewFixture.top, .bar),
    ] as [(Attempt, ChartSpecification.Kind)])
  func kinds(attempt: Attempt, kind: ChartSpecification.Kind) {
    #expect(attempt.draft.chart.kind == kind)
    #expect(!attempt.draft.chart.reason.isEmpty)
  }

  @Test("sixty bars are drawn, sixty-one are a table")
  func manyCategories() {
    func kind(_ count: Int) -> ChartSpecification.Kind {
      ReviewFixture.attempt(
        "",
        QueryPlan(
          outputs: [.init(ReviewFixture.region), .init(ReviewFixture.totalSales)],
          groups: [ReviewFixture.region]),
        [ReviewFixture.key("region"), ReviewFixture.figure("sales")],
        (0..<count).map { [.text("R\($0)"), 1.0] }
      ).draft.chart.kind
    }
    #expect(kind(60) == .bar)
    #expect(kind(61) == .table)
  }
}

@Suite("Periods in words")
struct PeriodWordsTests {
  @Test(
    "a range is named as people name it",
    arguments: [
      ("2017-01-01", "2017-04-01", "Q1 2017 (1 Jan–31 Mar 2017)"),
      ("2017-03-01", "2017-04-01", "Mar 2017 (1–31 Mar 2017)"),
      ("2017-01-01", "2018-01-01", "2017 (1 Jan–31 Dec 2017)"),
      ("2016-01-01", "2018-01-01", "2016–2017 (1 Jan 2016–31 Dec 2017)"),
      ("2017-02-03", "2017-02-04", "3 Feb 2017"), ("2016-12-30", "2017-01-03", "30 Dec 2016–2 Jan 2017"),
    ])
  func names(start: String, end: String, expected: String) {
    #expect(
      PeriodWords.resolved(TimeRange(start: CalendarDate(iso: start), end: CalendarDate(iso: end)))
        == expected)
  }

  @Test(
    "open sides are said",
    arguments: [
      ("2017-01-01", nil, "since 1 Jan 2017"), (nil, "2017-01-01", "until 31 Dec 2016"),
      (nil, nil, "all dates"),
    ] as [(String?, String?, String)])
  func open(start: String?, end: String?, expected: String) {
    let range = TimeRange(
      start: start.flatMap { CalendarDate(iso: $0) }, end: end.flatMap { CalendarDate(iso: $0) })
    #expect(PeriodWords.resolved(range) == expected)
  }
}
