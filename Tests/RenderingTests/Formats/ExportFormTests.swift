import QuerentCore
import Rendering
import Testing

@Suite("Answers in files")
struct ExportFormTests {
  private static let odd = ResultTable(
    columns: [
      .init(name: "na\"me", kind: .text), .init(name: "=x", kind: .real), .init(name: "n", kind: .integer),
    ],
    rows: [
      ["", 0.1, .null], [.null, -1_234_567.125, 3], ["=1+1", .null, -3],
      ["two\r\nlines, \"quoted\"", 1e21, 0],
      [" padded ", 5.0, 1], ["tab\there\\n", 2.5, 2], ["Übergröße 東京 🇩🇪", 1.0, 9], ["'", 0.0, 4],
    ])

  @Test(
    "delimited text reads back as the rows it was made from",
    arguments: [DelimitedText.Dialect.csv, .tsv], ["", "NULL", "\\N"])
  func roundTrip(dialect: DelimitedText.Dialect, null: String) {
    for neutralizes in [true, false] {
      let writer = DelimitedText(dialect, null: null, neutralizesFormulas: neutralizes)
      let text = writer.text(Self.odd)
      #expect(DelimitedReader(writer).difference(text, from: Self.odd) == nil)
      #expect(writer.neutralizedCount(Self.odd) == (neutralizes ? 1 : 0))
    }
  }

  @Test("a cell, a row and a header that differ are named")
  func differences() {
    let writer = DelimitedText(.csv)
    let reader = DelimitedReader(writer)
    let text = writer.text(Self.odd)
    #expect(
      reader.difference(text.replacing("1234567.125", with: "1234567.12"), from: Self.odd)
        == "row 2, column \"=x\"")
    #expect(reader.difference(text.replacing("\"\",0.1,", with: ",0.1,"), from: Self.odd) != nil)
    #expect(reader.difference(text + "a,1,2\r\n", from: Self.odd) == "9 rows instead of 8")
    #expect(reader.difference(text.replacing("n\r\n", with: "m\r\n"), from: Self.odd) == "the header")
  }

  @Test("every ending that is offered names a form, others do not")
  func endings() {
    for ending in ExportForm.endings {
      #expect(ExportForm(ending: ending) != nil)
      #expect(ExportForm(ending: ending.uppercased()) == ExportForm(ending: ending))
    }
    #expect(ExportForm(ending: "xlsx") == nil && ExportForm(ending: "") == nil)
  }

  @Test("an SVG file has its style sheet and the summary as text; without a chart there is none")
  func svg() {
    let answer = SampleAnswers.charted("bar-shares", text: "West leads.")
    let text = ExportForm.svg.text(answer, style: OutputStyle())
    #expect(text.hasPrefix("<?xml") && text.contains("<style>") && text.contains("aria-label=\"Sales"))
    #expect(text.hasSuffix("</svg>\n"))
    #expect(ExportForm.svg.text(SampleAnswers.refusal, style: OutputStyle()).isEmpty)
  }

  @Test("an SQL file ends each statement")
  func sql() {
    let text = ExportForm.sql.text(SampleAnswers.regionsByTable, style: OutputStyle())
    #expect(text.hasPrefix("SELECT region") && text.hasSuffix(";\n"))
  }

  @Test("no colour and no time reaches a file")
  func quiet() {
    let style = OutputStyle(usesColor: true, maximumRows: 2)
    for ending in ExportForm.endings {
      let text = ExportForm(ending: ending)?.text(SampleAnswers.regionsByTable, style: style) ?? ""
      #expect(!text.contains("\u{1B}") && !text.contains(" ms"), "\(ending)")
    }
  }
}
