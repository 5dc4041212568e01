import Foundation
import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

@Suite("A standing filter goes with every plan")
struct StandingFilterTests {
  private func applied(_ filter: String, _ plan: String) throws -> String? {
    let workspace = try Company.opened.get()
    return try StandingFilter(filter, in: workspace).applied(to: QueryPlan(parsing: plan))?.text
  }

  @Test(
    "columns of the fact itself come before those of tables it leads to",
    arguments: [
      ("region is West", "sales by orders.channel", "sales by orders.channel | orders.region = 'West'"),
      ("region is West", "count(tickets)", "count(tickets) | tickets.region = 'West'"),
      ("region is West", "count(payments)", "count(payments) | customers.region = 'West'"),
      (
        "region is West", "sales | orders.channel = 'Web'",
        "sales | orders.channel = 'Web' and orders.region = 'West'"
      ),
      ("region is West", "count(products)", nil),
      ("sales > 1000", "count(tickets)", nil),
    ] as [(String, String, String?)])
  func columns(_ filter: String, _ plan: String, _ expected: String?) throws {
    #expect(try applied(filter, plan) == expected)
  }

  @Test("plans inside a plan are narrowed too")
  func inside() throws {
    let text = try applied("region is West", "show orders.order_id | orders.sales > [average(orders.sales)]")
    #expect(text?.components(separatedBy: "orders.region = 'West'").count == 3)
  }

  @Test("what was added can be taken away, and is not added twice")
  func removing() throws {
    let workspace = try Company.opened.get()
    let filter = try StandingFilter("region is West", in: workspace)
    let plan = try QueryPlan(parsing: "sales by orders.channel | orders.segment = 'Consumer'")
    let narrowed = try #require(filter.applied(to: plan))
    #expect(filter.applied(to: narrowed) == narrowed)
    #expect(filter.removed(from: narrowed) == plan)
  }
}
