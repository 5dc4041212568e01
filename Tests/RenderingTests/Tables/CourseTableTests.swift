import QuerentCore
import Rendering
import Testing

@Suite("Tables with courses")
struct CourseTableTests {
  private func answer() -> Answer {
    var answer = Answer(question: Question("q"), status: .answered)
    answer.table = ResultTable(
      columns: [
        .init(name: "region", kind: .text, isKey: true), .init(name: "sales", kind: .real, unit: "USD"),
        .init(name: "profit", kind: .real, unit: "USD"), .init(name: "quantity", kind: .integer),
      ],
      rows: [
        [.text("EMEA"), .real(1200.5), .real(300.25), .integer(40)],
        [.text("West"), .real(900), .real(100), .integer(30)],
      ])
    answer.chart = ChartSpecification(kind: .table, title: "Sales", reason: "more than two measures")
    let months = (0..<12).compactMap {
      CalendarDate(year: 2025 + ($0 + 10) / 12, month: ($0 + 10) % 12 + 1, day: 1)
    }
    answer.courses = RowCourses(
      label: "sales", grain: .month, periods: months,
      values: [(0..<12).map { Double($0) }, (0..<12).map { $0 == 3 ? nil : Double(12 - $0) }])
    return answer
  }

  private func text(_ width: Int, charset: Charset = .unicode, plain: Bool = false) -> String {
    var style = OutputStyle(width: width, showsTiming: false)
    style.charset = charset
    style.isPlain = plain
    return AnswerRenderer(style: style).render(answer())
  }

  @Test("each row ends with its months, a gap where there was nothing, and the note says what they are")
  func courses() {
    let lines = text(80).split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("EMEA") && $0.hasSuffix("▁▂▂▃▄▄▅▅▆▇▇█") }, "\(lines)")
    #expect(lines.contains { $0.contains("West") && $0.contains("█▇▇ ") }, "\(lines)")
    #expect(lines.contains { $0.contains("12 months: sales a month, Nov 2025–Oct 2026") }, "\(lines)")
    #expect(!text(80).contains("No chart"))
    #expect(text(80, charset: .ascii).utf8.allSatisfy { $0 < 128 })
    #expect(text(80, charset: .ascii).contains("0122"))
  }

  @Test("where there is no room the table stays as it is, and no line is wider than the screen")
  func narrow() {
    for width in [40, 50, 60, 80, 120] {
      for line in text(width).split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }
    #expect(!text(40).contains("█"))
  }

  @Test("plain text says the course in words")
  func plain() {
    let text = text(80, plain: true)
    #expect(
      text.contains("12 months of sales: rising") && text.contains("12 months of sales: falling"), "\(text)")
  }
}
