import Agent
import QuerentCore
import Rendering

/// The lines a person reads of a batch: what runs, one for each question, and what failed.
struct BatchLines {
  /// Cells in a line.
  let width: Int
  let isASCII: Bool
  /// How many questions there are, which the numbers are as wide as.
  let total: Int
  /// Cells of the longest name of a question.
  let idWidth: Int

  private static let widestID = 18

  init(style: OutputStyle, questions: [BatchQuestion]) {
    width = min(style.width, 80)
    isASCII = style.charset == .ascii
    total = questions.count
    idWidth = min(Self.widestID, questions.map { DisplayText.width(of: Self.name($0)) }.max() ?? 0)
  }

  var separator: String { isASCII ? " - " : " · " }
  private var ellipsis: String { isASCII ? "..." : "…" }

  /// Questions without a name are known by their number alone.
  private static func name(_ question: BatchQuestion) -> String {
    let isNumber = question.id.allSatisfy(\.isNumber)
    let id = isNumber ? "" : question.id
    return question.follows == nil ? id : id.isEmpty ? "+" : "+ " + id
  }

  /// `weekly.q: 8 questions · demo · as of 2026-10-31`.
  func header(_ files: [BatchFile], sources: [String], asOf: CalendarDate?) -> String {
    let names = files.map(\.path).joined(separator: ", ")
    var parts = ["\(names): \(total == 1 ? "1 question" : "\(total) questions")"]
    parts.append(sources.joined(separator: ", "))
    let days = Set(files.flatMap(\.questions).compactMap { $0.asOf ?? asOf })
    if days.count == 1, let day = days.first { parts.append("as of \(day.iso)") }
    return cleaned(parts.filter { !$0.isEmpty }.joined(separator: separator))
  }

