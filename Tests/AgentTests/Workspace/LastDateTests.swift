import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

@Suite("The last date in the data")
struct LastDateTests {
  private func table(
    _ name: String, rows: Int, _ role: SemanticModel.Column.TimeRole, last: Value, hasMeasure: Bool = true,
    style: Catalogue.Column.DateStyle = .iso
  ) -> SemanticModel.Table {
    var date = SemanticModel.Column(
      name: "day", label: "day", type: .date, role: .time, dateStyle: style, timeRole: role)
    date.maximum = last
    let amount = SemanticModel.Column(name: "amount", label: "amount", type: .real, role: .measure)
    return SemanticModel.Table(
      name: name, label: name, defaultTimeDimension: "day", columns: hasMeasure ? [date, amount] : [date],
      rowCount: rows)
  }

  @Test("dates of what happened count, the latest of them")
  func latest() {
    let model = SemanticModel(tables: [
      table("orders", rows: 1000, .event, last: "2026-10-29"),
      table("refunds", rows: 10, .event, last: "2026-10-31"),
    ])
    #expect(LastDate.find(in: model)?.iso == "2026-10-31")
  }

  @Test("due dates and expected closes do not count while anything happened")
  func future() {
    let model = SemanticModel(tables: [
      table("orders", rows: 10, .event, last: "2026-10-31"),
      table("invoices", rows: 1000, .due, last: "2026-12-15"),
      table("opportunities", rows: 1000, .closed, last: "2027-03-31"),
    ])
    #expect(LastDate.find(in: model)?.iso == "2026-10-31")
  }

  @Test("a small table cannot move today by more than a month")
  func outlier() {
    let model = SemanticModel(tables: [
      table("orders", rows: 1000, .event, last: "2026-10-31"),
      table("notes", rows: 5, .event, last: "2126-10-31"),
    ])
    #expect(LastDate.find(in: model)?.iso == "2026-10-31")
  }

  @Test("without a table of events any default date counts, and without dates there is no today")
  func fallbacks() {
    #expect(
      LastDate.find(in: SemanticModel(tables: [table("plan", rows: 3, .due, last: "2027-01-01")]))?.iso
        == "2027-01-01")
    #expect(LastDate.find(in: SemanticModel(tables: [])) == nil)
  }

  @Test(
    "dates are read in the style of their column",
    arguments: [
      ("2017-03-01 10:00", Catalogue.Column.DateStyle.iso, "2017-03-01"),
      ("3/1/2017", .monthDayYear, "2017-03-01"),
      ("1/3/17", .dayMonthYear, "2017-03-01"), ("20170301", .compact, "2017-03-01"),
      (.integer(1_488_326_400), .epochSeconds, "2017-03-01"),
      (.integer(1_488_326_400_000), .epochMilliseconds, "2017-03-01"),
      (.integer(2017), .year, "2017-12-31"), (.integer(-1), .epochSeconds, "1969-12-31"),
    ] as [(Value, Catalogue.Column.DateStyle, String)])
  func styles(value: Value, style: Catalogue.Column.DateStyle, expected: String) {
    #expect(LastDate.date(value, style: style)?.iso == expected)
  }
}
