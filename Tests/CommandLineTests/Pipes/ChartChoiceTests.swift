import Foundation
import Testing

@Suite("Which chart is chosen over which data", .serialized)
struct ChartChoiceTests {
  private func chart(_ run: Invocation) -> String {
    (run.objects.first?["chart"] as? [String: Any])?["type"] as? String ?? "none"
  }

  @Test("stages that fewer and fewer reach are a funnel; other groups and stages out of order are bars")
  func stages() throws {
    let fixture = try PipeFixture()
    func deals(_ counts: [(String, Int)], named name: String) throws {
      let rows = counts.flatMap { stage, count in Array(repeating: stage, count: count) }
      try fixture.write(
        name, "deal_id,stage,region\n" + rows.enumerated().map { "\($0 + 1),\($1),West\n" }.joined())
    }
    try deals([("Lead", 9), ("Qualified", 6), ("Proposal", 4), ("Won", 2)], named: "deals.csv")
    let funnel = try fixture.run("ask", "deals.csv", "number of deals by stage", "--format", "jsonl")
    #expect(chart(funnel) == "funnel", "\(funnel.output)")
    #expect(funnel.output.contains("22% of Lead reach Won"), "\(funnel.output)")
    try deals([("Lead", 4), ("Qualified", 6), ("Proposal", 9), ("Won", 2)], named: "deals.csv")
    #expect(
      chart(try fixture.run("ask", "deals.csv", "number of deals by stage", "--format", "jsonl")) == "bar")
    try deals([("Red", 9), ("Green", 6), ("Blue", 4)], named: "deals.csv")
    #expect(
      chart(try fixture.run("ask", "deals.csv", "number of deals by stage", "--format", "jsonl")) == "bar")
  }

  @Test("days that go by the week are a calendar, other days a line")
  func days() throws {
    let fixture = try PipeFixture()
    func write(_ level: (Int) -> Int, named name: String) throws {
      var text = "id,sold_on,sales\n"
      for day in 0..<120 {
        let month = day / 30 + 1
        text += "\(day + 1),2026-0\(month)-\(String(day % 30 + 101).dropFirst()),\(level(day) * 10)\n"
      }
      // February has no 29th and 30th, which the import says.
      try fixture.write(
        name, text.replacing("2026-02-29", with: "2026-02-28").replacing("2026-02-30", with: "2026-02-27"))
    }
    try write({ [5, 5, 5, 9, 9, 1, 1][$0 % 7] }, named: "week.csv")
    try write({ $0 + 1 }, named: "rise.csv")
    let week = try fixture.run("ask", "week.csv", "sales by day", "--format", "jsonl")
    #expect(["heatmap", "line"].contains(chart(week)), "\(week.output)")
    #expect(chart(try fixture.run("ask", "rise.csv", "sales by day", "--format", "jsonl")) == "line")
    let drawn = try fixture.run("ask", "week.csv", "sales by day", "--chart", "heatmap", "--width", "60")
    #expect(drawn.output.contains("Mon ") && drawn.output.contains("Sun "), "\(drawn.output)")
  }

  @Test("more than two measures by category are a table whose rows end with their months")
  func courses() throws {
    let fixture = try PipeFixture()
    var text = "id,sold_on,region,sales,profit,quantity\n"
    for month in 0..<24 {
      for (place, region) in ["North", "South"].enumerated() {
        let date = "\(2025 + month / 12)-\(String(month % 12 + 101).dropFirst())-10"
        let sales = place == 0 ? 100 + month : 200 - month
        text += "\(month * 2 + place),\(date),\(region),\(sales),\(sales / 2),\(month + 1)\n"
      }
    }
    try fixture.write("sales.csv", text)
    let run = try fixture.run("ask", "sales.csv", "sales, profit and quantity by region", "--width", "100")
    let lines = run.output.split(separator: "\n")
    #expect(
      lines.contains { $0.contains("North") && $0.hasSuffix("▁▂▂▃▄▄▅▅▆▇▇█") }, "\(run.output)\(run.error)")
    #expect(lines.contains { $0.contains("South") && $0.hasSuffix("█▇▇▆▅▅▄▄▃▂▂▁") }, "\(run.output)")
    #expect(run.output.contains("12 months: sales a month, Jan 2026–Dec 2026"), "\(run.output)")
    let machine = try fixture.run(
      "ask", "sales.csv", "sales, profit and quantity by region", "--format", "jsonl")
    let courses = machine.objects.first?["courses"] as? [String: Any]
    #expect((courses?["rows"] as? [[Any]])?.first?.count == 12, "\(machine.output)")
  }

  @Test("a single figure of a whole period stands beside those of the periods before it")
  func trend() throws {
    let fixture = try PipeFixture()
    var text = "id,sold_on,sales\n"
    for month in 1...12 { text += "\(month),2025-\(String(month + 100).dropFirst())-01,\(month * 100)\n" }
    text += "13,2025-12-31,50\n"
    try fixture.write("sales.csv", text)
    let run = try fixture.run("ask", "sales.csv", "sales in December 2025", "--width", "80")
    #expect(
      run.output.contains("12 months  ▁▂▂▃▃▄▅▅▆▆▇█  100 to 1,250   +150 (+13.6%) vs Nov 2025"),
      "\(run.output)")
    let narrow = try fixture.run("ask", "sales.csv", "sales in December 2025", "--width", "40", "--ascii")
    #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(narrow.output)")
    let plain = try fixture.run("ask", "sales.csv", "sales in December 2025", "--plain")
    #expect(plain.output.contains("From Jan 2025 to Dec 2025: rising"), "\(plain.output)")
    let json = try fixture.run("ask", "sales.csv", "sales in December 2025", "--format", "jsonl")
    let rows = (json.objects.first?["trend"] as? [String: Any])?["rows"] as? [[Any]]
    #expect(rows?.count == 12 && rows?.last?.first as? String == "2025-12", "\(json.output)")
    let page = try fixture.run("ask", "sales.csv", "sales in December 2025", "--format", "html")
    #expect(
      page.output.contains("<figure class=\"course\">") && page.output.contains("aria-label=\"From Jan 2025"))
    // The months before the first are not there, so that two periods show no course.
    #expect(!(try fixture.run("ask", "sales.csv", "sales in February 2025").output.contains("months  ")))
  }

  @Test("a course is drawn as SVG as well")
  func sparklines() throws {
    let fixture = try PipeFixture()
    var text = "id,sold_on,region,sales\n"
    for month in 0..<18 {
      for region in 0..<6 {
        let date = "\(2024 + month / 12)-\(String(month % 12 + 101).dropFirst())-10"
        text += "\(month * 6 + region),\(date),R\(region),\(100 + month * region)\n"
      }
    }
    try fixture.write("many.csv", text)
    let run = try fixture.run(
      "export", "many.csv", "sales by month and region", "c.svg", "--chart", "sparkline")
    #expect(run.status == 0, "\(run.error)")
    let picture = try String(contentsOfFile: fixture.folder + "/c.svg", encoding: .utf8)
    #expect(
      picture.components(separatedBy: "class=\"l0\"").count == 7 && picture.contains(">R5<"), "\(picture)")
  }
}
