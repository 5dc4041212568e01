import Foundation
import Testing

/// The acceptance tests of the interface, by number. A test that needs a language model or an investigation stands here
/// disabled and comes with them. What holds in finer grain is tested where the part is:
/// 2 and 3 `TerminalTests`, 4 and 7 `RenderingPropertyTests`, 6 `ChartEdgeCaseTests` and the snapshots of charts,
/// 13 `StorageTests`, 14 `ExportTests` and `ExportFormTests`, 15 `ExitCodeTests`, 17 `HostileQuestionTests`.
@Suite("Acceptance 1–12", .serialized)
struct AcceptanceTests {
  let fixture: PipeFixture

  init() throws { fixture = try PipeFixture() }

  private func ask(_ arguments: String..., environment: [String: String] = [:]) throws -> Invocation {
    try fixture.run(["ask", "-q"] + arguments, environment: Company.environment.merging(environment) { $1 })
  }

  @Test("1. from the sample company to an answer takes one key and Enter, without key and network")
  func firstAnswer() throws {
    let home = try ShellFixture()
    let terminal = try PseudoTerminal(
      ["demo"], environment: home.environment.merging(Company.environment) { $1 }, columns: 80,
      folder: home.folder)
    try terminal.waitForPrompt()
    terminal.enter("1")
    #expect(try terminal.wait(for: "CHECKED").contains("Understood as"))
    try terminal.waitForPrompt()
    terminal.enter("/quit")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("2. three pasted lines are one question; without bracketed paste the session asks before it sends")
  func paste() throws {
    let terminal = try ShellFixture().session()
    terminal.type("\u{1B}[200~sales\nby\nregion\u{1B}[201~\r")
    #expect(try terminal.wait(for: "CHECKED").contains("by region"))
    try terminal.waitForPrompt()
    terminal.type("sales\rby\rproduct\r")
    try terminal.wait(for: "lines came in at once")
    terminal.type("\r")
    #expect(try terminal.wait(for: "CHECKED").contains("by product"))
  }

  @Test("3. Ctrl-C ends an endless statement, the next question works, and leaving is no error")
  func interrupt() throws {
    let terminal = try ShellFixture().session()
    terminal.enter("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n")
    Thread.sleep(forTimeInterval: 0.5)
    terminal.type("\u{3}")
    try terminal.wait(for: "stopped after")
    try terminal.waitForPrompt()
    terminal.enter("sales by region")
    try terminal.wait(for: "CHECKED")
    try terminal.waitForPrompt()
    terminal.enter("/quit")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("4. no line is wider than the width, whatever the letters", arguments: ["40", "60", "80", "120"])
  func width(cells: String) throws {
    try fixture.write(
      "wide.csv",
      "place,sold on,sales\n東京都千代田区丸の内一丁目一番地,2026-01-05,1200\nZu\u{308}rich,2026-02-05,-900.5\n"
        + "👩‍👩‍👧‍👦 family 🇩🇪,2026-03-05,640\nBerlin,2026-04-05,3\n")
    for question in ["sales by place", "sales by month", "list all rows", "sales by place and month"] {
      for charset in [[], ["--ascii"]] {
        let run = try fixture.run(["ask", "-q", "wide.csv", question, "--width", cells] + charset)
        for line in run.output.split(separator: "\n") {
          // ASCII output is as wide as it is long; wide letters are measured in the tests of Rendering.
          let width = charset.isEmpty ? DisplayCells.of(line) : line.count
          #expect(width <= Int(cells) ?? 0, "\(question): \(line)")
        }
      }
    }
  }

  @Test(
    "5. 7-bit in the C locale and with --ascii, no escape in a pipe or with NO_COLOR, also in the help",
    arguments: [["--help"], ["ask", "--help"], ["ask", "sales by region last quarter"], ["ask", "NPS?"]])
  func bytes(arguments: [String]) throws {
    for (extra, environment) in [([], ["LC_ALL": "C"]), (["--ascii"], [:]), ([], ["NO_COLOR": "1"])] {
      let isHelp = arguments.contains("--help")
      let run = try fixture.run(
        arguments + (isHelp ? [] : extra), environment: Company.environment.merging(environment) { $1 })
      let text = run.output + run.error
      #expect(!text.contains("\u{1B}"))
      if environment["NO_COLOR"] == nil { #expect(text.utf8.allSatisfy { $0 < 128 }, "\(text)") }
    }
  }

  @Test(
    "6. odd columns are answered or refused, never a crash, and zero has no bar",
    arguments: ["negative", "zero", "tiny", "empty", "constant"])
  func oddColumns(column: String) throws {
    try fixture.write(
      "odd.csv",
      "item,negative,zero,tiny,empty,constant\na,-5,0,0.0001,,7\nb,3,0,0.9,,7\nc,-1,0,0.00002,,7\n")
    let run = try fixture.run("ask", "-q", "odd.csv", "\(column) by item")
    #expect([0, 5].contains(run.status), "\(run.output)\(run.error)")
    if column == "zero" { #expect(!run.output.contains("█") && !run.output.contains("▏")) }
  }

  @Test("7. printed parts are the cells: the figures of a chart add up to its total to the cent")
  func parts() throws {
    let run = try fixture.run("ask", "-q", "orders.csv", "sales by region")
    #expect(run.output.contains("200") && run.output.contains("150.5") && run.output.contains("25.25"))
    #expect(run.output.contains("375.75"))
  }

  @Test("8. every figure in the sentence of 200 answers is a cell of the result, its share or its change")
  func figuresInProse() throws {
    let figures = ["sales", "number of orders", "quantity", "refunds amount", "number of tickets"]
    let groups = ["", " by region", " by channel", " by month", " by segment"]
    let periods = [
      "", " last quarter", " in 2025", " in Q2 2026", " last month", " in March 2026", " this year",
      " in 2026",
    ]
    let questions = figures.flatMap { figure in
      groups.flatMap { group in periods.map { "\(figure)\(group)\($0)" } }
    }
    #expect(questions.count == 200)
    let answers = try Company.answers(questions, ["--best-effort"], in: fixture)
    #expect(answers.count == 200)
    var answered = 0
    for answer in answers where answer["status"] as? String == "answered" {
      answered += 1
      let checks = answer["checks"] as? [[String: Any]] ?? []
      let check = checks.first { $0["name"] as? String == "figures-are-cells" }
      #expect(check?["ok"] as? Bool != false, "\(answer["question"] ?? ""): \(answer["answer"] ?? "")")
      let cells = (answer["rows"] as? [[Any]] ?? []).joined().compactMap { ($0 as? NSNumber)?.doubleValue }
      for figure in Self.figures(in: answer["answer"] as? String ?? "") {
        let isCell = cells.contains { abs(abs($0) - figure) < 0.006 }
        #expect(isCell, "\(answer["question"] ?? ""): \(figure) in \(answer["answer"] ?? "")")
      }
    }
    #expect(answered > 120, "\(answered) answered")
  }

  /// Amounts of a sentence that stand for cells: not shares, not parts of dates, not counts of rows.
  private static func figures(in text: String) -> [Double] {
    text.matches(of: #/\$([0-9,]+\.[0-9]{2})/#).compactMap {
      Double($0.output.1.filter { $0 != "," })
    }
  }

  @Test(
    "9. an ambiguous term is asked back with meanings that differ; scripts get the status clarify and exit 5")
  func clarify() throws {
    let run = try ask("amount last month", "--no-input", "--format", "jsonl")
    #expect(run.status == 5)
    let answer = try #require(run.objects.first)
    #expect(answer["status"] as? String == "clarify")
    let options = (answer["clarification"] as? [String: Any])?["options"] as? [[String: Any]] ?? []
    let effects = options.compactMap { $0["effect"] as? String }
    #expect(effects.count >= 2 && Set(effects).count == effects.count, "\(effects)")
  }

  @Test("10. thirty questions that the data cannot answer are refused with a reason, and no statement runs")
  func unanswerable() throws {
    let expected: [(String, [String])] = [
      (
        "missing_data",
        [
          "what is our NPS by region?", "who is the CEO of Apple", "employee satisfaction by office",
          "carbon footprint of shipments", "how many parking spaces do we have",
          "churn of newsletter subscribers by country of birth", "website bounce rate of competitors",
          "what is the net promoter score this year", "how tall is the Eiffel tower", "number of blue whales",
          "gender of our reps", "blood pressure by patient", "exchange rate of the yen tomorrow",
          "which candidates applied for the job", "rainfall by district", "goals scored by striker",
          "vaccination rate by school", "what is the meaning of life",
        ]
      ),
      (
        "unsafe_write",
        [
          "delete the EMEA credits", "drop table orders", "update all prices by 10%",
          "insert a new order for Acme", "truncate the invoices", "rename the customers table",
        ]
      ),
      ("out_of_scope", ["what is the weather in Berlin", "what is 2 + 2", "tell me a joke"]),
      (
        "needs_model",
        ["write a poem about sales", "translate this into German", "write a story about the quarter"]
      ),
    ]
    let questions = expected.flatMap(\.1)
    #expect(questions.count == 30)
    let answers = try Company.answers(questions, in: fixture)
    let codes = Dictionary(
      answers.compactMap { answer in (answer["question"] as? String).map { ($0, answer) } },
      uniquingKeysWith: { $1 })
    for (code, questions) in expected {
      for question in questions {
        #expect(codes[question]?["status"] as? String == "refused", "\(question)")
        #expect(codes[question]?["reason"] as? String == code, "\(question)")
        #expect((codes[question]?["sql"] as? [String])?.isEmpty == true, "\(question)")
      }
    }
  }

  @Test(
    "11. \"last month\" is the last whole calendar month, at every turn of the year",
    arguments: [
      ("2026-01-01", "1–31 Dec 2025"), ("2026-03-31", "1–31 Mar 2026"), ("2026-03-30", "1–28 Feb 2026"),
      ("2024-02-29", "1–29 Feb 2024"), ("2024-02-28", "1–31 Jan 2024"), ("2024-03-30", "1–29 Feb 2024"),
    ])
  func lastMonth(day: String, dates: String) throws {
    try fixture.write("long.csv", Self.everyMonth)
    for settings in ["", "calendar: {fiscal_year_start: 4, week_start: sun}\n"] {
      try fixture.write("settings.yaml", settings)
      let run = try fixture.run(
        "ask", "-q", "long.csv", "total sales last month", "--as-of", day, "--config", "settings.yaml")
      #expect(run.output.contains(dates), "\(run.output)\(run.error)")
    }
  }

  /// A sale in the middle of each month of four years.
  private static var everyMonth: String {
    "id,sold on,sales\n"
      + (0..<48).map { "\($0),\(2023 + $0 / 12)-\(String($0 % 12 + 101).dropFirst())-15,\($0 + 10)\n" }
      .joined()
  }

  @Test("11. weeks and fiscal years start where the settings say")
  func calendars() throws {
    try fixture.write("settings.yaml", "calendar: {fiscal_year_start: 4, week_start: sun}\n")
    let year = try fixture.run(
      "ask", "-q", "orders.csv", "sales last fiscal year", "--as-of", "2026-05-15", "--config",
      "settings.yaml")
    #expect(year.output.contains("1 Apr 2025–31 Mar 2026"), "\(year.output)")
    let week = try fixture.run(
      "ask", "-q", "orders.csv", "sales last week", "--as-of", "2026-02-12", "--config", "settings.yaml")
    #expect(week.output.contains("1–7 Feb 2026"), "\(week.output)")
  }

  @Test("12. the same question twenty times gives the same bytes, but for the times")
  func sameBytes() throws {
    let answers = try fixture.run(
      ["run", "-", "--db", "orders.csv", "--format", "jsonl"],
      input: Array(repeating: "sales by region in 2026\n", count: 20).joined()
    ).output.split(separator: "\n").map {
      $0.replacing(#/"(ms|milliseconds)":[0-9.e-]+/#, with: "").replacing(
        #/"(id|line)":("[^"]*"|[0-9]+)/#, with: "")
    }
    #expect(answers.count == 20 && Set(answers).count == 1)
  }
}

/// Cells a line takes on a terminal: two for East Asian letters and emoji, none for marks and joiners.
enum DisplayCells {
  static func of(_ line: Substring) -> Int {
    line.reduce(0) { sum, character in
      let scalars = character.unicodeScalars
      let isWide = scalars.contains {
        (0x1100...0x115F).contains($0.value) || (0x2E80...0xA4CF).contains($0.value)
          || (0xAC00...0xD7A3).contains($0.value) || (0xFF00...0xFF60).contains($0.value)
          || $0.value >= 0x1F300
      }
      return sum + (isWide ? 2 : 1)
    }
  }
}
