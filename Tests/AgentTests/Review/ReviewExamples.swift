import QuerentCore
import SemanticLayer
import SemanticParsing

@testable import Agent

/// For each check an attempt it passes and one it rejects.
struct ReviewExample: Sendable, CustomStringConvertible {
  var check: any ReviewCheck
  var good: Attempt
  var spoiled: Attempt

  var description: String { check.name }

  init(_ check: any ReviewCheck, good: Attempt, spoil: (inout Attempt) -> Void) {
    self.check = check
    self.good = good
    spoiled = good
    spoil(&spoiled)
  }

  private typealias Fixture = ReviewFixture

  static let all: [ReviewExample] = plans + statements + results + words

  private static let plans: [ReviewExample] = [
    ReviewExample(PlanIsValid(), good: Fixture.byRegion) {
      $0.interpretation.plan.groups = [.column(.init(table: "orders", column: "colour"))]
    },
    ReviewExample(EveryWordIsUsed(), good: Fixture.byRegion) { $0.understanding.unread = ["purple"] },
    ReviewExample(NumbersOfTheQuestionAreUsed(), good: Fixture.top) {
      $0.question.text = "top 2 regions with over 700"
    },
    ReviewExample(AggregateFitsTheWords(), good: average) {
      $0.interpretation.plan.outputs = [.init(Fixture.totalSales)]
    },
    ReviewExample(GroupWordsAreUsed(), good: Fixture.byRegion) { $0.question.text = "sales by category" },
    ReviewExample(GrainFits(), good: Fixture.byMonth) { $0.question.text = "sales by week" },
    ReviewExample(RatioIsNotAveraged(), good: average) {
      let ratio = PlanExpression.arithmetic(.divide, Fixture.profit, Fixture.sales)
      $0.interpretation.plan.outputs = [.init(.aggregate(.init(.average, of: ratio, table: "orders")))]
    },
    ReviewExample(SumsAddUp(), good: added) {
      $0.interpretation.plan.outputs = [.init(.aggregate(.init(.sum, of: Fixture.discount, table: "orders")))]
    },
  ]

  private static let statements: [ReviewExample] = [
    ReviewExample(StatementReadsOnly(), good: Fixture.filtered) {
      $0.query.text = "SELECT 1; DROP TABLE orders"
    },
    ReviewExample(FiltersAreInTheStatement(), good: Fixture.filtered) {
      $0.query = SQLQuery(text: "SELECT SUM(sales) FROM orders")
    },
    ReviewExample(PeriodIsInTheStatement(), good: Fixture.inYear) {
      $0.query.arguments = ["2024-01-01", "2025-01-01"]
    },
    ReviewExample(MembersExist(), good: Fixture.filtered) {
      $0.interpretation.plan.filter = .comparison(Fixture.region, .equal, .literal("Wets"))
    },
  ]

  private static let results: [ReviewExample] = [
    ReviewExample(ComparisonIsShown(), good: Fixture.compared) {
      $0.table = ResultTable(columns: [Fixture.figure("sales")], rows: [[90.0]])
    },
    ReviewExample(RowCountIsSane(), good: Fixture.top) { $0.interpretation.plan.limit = .init(5) },
    ReviewExample(TopIsSorted(), good: Fixture.top) { $0.table.rows.reverse() },
    ReviewExample(RankedNamesAreDistinct(), good: ranked) { $0.table.rows = [["West"], ["West"]] },
    ReviewExample(FigureIsNotMissing(), good: Fixture.inYear) { $0.table.rows = [[.null]] },
    ReviewExample(ValuesArePossible(), good: average) { $0.table.rows = [[400.0]] },
    ReviewExample(SharesAddUp(), good: shares) { $0.table.rows = [["West", 0.6], ["East", 0.6]] },
    ReviewExample(GroupsAddUp(), good: Fixture.byRegion) {
      $0.table.rows = [["West", 120.0], ["East", 80.0]]
    },
    ReviewExample(TiesAreDisclosed(), good: counted) {
      $0.table.rows = [["West", 60.0], ["East", 10.0]]
    },
    ReviewExample(MissingValuesAreFew(), good: average) { _ in },
  ]

  private static let words: [ReviewExample] = [
    ReviewExample(EmptyIsNotZero(), good: empty) { $0.draft.claims = [.init(text: "Sales were 0.")] },
    ReviewExample(FiguresAreCells(), good: Fixture.byRegion) {
      $0.draft.claims = [.init(text: "West leads with $61.00 of sales, 60% of the total.")]
    },
    ReviewExample(DirectionWordsAgree(), good: Fixture.compared) {
      $0.draft.claims = [.init(text: "Sales was $90.00, $10.00 (10%) more than in 2024.")]
    },
    ReviewExample(NamesAreInTheRows(), good: Fixture.byRegion) { $0.draft.claims[0].entities = ["North"] },
    ReviewExample(ChartIsTheRows(), good: Fixture.byRegion) { $0.draft.chart.values = [7] },
    ReviewExample(PartialPeriodIsDisclosed(), good: Fixture.byMonth) { $0.draft.caveats = [] },
  ]

  private static var average: Attempt {
    Fixture.attempt(
      "average sales",
      QueryPlan(outputs: [.init(.aggregate(.init(.average, of: Fixture.sales, table: "orders")))]),
      [Fixture.figure("average sales")], [[40.0]])
  }

  private static var added: Attempt {
    Fixture.attempt(
      "total sales",
      QueryPlan(outputs: [.init(.aggregate(.init(.sum, of: Fixture.sales, table: "orders")))]),
      [Fixture.figure("sales")], [[90.0]])
  }

  private static var counted: Attempt {
    var attempt = Fixture.top
    attempt.table.columns[1].kind = .integer
    return attempt
  }

  private static var ranked: Attempt {
    Fixture.attempt(
      "top 2 regions by sales",
      QueryPlan(
        outputs: [.init(Fixture.region)], order: [.init(Fixture.sales, descending: true)], limit: .init(2)),
      [Fixture.key("region")], [["West"], ["East"]])
  }

  private static var shares: Attempt {
    let share = PlanExpression.window(.init(.share, of: Fixture.totalSales))
    return Fixture.attempt(
      "share of sales by region",
      QueryPlan(outputs: [.init(Fixture.region), .init(share)], groups: [Fixture.region]),
      [Fixture.key("region"), Fixture.figure("share", unit: "%")], [["West", 0.6], ["East", 0.4]])
  }

  private static var empty: Attempt {
    Fixture.attempt(
      "sales in 2025",
      QueryPlan(outputs: [.init(Fixture.totalSales)], period: Fixture.period("2025-01-01", "2026-01-01")),
      [Fixture.figure("sales")], [[.null]])
  }
}
