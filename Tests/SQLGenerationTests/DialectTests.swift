import GRDB
import QuerentCore
import SQLGeneration
import SemanticLayer
import Testing

/// Dates in every style a column may store them, literals, names: each statement is run.
@Suite("SQLite")
struct DialectTests {

  /// Runs a plan over one table `t` with the column `d` holding one date.
  private func run(
    _ plan: String, stored: QuerentCore.Value, style: Catalogue.Column.DateStyle,
    type: Catalogue.Column.ValueType, calendar: BusinessCalendar = BusinessCalendar()
  ) throws -> DatabaseValue? {
    var column = SemanticModel.Column(name: "d", label: "d", type: type, role: .time, dateStyle: style)
    column.samples = [stored]
    let model = SemanticModel(
      tables: [SemanticModel.Table(name: "t", label: "t", columns: [column])], calendar: calendar)
    let query = try PlanCompiler(model: model).compile(try QueryPlan(parsing: plan)).query
    return try DatabaseQueue().write { database in
      try database.execute(sql: "CREATE TABLE t (d)")
      try database.execute(sql: "INSERT INTO t VALUES (?)", arguments: [stored.databaseValue])
      return try DatabaseValue.fetchOne(database, sql: query.inlined)
    }
  }

  private static let styles: [(QuerentCore.Value, Catalogue.Column.DateStyle, Catalogue.Column.ValueType)] = [
    ("2017-08-09", .iso, .date), ("2017-08-09 23:15:00", .iso, .datetime),
    (1_502_320_500, .epochSeconds, .integer),
    (1_502_320_500_000, .epochMilliseconds, .integer), ("8/9/2017", .monthDayYear, .text),
    ("09.08.2017", .dayMonthYear, .text), ("9-8-2017 23:15", .dayMonthYear, .text),
    (20_170_809, .compact, .integer),
    ("20170809", .compact, .text),
  ]

  private static let expected: [(String, QuerentCore.Value)] = [
    ("show day(t.d)", "2017-08-09"), ("show week(t.d)", "2017-08-07"), ("show month(t.d)", "2017-08"),
    ("show quarter(t.d)", "2017-Q3"), ("show year(t.d)", "2017"), ("show day_of_week(t.d)", 3),
    ("show day_of_month(t.d)", 9), ("show month_of_year(t.d)", 8), ("show quarter_of_year(t.d)", 3),
    ("show year_number(t.d)", 2017), ("count(t) | 2017-08-09..<2017-08-10 on t.d", 1),
    ("count(t) | 2017-08-10.. on t.d", 0), ("count(t) | ..<2017-08-09 on t.d", 0),
    ("count(t) | t.d = 2017-08-09", 1),
    ("count(t) | t.d > 2017-08-09", 0), ("count(t) | t.d <= 2017-08-09", 1),
    ("count(t) | t.d in (2017-08-09, 2017-08-10)", 1),
    ("count(t) | t.d between 2017-08-01 and 2017-08-09", 1),
    ("count(t) | year(t.d) = 2017", 1), ("count(t) | year(t.d) in (2016, 2017)", 1),
  ]

  @Test("dates mean the same in every style", arguments: styles.indices)
  func dateStyles(number: Int) throws {
    let (stored, style, type) = Self.styles[number]
    for (plan, wanted) in Self.expected {
      let found = try run(plan, stored: stored, style: style, type: type)
      #expect(found == wanted.databaseValue, "\(stored) \(plan)")
    }
  }

