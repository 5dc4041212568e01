import Agent
import QuerentCore
import Testing

typealias Rule = Agent.Expectation.Rule

/// What is wrong with a file, or `nil` when nothing is.
private func failure(_ text: String, _ skin: BatchFile.Skin) -> BatchFileError? {
  do throws(BatchFileError) {
    _ = try BatchFile(path: "weekly.q", text: text, skin: skin)
    return nil
  } catch {
    return error
  }
}

@Suite("Question files")
struct QuestionFileTests {
  private func parse(_ text: String, _ parameters: [String: String] = [:]) throws -> BatchFile {
    try BatchFile(path: "weekly.q", text: text, skin: .questions, parameters: parameters)
  }

  @Test("questions, ids, follow-ups, settings, parameters and expectations are read with their lines")
  func whole() throws {
    let file = try parse(
      """
      \u{FEFF}# comment
      /set as_of 2026-10-31
      /set tolerance 0.5%

      @revenue What was revenue in {{month}}?
        expect value = 4,209,700 within 0.5%
        warn rows = 1
      + and by product #1?  # the follow-up
        expect rows >= 3
      A question that \\
        goes on
      """, ["month": "October"])
    #expect(file.questions.map(\.id) == ["revenue", "2", "3"])
    #expect(file.questions.map(\.line) == [5, 8, 10])
    #expect(file.questions[0].text == "What was revenue in October?")
    #expect(file.questions[0].asOf == CalendarDate(iso: "2026-10-31"))
    #expect(file.questions[0].tolerance == 0.005)
    #expect(
      file.questions[0].expectations.map(\.rule) == [
        .value(.equal, 4_209_700, .relative(0.005)), .rows(.equal, 1),
      ])
    #expect(file.questions[0].expectations.map(\.isWarning) == [false, true])
    #expect(file.questions[1].text == "and by product #1?")
    #expect(file.questions[1].follows == "revenue")
    #expect(
      file.questions[2].text.hasPrefix("A question that ") && file.questions[2].text.hasSuffix("goes on"))
    #expect(file.questions[2].follows == nil)
  }

  @Test("CR LF files read like LF files")
  func lineEnds() throws {
    let file = try parse("how many orders?\r\n  expect rows = 1\r\n")
    #expect(file.questions[0].text == "how many orders?")
    #expect(file.questions[0].expectations.count == 1)
  }

  @Test(
    "a mistake is reported with its line and what to write instead",
    arguments: [
      ("  expect rows = 1", 1, "nothing-to-expect"), ("+ and by region", 1, "nothing-to-follow"),
      ("a question\n  expect rowz = 3", 2, "bad-expectation"),
      ("a question\n  expect value =", 2, "bad-expectation"),
      ("a question\n  expect refused nonsense", 2, "bad-expectation"),
      ("/delete everything", 1, "unknown-command"), ("/chart pie", 1, "unknown-chart"),
      ("/chart bar", 1, "nothing-to-draw"), ("/export a.csv", 1, "nothing-to-export"),
      ("/set as_of yesterday", 1, "bad-date"), ("# fine\nrevenue in {{month}}", 2, "unknown-parameter"),
      ("@x one\n@x two", 2, "duplicate-id"), ("@lonely", 1, "no-question"),
    ])
  func mistakes(text: String, line: Int, code: String) {
    let error = failure(text, .questions)
    let problem = error?.problems.first
    #expect(problem?.line == line)
    #expect(problem?.code == code)
    #expect(problem?.suggestions.isEmpty == false)
    #expect(error?.path == "weekly.q")
  }

  static let kinds: [(String, Rule)] = [
    ("value >= 10", Rule.value(.greaterOrEqual, 10, nil)),
    ("value = 60% within 2", Rule.value(.equal, 0.6, .absolute(2))),
    ("value between 1 and 2", Rule.valueBetween(1, 2)),
    ("between 1..2", Rule.valueBetween(1, 2)),
    ("rows != 3", Rule.rows(.notEqual, 3)),
    ("columns <= 4", Rule.columnCount(.lessOrEqual, 4)),
    ("columns = region, revenue", Rule.columns(["region", "revenue"])),
    ("top region = EMEA", Rule.edge(isTop: true, column: "region", member: "EMEA")),
    ("bottom = \"New York\"", Rule.edge(isTop: false, column: nil, member: "New York")),
    ("contains_row EMEA, 1098.3", Rule.containsRow(["EMEA", "1098.3"])),
    ("sorted revenue desc", Rule.sorted(column: "revenue", isDescending: true)),
    (
      "period 2026-10-01..2026-10-31",
      Rule.period(CalendarDate(iso: "2026-10-01")!, CalendarDate(iso: "2026-10-31")!)
    ),
    (
      "period 2026-10-01..<2026-11-01",
      Rule.period(CalendarDate(iso: "2026-10-01")!, CalendarDate(iso: "2026-10-31")!)
    ),
    ("unit USD", Rule.unit("USD")),
    ("equals_sql SELECT 1", Rule.equalsSQL("SELECT 1")),
    ("sql uses orders", Rule.sqlUses("orders")),
    ("sql.not_uses logs", Rule.sqlNotUses("logs")),
    ("sql matches GROUP BY", Rule.sqlMatches("GROUP BY")),
    ("status clarify", Rule.status(.clarify)),
    ("refused", Rule.refused(nil)),
    ("refused missing_data", Rule.refused(.missingData)),
    ("clarify west", Rule.clarify("west")),
    ("chart grouped-bar", Rule.chart("grouped-bar")),
    ("text matches lea?ds", Rule.textMatches("lea?ds")),
    ("trust checked", Rule.trust(.checked)),
    ("max_ms 3000", Rule.maximumMilliseconds(3000)),
    ("stable 5", Rule.stable(5)),
  ]

  @Test("every kind of expectation reads as it is documented", arguments: kinds)
  func kind(text: String, rule: Rule) throws {
    let file = try parse("a question\n  expect \(text)")
    #expect(file.questions[0].expectations.first?.rule == rule)
  }
}

