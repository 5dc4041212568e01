import QuerentCore
import Rendering
import Testing

@Suite("Errors")
struct ErrorRendererTests {
  private func render(_ diagnostic: Diagnostic, source: String?, file: String? = nil, width: Int = 80)
    -> String
  {
    ErrorRenderer(style: OutputStyle(width: width)).render(diagnostic, source: source, file: file)
  }

  @Test("the caret stands under the word, counted in display cells")
  func caret() {
    let source = "売上 by regoin"
    let start = "売上 by ".utf8.count
    let diagnostic = Diagnostic(
      code: "unknown-term", summary: "unknown term \"regoin\"", span: TextSpan(start, start + 6),
      suggestions: ["region"])
    #expect(
      render(diagnostic, source: source)
        == """
        ✗ unknown term "regoin"
          売上 by regoin
                  ^^^^^^ [unknown-term]
          Did you mean region?

        """)
  }

  @Test("a place in a file is file:line:column, and only the line of the span is shown")
  func place() {
    let diagnostic = Diagnostic(
      .warning, code: "bad-expect", summary: "unknown expectation", line: 2, column: 3, span: TextSpan(8, 11),
      suggestions: ["Write one of: value, rows, top."])
    #expect(
      render(diagnostic, source: "first\n  exp\nlast", file: "weekly.q")
        == """
        ! unknown expectation
          weekly.q:2:3
            exp
            ^^^ [bad-expect]
          Write one of: value, rows, top.

        """)
  }

  @Test("a long line is cut around the span", arguments: [40, 60, 80])
  func long(_ width: Int) {
    let source = String(repeating: "word ", count: 40) + "slect" + String(repeating: " more", count: 40)
    let diagnostic = Diagnostic(code: "x", summary: "wrong", span: TextSpan(200, 205))
    let lines = render(diagnostic, source: source, width: width).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayText.width(of: String($0)) <= width })
    let caret = lines[2].prefix { $0 == " " }.count
    #expect(lines[1].dropFirst(caret).hasPrefix("slect"))
  }

  @Test("a span outside the text still points somewhere")
  func outside() {
    let diagnostic = Diagnostic(code: "end", summary: "something is missing", span: TextSpan(90, 95))
    #expect(render(diagnostic, source: "abc").contains("     ^ [end]"))
  }
}
