/// Reads living reports: a heading of the second level that ends in a question mark is a question, and so is every line
/// of a fenced `ask` block, which is written like a `.q` file. A fenced `expect` block holds expectations on the
/// question above it. Everything else is prose.
struct MarkdownFileParser {
  private(set) var questions: QuestionFileParser
  /// The 1-based line after which the answer to a question stands, by id.
  private(set) var places: [String: Int] = [:]
  /// Lines of `ask` and `expect` blocks.
  private(set) var hidden: Set<Int> = []

  init(parameters: [String: String]) { questions = QuestionFileParser(parameters: parameters) }

  mutating func parse(_ text: String) {
    var scalars = text.unicodeScalars
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var fence: (mark: String, kind: String, lines: [(number: Int, text: String)])?
    for (index, raw) in scalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = index + 1
      let line = String(raw.last == "\r" ? raw.dropLast() : raw)
      let bare = trimmed(line)
      if let open = fence {
        if bare == open.mark {
          close(open.kind, open.lines, at: number)
          fence = nil
        } else {
          fence?.lines.append((number, line))
        }
      } else if let mark = ["```", "~~~"].first(where: bare.hasPrefix) {
        let length = bare.prefix { $0 == mark.first }.count
        fence = (String(bare.prefix(length)), trimmed(String(bare.dropFirst(length))), [])
      } else if line.hasPrefix("## "), bare.hasSuffix("?") {
        let count = questions.questions.count
        guard let asked = questions.replaced(trimmed(String(line.dropFirst(3))), number) else { continue }
        questions.ask(asked, number)
        place(from: count, at: number)
      }
    }
    // A block that is never closed runs to the end, as Markdown has it.
    if let open = fence { close(open.kind, open.lines, at: open.lines.last?.number ?? 1) }
  }

  private mutating func close(_ kind: String, _ lines: [(number: Int, text: String)], at number: Int) {
    guard kind == "ask" || kind == "expect" else { return }
    hidden.formUnion(((lines.first?.number ?? number) - 1)...number)
    let count = questions.questions.count
    if kind == "ask" {
      questions.parse(lines)
      place(from: count, at: number)
    } else {
      for line in lines where !trimmed(line.text).isEmpty {
        let bare = trimmed(line.text)
        questions.expect(
          bare.hasPrefix("expect ") ? String(bare.dropFirst(7)) : bare, line.number, isWarning: false)
      }
      if let last = questions.questions.last { places[last.id] = number }
    }
  }

  private mutating func place(from count: Int, at number: Int) {
    for question in questions.questions.dropFirst(count) { places[question.id] = number }
  }
}
