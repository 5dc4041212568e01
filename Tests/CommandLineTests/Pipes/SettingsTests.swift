import Foundation
import Testing

@Suite("Settings: files, environment, options", .serialized)
struct SettingsTests {
  private func fixture(_ settings: String, project: String? = nil) throws -> PipeFixture {
    let fixture = try PipeFixture()
    try FileManager.default.createDirectory(
      atPath: fixture.folder + "/.config/querent", withIntermediateDirectories: true)
    try fixture.write(".config/querent/config.yaml", settings)
    if let project { try fixture.write("querent.yaml", project) }
    return fixture
  }

  /// Value and origin of a setting as `querent config show` has them.
  private func shown(_ run: Invocation, _ name: String) -> [String] {
    run.output.split(separator: "\n").first { $0.hasPrefix(name + " ") }?
      .split(separator: " ").dropFirst().map(String.init) ?? []
  }

  @Test("later wins: default, own file, project, environment, option; each value says where it came from")
  func layers() throws {
    let fixture = try fixture(
      "ui: {rows: 7, charset: block, color: always}\nhistory: {size: 9}\n",
      project: "ui:\n  charset: unicode\n")
    let run = try fixture.run("config", "show", environment: ["NO_COLOR": "1"])
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    #expect(shown(run, "ui.rows") == ["7", fixture.folder + "/.config/querent/config.yaml:1"])
    #expect(shown(run, "history.size") == ["9", fixture.folder + "/.config/querent/config.yaml:2"])
    #expect(shown(run, "ui.charset") == ["unicode", "querent.yaml:2"])
    #expect(shown(run, "ui.color") == ["never", "$NO_COLOR"])
    #expect(shown(run, "ui.plain") == ["false", "default"])
    let forced = try fixture.run(
      "ask", "orders.csv", "sales by region", "--color", "always", environment: ["NO_COLOR": "1"])
    #expect(forced.output.contains("\u{1B}["))
  }

  @Test("unknown keys and values warn with the nearest name, file and line, and nothing stops")
  func unknown() throws {
    let fixture = try fixture("ui:\n  colour: never\n  rows: many\nformt: {null: x}\n")
    let run = try fixture.run("ask", "orders.csv", "total sales")
    #expect(run.status == 0)
    for part in [
      "config.yaml:2", "ui.colour", "Did you mean ui.color?", "config.yaml:3", "many", "Did you mean format?",
    ] {
      #expect(run.error.contains(part), "\(part): \(run.error)")
    }
    #expect(!(try fixture.run("ask", "-q", "orders.csv", "total sales").error.contains("colour")))
  }

  @Test("a file that is no YAML, or is not there, is bad usage with file and line")
  func broken() throws {
    let fixture = try fixture("ui: {rows: 1\nformat: [\n")
    let run = try fixture.run("ask", "orders.csv", "total sales")
    #expect(run.status == 2 && run.error.contains("config.yaml"), "\(run.error)")
    let other = try fixture.run("ask", "orders.csv", "total sales", "--config", "none.yaml")
    #expect(other.status == 2 && other.error.contains("none.yaml"), "\(other.error)")
    try fixture.write("mine.yaml", "ui: {mode: json}\n")
    let mine = try fixture.run("ask", "orders.csv", "total sales", "--config", "mine.yaml")
    #expect(mine.status == 0 && mine.output.hasPrefix("{"), "\(mine.error)")
    #expect(try fixture.run("doctor").output.contains("note  settings"))
  }

  @Test("settings act: mode, charset, nulls, limits, calendar and data")
  func effects() throws {
    let fixture = try fixture(
      """
      ui: {charset: ascii}
      format: {null: "n/a", csv_null: "-"}
      data: {default: orders.csv, max_rows: 2}
      calendar: {fiscal_year_start: 2}
      """)
    let chart = try fixture.run("ask", "sales by region")
    #expect(chart.status == 0 && chart.output.contains("first 2 rows"), "\(chart.output)\(chart.error)")
    #expect(chart.output.utf8.allSatisfy { $0 < 128 })
    let nothing = "SELECT NULL AS a, 1 AS b"
    #expect(try fixture.run("sql", nothing).output.contains("n/a"))
    #expect(try fixture.run("sql", nothing, "--csv").output.contains("-,1"))
    let fiscal = try fixture.run("ask", "sales this fiscal year", "--max-rows", "10")
    #expect(fiscal.output.contains("1 Feb 2026"), "\(fiscal.output)")
  }

