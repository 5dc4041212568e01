import Testing

@testable import Retrieval

@Suite("Answers are whole sentences, steps and rows")
struct AnswerTests {
  private static let handbook: [(path: String, text: String)] = [
    (
      "handbook.md",
      """
      # Handbook

      ## Working time

      Overtime needs the approval of the manager. It is not paid out.

      ## Holiday

      Everybody has 28 days of paid holiday a year. Up to five days can be carried over. They lapse on 31 March.

      ## Notice periods

      | Time with us | Notice |
      |---|---|
      | Up to five years | 4 weeks |
      | Five to ten years | 2 months |
      | More than ten years | 4 months |

      ## VPN does not connect

      The tunnel needs the internet.

      1. Check the internet.
      2. Restart the client:

      ```sh
      vpn restart
      ```

      3. Open a ticket.

      ## Returning laptops

      We take a laptop back when both hold:

      - it is complete,
      - it still starts.

      ## Invoices

      Invoices are kept for ten years.

      ## Sabbatical

      To be agreed.
      """
    ),
    ("old-handbook.md", "# Handbook\n\n## Remote work\n\nYou may work from home two days a week.\n"),
    ("remote.md", "# Remote work\n\nYou may work from home three days a week.\n"),
  ]

  private func answer(_ question: String) throws -> DocumentAnswer {
    let index = try DocumentIndex(file: nil)
    try index.add(
      Self.handbook.map { path, text in
        let read = MarkdownDocument(text)
        return SourceDocument(path: path, title: read.title, blocks: read.blocks)
      }, source: "handbook")
    return try index.answer(question)
  }

  @Test("a sentence that points back is quoted with the one before it")
  func pointingBack() throws {
    let answer = try answer("is overtime paid?")
    #expect(
      answer.quotations.first?.text == "Overtime needs the approval of the manager. It is not paid out.")
    #expect(answer.quotations.first?.line == 5)
    #expect(
      try self.answer("until when can holiday be carried over?").quotations.first?.text
        == "Up to five days can be carried over. They lapse on 31 March.")
  }

  @Test("what to do is answered by all steps in order, with their commands")
  func steps() throws {
    let steps = try answer("the VPN does not connect, what should I do?").quotations
    #expect(
      steps.map(\.text) == ["Check the internet.", "Restart the client: vpn restart", "Open a ticket."])
  }

  @Test("a line that ends in a colon brings its list")
  func lists() throws {
    let quotations = try answer("when do we take a laptop back?").quotations
    #expect(
      quotations.map(\.text) == [
        "We take a laptop back when both hold:", "it is complete,", "it still starts.",
      ])
  }

  @Test(
    "the row whose range holds the number of the question is quoted",
    arguments: [("twelve", "More than ten"), ("7", "Five to ten"), ("3", "Up to five")])
  func ranges(years: String, row: String) throws {
    let quotations = try answer("what is the notice period after \(years) years?").quotations
    #expect(quotations.first?.text.hasPrefix(row) == true, "\(quotations.map(\.text))")
    #expect(quotations.first?.context == "Time with us | Notice")
  }

  @Test("irregular forms and other words for the same are understood")
  func forms() throws {
    #expect(
      try answer("how long do we keep invoices?").quotations.first?.text == "Invoices are kept for ten years."
    )
    let vacation = try answer("how many days of vacation do I get a year?")
    #expect(vacation.quotations.first?.text.hasPrefix("Everybody has 28 days") == true)
  }

  @Test("documents that give other numbers in words contradict each other, the old one last")
  func contradiction() throws {
    let answer = try answer("how many days a week may I work from home?")
    #expect(answer.quotations.map(\.path) == ["remote.md", "old-handbook.md"])
    #expect(answer.contradictions.count == 1)
  }

  @Test("a section that waits to be agreed answers nothing")
  func placeholder() throws {
    #expect(try answer("how long is a sabbatical?").abstained)
  }

  @Test(
    "what is asked for is told from the words of the question",
    arguments: [
      ("What now?", WantedKind.steps), ("how do I reset it?", .steps),
      ("How early must it be ordered?", .number),
      ("when is it due?", .date), ("deadline for reports?", .date), ("to whom do I write?", .person),
      ("who's in charge", .person), ("a guest calls, who talks to them?", .person),
      ("what does a friend who is hired get?", .anything), ("may I bring a dog?", .permission),
    ])
  func wanted(question: String, kind: WantedKind) {
    #expect(WantedKind(of: question) == kind)
  }

  @Test(
    "ranges of quantities are read",
    arguments: [
      ("more than 10 up to 15 percent", "percent", 12, true),
      ("more than 10 up to 15 percent", "percent", 10, false),
      ("up to 1,000 dollars alone", "dollar", 1_000, true), ("above 1,000 dollars", "dollar", 1_000, false),
      ("from 50 to 2,000 dollars", "dollar", 75, true), ("at most five years", "year", 6, false),
      ("three days", "day", 3, false), ("up to $500", "dollar", 400, true),
    ])
  func quantityRanges(text: String, unit: String, value: Double, isHeld: Bool) {
    let ranges = QuantityRange.ranges(in: text)
    #expect(
      ranges.contains { $0.holds(.init(value: value, unit: unit)) && $0.unit == unit } == isHeld, "\(ranges)")
  }
}
