import Foundation
import Testing

@Suite("Investigations at a terminal and in pipes", .serialized)
struct InvestigationTests {
  /// 300 days of sales in two regions; five days in the East all but fail.
  private static var sales: String {
    let start = Date(timeIntervalSince1970: 1_735_689_600)
    var lines = ["sale_id,day,region,revenue"]
    for day in 0..<300 {
      let stamp = start.addingTimeInterval(Double(day) * 86_400).ISO8601Format().prefix(10)
      for region in ["East", "West"] {
        let usual = 1000.0 + Double((day * 37 + region.count * 11) % 90) + (day % 7 == 5 ? 400 : 0)
        let fails = region == "East" && (200..<205).contains(day)
        lines.append("\(day)\(region.prefix(1)),\(stamp),\(region),\(fails ? 9 : usual)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test("/detect tells a finding, /bad keeps what is thought of it where only its owner reads it")
  func session() throws {
    let fixture = try ShellFixture()
    try Self.sales.write(toFile: "\(fixture.folder)/sales.csv", atomically: true, encoding: .utf8)
    let terminal = try fixture.session()
    for (line, answer) in [
      ("/load sales.csv", "600"), ("/detect revenue by region", "F1"), ("/bad F1 a strike", "kept as bad"),
      ("/good F9", "Which one"), ("/forecast revenue 3 weeks", "Method"),
    ] {
      terminal.enter(line)
      let shown = try terminal.wait(for: answer)
      try terminal.waitForPrompt()
      if line.hasPrefix("/detect") {
        #expect(shown.contains("Method") || terminal.transcript.contains("Method"))
      }
    }
    terminal.type("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    let file = "\(fixture.folder)/state/querent/feedback.jsonl"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("\"verdict\":\"bad\"") && text.contains("\"note\":\"a strike\""))
    #expect(text.contains("\"place\":\"East\""))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test(
    "machine output has findings, the request, the tool and how it was come by; exports and exit codes work")
  func machine() throws {
    let fixture = try PipeFixture()
    try fixture.write("sales.csv", Self.sales)
    let run = try fixture.run([
      "ask", "sales.csv", "anything unusual in revenue by region?", "--format", "jsonl",
    ])
    #expect(run.status == 0, "\(run.error)")
    let answer = try #require(run.objects.first)
    let finding = try #require((answer["findings"] as? [[String: Any]])?.first, "\(run.output)")
    #expect(finding["where"] as? String == "East" && finding["direction"] as? String == "down")
    #expect((answer["plan"] as? String)?.hasPrefix("detect: ") == true)
    #expect((answer["basis"] as? [String: Any])?["tool"] as? String == "detect_anomalies")
    let tools = answer["tools"] as? [[String: Any]] ?? []
    #expect(tools.map { $0["name"] as? String } == ["detect_anomalies"])
    try fixture.write(
      "ahead.q",
      "/load sales.csv\nforecast revenue for the next 2 weeks\nforecast revenue for the next 30 years\n")
    let batch = try fixture.run("run", "ahead.q", "--format", "jsonl", "-o", "out.jsonl")
    #expect(batch.status == 5, "\(batch.error)")
    let written = try String(contentsOfFile: "\(fixture.folder)/out.jsonl", encoding: .utf8)
    #expect(written.contains("\"reason\":\"insufficient_history\"") && written.contains("backtest_error"))
    for name in ["a.html", "a.md", "a.csv", "a.svg"] {
      let export = try fixture.run(["ask", "sales.csv", "when did revenue in East collapse?", "-o", name])
      #expect(export.status == 0, "\(name): \(export.error)")
      let text = try String(contentsOfFile: "\(fixture.folder)/\(name)", encoding: .utf8)
      #expect(!text.isEmpty && (name == "a.svg" || text.contains("collapse")), "\(name): \(text.prefix(300))")
    }
  }
}