  @Test("\"last month\" may be the one that ends today, and the running one may count among the last three")
  func periods() throws {
    let fixture = try fixture("calendar: {last_month: rolling, partial_period: include}\n")
    func period(_ question: String, _ more: String...) throws -> String {
      let run = try fixture.run(
        ["ask", "orders.csv", question, "--as-of", "2026-02-20", "--json"] + more)
      return run.objects.first.flatMap { $0["plan"] as? String } ?? run.output + run.error
    }
    try fixture.write("plain.yaml", "ui: {rows: 5}\n")
    #expect(try period("sales last month", "--config", "plain.yaml").contains("2026-01-01..<2026-02-01"))
    #expect(try period("sales last month").contains("2026-01-21..<2026-02-21"))
    #expect(try period("sales last 2 months", "--config", "plain.yaml").contains("2025-12-01..<2026-02-01"))
    #expect(try period("sales last 2 months").contains("2026-01-01..<2026-03-01"))
  }

  @Test("a locale goes through sentences, tables and charts, and through no machine form")
  func locale() throws {
    let fixture = try fixture("format: {locale: de_DE, currency: EUR}\n")
    try fixture.write(
      "trades.csv",
      "trade_id,day,region,revenue\n"
        + (1...12).map {
          "\($0),2026-\(String($0 + 100).dropFirst())-15,\(["West", "East"][$0 % 2]),\($0 * 1000).25"
        }
        .joined(separator: "\n") + "\n")
    func ask(_ question: String, _ more: String...) throws -> Invocation {
      try fixture.run(["ask", "trades.csv", question] + more)
    }
    let chart = try ask("revenue by region")
    #expect(chart.error.contains("12 rows") && chart.output.contains("€42.001,50"), "\(chart.output)")
    #expect(chart.output.contains("CHECKED") && !chart.output.contains("42,001"), "\(chart.output)")
    #expect(chart.output.contains("53,8%"), "\(chart.output)")
    let rows = try fixture.run("sql", "trades.csv", "SELECT day, revenue FROM trades ORDER BY 1 LIMIT 1")
      .output
    #expect(rows.contains("15.01.2026") && rows.contains("1.000,25"), "\(rows)")
    let csv = try ask("revenue by region", "--csv").output
    #expect(csv.contains("42001.5") && !csv.contains("42.001"), "\(csv)")
    let json = try ask("revenue by region", "--json").output
    #expect(json.contains("42001.5"), "\(json)")
    let plain = try fixture.run("ask", "trades.csv", "revenue by region", environment: ["LC_ALL": "C"]).output
    #expect(plain.contains("EUR42.001,50") && plain.utf8.allSatisfy { $0 < 128 }, "\(plain)")
    try fixture.write("ch.yaml", "format: {locale: fr_FR, thousands: none, currency: EUR}\n")
    #expect(try ask("revenue by region", "--config", "ch.yaml").output.contains("€42001,50"))
  }

  @Test("a fixed unit goes through charts and columns of money, unless a figure would read nothing")
  func unit() throws {
    let fixture = try fixture("format: {unit: K, currency: USD}\n")
    try fixture.write("trades.csv", "trade_id,region,revenue\n1,West,5200000\n2,East,900000\n3,South,61300\n")
    let rows = "SELECT region, revenue FROM trades"
    #expect(try fixture.run("ask", "trades.csv", "revenue by region").output.contains("5,200.0"))
    try fixture.write("m.yaml", "format: {unit: M, currency: USD}\n")
    let millions = try fixture.run("ask", "trades.csv", "revenue by region", "--config", "m.yaml").output
    #expect(millions.contains("($M)") && millions.contains("0.1"), "\(millions)")
    try fixture.write("none.yaml", "format: {unit: none, currency: USD}\n")
    let full = try fixture.run("ask", "trades.csv", "revenue by region", "--config", "none.yaml").output
    #expect(full.contains("5,200,000.00") && !full.contains("$K"), "\(full)")
    #expect(try fixture.run("sql", "trades.csv", rows, "--csv").output.contains("5200000"))
  }

