import Agent
import Foundation
import QuerentCore
import Testing

@testable import Shell

@Suite("Commands go on from answers")
struct FollowCommandTests {
  @Test(
    "a standing filter narrows every question, is shown, and lasts through /new and /reload until it is off")
  func filter() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/filter").contains("No standing filter"))
    #expect(shell.type("/filter region is West").contains("orders.region = 'West'"))
    let answer = shell.type("sales by product in 2026")
    #expect(answer.contains("region = West") && answer.contains("by your standing filter: region is West"))
    #expect(shell.type("/sql").contains("West"))
    #expect(shell.type("only Desk").contains("product = Desk · region = West"))
    #expect(shell.type("/status").contains("/filter off ends it"))
    shell.type("/new")
    shell.type("/reload")
    #expect(shell.type("how many orders are there").contains("24 orders"))
    #expect(shell.type("/explain").contains("orders.region = 'West'"))
    #expect(shell.type("/filter sales > 420").contains("orders.sales > 420"))
    #expect(!shell.type("how many orders are there").contains("West"))
    #expect(shell.type("/filter off").contains("from all rows"))
    #expect(shell.type("/again").contains("96"))
    #expect(shell.type("select count(*) from orders").contains("96"))
  }

  @Test("a follow-up after the filter is off goes on without it")
  func withoutFilter() throws {
    let shell = try SessionFixture()
    shell.type("/filter region is West")
    shell.type("sales by product in 2026")
    shell.type("/filter off")
    #expect(!shell.type("by month").contains("West"))
  }

  @Test("a question about rows that the filter does not fit says so and is not CHECKED")
  func misfit() throws {
    let shell = try SessionFixture(sources: ["orders.csv", "stores.csv"])
    shell.type("/filter region is West")
    let answer = shell.type("how many stores are there")
    #expect(
      answer.contains("UNCHECKED")
        && answer.contains("your standing filter (region is West) does not fit stores"))
    #expect(shell.type("/filter regoin is West").contains("names nothing in the data"))
    #expect(shell.type("/filter sales").contains("is no condition on rows"))
    #expect(shell.type("/open \(shell.path("stores.csv"))").contains("does not fit this data and is off"))
    #expect(shell.session.filter == nil)
  }

  @Test("the filter of the command line holds from the start and can be switched off")
  func startFilter() throws {
    let shell = try SessionFixture { $0.workspaceOptions.filter = "region = East" }
    #expect(shell.type("how many orders are there").contains("24 orders"))
    shell.type("/filter off")
    shell.type("/reload")
    #expect(shell.session.filter == nil)
  }

  @Test("/drill lists the rows behind a row, by its number or its name, within the period and the conditions")
  func drill() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/drill 1").contains("no answer with rows"))
    shell.type("sales by region in 2026 for Desk")
    #expect(shell.type("/drill 9").contains("There is no row 9"))
    #expect(shell.type("/drill Wset").contains("West"))
    let rows = shell.type("/drill West")
    #expect(
      rows.contains("region = West") && rows.contains("product = Desk"))
    let table = try #require(shell.session.conversation.last?.answer.table)
    #expect(table.rows.count == 4)
    #expect(shell.type("/drill 1").contains("rows of the data already"))
    shell.type("sales by month in 2026")
    shell.type("/drill 3")
    #expect(shell.session.conversation.last?.answer.table?.rows.count == 4)
    shell.type("total sales in 2025")
    shell.type("/drill")
    #expect(shell.session.conversation.last?.answer.table?.rows.count == 48)
  }

  @Test("the rows behind a row add up to its figure")
  func sums() throws {
    let shell = try SessionFixture()
    shell.type("sales by region in 2026")
    let table = try #require(shell.session.conversation.last?.answer.table)
    let row = try #require(table.rows.firstIndex { $0[0].description == "North" })
    let figure = try #require(table.rows[row][1].number)
    shell.type("/drill \(row + 1)")
    let behind = try #require(shell.session.conversation.last?.answer.table)
    let sales = try #require(behind.columns.firstIndex { $0.name == "sales" })
    let sum = behind.rows.compactMap { $0[sales].number }.reduce(0, +)
    #expect(abs(sum - figure) < 0.001)
  }

  @Test("/compare sets another period beside the last answer")
  func compare() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/compare last year").contains("There is no answer to compare"))
    shell.type("sales by region in Q3 2026")
    #expect(shell.type("/compare Q1 2026").contains("vs Q1 2026"))
    #expect(shell.type("/compare").contains("Like this: /compare PERIOD"))
  }

  @Test("questions are saved with those they go on from, listed, run with parameters, and removed")
  func saving() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/save x").contains("There is nothing to save"))
    shell.type("how many orders are there")
    shell.type("sales by region in 2026")
    shell.type("only Desk")
    #expect(shell.type("/save desk sales").contains("is no name"))
    #expect(shell.type("/save desks").contains("/run desks"))
    #expect(try shell.text(of: "questions/desks.q") == "sales by region in 2026\n+ only Desk\n")
    #expect(shell.type("/saved").contains("sales by region in 2026"))
    shell.type("/new")
    let run = shell.type("/run desks")
    #expect(run.contains("ask> only Desk") && run.contains("product = Desk"))
    #expect(shell.type("/run desk").contains("Did you mean desks?"))
    try shell.write("sales in {{region}} in 2026\n  expect rows = 7\n", to: "questions/place.q")
    let place = shell.type("/run place region=North")
    #expect(place.contains("region = North") && place.contains("expect rows = 7 · actual 1"))
    #expect(shell.type("/run place").contains("place.q:1 The parameter {{region}} has no value"))
    #expect(shell.type("/run \(shell.path("questions/desks.q"))").contains("product = Desk"))
    shell.type("select count(*) as n from orders")
    shell.type("/save counted")
    #expect(shell.type("/run counted").contains("96"))
    #expect(shell.type("/saved remove counted").contains("is removed"))
    #expect(!shell.type("/saved").contains("counted"))
  }

  @Test("the tour goes on with Enter and ends with anything else")
  func tour() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/tour").contains("Step 1 of 6"))
    let second = shell.type("")
    #expect(second.contains("Understood as") && second.contains("Step 2 of 6"))
    #expect(shell.type("1").contains("Step 3 of 6"))
    #expect(!shell.type("how many orders are there").contains("Step"))
    #expect(shell.type("").isEmpty)
    shell.type("/tour")
    for _ in 1..<6 { shell.type("") }
    #expect(shell.type("").contains("That was the tour."))
  }
}
