import Foundation
import Testing

@Suite("querent run: reports, threads, going on", .serialized)
struct BatchReportTests {
  private func fixture() throws -> PipeFixture {
    let fixture = try PipeFixture()
    try fixture.write(
      "w.q",
      """
      /load orders.csv
      @total total sales
        expect value = 375.75
      + @west only in the West
        expect value = 150.5
      @regions sales by region
        expect rows = 2
      @nps what is our NPS?
      @count how many orders

      """)
    return fixture
  }

  private func text(_ fixture: PipeFixture, _ name: String) throws -> String {
    try String(contentsOfFile: "\(fixture.folder)/\(name)", encoding: .utf8)
  }

  @Test("one run writes JUnit, TAP and HTML beside its output")
  func reports() throws {
    let fixture = try fixture()
    let run = try fixture.run("run", "w.q", "--junit", "j.xml", "--tap", "t.tap", "--html", "h.html")
    #expect(run.status == 4, "\(run.error)")
    #expect(try text(fixture, "j.xml").contains("tests=\"5\" failures=\"1\" errors=\"1\""))
    #expect(try text(fixture, "t.tap").hasPrefix("TAP version 14\n1..5\nok 1 - total total sales\n"))
    let page = try text(fixture, "h.html")
    #expect(page.contains("3 passed, 1 failed, 1 unanswered, 0 errors") && page.contains("<svg"))
  }

  @Test("the ending of the output file chooses a page; a question file is never overwritten")
  func pages() throws {
    let fixture = try fixture()
    try fixture.write("r.md", "# Report\n\n## total sales in orders?\n\nProse.\n")
    #expect(try fixture.run("run", "r.md", "--db", "orders.csv", "-o", "out.md").status == 0)
    let page = try text(fixture, "out.md")
    #expect(page.contains("375.75") && page.hasSuffix("Prose.\n"))
    #expect(try fixture.run("run", "r.md", "--db", "orders.csv", "-o", "out.html").status == 0)
    #expect(try text(fixture, "out.html").contains("<p>Prose.</p>"))
    let clash = try fixture.run("run", "r.md", "--db", "orders.csv", "-o", "r.md")
    #expect(clash.status == 2 && clash.error.contains("holds the questions"))
    #expect(try text(fixture, "r.md").hasPrefix("# Report\n\n## total"))
    #expect(try fixture.run("run", "w.q", "--junit", "no/such/j.xml").status == 2)
  }

  @Test("any number of threads gives the same lines in the same order")
  func threads() throws {
    let fixture = try fixture()
    func lines(_ jobs: String) throws -> String {
      try fixture.run("run", "w.q", "--format", "jsonl", "--jobs", jobs).output
        .replacing(#/"(ms|milliseconds)":[0-9.e-]+/#, with: "")
    }
    let alone = try lines("1")
    #expect(alone.split(separator: "\n").count == 5)
    #expect(try lines("4") == alone)
  }

  @Test("--max-failures stops, --pass-rate forgives")
  func limits() throws {
    let fixture = try fixture()
    let stopped = try fixture.run("run", "w.q", "--max-failures", "1", "--format", "jsonl")
    #expect(stopped.objects.compactMap { $0["id"] as? String } == ["total", "west", "regions"])
    #expect(try fixture.run("run", "w.q", "--pass-rate", "60%").status == 0)
    #expect(try fixture.run("run", "w.q", "--pass-rate", "61%").status == 4)
    #expect(try fixture.run("run", "w.q", "--pass-rate", "many").status == 2)
  }

  @Test("--resume keeps what an interrupted run wrote and answers the rest")
  func resume() throws {
    let fixture = try fixture()
    let whole = try fixture.run("run", "w.q", "--format", "jsonl").output
    let lines = whole.split(separator: "\n")
    try fixture.write("out.jsonl", lines.prefix(2).joined(separator: "\n") + "\n" + lines[2].prefix(40))
    let run = try fixture.run("run", "w.q", "--format", "jsonl", "-o", "out.jsonl", "--resume")
    #expect(run.status == 4, "\(run.error)")
    #expect(run.error.contains("2 kept from the earlier run"))
    let resumed = try text(fixture, "out.jsonl").split(separator: "\n")
    #expect(resumed.count == 5)
    #expect(resumed.prefix(2) == lines.prefix(2))
    #expect(try fixture.run("run", "w.q", "--resume").status == 2)
    try fixture.write("bad.jsonl", "hello\nworld\n")
    let bad = try fixture.run("run", "w.q", "--format", "jsonl", "-o", "bad.jsonl", "--resume")
    #expect(bad.status == 2 && bad.error.contains("bad.jsonl:1"))
    #expect(try text(fixture, "bad.jsonl") == "hello\nworld\n")
  }

  @Test("--retry-errors asks again only what ended in an error")
  func retry() throws {
    let fixture = try fixture()
    try fixture.write(
      "e.jsonl",
      """
      {"id": "a", "question": "total sales", "db": "orders.csv"}
      {"id": "b", "question": "total sales", "db": "late.csv"}

      """)
    let first = try fixture.run("run", "e.jsonl", "--format", "jsonl", "-o", "out.jsonl")
    #expect(first.status == 3, "\(first.error)")
    try fixture.write("late.csv", "order_id,order_date,region,sales\n1,2026-01-15,West,7.5\n")
    let again = try fixture.run("run", "e.jsonl", "--format", "jsonl", "-o", "out.jsonl", "--retry-errors")
    #expect(again.status == 0, "\(again.error)")
    #expect(again.error.contains("1 kept from the earlier run"))
    #expect(try text(fixture, "out.jsonl").contains("7.5"))
  }
}
