import QuerentCore
import Rendering
import Testing

@Suite("Answers for machines and documents")
struct AnswerFormatterTests {
  private static let answers: [(name: String, answer: Answer)] = [
    ("answered", SampleAnswers.regionsByTable),
    ("charted", SampleAnswers.charted("bar-shares", text: "West leads 2017 with $725,457.82 in sales.")),
    ("refused", SampleAnswers.refusal),
    ("clarify", SampleAnswers.clarification), ("error", SampleAnswers.failure),
  ]

  @Test("a format looks as recorded", arguments: OutputFormat.allCases)
  func snapshots(_ format: OutputFormat) throws {
    let style = OutputStyle(showsTiming: false)
    let text = Self.answers.map { name, answer in
      "== \(name)\n" + AnswerFormatter(format: format, style: style).format(answer)
    }.joined()
    try expectSnapshot(text, named: "format-\(format.rawValue)")
  }

  @Test("a JSON Lines object is one line, whatever stands in the data")
  func oneLine() {
    var answer = SampleAnswers.regionsByTable
    answer.line = 3
    answer.text = "a\nb\u{2028}c\r\u{7}\u{1B}[31m\u{85}d\"\\"
    let text = AnswerFormatter(format: .jsonl, style: OutputStyle()).format(answer)
    #expect(text.filter(\.isNewline).count == 1)
    #expect(text.contains(#""answer":"a\nb\u2028c\r\u0007\u001b[31m\u0085d\"\\""#))
    #expect(text.contains(#""line":3"#))
  }

  @Test(
    "cells that a spreadsheet would run are neutralised, numbers are not",
    arguments: [
      ("=1+1", "'=1+1"), ("+SUM(A1)", "'+SUM(A1)"), ("-2+3", "'-2+3"), ("@x", "'@x"), ("\tx", "'\tx"),
      ("-12.5", "-12.5"), ("+49", "+49"), ("-", "'-"), ("a=b", "a=b"), ("", "\"\""), ("a,b", "\"a,b\""),
      ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""),
    ])
  func formulas(_ cell: String, _ field: String) {
    let table = ResultTable(columns: [.init(name: "x", kind: .text)], rows: [[.text(cell)]])
    #expect(DelimitedText(.csv).text(table) == "x\r\n\(field)\r\n")
  }

  @Test("CSV keeps full precision and tells null from empty")
  func precision() {
    let table = ResultTable(
      columns: [.init(name: "a", kind: .real), .init(name: "b", kind: .text)],
      rows: [[0.1, ""], [1_234_567.125, .null], [.integer(-3), "-3"]])
    #expect(DelimitedText(.csv).text(table) == "a,b\r\n0.1,\"\"\r\n1234567.125,\r\n-3,-3\r\n")
  }
}
