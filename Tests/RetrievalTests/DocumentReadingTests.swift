import Foundation
import Testing

@testable import Retrieval

@Suite("Documents are read into blocks")
struct DocumentReadingTests {
  @Test("a hash in a fence is no heading, comments and front matter are not text")
  func markdown() {
    let document = MarkdownDocument(
      """
      ---
      title: Runbook
      owner: ops
      ---
      # Restart

      <!-- nobody reads this -->
      First look at the
      queue.

      ```sh
      # not a heading
      restart worker
      ```

      | Plan | Seats |
      | --- | --- |
      | Basic | 5 |
      """)
    #expect(document.title == "Runbook")
    #expect(document.blocks.map(\.kind) == [.heading(level: 1), .prose, .code, .table])
    #expect(document.blocks[0].lines == [SourceLine("Restart", number: 5)])
    #expect(document.blocks[1].lines.map(\.number) == [8, 9])
    #expect(document.blocks[2].lines.map(\.text) == ["# not a heading", "restart worker"])
    #expect(document.blocks[2].lines.first?.number == 12)
    #expect(document.blocks[3].lines.last == SourceLine("Basic | 5", number: 18))
  }

  @Test("lists keep their nesting and the line of each item; links keep their words only")
  func lists() {
    let document = MarkdownDocument("- one [link](https://example.org/x)\n- two\n  - inner **bold**\n")
    #expect(document.blocks.map(\.kind) == [.list])
    #expect(document.blocks[0].lines.map(\.text) == ["- one link", "- two", "  - inner bold"])
    #expect(document.blocks[0].lines.map(\.number) == [1, 2, 3])
  }

  @Test("a table of HTML within Markdown is read as a table at its lines")
  func markupTable() {
    let document = MarkdownDocument(
      "Text.\n\n<table>\n<tr><th>Role</th><th>Limit</th></tr>\n<tr><td>Rep</td><td>10 %</td></tr>\n</table>\n"
    )
    #expect(document.blocks.last?.kind == .table)
    #expect(
      document.blocks.last?.lines == [
        SourceLine("Role | Limit", number: 4), SourceLine("Rep | 10 %", number: 5),
      ])
  }

  @Test("HTML gives headings, paragraphs, lists and tables without scripts and navigation")
  func html() {
    let document = HTMLDocument(
      """
      <html><head><title>Refunds</title><script>var x = 1;</script></head><body>
      <nav>Home | About</nav>
      <h2>Deadline</h2><p>Refunds are paid
      within 14 days.</p><ul><li>cash</li><li>card</li></ul>
      </body></html>
      """)
    #expect(document.title == "Refunds")
    #expect(document.blocks.map(\.kind) == [.heading(level: 2), .prose, .list])
    #expect(document.blocks[1].text == "Refunds are paid\nwithin 14 days.")
    #expect(!document.blocks.map(\.text).joined().contains("Home"))
  }

  @Test("plain text has headings that are underlined, numbered or in capitals")
  func text() {
    let document = TextDocument(
      "REFUNDS\n\nPaid in a week.\n\n2.1 Who pays\n\nThe agent.\n\nLimits\n------\nNone.\n")
    #expect(
      document.blocks.map(\.kind) == [
        .heading(level: 2), .prose, .heading(level: 3), .prose, .heading(level: 2), .prose,
      ])
  }

  @Test("running headers, page numbers and broken words of a PDF are mended, pages are kept")
  func pdf() {
    let document = PDFDocument(
      text:
        "Sales Playbook 2026\n\nDiscounts above ten per-\ncent need a manager.\n\n1\n\u{C}Sales Playbook 2026\n\nRefunds are\npaid quickly.\n\n2\n\u{C}"
    )
    #expect(
      document.blocks.map(\.text) == [
        "Discounts above ten percent\nneed a manager.", "Refunds are\npaid quickly.",
      ])
    #expect(document.blocks.map { $0.lines[0].page } == [1, 2])
  }

  @Test("soft hyphens, direction marks and terminal escapes are stripped")
  func cleaning() {
    #expect(TextCleaning.line("re\u{AD}fund \u{202E}x\u{1B}[31m") == "refund x[31m")
  }

  @Test("a PDF without pdftotext says which package is missing")
  func poppler() {
    let problem = #expect(throws: DocumentProblem.self) {
      try DocumentReader(searchPath: []).read(URL(fileURLWithPath: "/nowhere/a.pdf"), citedAs: "a.pdf")
    }
    #expect(problem == .needsPoppler(path: "a.pdf"))
    #expect(problem?.advice.contains("poppler-utils") == true)
  }
}