  @Test("a column of years counts whole years")
  func years() throws {
    for (plan, wanted) in [
      ("count(t) | 2017-01-01..<2018-01-01 on t.d", 1), ("count(t) | 2018-01-01.. on t.d", 0),
      ("count(t) | 2016-07-01..<2017-07-01 on t.d", 1), ("count(t) | t.d >= 2017-01-01", 1),
      ("show year(t.d)", 2017), ("show year_number(t.d)", 2017), ("count(t) | year(t.d) = 2017", 1),
    ] {
      #expect(
        try run(plan, stored: 2017, style: .year, type: .integer) == wanted.databaseValue, "\(plan)")
    }
  }

  @Test("weeks start and fiscal years end where the business says")
  func calendars() throws {
    let fiscal = BusinessCalendar(fiscalYearStart: 4, weekStart: 7)
    for (day, week, quarter, half, year) in [
      ("2017-08-09", "2017-08-06", "FY2018-Q2", "FY2018-H1", "FY2018"),
      ("2017-03-31", "2017-03-26", "FY2017-Q4", "FY2017-H2", "FY2017"),
      ("2017-04-01", "2017-03-26", "FY2018-Q1", "FY2018-H1", "FY2018"),
      ("2017-12-31", "2017-12-31", "FY2018-Q3", "FY2018-H2", "FY2018"),
    ] {
      for (plan, wanted) in [
        ("show week(t.d)", week), ("show fiscal_quarter(t.d)", quarter), ("show fiscal_half_year(t.d)", half),
        ("show fiscal_year(t.d)", year),
      ] {
        let found = try run(plan, stored: .text(day), style: .iso, type: .date, calendar: fiscal)
        #expect(found == wanted.databaseValue, "\(day) \(plan)")
      }
    }
  }

  @Test("quarters, halves and years are the calendar's unless they are called fiscal")
  func calendarBuckets() throws {
    for (start, plan, wanted) in [
      (4, "show quarter(t.d)", "2017-Q3"), (4, "show half_year(t.d)", "2017-H2"),
      (4, "show year(t.d)", "2017"),
      (1, "show fiscal_quarter(t.d)", "FY2017-Q3"), (1, "show fiscal_year(t.d)", "FY2017"),
      (10, "show fiscal_quarter(t.d)", "FY2017-Q4"), (7, "show fiscal_half_year(t.d)", "FY2018-H1"),
    ] {
      let found = try run(
        plan, stored: .text("2017-08-09"), style: .iso, type: .date,
        calendar: BusinessCalendar(fiscalYearStart: start))
      #expect(found == wanted.databaseValue, "\(start) \(plan)")
    }
  }

  @Test("fiscal buckets of another period move to their place in the first")
  func shiftedFiscalBuckets() throws {
    for (grain, period, versus, stored, wanted) in [
      ("fiscal_quarter", "2017-04-01..<2018-04-01", "2016-04-01..<2017-04-01", "2017-02-05", "FY2018-Q4"),
      ("fiscal_half_year", "2017-04-01..<2018-04-01", "2016-04-01..<2017-04-01", "2016-05-05", "FY2018-H1"),
      ("fiscal_year", "2017-04-01..<2018-04-01", "2016-04-01..<2017-04-01", "2017-02-05", "FY2018"),
    ] {
      let found = try run(
        "count(t) | \(period) on t.d by \(grain) | versus \(versus)", stored: .text(stored), style: .iso,
        type: .datetime, calendar: BusinessCalendar(fiscalYearStart: 4))
      #expect(found == wanted.databaseValue, "\(grain) \(stored)")
    }
  }

  @Test("buckets of another period move to their place in the first")
  func shiftedBuckets() throws {
    for (grain, period, versus, stored, wanted) in [
      ("month", "2017-01-01..<2017-04-01", "2016-01-01..<2016-04-01", "2016-02-29", "2017-02"),
      ("quarter", "2017-01-01..<2018-01-01", "2016-01-01..<2017-01-01", "2016-11-05", "2017-Q4"),
      ("quarter", "2016-01-01..<2017-01-01", "2017-01-01..<2018-01-01", "2017-01-05", "2016-Q1"),
      ("half_year", "2017-01-01..<2017-07-01", "2016-07-01..<2017-01-01", "2016-11-05", "2017-H1"),
      ("year", "2017-01-01..<2019-01-01", "2015-01-01..<2017-01-01", "2016-02-29", "2018"),
      ("day", "2017-03-01..<2017-04-01", "2017-02-01..<2017-03-01", "2017-02-03", "2017-03-03"),
      ("week", "2017-03-06..<2017-03-20", "2017-02-20..<2017-03-06", "2017-03-01", "2017-03-13"),
      (
        "hour", "2017-03-02..<2017-03-03", "2017-03-01..<2017-03-02", "2017-03-01 09:30:00",
        "2017-03-02 09:00"
      ),
    ] {
      let found = try run(
        "count(t) | \(period) on t.d by \(grain) | versus \(versus)", stored: .text(stored), style: .iso,
        type: .datetime)
      #expect(found == wanted.databaseValue, "\(grain) \(stored)")
    }
  }

  @Test("values arrive as they are, bound or inlined")
  func literals() throws {
    let texts = [
      "O'Neil", "", "?", "a ? b '?' \"?\"", "é🛒\u{301}", "line\nfeed", "x'; DROP TABLE t; --", "\\",
    ]
    let values: [QuerentCore.Value] =
      texts.map { .text($0) } + [
        .null, .integer(.min), .integer(.max), .real(0.1), .real(-1e300), .real(.infinity), .real(-0.5),
        .blob([]), .blob([0, 255]),
      ]
    for value in values {
      let query = SQLQuery(text: "SELECT '?', ?, \"?\" FROM (SELECT 1 AS \"?\")", arguments: [value])
      let row = try DatabaseQueue().read { try Row.fetchOne($0, sql: query.inlined) }
      #expect(row?[1] as DatabaseValue? == value.databaseValue, "\(value)")
      #expect(row?[0] as String? == "?")
    }
  }

  @Test("a text with a NUL does not end the statement")
  func nul() throws {
    let query = SQLQuery(text: "SELECT hex(?), ?", arguments: ["a\u{0}b", 5])
    let row = try DatabaseQueue().read { try Row.fetchOne($0, sql: query.inlined) }
    #expect(row?[0] as String? == "610062")
    #expect(row?[1] as Int? == 5)
  }

  @Test("names that are no plain words are quoted")
  func names() throws {
    let names = ["order", "Order Details", "a\"b", "1st", "naïve", "select", "Group", "x.y", "?", "tab\tle"]
    for name in names {
      let column = SemanticModel.Column(name: name, label: name, type: .text, role: .dimension)
      let model = SemanticModel(tables: [SemanticModel.Table(name: name, label: name, columns: [column])])
      let reference = PlanExpression.column(ColumnReference(table: name, column: name))
      let plan = QueryPlan(
        outputs: [.init(reference)], filter: .comparison(reference, .equal, .literal("what's this?")))
      let query = try PlanCompiler(model: model).compile(plan).query
      let found = try DatabaseQueue().write { database in
        let quoted =
          "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
        try database.execute(sql: "CREATE TABLE \(quoted) (\(quoted) TEXT)")
        try database.execute(sql: "INSERT INTO \(quoted) VALUES ('what''s this?')")
        return try String.fetchOne(database, sql: query.inlined)
      }
      #expect(found == "what's this?", "\(name)")
    }
  }
}
