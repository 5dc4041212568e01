import Foundation
import FoundationXML
import QuerentCore
import Rendering
import Testing

@Suite("Reports of a batch")
struct ReportTests {
  private func answer(_ text: String, _ change: (inout Answer) -> Void = { _ in }) -> Answer {
    var answer = Answer(question: Question(text), status: .answered)
    answer.elapsedMilliseconds = 12.4
    answer.asOf = CalendarDate(iso: "2026-10-31")
    change(&answer)
    return answer
  }

  private var entries: [ReportEntry] {
    let bars = SampleChart.bars[1]
    let good = answer("sales by region") { answer in
      answer.understanding = Understanding(metric: "sales", groups: ["by region"], period: "2017")
      answer.text = "West leads with $725,457.82."
      answer.table = bars.table
      answer.chart = bars.chart
      answer.sql = ["SELECT region, SUM(sales) FROM orders WHERE a < 3 GROUP BY region"]
      answer.trust = .checked
      answer.checks = [.init(name: "plan-is-valid", passed: true, detail: "plan fits the model")]
      answer.expectations = [
        .init(rule: "rows = 4", passed: true, expected: "= 4", actual: "4", line: 3),
        .init(rule: "max_ms 1", passed: false, expected: "<= 1", actual: "12.4", line: 4, isWarning: true),
      ]
    }
    let bad = answer("how many <script>alert(1)</script> & \"quotes\"?") { answer in
      answer.text = "There are 5."
      answer.expectations = [
        .init(rule: "value = 4", passed: false, expected: "= 4", actual: "5", line: 7)
      ]
    }
    var refused = answer("what is our NPS #1?")
    refused.status = .refused
    refused.refusal = Refusal(.missingData, why: "\"NPS\" fits nothing in the data.")
    func entry(_ id: String, _ line: Int, _ outcome: ReportEntry.Outcome, _ answer: Answer) -> ReportEntry {
      ReportEntry(
        file: "weekly.q", id: id, text: answer.question.text, isFollowUp: id == "b", line: line,
        outcome: outcome,
        answer: answer)
    }
    return [
      entry("a", 2, .passed, good), entry("b", 6, .failed, bad), entry("c", 9, .unanswered, refused),
    ]
  }

  @Test("JUnit looks as recorded and is well-formed")
  func junit() throws {
    let text = JUnitReport().text(entries)
    #expect(XMLParser(data: Data(text.utf8)).parse())
    try expectSnapshot(text, named: "report-junit")
  }

  @Test("TAP looks as recorded") func tap() throws {
    try expectSnapshot(TAPReport().text(entries), named: "report-tap")
  }

  @Test("a Markdown page looks as recorded") func markdown() throws {
    try expectSnapshot(MarkdownReport(style: OutputStyle(width: 80)).text(entries), named: "report-markdown")
  }

  @Test("an HTML page looks as recorded, is well-formed, fetches nothing and runs nothing")
  func html() throws {
    let text = HTMLReport().text(entries, title: "weekly.q")
    #expect(isWellFormed(text))
    #expect(!text.contains("<script") && !text.contains("@import") && !text.contains("url("))
    #expect(text.replacing("http://www.w3.org/2000/svg", with: "").contains("http") == false)
    try expectSnapshot(text, named: "report-html")
  }

  private func isWellFormed(_ page: String) -> Bool {
    // Void elements are the only ones HTML leaves open.
    let closed = page.replacing("<!doctype html>\n", with: "").replacing(#/<meta([^>]*)>/#) {
      "<meta\($0.1)/>"
    }
    return XMLParser(data: Data(closed.utf8)).parse()
  }

  @Test(
    "every chart that is drawn as text is drawn as a picture with alternative text",
    arguments: SampleChart.all)
  func pictures(_ sample: SampleChart) throws {
    let text = ChartRenderer(style: OutputStyle(width: 80)).render(sample.chart, sample.table)
    let picture = SVGChart().picture(sample.chart, sample.table)
    let isDrawn = !text.hasPrefix("No chart") && !sample.table.rows.isEmpty && sample.chart.kind != .number
    if sample.table.rows.isEmpty { return }
    #expect((picture != nil) == isDrawn, "\(sample.name)")
    guard let picture else { return }
    #expect(XMLParser(data: Data(picture.utf8)).parse(), "\(sample.name)")
    #expect(picture.contains("aria-label=\"") && !picture.contains("nan") && !picture.contains("inf"))
  }

  @Test("labels of a time axis stand within the picture", arguments: [360.0, 720])
  func labelsFit(width: Double) throws {
    let pattern = /<text x="([0-9.]+)" y="[0-9.]+" class="dim">([^<]*)<\/text>/
    var looked = 0
    for sample in SampleChart.all where sample.chart.kind == .line {
      guard let picture = SVGChart(width: width).picture(sample.chart, sample.table) else { continue }
      for match in picture.matches(of: pattern) {
        let x = try #require(Double(match.1))
        #expect(
          x + Double(DisplayText.width(of: String(match.2))) * 7.2 <= width, "\(sample.name): \(match.2)")
        looked += 1
      }
    }
    #expect(looked > 10)
  }

  @Test("a living report keeps its prose and puts each answer under what asks for it")
  func living() throws {
    let source =
      "# Weekly\n\nProse with <b>markup</b>.\n\n## sales by region\n\nAfter.\n\n```ask\nnps\n```\nEnd."
    let places = ["a": 5, "c": 11]
    let shown = [entries[0], entries[2]]
    let page = MarkdownReport(style: OutputStyle(width: 80)).living(source, shown, places: places)
    let parts = ["Prose with", "## sales by region", "West leads", "After.", "```ask", "NPS", "End."]
    var rest = page[...]
    for part in parts {
      let range = try #require(rest.firstRange(of: part), "\(part)\n\(page)")
      rest = rest[range.upperBound...]
    }
    let html = HTMLReport().text(
      shown, title: "r.md",
      sources: ["weekly.q": LivingSource(text: source, places: places, hidden: [9, 10, 11])])
    #expect(isWellFormed(html))
    #expect(html.contains("Prose with &lt;b&gt;markup&lt;/b&gt;.") && !html.contains("```"))
  }
}
