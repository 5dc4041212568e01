import QuerentCore
import SemanticLayer
import Testing

/// What state words mean is inferred from members, flags and missing dates, never from the names of one company.
@Suite("States of rows")
struct RowStatesTests {
  static let deals = table(
    "deals", [status("phase", ["Won", "Lost", "Talks"]), date("made_on"), date("close_date")])
  static let bills = table(
    "bills", [status("status", ["paid", "partly paid", "open"]), date("due_date", role: .due)])
  static let tasks = table("tasks", [date("created_at"), date("closed_at", missing: 7)])
  static let users = table("users", [flag("is_active"), date("joined_on")])
  static let parcels = table("parcels", [date("ship_date", missing: 3), text("approved_by", missing: 5)])
  static let states = RowStates(tables: [deals, bills, tasks, users, parcels])

  @Test(
    "a word means what the table can tell",
    arguments: [
      ("won", "deals", "deals.phase = 'Won'"), ("lost", "deals", "deals.phase = 'Lost'"),
      ("closed", "deals", "deals.phase in ('Won', 'Lost')"),
      ("open", "deals", "deals.phase not in ('Won', 'Lost')"),
      ("paid", "bills", "bills.status = 'paid'"), ("unpaid", "bills", "bills.status != 'paid'"),
      ("open", "bills", "bills.status = 'open'"), ("closed", "tasks", "tasks.closed_at is not null"),
      ("open", "tasks", "tasks.closed_at is null"), ("active", "users", "users.is_active = 1"),
      ("inactive", "users", "users.is_active != 1"), ("shipped", "parcels", "parcels.ship_date is not null"),
      ("unshipped", "parcels", "parcels.ship_date is null"),
      ("unapproved", "parcels", "parcels.approved_by is null"),
    ])
  func meaning(word: String, table: String, condition: String) {
    let found = Self.states.states(of: word).first { $0.table == table }
    #expect(found?.condition.text == condition)
  }

  @Test(
    "a word says nothing of a table that cannot tell",
    arguments: [
      ("won", "tasks"), ("lost", "parcels"), ("shipped", "deals"), ("churned", "users"), ("open", "parcels"),
      ("active", "deals"), ("red", "deals"), ("unit", "parcels"),
    ])
  func silence(word: String, table: String) {
    #expect(!Self.states.states(of: word).contains { $0.table == table })
  }

  @Test("a deal is won on the day it closes, and an open one has no such day")
  func times() {
    func time(_ word: String) -> String? {
      Self.states.states(of: word).first { $0.table == "deals" }?.time?.column
    }
    #expect(time("won") == "close_date")
    #expect(time("closed") == "close_date")
    #expect(time("open") == nil)
  }

  @Test("a bill is overdue when it is not paid and was due before today")
  func overdue() throws {
    let today = try #require(CalendarDate(year: 2026, month: 3, day: 1))
    let found = Self.states.states(of: "overdue", today: today).first { $0.table == "bills" }
    #expect(found?.condition.text == "bills.status != 'paid' and bills.due_date < '2026-03-01'")
    #expect(Self.states.states(of: "overdue").isEmpty)
  }

  // MARK: Tables

  private static func table(_ name: String, _ columns: [SemanticModel.Column]) -> SemanticModel.Table {
    SemanticModel.Table(name: name, label: name, columns: columns, rowCount: 50)
  }

  private static func status(_ name: String, _ members: [String]) -> SemanticModel.Column {
    var made = SemanticModel.Column(name: name, label: name, type: .text, role: .dimension)
    made.distinctCount = members.count
    made.samples = members.map { .text($0) }
    return made
  }

  private static func text(_ name: String, missing: Int) -> SemanticModel.Column {
    var made = SemanticModel.Column(name: name, label: name, type: .text, role: .dimension)
    made.distinctCount = 20
    made.nullCount = missing
    return made
  }

  private static func flag(_ name: String) -> SemanticModel.Column {
    var made = SemanticModel.Column(name: name, label: name, type: .integer, role: .dimension)
    made.distinctCount = 2
    return made
  }

  private static func date(
    _ name: String, role: SemanticModel.Column.TimeRole = .event, missing: Int = 0
  ) -> SemanticModel.Column {
    var made = SemanticModel.Column(
      name: name, label: name, type: .date, role: .time, dateStyle: .iso, timeRole: role)
    made.nullCount = missing
    return made
  }
}
