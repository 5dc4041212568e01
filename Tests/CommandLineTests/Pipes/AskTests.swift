import Foundation
import Testing

@Suite("querent ask", .serialized)
struct AskTests {
  @Test("a question on a file is answered with a sentence, what was understood and the trust line")
  func answer() throws {
    let run = try PipeFixture().run("ask", "orders.csv", "total sales by region")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.hasPrefix("Understood as"))
    #expect(run.output.contains("East leads with 200"))
    #expect(run.output.contains("CHECKED"))
    #expect(!run.output.contains("\u{1B}"))
    #expect(run.error.contains("loaded orders: 4 rows"))
  }

  @Test("SQL in place of a question runs as it stands, read-only and labelled, in batches as well")
  func statement() throws {
    let fixture = try PipeFixture()
    let statement = "select region, count(*) as n from orders group by 1 order by 1"
    let run = try fixture.run("ask", "orders.csv", statement)
    #expect(run.status == 0 && run.output.hasPrefix("[SQL]\n"), "\(run.output)\(run.error)")
    #expect(run.output.contains("West") && !run.output.contains("Understood as"))
    let batch = try fixture.run(
      ["run", "-", "--db", "orders.csv", "--format", "jsonl"],
      input: "\(statement)\n  expect rows = 3\nselect the best region\nselect nothing from orders, orders;\n")
    #expect(batch.objects.first?["statement"] as? Bool == true, "\(batch.output)\(batch.error)")
    #expect(batch.objects.first?["row_count"] as? Int == 3 && batch.objects.first?["trust"] is NSNull)
    #expect(batch.objects[1]["statement"] == nil)
    #expect(batch.objects.last?["status"] as? String == "error")
    let write = try fixture.run("ask", "orders.csv", "with x as (select 1) delete from orders")
    #expect(write.status != 0 && write.output.contains("Querent never changes your data"), "\(write.output)")
  }

  @Test("a period over data without dates is never passed over as if it had not been asked")
  func undated() throws {
    let fixture = try PipeFixture()
    try fixture.write("teams.csv", "team,amount\nWest,10\nEast,25\nSouth,7\n")
    for question in ["amount last quarter", "amount by team this year", "total amount in the past 3 months"] {
      let run = try fixture.run("ask", "teams.csv", question, "--format", "jsonl")
      let object = try #require(run.objects.first, "\(run.error)")
      let isHonest = object["status"] as? String != "answered" || object["trust"] as? String == "UNCHECKED"
      #expect(isHonest, "\(question): \(run.output)")
    }
    let plain = try fixture.run("ask", "teams.csv", "amount by team", "--format", "jsonl")
    #expect(plain.objects.first?["trust"] as? String == "CHECKED", "\(plain.output)")
    #expect((plain.objects.first?["followups"] as? [String])?.contains { $0.contains("quarter") } == false)
  }

  @Test("the JSON of an answer has every field of the machine contract")
  func contract() throws {
    let run = try PipeFixture().run("ask", "orders.csv", "total sales by region", "--format", "jsonl")
    let object = try #require(run.objects.first)
    #expect(run.objects.count == 1)
    for field in [
      "schema", "id", "question", "status", "reason", "interpretation", "plan", "sql", "columns", "rows",
      "row_count",
      "truncated", "answer", "chart", "checks", "trust", "confidence", "citations", "findings", "tools",
      "followups",
      "expect", "ms", "llm", "data",
    ] { #expect(object[field] != nil, "\(field) is missing") }
    #expect(object["schema"] as? Int == 1)
    #expect(object["status"] as? String == "answered")
    #expect(object["row_count"] as? Int == 3)
    #expect((object["rows"] as? [[Any]])?.count == 3)
    #expect((object["sql"] as? [String])?.last?.contains("?") == false)
    #expect((object["data"] as? [String: Any])?["as_of"] as? String == "2026-02-28")
  }

  @Test("the same question twice gives the same bytes, but for the times")
  func deterministic() throws {
    let fixture = try PipeFixture()
    func ask() throws -> String {
      let text = try fixture.run("ask", "orders.csv", "sales by region in 2026", "--format", "json").output
      return text.replacing(#/"(ms|milliseconds)": [0-9.]+/#, with: "\"$1\": 0")
    }
    let first = try ask()
    #expect(first.contains("\"status\": \"answered\""))
    #expect(try ask() == first)
  }

  @Test("the suggested follow-ups are questions that work")
  func followUps() throws {
    let fixture = try PipeFixture()
    let object = try #require(
      try fixture.run("ask", "orders.csv", "total sales", "--format", "jsonl").objects.first)
    let followUps = try #require(object["followups"] as? [String])
    #expect(!followUps.isEmpty)
    for followUp in followUps {
      let run = try fixture.run(
        ["run", "-", "--db", "orders.csv", "--format", "jsonl"], input: "total sales\n+ \(followUp)\n")
      #expect(run.objects.last?["status"] as? String == "answered", "\(followUp): \(run.output)")
    }
  }

  @Test("an answer goes to a file, as CSV that holds the rows and nothing else")
  func toFile() throws {
    let fixture = try PipeFixture()
    let run = try fixture.run("ask", "orders.csv", "total sales", "--csv", "-o", "out.csv")
    #expect(run.status == 0 && run.output.isEmpty)
    let csv = try String(contentsOfFile: fixture.folder + "/out.csv", encoding: .utf8)
    #expect(csv.split(whereSeparator: \.isNewline).last == "375.75")
  }

  @Test("with --ascii everything is 7-bit")
  func ascii() throws {
    let run = try PipeFixture().run("ask", "orders.csv", "total sales by region", "--ascii")
    #expect(run.output.utf8.allSatisfy { $0 < 128 })
  }
}
