import Testing

@testable import Retrieval

@Suite("Documents are cut along their headings")
struct ChunkingTests {
  private func document(_ markdown: String) -> SourceDocument {
    let read = MarkdownDocument(markdown)
    return SourceDocument(path: "notes/refund-policy.md", title: read.title, blocks: read.blocks)
  }

  @Test("a section is a chunk with the words of the file and its headings above it")
  func sections() {
    let chunks = Chunker().chunks(
      of: document("# Refunds\nIntro.\n## Deadline\nTwo weeks.\n## Limits\n### Reps\nTen.\n"))
    #expect(
      chunks.map(\.breadcrumb) == [
        "refund policy > Refunds", "refund policy > Refunds > Deadline",
        "refund policy > Refunds > Limits > Reps",
      ])
    #expect(chunks.map { $0.lines[0].number } == [2, 4, 7])
  }

  @Test("a long section is cut between blocks and loses no line")
  func longSection() {
    let paragraph = String(repeating: "Words that fill a paragraph of a handbook. ", count: 12)
    let source = "# A\n\n" + Array(repeating: paragraph, count: 9).joined(separator: "\n\n")
    let chunks = Chunker().chunks(of: document(source))
    #expect(chunks.count > 2)
    #expect(chunks.allSatisfy { $0.text.count <= 2_400 })
    #expect(chunks.flatMap(\.lines).count == 9)
  }

  @Test("code and tables stay whole; a table too long for that keeps its head on every part")
  func wholeBlocks() {
    let code = "```\n" + String(repeating: "step one of the script\n", count: 100) + "```\n"
    #expect(Chunker().chunks(of: document("# A\n\n" + code)).count == 1)
    let rows = (0..<300).map { "| item \($0) | a description of it |\n" }.joined()
    let parts = Chunker().chunks(of: document("# A\n\n| Item | What |\n| --- | --- |\n" + rows))
    #expect(parts.count > 1)
    #expect(parts.allSatisfy { $0.lines.first?.text == "Item | What" })
    #expect(Set(parts.flatMap(\.lines).map(\.text)).count == 301)
  }

  @Test(
    "sentences end where readers end them",
    arguments: [
      ("Pay 3.5 percent. Then stop.", ["Pay 3.5 percent.", "Then stop."]),
      ("Ask e.g. Dana first. She knows.", ["Ask e.g. Dana first.", "She knows."]),
      ("Is it late? Yes! \"Go.\" Done", ["Is it late?", "Yes!", "\"Go.\"", "Done"]),
      ("Write to J. Smith at Acme Inc. today.", ["Write to J. Smith at Acme Inc. today."]),
    ])
  func sentences(text: String, expected: [String]) {
    #expect(Sentences.split(text).map(String.init) == expected)
  }
}