  /// ` ✓ 1 oct_revenue   What was net revenue last month?   1/1    21 ms`.
  func line(_ result: BatchResult, number: Int) -> String {
    let warned = result.answer.expectations.contains { !$0.passed && $0.isWarning }
    let mark =
      switch result.outcome {
      case .passed where warned: isASCII ? "warn" : " ! "
      case .passed: isASCII ? "ok  " : " ✓ "
      default: isASCII ? "FAIL" : " ✗ "
      }
    let digits = String(total).count
    let count = String(repeating: " ", count: max(0, digits - String(number).count)) + String(number)
    let id = DisplayText.padded(
      DisplayText.cut(cleaned(Self.name(result.question)), to: idWidth, ellipsis: ellipsis), to: idWidth)
    let lead = "\(mark)\(isASCII ? " " : "")\(count) \(id)\(idWidth > 0 ? "  " : "")"
    let end = ending(result, isWarned: warned) + DisplayText.rightAligned(time(result.answer), to: 9)
    let room = width - DisplayText.width(of: lead) - DisplayText.width(of: end) - 2
    let text = cleaned(result.question.text)
    guard room >= 12 else {
      let cut = DisplayText.cut(text, to: max(8, width - DisplayText.width(of: lead)), ellipsis: ellipsis)
      let space = String(repeating: " ", count: max(1, width - DisplayText.width(of: end)))
      return lead + cut + "\n" + space + end
    }
    return Self.trimmed(
      lead + DisplayText.padded(DisplayText.cut(text, to: room, ellipsis: ellipsis), to: room) + "  " + end)
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func ending(_ result: BatchResult, isWarned: Bool) -> String {
    let expectations = result.answer.expectations
    switch result.answer.status {
    case .answered:
      guard !expectations.isEmpty else { return "" }
      return "\(isWarned ? "warn " : "")\(expectations.count(where: \.passed))/\(expectations.count)"
    case .refused: return "refused \(result.answer.refusal?.code.rawValue ?? "")"
    case .clarify: return "clarify \(cleaned(result.answer.clarification?.term ?? ""))"
    case .error: return "error \(result.answer.failure?.code ?? "")"
    }
  }

  private func time(_ answer: Answer) -> String {
    let milliseconds = answer.elapsedMilliseconds
    guard answer.status == .answered else { return "" }
    return milliseconds < 1_000
      ? "\(FigureFormat.number(milliseconds.rounded())) ms"
      : "\(FigureFormat.number(milliseconds / 1_000, decimals: 1)) s"
  }

  // MARK: What failed

  /// `weekly.q:14: quota_gap`, the line of the file with what came under what was expected, rows, and how the question
  /// was read.
  /// - Parameter notes: what is to be said of each row.
  func messages(
    _ result: BatchResult, file: String, page: String?, notes: [String?] = []
  ) -> [String] {
    let answer = result.answer
    var lines: [String] = []
    let failed = answer.expectations.filter { !$0.passed }
    for outcome in failed {
      let severity = outcome.isWarning ? " (severity warn)" : ""
      lines.append("\(file):\(outcome.line ?? result.question.line): \(result.question.id)\(severity)")
      lines += comparison(outcome)
    }
    if !failed.isEmpty {
      lines += rows(answer, notes) + reading(answer, page: page.map { "\($0)#\(result.question.id)" })
    }
    if result.outcome != .passed, result.outcome != .expectationFailed {
      lines.append("\(file):\(result.question.line): \(result.question.id)")
      lines.append("  " + reason(answer))
    }
    return lines.map { Self.trimmed(cleaned($0)) }
  }

  private func comparison(_ outcome: ExpectationOutcome) -> [String] {
    let line = "  expect \(outcome.rule)"
    // What was expected is marked where it stands in the line itself.
    let words = outcome.expected.split(separator: " ")
    if let last = words.last, outcome.rule.hasSuffix(" " + last), words.count <= 2, outcome.actual.count < 60
    {
      let place = DisplayText.width(of: String(line.dropLast(last.count)))
      return [line, String(repeating: " ", count: place) + "^ actual \(outcome.actual)"]
    }
    return [line, "    expected \(outcome.expected)", "    actual   \(outcome.actual)"]
  }

  /// The first rows, and the first of those that something is said of.
  private func rows(_ answer: Answer, _ notes: [String?]) -> [String] {
    guard let table = answer.table, !table.rows.isEmpty else { return [] }
    let noted = notes.indices.filter { $0 < table.rows.count && notes[$0] != nil }
    let places = Set(table.rows.indices.prefix(3)).union(noted.prefix(3)).sorted()
    let shown = places.map { place in
      zip(table.rows[place], table.columns).map {
        DisplayText.cut(FigureFormat.text($0, of: $1), to: 30, ellipsis: ellipsis)
      }
    }
    let widths = table.columns.indices.map { column in
      shown.map { DisplayText.width(of: $0[column]) }.max() ?? 0
    }
    var lines = zip(places, shown).map { place, cells in
      let text =
        "    " + zip(cells, widths).map { DisplayText.padded($0, to: $1) }.joined(separator: "   ")
      guard notes.indices.contains(place), let note = notes[place] else { return text }
      return text + "   \(isASCII ? "<-" : "←") \(note)"
    }
    if table.rows.count > shown.count { lines.append("    and \(table.rows.count - shown.count) more") }
    return lines
  }

  private func reading(_ answer: Answer, page: String?) -> [String] {
    var lines: [String] = []
    if let understanding = answer.understanding {
      let parts =
        [understanding.metric, understanding.period] + (understanding.grain.map { ["by " + $0] } ?? [])
        + understanding.filters + understanding.groups
      lines.append("  Understood as  " + parts.filter { !$0.isEmpty }.joined(separator: separator))
    }
    if let page {
      lines.append("  SQL            \(page)")
    } else if let statement = answer.sql.first {
      lines.append("  SQL            " + statement.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    return lines
  }

  private func reason(_ answer: Answer) -> String {
    if let refusal = answer.refusal { return "refused \(refusal.code.rawValue): \(refusal.why)" }
    if let clarification = answer.clarification { return clarification.prompt }
    return answer.failure?.summary ?? "not answered"
  }

  /// Text of questions and data in the characters there are, on one line.
  private func cleaned(_ text: String) -> String {
    let leading = text.prefix { $0 == " " }
    var style = OutputStyle(width: width)
    if isASCII { style.charset = .ascii }
    return leading + style.clean(String(text.dropFirst(leading.count)))
  }
}
