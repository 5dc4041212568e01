import Agent
import Foundation
import QuerentCore
import Rendering
import Testing

@testable import Shell

@Suite("Commands do what they say")
struct SessionCommandTests {
  @Test("settings are shown, changed and put back, each by its own command or by /set")
  func settings() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/width 60").contains("width is 60."))
    #expect(shell.session.screen.style.width == 60)
    #expect(shell.type("/width 5").contains("is not a value of width"))
    #expect(shell.type("/pager never").contains("auto, on or off"))
    #expect(shell.type("/set rows 3").contains("rows is 3."))
    #expect(shell.type("/set witdh 30").contains("width"))
    #expect(shell.type("/reset rows").contains("rows is 20."))
    #expect(shell.type("/reset").contains("width is auto."))
    #expect(shell.session.screen.style.width == 300)
    #expect(shell.type("/reset").contains("No setting was changed."))
    let shown = shell.type("/set")
    for key in SessionSettings.keys { #expect(shown.contains("\(key.name) = "), "\(key.name)") }
  }

  @Test("tables come and go with their files, and the conversation stays")
  func loading() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/load \(shell.path("stores.csv"))").contains("stores.csv ready"))
    shell.type("sales by region in 2026")
    #expect(shell.type("/unload storse").contains("stores"))
    #expect(shell.type("/unload stores").contains("stores is unloaded"))
    #expect(FileManager.default.fileExists(atPath: shell.path("stores.csv")))
    #expect(shell.type("only West").contains("region = West"))
    #expect(shell.type("/unload orders").contains("is all that is loaded"))
    #expect(shell.type("/reload").contains("as many rows as before"))
    try shell.write(SessionFixture.orders + "9999,2026-12-20,West,Desk,1000\n", to: "orders.csv")
    #expect(shell.type("/reload").contains("orders has 97 rows, 1 more"))
    #expect(shell.type("/again").contains("Differs"))
    #expect(shell.type("/open \(shell.path("stores.csv"))").contains("3 rows"))
    #expect(shell.session.workspace?.catalogue.tables.map(\.name) == ["stores"])
    #expect(shell.type("/open").contains("Like this: /open PATH..."))
  }

  @Test("a path that is typed alone is offered, and Enter loads it")
  func paths() throws {
    let shell = try SessionFixture()
    let offer = shell.type(shell.path("stores.csv"))
    #expect(offer.contains("1  /load \(shell.path("stores.csv"))"))
    #expect(shell.type("").contains("stores.csv ready"))
    #expect(shell.session.workspace?.catalogue.tables.count == 2)
    shell.type(shell.path("stores.csv"))
    shell.type("2")
    #expect(shell.session.workspace?.catalogue.tables.map(\.name) == ["stores"])
    #expect(shell.type("/nowhere/at/all.csv").contains("There is no file /nowhere/at/all.csv."))
  }

  @Test("lines of a file are taken as if they were typed, and are not kept in the history")
  func reading() throws {
    let shell = try SessionFixture()
    try shell.write(
      "# comment\n\nsales by region in 2026\n/asof 2026-06-30\nsales \\\nby product\n", to: "lines.txt")
    let printed = shell.type("/read \(shell.path("lines.txt"))")
    #expect(
      printed.contains("West leads") && printed.contains("set by you") && printed.contains("by product"))
    #expect(shell.session.history.questions == ["/read \(shell.path("lines.txt"))"])
    try shell.write("/read \(shell.path("loop.txt"))\n", to: "loop.txt")
    #expect(shell.type("/read \(shell.path("loop.txt"))").contains("is read by a file that it reads"))
    try Data([0x7F, 0x45, 0, 0]).write(to: URL(filePath: shell.path("binary")))
    #expect(shell.type("/read \(shell.path("binary"))").contains("is no text file"))
    #expect(shell.type("/read nowhere").contains("There is no file nowhere."))
  }

  @Test("/output writes every answer to a file until it is switched off")
  func output() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/output \(shell.path("a.txt"))").contains("until /output off"))
    #expect(shell.type("sales by region in 2026").contains("a.txt  1 answer"))
    shell.type("sales by product in 2026")
    #expect(shell.type("/output off").contains("2 answers"))
    shell.type("sales by month in 2025")
    let text = try shell.text(of: "a.txt")
    #expect(text.contains("> sales by region in 2026") && text.contains("> sales by product in 2026"))
    #expect(!text.contains("by month in 2025") && !text.contains("\u{1B}"))
    #expect(shell.type("/output \(shell.path("a.txt"))").contains("exists"))
    #expect(shell.type("/output \(shell.path("a.json"))").contains("Endings"))
    for name in ["b.csv", "b.jsonl", "b.sql", "b.md"] {
      shell.type("/output \(shell.path(name))")
      shell.type("sales by region in 2026")
      shell.type("/output off")
      #expect(try shell.text(of: name).contains(name == "b.sql" ? "SELECT" : "West"), "\(name)")
    }
  }

  @Test("an answer that goes to a file is not on the screen; what is no answer is")
  func inPlace() throws {
    let shell = try SessionFixture()
    shell.type("/once \(shell.path("o.csv"))")
    #expect(!shell.type("sales by region").contains("Understood as"))
    #expect(try shell.text(of: "o.csv").contains("West"))
    #expect(shell.type("sales by region").contains("Understood as"))
    shell.type("/output \(shell.path("l.txt"))")
    let filed = shell.type("sales by product")
    #expect(filed.contains("l.txt  1 answer") && !filed.contains("Understood as"), "\(filed)")
    #expect(shell.type("what is our NPS?").contains("can't answer"))
  }

  @Test("/config shows settings with their origin, says where they are kept, and asks for an editor")
  func config() throws {
    let shell = try SessionFixture { configuration in
      configuration.settingsFiles = SettingsFiles(
        path: "/tmp/config.yaml", describe: { ["ui.rows    20    default"] }, begin: {})
    }
    #expect(shell.type("/config").contains("ui.rows    20    default"))
    shell.type("/width 20")
    #expect(shell.type("/config").contains("ui.rows\n  20 default\n"))
    shell.type("/width auto")
    #expect(shell.type("/config path") == "/tmp/config.yaml\n")
    #expect(shell.type("/config nonsense").contains("Like this: /config [edit|path]"))
    #expect(try SessionFixture().type("/config").contains("There is no place for settings"))
  }

  @Test("/load gives a table the name that was asked for, and keeps it when the data is read again")
  func named() throws {
    let shell = try SessionFixture()
    shell.type("/load \(shell.path("stores.csv")) as branches")
    #expect(shell.type("/tables").contains("branches") && !shell.type("/tables").contains("stores "))
    shell.type("/reload")
    #expect(shell.type("how many branches are there").contains("3"))
    #expect(shell.type("/load \(shell.path("stores.csv")) as 2x").contains("no name of a table"))
  }

  @Test("rows one under the other: /mode record, and psql's \\x there and back")
  func records() throws {
    let shell = try SessionFixture()
    shell.type("\\x")
    let blocks = shell.type("/sample orders 2")
    #expect(blocks.contains("  order id    ") && blocks.contains("  region      North"), "\(blocks)")
    shell.type("\\x")
    #expect(shell.type("/mode").contains("table"))
  }

  @Test("/asof today is the day of the clock it was given")
  func today() throws {
    let shell = try SessionFixture { $0.clock = { CalendarDate(iso: "2026-05-04") } }
    #expect(shell.type("/asof today").contains("4 May 2026"))
    #expect(try SessionFixture().type("/asof today").contains("not known"))
  }

  @Test("/copy sends rows, the sentence or the query to the terminal's clipboard")
  func copying() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/copy").contains("Nothing was asked yet"))
    shell.type("sales by region in 2026")
    for (argument, expected) in [("", "region\tsales\n"), ("answer", "West leads"), ("sql", "SELECT")] {
      let printed = shell.type("/copy \(argument)")
      let encoded = printed.firstMatch(of: /\u{1B}\]52;c;([A-Za-z0-9+\/=]*)\u{7}/)?.1 ?? ""
      let text = String(decoding: Data(base64Encoded: String(encoded)) ?? Data(), as: UTF8.self)
      #expect(text.contains(expected), "\(argument): \(text)")
    }
    #expect(shell.type("/copy chart").contains("Like this: /copy [table|answer|sql]"))
  }

  @Test("an alias stands for a line, outlives the session and cannot hide a command")
  func aliases() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/alias").contains("No aliases yet"))
    #expect(shell.type("/alias top = top 2 regions by sales in").contains("/top is top 2 regions"))
    #expect(shell.type("/top 2026").contains("West"))
    #expect(shell.type("/alias tables = x").contains("is a command"))
    #expect(shell.type("/alias a/b = x").contains("is no name"))
    shell.type("/alias me = /me")
    #expect(shell.type("/me").contains("stands for itself"))
    #expect(Aliases(path: shell.path("config/aliases")).names == ["me", "top"])
    #expect(shell.type("/alias me =").contains("is forgotten"))
    #expect(shell.type("/alias").contains("/top"))
    let mode = try FileManager.default.attributesOfItem(atPath: shell.path("config/aliases"))[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test("/export writes files that are read back, and never over a file of somebody else")
  func exporting() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/export \(shell.path("x.csv"))").contains("Nothing was asked yet"))
    shell.type("sales by region in 2026")
    #expect(shell.type("/export \(shell.path("x.csv")) \(shell.path("x.sql"))").contains("4 rows, re-read"))
    #expect(try shell.text(of: "x.csv").hasPrefix("region,"))
    #expect(try shell.text(of: "x.sql").contains("SELECT"))
    #expect(shell.type("/export \(shell.path("x.csv"))").contains("4 rows"))
    #expect(shell.type("/export \(shell.path("orders.csv"))").contains("was not written by this session"))
    #expect(try shell.text(of: "orders.csv") == SessionFixture.orders)
    #expect(shell.type("/export \(shell.path("x.xyz"))").contains("Endings"))
  }

  @Test("/profile says how many figures lie far from the rest")
  func outliers() throws {
    let shell = try SessionFixture(sources: [])
    var text = "id,day,amount\n"
    for row in 0..<40 { text += "\(row),2026-01-\(String(row % 28 + 101).dropFirst()),\(100 + row % 12)\n" }
    try shell.write(text + "40,2026-02-01,900\n41,2026-02-02,-700\n", to: "amounts.csv")
    shell.type("/load \(shell.path("amounts.csv"))")
    let column = shell.type("/profile amounts.amount")
    #expect(
      column.contains("2 rows lie far from the rest, below") && column.contains("or above"), "\(column)")
    #expect(shell.type("/profile amounts").contains("far out"))
  }

  @Test("/profile shows a table's columns, or the frequent values of one")
  func profiling() throws {
    let shell = try SessionFixture()
    let table = shell.type("/profile orders")
    #expect(table.contains("region") && table.contains("nulls") && table.contains("2026-12-15"))
    let column = shell.type("/profile orders.region")
    #expect(column.contains("4 distinct values in 96 rows") && column.contains("25"))
    #expect(shell.type("/profile orders.regoin").contains("region"))
    #expect(shell.type("/profile ordres").contains("orders"))
    #expect(shell.type("/profile").contains("Of which table?"))
  }

  @Test("written files are links only where the terminal knows them, and /set links off ends it")
  func links() throws {
    let plain = try SessionFixture()
    plain.type("sales by region in 2026")
    #expect(!plain.type("/export \(plain.path("x.csv"))").contains("\u{1B}"))
    let shell = try SessionFixture { $0.terminal.hasLinks = true }
    shell.type("sales by region in 2026")
    #expect(shell.type("/export \(shell.path("a b.csv"))").contains("\u{1B}]8;;") == false)
    let linked = shell.type("/export \"\(shell.path("a b.csv"))\"")
    #expect(linked.contains("\u{1B}]8;;file://") && linked.contains("a%20b.csv\u{1B}\\"))
    shell.type("/set links off")
    #expect(!shell.type("/export \"\(shell.path("a b.csv"))\"").contains("\u{1B}"))
  }
}