@Suite("JSON Lines question files")
struct JSONLinesFileTests {
  private func parse(_ text: String) throws -> BatchFile {
    try BatchFile(path: "q.jsonl", text: text, skin: .jsonLines)
  }

  @Test("the fields of the machine contract are read; unknown ones are passed over")
  func fields() throws {
    let file = try parse(
      """
      {"id": "a", "question": "revenue?", "db": "/x.sqlite", "as_of": "2026-10-31", "context": "net", "difficulty": 3}

      {"id": 2, "question": "by region", "follows": "a", "expect": ["rows = 4", "chart bar"], "severity": "warn"}
      """)
    #expect(file.questions.map(\.id) == ["a", "2"])
    #expect(file.questions.map(\.line) == [1, 3])
    #expect(file.questions[0].database == "/x.sqlite")
    #expect(file.questions[0].asOf == CalendarDate(iso: "2026-10-31"))
    #expect(file.questions[0].context == "net")
    #expect(file.questions[1].follows == "a")
    #expect(file.questions[1].expectations.map(\.rule) == [.rows(.equal, 4), .chart("bar")])
    #expect(file.questions[1].expectations.map(\.isWarning) == [true, true])
  }

  @Test(
    "a line that is not a question is reported with its number",
    arguments: [
      ("not json", "This is not a JSON object."), ("{\"id\": 1}", "The field \"question\" is missing."),
      ("{\"question\": 3}", "The field \"question\" has the wrong type."),
      ("{\"question\": \"x\", \"as_of\": \"soon\"}", "\"soon\" is not a date."),
    ])
  func mistakes(line: String, summary: String) {
    let error = failure("{\"question\": \"fine\"}\n" + line, .jsonLines)
    #expect(error?.problems.first?.line == 2)
    #expect(error?.problems.first?.summary == summary)
  }
}
