import Foundation
import Testing

/// Keys as a terminal sends them.
private enum Key {
  static let up = "\u{1B}[A"
  static let interrupt = "\u{3}"
  static let end = "\u{4}"
  static let search = "\u{12}"
  static let tab = "\t"
  static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}

@Suite("A session at a terminal", .serialized)
struct TerminalTests {
  let fixture: ShellFixture

  init() throws { fixture = try ShellFixture() }

  @Test("the first screen says what was loaded, and a question is answered")
  func answers() throws {
    let terminal = try fixture.session()
    #expect(terminal.transcript.contains("288 rows"))
    terminal.enter("sales by region")
    let answer = try terminal.wait(for: "next ")
    #expect(answer.contains("Understood as"))
    #expect(answer.contains("North"))
    #expect(answer.contains("CHECKED"))
    try terminal.waitForPrompt()
    terminal.type(Key.end)
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("a dumb terminal gets no escape sequence, whatever is waited for")
  func dumb() throws {
    let terminal = try fixture.session(environment: ["TERM": "dumb"])
    for (line, answer) in [("sales by region", "CHECKED"), ("/forecast sales", "Method"), ("/help", "/quit")]
    {
      terminal.enter(line)
      try terminal.wait(for: answer)
      try terminal.waitForPrompt()
    }
    terminal.type(Key.end)
    #expect(try terminal.waitForExit() == 0)
    #expect(!terminal.raw.contains("\u{1B}"))
  }

  @Test("a damaged file is asked about, and Enter alone loads nothing")
  func damaged() throws {
    try "id,day,sales\n1,2026-01-05,10\n2,2026-02-31,20\n3,2026-03-05,30\n".write(
      toFile: fixture.folder + "/damaged.csv", atomically: true, encoding: .utf8)
    let terminal = try fixture.session()
    terminal.enter("/load damaged.csv")
    let asked = try terminal.wait(for: "[1-3, Enter = 3]")
    #expect(asked.contains("1 problem") && asked.contains("2026-02-31"), "\(asked)")
    terminal.type("\r")
    try terminal.wait(for: "was not loaded")
    try terminal.waitForPrompt()
    terminal.enter("/load damaged.csv")
    try terminal.wait(for: "[1-3, Enter = 3]")
    terminal.type(Key.interrupt)
    try terminal.wait(for: "cancelled")
    try terminal.waitForPrompt()
    terminal.enter("sales by region")
    try terminal.wait(for: "CHECKED")
    #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/damaged.rejected.csv"))
  }

  @Test("a huge cross join is asked about; once it runs, Ctrl-C stops it")
  func largeWork() throws {
    let terminal = try fixture.session()
    terminal.enter("select count(*) from orders a, orders b, orders c, orders d")
    let asked = try terminal.wait(for: "Run it? [y/N]")
    #expect(asked.contains("about 6.9 billion pairs of rows"), "\(asked)")
    terminal.type("\r")
    try terminal.wait(for: "It was not run.")
    try terminal.waitForPrompt()
    terminal.enter("select count(*) from orders a, orders b, orders c, orders d")
    try terminal.wait(for: "Run it? [y/N]")
    terminal.enter("y")
    try terminal.wait(for: "Ctrl-C to stop", staysInPlace: true)
    terminal.type(Key.interrupt)
    try terminal.wait(for: "stopped after")
    try terminal.waitForPrompt()
    terminal.enter("select count(*) from orders a, orders b, orders c, orders d")
    try terminal.wait(for: "Run it? [y/N]")
    terminal.type(Key.interrupt)
    try terminal.wait(for: "cancelled")
    try terminal.waitForPrompt()
  }

  @Test("lines of the start-up file wait until it is known what becomes of a damaged file")
  func startUpAfterDamage() throws {
    try "id,day,sales\n1,2026-01-05,10\n2,2026-02-31,20\n3,2026-03-05,30\n".write(
      toFile: fixture.folder + "/damaged.csv", atomically: true, encoding: .utf8)
    let config = fixture.folder + "/config/querent"
    try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
    try "how many damaged are there\n".write(toFile: config + "/rc", atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(
      ["damaged.csv"], environment: fixture.environment, columns: 80, folder: fixture.folder)
    let asked = try terminal.wait(for: "[1-3, Enter = 3]")
    #expect(!asked.contains("how many damaged"), "\(asked)")
    terminal.enter("1")
    try terminal.wait(for: "how many damaged")
    try terminal.wait(for: "CHECKED")
    try terminal.waitForPrompt()
  }

  @Test("Up brings back the last question, also in the next session")
  func history() throws {
    let first = try fixture.session()
    first.enter("sales by product")
    try first.wait(for: "Lamp")
    try first.waitForPrompt()
    first.type(Key.up)
    try first.wait(for: "sales by product")
    first.type("\r")
    try first.wait(for: "Lamp")
    try first.waitForPrompt()
    first.enter("quit")
    #expect(try first.waitForExit() == 0)
    let second = try fixture.session()
    second.type(Key.up + Key.up)
    try second.wait(for: "sales by product")
    second.type(Key.interrupt)
    try second.waitForPrompt()
  }

  @Test("a follow-up says what it kept; /undo and undo drop it; /again says whether the answer is the same")
  func conversation() throws {
    let terminal = try fixture.session()
    for (line, answer) in [
      ("sales by region in 2026", "West"), ("only Desk", "keeps"),
      ("/undo", "goes on from: sales by region in 2026"), ("only Lamp", "product = Lamp"),
      ("undo", "Forgotten: only Lamp"), ("/again", "The same as before."),
      ("start over", "A new conversation."),
      ("/undo", "There is nothing to undo."), ("/again", "Nothing was asked yet."),
    ] {
      terminal.enter(line)
      try terminal.wait(for: answer)
      try terminal.waitForPrompt()
    }
  }

  @Test("a question back takes a number, says which there are, and is not asked twice")
  func numberedChoice() throws {
    try """
    trip_id,origin,destination,fare
    1,Paris,London,100
    2,Paris,Rome,150
    3,London,Paris,80
    4,Rome,Paris,70
    5,Berlin,Paris,50
    6,Paris,London,90
    """.write(toFile: fixture.folder + "/trips.csv", atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(
      ["trips.csv"], environment: fixture.environment, columns: 80, folder: fixture.folder)
    try terminal.waitForPrompt()
    let asked = "Enter = 1"
    terminal.enter("total fare of Paris")
    try terminal.wait(for: asked)
    terminal.enter("9")
    try terminal.wait(for: "There is no choice 9.")
    try terminal.wait(for: asked)
    terminal.enter("2")
    try terminal.wait(for: "Understood as")
    try terminal.waitForPrompt()
    for (line, answer) in [
      ("total fare of Paris", "as you chose before"), ("/explain", "Rows read"), ("/forget", "paris"),
    ] {
      terminal.enter(line)
      try terminal.wait(for: answer)
      try terminal.waitForPrompt()
    }
    terminal.enter("total fare of Paris")
    try terminal.wait(for: asked)
  }

  @Test("the history has one entry a question, is private, and leaves out lines that start with a space")
  func historyFile() throws {
    let terminal = try fixture.session()
    for line in ["sales by product", " sales by region", "sales by product"] {
      terminal.enter(line)
      try terminal.wait(for: "next ")
      try terminal.waitForPrompt()
    }
    terminal.type(Key.paste("sales by product\nin 2026") + "\r")
    try terminal.wait(for: "next ")
    try terminal.waitForPrompt()
    let attributes = try FileManager.default.attributesOfItem(atPath: fixture.historyPath)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let lines = try String(contentsOfFile: fixture.historyPath, encoding: .utf8).split(separator: "\n")
    #expect(lines == [#"{"question":"sales by product"}"#, #"{"question":"sales by product\nin 2026"}"#])
  }

  @Test("Ctrl-R finds an earlier question")
  func search() throws {
    let terminal = try fixture.session()
    for question in ["sales by product", "quantity by region"] {
      terminal.enter(question)
      try terminal.wait(for: "next ")
      try terminal.waitForPrompt()
    }
    terminal.type(Key.search + "prod")
    try terminal.wait(for: "sales by product")
    terminal.type("\r")
    #expect(try terminal.wait(for: "next ").contains("Lamp"))
  }

  @Test("Tab completes commands, tables and values")
  func completion() throws {
    let terminal = try fixture.session()
    terminal.type("/tab" + Key.tab + "\r")
    #expect(try terminal.wait(for: "order_id").contains("/tables"))
    try terminal.waitForPrompt()
    terminal.type("/sample or" + Key.tab + "1\r")
    #expect(try terminal.wait(for: "1001").contains("/sample orders 1"))
    try terminal.waitForPrompt()
    terminal.type("sales by prod" + Key.tab + Key.tab)
    try terminal.wait(for: "sales by product")
    terminal.type(Key.interrupt)
    try terminal.waitForPrompt()
    terminal.type("sales in Nor" + Key.tab + "\r")
    #expect(try terminal.wait(for: "Understood as").contains("sales in North"))
    try terminal.waitForPrompt()
    terminal.type("/s" + Key.tab)
    #expect(try terminal.wait(for: "/status").contains("/sample"))
    terminal.type(Key.interrupt)
    try terminal.waitForPrompt()
  }

  @Test("a paste of three lines is one question")
  func bracketedPaste() throws {
    let terminal = try fixture.session()
    #expect(terminal.raw.contains("\u{1B}[?2004h"))
    terminal.type(Key.paste("sales by product\nin 2026\nfor North"))
    try terminal.wait(for: "for North")
    terminal.type("\r")
    let answer = try terminal.wait(for: "next ")
    #expect(answer.components(separatedBy: "Understood as").count == 2)
    #expect(answer.contains("2026"))
    #expect(answer.contains("region = North"))
  }

  @Test("a paste that the terminal does not bracket is put together, and Enter sends it")
  func plainPaste() throws {
    let terminal = try fixture.session()
    terminal.type("sales by product\rin 2026\r")
    try terminal.wait(for: "2 lines came in at once")
    try terminal.wait(for: "sales by product in 2026")
    terminal.type("\r")
    #expect(try terminal.wait(for: "next ").contains("2026"))
  }

  @Test("Ctrl-C clears a half line, and says how to leave at an empty one")
  func interruptAtPrompt() throws {
    let terminal = try fixture.session()
    terminal.type("sales by reg")
    try terminal.wait(for: "sales by reg")
    terminal.type(Key.interrupt)
    #expect(try !terminal.waitForPrompt().contains("leave"))
    terminal.type(Key.interrupt)
    try terminal.wait(for: "(Ctrl-D or /quit to leave)")
    try terminal.waitForPrompt()
    terminal.enter("sales by region")
    #expect(try terminal.wait(for: "next ").contains("North"))
  }

  @Test("Ctrl-C stops an endless query, and the next question works")
  func interruptQuery() throws {
    let terminal = try fixture.session()
    terminal.enter("with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c")
    try terminal.wait(for: "Ctrl-C to stop", staysInPlace: true)
    terminal.type(Key.interrupt)
    try terminal.wait(for: "stopped after")
    try terminal.waitForPrompt()
    terminal.enter("sales by region")
    #expect(try terminal.wait(for: "next ").contains("North"))
    try terminal.waitForPrompt()
    terminal.enter("quit")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("the terminal is as it was before, however the session ends")
  func restored() throws {
    let polite = try fixture.session()
    polite.enter("/quit")
    #expect(try polite.waitForExit() == 0)
    #expect(polite.isRestored)
    #expect(!lastPasteMode(polite.raw))
    let ended = try fixture.session()
    ended.type("half a line")
    try ended.wait(for: "half a line")
    ended.end(with: SIGTERM)
    #expect(try ended.waitForExit() == 143)
    #expect(ended.isRestored)
    #expect(!lastPasteMode(ended.raw))
  }

  /// Whether bracketed paste was left switched on.
  private func lastPasteMode(_ raw: String) -> Bool {
    guard let on = raw.range(of: "\u{1B}[?2004h", options: .backwards) else { return false }
    guard let off = raw.range(of: "\u{1B}[?2004l", options: .backwards) else { return true }
    return on.lowerBound > off.lowerBound
  }

  @Test("at 40 columns no line is wider than the terminal")
  func narrow() throws {
    let terminal = try fixture.session(columns: 40)
    for line in [
      "sales by region", "sales by month", "/tables", "/schema orders", "/help", "/status", "/explain",
      "what is our nps",
      "/profile orders", "/set", "/tabels",
    ] {
      terminal.enter(line)
      try terminal.waitForPrompt()
    }
    // The screen would wrap a line that is too long, so what was sent is looked at, where cursor moves are left out.
    let sent = terminal.raw.replacing(/\u{1B}\[[0-?]*[ -\/]*[@-~]/, with: "").replacing("\r", with: "")
    for line in sent.split(separator: "\n") where !line.contains("ask>") {
      #expect(width(line) <= 40, "\(line)")
    }
  }

  /// Display cells, for the characters that stand in this data and in our output.
  private func width(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0x9FFF).contains($1.value) ? 2 : 1) }
  }

  @Test("keys typed while something runs belong to the next line")
  func typedAhead() throws {
    let terminal = try fixture.session()
    terminal.enter(
      "with recursive c(n) as (select 1 union all select n + 1 from c where n < 8000000) select count(*) from c"
    )
    try terminal.wait(for: "Ctrl-C to stop", staysInPlace: true)
    terminal.type("sales by product\r\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.transcript.contains("ask> sales by product"))
    #expect(terminal.transcript.contains("Lamp"))
    #expect(terminal.isRestored)
  }

  @Test("wide characters can be typed, edited and found")
  func wideCharacters() throws {
    let terminal = try fixture.session()
    terminal.type("sales by product in 東京x")
    try terminal.wait(for: "東京x")
    terminal.type("\u{7F}\r")
    let answer = try terminal.wait(for: "next ")
    #expect(answer.contains("region = 東京"))
    #expect(answer.contains("Lamp"))
  }

  @Test("after a resize answers have the new width")
  func resize() throws {
    let terminal = try fixture.session(columns: 100)
    terminal.resize(columns: 50)
    terminal.enter("sales by region")
    let answer = try terminal.wait(for: "next ")
    let body = answer.split(separator: "\n").drop { !$0.contains("Understood") }
    #expect(!body.isEmpty)
    for line in body { #expect(width(line) <= 50, "\(line)") }
  }

  @Test("a backslash goes on in the next line, and Ctrl-C drops what was begun")
  func continuation() throws {
    let terminal = try fixture.session()
    terminal.enter("sales by \\")
    try terminal.wait(for: "...>")
    terminal.enter("product")
    #expect(try terminal.wait(for: "next ").contains("Lamp"))
    try terminal.waitForPrompt()
    terminal.enter("sales by \\")
    try terminal.wait(for: "...>")
    terminal.type(Key.interrupt)
    try terminal.wait(for: "dropped")
    try terminal.waitForPrompt()
  }

  @Test("a locale without UTF-8 gets 7-bit output")
  func ascii() throws {
    let terminal = try fixture.session(environment: ["LC_ALL": "C"])
    for line in ["sales by product", "/help", "/tables"] {
      terminal.enter(line)
      try terminal.waitForPrompt()
    }
    let other = terminal.raw.unicodeScalars.filter { $0.value > 126 }
    #expect(other.isEmpty, "\(String(String.UnicodeScalarView(other.prefix(20))))")
  }

  @Test("data that cannot be read ends the session with exit code 3")
  func missingData() throws {
    let terminal = try PseudoTerminal(
      ["nowhere.csv"], environment: fixture.environment, folder: fixture.folder)
    #expect(try terminal.waitForExit() == 3)
    #expect(terminal.transcript.contains("nowhere.csv"))
  }

  @Test("without data the first screen offers some, and a path opens it")
  func firstScreen() throws {
    let terminal = try PseudoTerminal([], environment: fixture.environment, folder: fixture.folder)
    try terminal.wait(for: "No data yet")
    try terminal.wait(for: "[1-2 or path]")
    terminal.enter("sales by region")
    try terminal.wait(for: "No data is loaded")
    try terminal.wait(for: "[1-2 or path]")
    terminal.enter("./orders.csv")
    try terminal.wait(for: "288 rows")
    try terminal.waitForPrompt()
  }
}