  @Test("a profile goes over what the file says otherwise, and options over it")
  func profiles() throws {
    let fixture = try fixture(
      "ui: {rows: 9, charset: block}\nprofiles:\n  board:\n    ui: {rows: 5}\n    format: {csv_null: none}\n")
    let plain = try fixture.run("config", "show")
    #expect(shown(plain, "ui.rows").first == "9" && plain.error.isEmpty, "\(plain.error)")
    let board = try fixture.run("config", "show", "--profile", "board")
    #expect(shown(board, "ui.rows") == ["5", fixture.folder + "/.config/querent/config.yaml:4"])
    #expect(shown(board, "ui.charset").first == "block")
    let null = "SELECT NULL AS a, 1 AS b"
    #expect(
      try fixture.run("sql", "orders.csv", null, "--csv", "--profile", "board").output.contains("none,1"))
    #expect(
      try fixture.run("sql", "orders.csv", null, "--csv", "--profile", "board", "--csv-null", "-").output
        .contains("-,1"))
    #expect(try fixture.run("config", "show", "--profile", "bord").error.contains("board"))
  }

  @Test("money without a unit is in the currency of the settings; rows that cannot be read may be refused")
  func money() throws {
    let fixture = try fixture("format: {currency: eur}\ndata: {import_quarantine: false}\nmodel: {name: x}\n")
    #expect(try fixture.run("ask", "orders.csv", "total sales").output.contains("€375.75"))
    try fixture.write("bad.csv", "id,day,sales\n1,2026-01-01,5\n2,2026-01-02,6,7,8\n3,2026-01-03,9\n")
    let refused = try fixture.run("ask", "bad.csv", "total sales")
    #expect(
      refused.status == 3 && refused.error.contains("import_quarantine"), "\(refused.output)\(refused.error)")
    try fixture.write("lenient.yaml", "data: {import_quarantine: true}\n")
    #expect(try fixture.run("ask", "bad.csv", "total sales", "--config", "lenient.yaml").status == 0)
    let shown = try fixture.run("config", "show")
    #expect(shown.output.contains("of a later version") && !shown.output.contains("why.min_share"))
  }

  @Test("\"today\" is the day it is in the time zone of the settings")
  func today() throws {
    func day(_ zone: String) throws -> String {
      try PipeFixture().run(
        "ask", "orders.csv", "total sales", "--as-of", "today", "--timezone", zone, "--format", "jsonl"
      )
      .objects.compactMap { ($0["data"] as? [String: Any])?["as_of"] as? String }.first ?? ""
    }
    // The ends of the world are 26 hours apart, so that they never share a date.
    let (east, west) = (try day("Pacific/Kiritimati"), try day("Etc/GMT+12"))
    #expect(east > west && !west.isEmpty, "\(east) \(west)")
  }

  @Test("a project file that describes tables is a model, and no setting of it is doubted")
  func model() throws {
    let fixture = try fixture(
      "", project: "version: 1\ntables:\n  - name: orders\n    synonyms: [sales orders]\n")
    let run = try fixture.run("ask", "orders.csv", "total sales")
    #expect(!run.error.contains("no setting"), "\(run.error)")
  }

  @Test(
    "no escape byte without a terminal, in a dumb one, or with NO_COLOR, and 7-bit where the locale says so",
    arguments: [[:], ["NO_COLOR": "1"], ["TERM": "dumb"], ["CLICOLOR": "0"], ["LC_ALL": "C"]]
      as [[String: String]],
    [
      ["--help"], ["ask", "orders.csv", "sales by region"], ["ask", "--help"], ["doctor"],
      ["ask", "orders.csv", "NPS?"],
    ])
  func bytes(environment: [String: String], arguments: [String]) throws {
    let run = try PipeFixture().run(arguments, environment: environment)
    #expect(!(run.output + run.error).contains("\u{1B}"))
    if environment["LC_ALL"] == "C" || environment["TERM"] == "dumb" {
      #expect((run.output + run.error).utf8.allSatisfy { $0 < 128 }, "\(run.output)")
    }
  }

  @Test("CLICOLOR_FORCE colours a pipe; machine output stays plain")
  func forced() throws {
    let fixture = try PipeFixture()
    let force = ["CLICOLOR_FORCE": "1"]
    #expect(
      try fixture.run("ask", "orders.csv", "sales by region", environment: force).output.contains("\u{1B}["))
    #expect(
      !(try fixture.run("ask", "orders.csv", "sales by region", "--json", environment: force).output.contains(
        "\u{1B}")))
  }

  @Test("config edit begins a file that names every setting, and gives it to the editor")
  func edit() throws {
    let fixture = try PipeFixture()
    let run = try fixture.run("config", "edit", environment: ["EDITOR": "cat"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("#   fiscal_year_start: 1") && run.output.contains("# ui:"))
    #expect(try fixture.run("config", "edit").status == 2)
    #expect(try fixture.run("config", "show").error.isEmpty)
  }

  @Test("the completion scripts name the commands", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let run = try PipeFixture().run("completions", shell)
    #expect(run.status == 0 && run.output.contains("querent") && run.output.contains("doctor"))
  }

  @Test("-f answers a file, --chart chooses the drawing, --debug tells the steps on standard error")
  func options() throws {
    let fixture = try PipeFixture()
    try fixture.write("f.q", "total sales in the {{where}}\n  expect value = 150.5\n")
    #expect(try fixture.run("orders.csv", "-f", "f.q", "--param", "where=West").status == 0)
    let table = try fixture.run("ask", "orders.csv", "sales by region", "--chart", "none", "--debug", "-v")
    #expect(
      !table.output.contains("█") && table.output.contains("SELECT") && table.error.contains("debug: plan"))
    #expect(try fixture.run("ask", "orders.csv", "sales by region", "--chart", "pie").status == 2)
  }
}
