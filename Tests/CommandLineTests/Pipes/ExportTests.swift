import Foundation
import Testing

@Suite("Answers in files", .serialized)
struct ExportTests {
  private func fixture() throws -> PipeFixture {
    let fixture = try PipeFixture()
    try fixture.write("notes.csv", "id,note,amount\n1,=1+1,5\n2,,6\n3,plain,\n")
    return fixture
  }

  private func text(_ fixture: PipeFixture, _ name: String) throws -> String {
    try String(contentsOfFile: "\(fixture.folder)/\(name)", encoding: .utf8)
  }

  @Test(
    "the ending of the output file chooses the form, and what was written is said",
    arguments: [
      ("o.csv", "region,", "3 rows, re-read and matched"),
      ("o.tsv", "region\t", "3 rows, re-read and matched"),
      ("o.json", "{\n  \"schema\": 1", "3 rows, re-read and matched"),
      ("o.jsonl", "{\"schema\":1", "3 rows, re-read and matched"),
      ("o.md", "_Understood as_", "3 rows, re-read and matched"),
      ("o.html", "<!doctype html>", "chart, table, query, checks"), ("o.svg", "<?xml", "the chart"),
      ("o.txt", "Understood as", "3 rows, re-read and matched"), ("o.sql", "SELECT", "the query"),
    ])
  func endings(name: String, start: String, told: String) throws {
    let fixture = try fixture()
    let run = try fixture.run("ask", "orders.csv", "total sales by region", "-o", name)
    #expect(run.status == 0 && run.output.isEmpty, "\(run.error)")
    #expect(try text(fixture, name).hasPrefix(start))
    #expect(run.error.contains("\(name)  \(told)"), "\(run.error)")
  }

  @Test("querent export writes one answer to several files, and never over one that is there")
  func verb() throws {
    let fixture = try fixture()
    let run = try fixture.run("export", "orders.csv", "total sales by region", "r.csv", "r.svg", "r.sql")
    #expect(run.status == 0 && run.output.isEmpty, "\(run.error)")
    #expect(try text(fixture, "r.csv").contains("East,200") && text(fixture, "r.sql").hasPrefix("SELECT"))
    let again = try fixture.run("export", "orders.csv", "total sales", "r.csv")
    #expect(again.status == 2 && again.error.contains("r.csv exists"))
    #expect(try fixture.run("export", "orders.csv", "total sales", "r.csv", "--force").status == 0)
    let rows = try fixture.run("export", "orders.csv", "SELECT region FROM orders", "s.jsonl")
    #expect(rows.status == 0 && rows.error.contains("4 rows, re-read and matched"), "\(rows.error)")
    #expect(try fixture.run("export", "orders.csv", "total sales", "orders.csv").status == 2)
  }

  @Test("--format html prints one page, for an answer and for a batch")
  func page() throws {
    let fixture = try fixture()
    let answer = try fixture.run("ask", "orders.csv", "total sales by region", "--format", "html")
    #expect(answer.output.hasPrefix("<!doctype html>") && answer.output.contains("<svg"))
    try fixture.write("two.q", "total sales\nsales by region\n")
    let batch = try fixture.run("run", "two.q", "--db", "orders.csv", "--format", "html")
    #expect(batch.output.components(separatedBy: "<!doctype html>").count == 2)
    #expect(batch.output.components(separatedBy: "<section id=").count == 3)
  }

  @Test("CSV has formulas neutralised and nulls empty, unless options say otherwise")
  func delimited() throws {
    let fixture = try fixture()
    let statement = "SELECT id, note, amount FROM notes UNION ALL SELECT 4, '', 7 ORDER BY id"
    let run = try fixture.run("sql", "notes.csv", statement, "-o", "o.csv")
    #expect(run.error.contains("1 cell starts with '"), "\(run.error)")
    #expect(try text(fixture, "o.csv") == "id,note,amount\r\n1,'=1+1,5\r\n2,,6\r\n3,plain,\r\n4,\"\",7\r\n")
    _ = try fixture.run("sql", "notes.csv", statement, "-o", "p.csv", "--csv-formulas", "--csv-null", "NULL")
    #expect(
      try text(fixture, "p.csv") == "id,note,amount\r\n1,=1+1,5\r\n2,NULL,6\r\n3,plain,NULL\r\n4,\"\",7\r\n")
    let json = try fixture.run("sql", "notes.csv", statement, "--format", "jsonl").objects.first
    let rows = try #require(json?["rows"] as? [[Any]])
    #expect(rows[1][1] is NSNull && rows[3][1] as? String == "")
  }

  @Test("data is never written over, and a refusal leaves no file")
  func safety() throws {
    let fixture = try fixture()
    let before = try text(fixture, "orders.csv")
    for target in ["orders.csv", "./orders.csv"] {
      let run = try fixture.run("ask", "orders.csv", "total sales", "-o", target)
      #expect(run.status == 2 && run.error.contains("holds the data"), "\(run.error)")
    }
    #expect(try text(fixture, "orders.csv") == before)
    #expect(try fixture.run("ask", "orders.csv", "total sales", "-o", "no/such/o.csv").status == 2)
    let refused = try fixture.run("ask", "orders.csv", "what is the meaning of life", "-o", "r.csv")
    #expect(refused.status == 5 && refused.error.contains("nothing to write"), "\(refused.error)")
    #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/r.csv"))
    let picture = try fixture.run("ask", "orders.csv", "total sales", "-o", "r.svg")
    #expect(picture.status == 7 && picture.error.contains("no chart"), "\(picture.error)")
  }

  @Test("a batch writes JSON Lines or its queries by the ending; a picture of many answers is refused")
  func batch() throws {
    let fixture = try fixture()
    try fixture.write("two.q", "total sales\nsales by region\n")
    #expect(try fixture.run("run", "two.q", "--db", "orders.csv", "-o", "o.jsonl").status == 0)
    #expect(try text(fixture, "o.jsonl").split(separator: "\n").count == 2)
    #expect(try fixture.run("run", "two.q", "--db", "orders.csv", "-o", "o.sql").status == 0)
    #expect(try text(fixture, "o.sql").hasPrefix("-- ? total sales\nSELECT"))
    #expect(try fixture.run("run", "two.q", "--db", "orders.csv", "-o", "o.svg").status == 2)
  }
}
