import Foundation
import QuerentCore
import Testing

@testable import Agent

/// The public file these tests read where it lies.
private let superstore = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../../shared/bench/superstore.csv").standardizedFileURL.path

/// Questions a sales manager asks of a real file, against statements written by hand.
@Suite(
  "Superstore",
  .enabled(if: FileManager.default.fileExists(atPath: superstore), "needs ../shared/bench"))
struct SuperstoreTests {
  /// Opened once for all questions.
  private static let analyst = Result {
    Analyst(
      workspace: try Workspace.open(
        [superstore], options: WorkspaceOptions(), cancellation: CancellationFlag(), report: { _ in },
        progress: { _ in }))
  }

  static let questions: [(String, String)] = [
    (
      "total sales",
      #"SELECT sum(Sales) FROM superstore"#
    ),
    (
      "how many orders were there in 2017?",
      #"SELECT count(DISTINCT "Order ID") FROM superstore WHERE "Order Date" LIKE '2017%'"#
    ),
    (
      "sales by region",
      #"SELECT Region, sum(Sales) FROM superstore GROUP BY 1"#
    ),
    (
      "profit by category in 2016",
      #"SELECT Category, sum(Profit) FROM superstore WHERE "Order Date" LIKE '2016%' GROUP BY 1"#
    ),
    (
      "top 5 customers by sales",
      #"SELECT "Customer Name", sum(Sales) FROM superstore GROUP BY 1 ORDER BY 2 DESC LIMIT 5"#
    ),
    (
      "average discount by segment",
      #"SELECT Segment, avg(Discount) FROM superstore GROUP BY 1"#
    ),
    (
      "sales by month in 2017",
      #"SELECT substr("Order Date",1,7), sum(Sales) FROM superstore WHERE "Order Date" LIKE '2017%' GROUP BY 1"#
    ),
    (
      "sales in the West by category",
      #"SELECT Category, sum(Sales) FROM superstore WHERE Region='West' GROUP BY 1"#
    ),
    (
      "how many customers do we have?",
      #"SELECT count(DISTINCT "Customer ID") FROM superstore"#
    ),
    (
      "total profit in California",
      #"SELECT sum(Profit) FROM superstore WHERE State='California'"#
    ),
    (
      "sales by year",
      #"SELECT substr("Order Date",1,4), sum(Sales) FROM superstore GROUP BY 1"#
    ),
    (
      "quantity sold of Chairs by region",
      #"SELECT Region, sum(Quantity) FROM superstore WHERE "Sub-Category"='Chairs' GROUP BY 1"#
    ),
    (
      "top 3 states by profit in 2017",
      #"SELECT State, sum(Profit) FROM superstore WHERE "Order Date" LIKE '2017%' GROUP BY 1 ORDER BY 2 DESC LIMIT 3"#
    ),
    (
      "profit margin by category",
      #"SELECT Category, sum(Profit)/sum(Sales) FROM superstore GROUP BY 1"#
    ),
    (
      "number of orders by ship mode",
      #"SELECT "Ship Mode", count(DISTINCT "Order ID") FROM superstore GROUP BY 1"#
    ),
    (
      "sales of Technology in the East in Q4 2017",
      #"SELECT sum(Sales) FROM superstore WHERE Category='Technology' AND Region='East' AND "Order Date">='2017-10-01' AND "Order Date"<'2018-01-01'"#
    ),
    (
      "sales by region and segment",
      #"SELECT Region, Segment, sum(Sales) FROM superstore GROUP BY 1,2"#
    ),
    (
      "how many orders had a discount over 50%?",
      #"SELECT count(DISTINCT "Order ID") FROM superstore WHERE Discount>0.5"#
    ),
    (
      "which sub-category has the lowest profit?",
      #"SELECT "Sub-Category", sum(Profit) FROM superstore GROUP BY 1 ORDER BY 2 LIMIT 1"#
    ),
    (
      "sales last quarter vs the quarter before",
      """
      SELECT a, b, a - b, (a - b) / b FROM (SELECT
        sum(Sales) FILTER (WHERE "Order Date" >= '2017-07-01' AND "Order Date" < '2017-10-01') AS a,
        sum(Sales) FILTER (WHERE "Order Date" >= '2017-04-01' AND "Order Date" < '2017-07-01') AS b FROM superstore)
      """
    ),
  ]

  @Test("a question gives the rows of the statement, and passes the review", arguments: questions)
  func question(text: String, sql: String) throws {
    let analyst = try Self.analyst.get()
    let answer = analyst.answer(Question(text)).answer
    let expected = try #require(analyst.run(sql: sql).answer.table?.rows)
    let actual = answer.table?.rows ?? []
    #expect(
      RowComparison.equal(actual, expected, ignoringOrder: true),
      "\(answer.plan ?? answer.refusal?.why ?? "")\nexpected \(ExpectationJudge.excerpt(expected))\nactual \(ExpectationJudge.excerpt(actual))"
    )
    #expect(answer.trust == .checked, "\(answer.checks.filter { !$0.passed }.map(\.detail))")
  }

  @Test("the file loads whole")
  func whole() throws {
    let rows = try Self.analyst.get().run(sql: "SELECT count(*) FROM superstore").answer.table?.rows
    #expect(rows == [[9994]])
  }
}
