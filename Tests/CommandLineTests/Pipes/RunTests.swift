import Foundation
import Testing

@Suite("querent run", .serialized)
struct RunTests {
  @Test("JSON Lines come out one a question, in order, with ids, lines and expectations")
  func jsonLines() throws {
    let fixture = try PipeFixture()
    try fixture.write(
      "q.jsonl",
      """
      {"id": "a", "question": "total sales", "db": "orders.csv", "expect": "value = 375.75"}
      {"id": "b", "question": "only in the West", "db": "orders.csv", "follows": "a", "expect": ["rows = 1", "value = 150.5"]}
      {"id": "c", "question": "what is the meaning of life", "db": "orders.csv", "expect": "refused"}
      """)
    let run = try fixture.run("run", "q.jsonl", "--format", "jsonl", "--no-input")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.objects.compactMap { $0["id"] as? String } == ["a", "b", "c"])
    #expect(run.objects.compactMap { $0["line"] as? Int } == [1, 2, 3])
    #expect(
      run.objects.map { ($0["expect"] as? [[String: Any]])?.compactMap { $0["ok"] as? Bool } ?? [] } == [
        [true], [true, true], [true],
      ])
    #expect(run.objects.compactMap { $0["status"] as? String } == ["answered", "answered", "refused"])
  }

  @Test("undo goes back to the answer before, and the next turn goes on from there")
  func undo() throws {
    let fixture = try PipeFixture()
    try fixture.write(
      "talk.q",
      "/load orders.csv\n@a total sales\n+ only in the West\n  expect value = 150.5\n+ undo\n  expect value = 375.75\n+ in the West\n  expect value = 150.5\n"
    )
    let run = try fixture.run("run", "talk.q")
    #expect(run.status == 0, "\(run.error)")
  }

  @Test("a failed expectation says file and line, what was expected, what came, and rows")
  func message() throws {
    let fixture = try PipeFixture()
    try fixture.write("weekly.q", "/load orders.csv\n@regions total sales by region\n  expect rows = 2\n")
    let run = try fixture.run("run", "weekly.q")
    #expect(run.status == 4)
    #expect(
      run.error.contains("weekly.q:3: regions\n  expect rows = 2\n                ^ actual 3\n"),
      "\(run.error)")
    #expect(run.error.contains("East"))
    #expect(run.error.contains("0 passed"))
    #expect(run.output.contains("regions"))
  }

  @Test("rows that the last run of the file did not have are marked where an expectation fails")
  func previousRun() throws {
    let fixture = try PipeFixture()
    try fixture.write("weekly.q", "/load orders.csv\n@regions total sales by region\n  expect rows = 3\n")
    #expect(try fixture.run("run", "weekly.q").status == 0)
    let orders = try String(contentsOfFile: fixture.folder + "/orders.csv", encoding: .utf8)
    try fixture.write("orders.csv", orders + "5,2026-02-28,North,1000\n")
    let second = try fixture.run("run", "weekly.q")
    let marks = second.error.split(separator: "\n").filter { $0.contains("not in the previous run (20") }
    #expect(marks.count == 1 && marks.allSatisfy { $0.contains("North") }, "\(second.error)")
    // The run before is the last one, whatever came of it, and another file has none.
    #expect(!(try fixture.run("run", "weekly.q").error.contains("previous run")))
    try fixture.write("other.q", "/load orders.csv\n@regions total sales by region\n  expect rows = 3\n")
    #expect(!(try fixture.run("run", "other.q").error.contains("previous run")))
  }

  @Test("rows that cannot be read are told on every run, and data is no file of questions")
  func leftOut() throws {
    let fixture = try PipeFixture()
    try fixture.write("bad.csv", "id,day,sales\n1,2026-01-01,5\n2,2026-02-31,6\n3,2026-01-03,9\n")
    for _ in 1...2 {
      let run = try fixture.run("run", "-", "--db", "bad.csv", input: "total sales\n")
      #expect(run.error.contains("! bad.csv: 1 of 3 rows cannot be read and are left out"), "\(run.error)")
    }
    let again = try fixture.run("ask", "bad.csv", "total sales")
    #expect(again.error.contains("are left out") && again.output.contains("14"), "\(again.error)")
    let data = try fixture.run("run", "bad.csv")
    #expect(data.status == 2 && data.error.contains("--db bad.csv"), "\(data.error)")
    try fixture.write("querent.yaml", "data: {import_quarantine: false}\n")
    let strict = try fixture.run("load", "bad.csv", "--db", "s.db")
    #expect(strict.status == 3 && strict.error.contains("2026-02-31"), "\(strict.output)\(strict.error)")
  }

  @Test("tools and documents are asked by commands in files of every kind")
  func toolCommands() throws {
    let fixture = try PipeFixture()
    try FileManager.default.createDirectory(
      atPath: fixture.folder + "/playbooks", withIntermediateDirectories: true)
    try fixture.write(
      "playbooks/refunds.md", "# Refunds\n\nRefunds of more than $500 are approved by the finance lead.\n")
    try fixture.write(
      "tools.q",
      "/load orders.csv\n@policy /docs who approves refunds of more than $500?\n  expect cites refunds.md\n"
        + "  expect cites playbooks/refunds.md:3\n  expect text matches finance lead\n"
        + "/forecast sales\n  expect refused insufficient_history\n")
    let run = try fixture.run("run", "tools.q")
    #expect(run.status == 0 && run.error.contains("2 passed"), "\(run.output)\(run.error)")
    try fixture.write(
      "tools.yaml",
      "data: [orders.csv]\nquestions:\n  - ask: /docs who approves refunds of more than $500?\n"
        + "    expect: {cites: [refunds.md, other.md]}\n")
    let suite = try fixture.run("run", "tools.yaml")
    #expect(suite.status == 4 && suite.error.contains("playbooks/refunds.md:3"), "\(suite.error)")
    try fixture.write("bad.q", "/audit bilingg\n/undo\n/docs\n")
    let bad = try fixture.run("run", "bad.q")
    #expect(bad.status == 2, "\(bad.error)")
    for part in ["There is no audit of bilingg", "does not work in a batch file", "/docs needs a question"] {
      #expect(bad.error.contains(part), "\(bad.error)")
    }
  }

  @Test("a warning is reported and does not fail the run")
  func warning() throws {
    let fixture = try PipeFixture()
    try fixture.write("w.q", "/load orders.csv\ntotal sales\n  warn value = 1\n")
    let run = try fixture.run("run", "w.q")
    #expect(run.status == 0)
    #expect(run.error.contains("severity warn") && run.error.contains("1 warning "))
  }

  @Test("questions on a pipe are a batch, each answered in full")
  func pipe() throws {
    let run = try PipeFixture().run("orders.csv", input: "total sales by region\n+ only in the West\n")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.components(separatedBy: "Understood as").count == 3)
    #expect(run.output.contains("East leads") && run.output.contains("West has 150.5"))
  }

  @Test("--fail-fast stops at the first failure, --only runs what it names and whom it follows")
  func selection() throws {
    let fixture = try PipeFixture()
    try fixture.write(
      "s.q",
      "/load orders.csv\n@one total sales\n  expect value = 1\n@two how many orders\n+ @three by region\n")
    #expect(try fixture.run("run", "s.q", "--fail-fast", "--format", "jsonl").objects.count == 1)
    let only = try fixture.run("run", "s.q", "--only", "three", "--format", "jsonl")
    #expect(only.objects.compactMap { $0["id"] as? String } == ["two", "three"])
  }

  @Test("a file filters, draws and exports as a session does, and says what was written")
  func commands() throws {
    let fixture = try PipeFixture()
    try fixture.write(
      "c.q",
      """
      /load orders.csv
      @west total sales
      /export west.csv west.html
      /filter region is West
      @filtered total sales
        expect value = 150.5
      + by month
        expect rows = 2
      /filter off
      @all sales by region
        expect chart table
        expect value = 200
      /chart table

      """)
    let run = try fixture.run("run", "c.q")
    #expect(run.status == 0, "\(run.output)\(run.error)")
    #expect(run.error.contains("west.csv  1 row, re-read and matched"))
    #expect(try String(contentsOfFile: "\(fixture.folder)/west.csv", encoding: .utf8).contains("375.75"))
    #expect(try fixture.run("run", "c.q").status == 0)
    try fixture.write("own.q", "/load orders.csv\ntotal sales\n/export orders.csv\n")
    let own = try fixture.run("run", "own.q")
    #expect(own.status == 3 && own.error.contains("holds the data"), "\(own.error)")
    try fixture.write("bad.q", "/load orders.csv\n/filter weather is fine\ntotal sales\n")
    let bad = try fixture.run("run", "bad.q")
    #expect(bad.status == 2 && bad.error.contains("bad.q:3") && bad.error.contains("weather"), "\(bad.error)")
  }

  @Test("a run says what it runs, how each question came out, and where the reports are")
  func summary() throws {
    let fixture = try PipeFixture()
    try fixture.write(
      "s.q", "/set as_of 2026-02-28\n@one total sales\n  expect value = 375.75\n+ @two only in the West\n")
    let run = try fixture.run("run", "s.q", "--db", "orders.csv", "--html", "s.html", "--junit", "s.xml")
    #expect(run.error.hasPrefix("s.q: 2 questions · orders.csv · as of 2026-02-28\n"), "\(run.error)")
    #expect(run.error.contains("2 passed · 0 failed · 0 warnings · 0 unanswered"))
    #expect(run.error.hasSuffix("0 model calls\nreports: s.xml  s.html\n"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix(" ✓ 1 one    total sales"), "\(run.output)")
    #expect(
      lines.last?.hasPrefix(" ✓ 2 + two  only in the West") == true && lines.allSatisfy { $0.count <= 80 })
    let page = try String(contentsOfFile: "\(fixture.folder)/s.html", encoding: .utf8)
    #expect(page.contains("<section id=\"one\">"))
  }

  @Test("--param fills in a file's parameters")
  func parameters() throws {
    let fixture = try PipeFixture()
    try fixture.write("p.q", "/load orders.csv\ntotal sales in the {{region}}\n  expect value = 150.5\n")
    #expect(try fixture.run("run", "p.q", "--param", "region=West").status == 0)
    #expect(try fixture.run("run", "p.q").status == 2)
  }
}
