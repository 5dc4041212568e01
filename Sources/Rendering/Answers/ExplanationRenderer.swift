public import QuerentCore

/// Prints how an answer came about: what the question was taken for, its plan and query, what was checked, what was
/// read. Two columns where there is room, one under the other where there is not.
public struct ExplanationRenderer: Sendable {
  public let style: OutputStyle

  /// Makes a renderer for a style.
  public init(style: OutputStyle) { self.style = style }

  /// The explanation of an answer that holds one, ended by a newline.
  public func render(_ answer: Answer) -> String { lines(answer).printed(in: style) }

  func lines(_ answer: Answer) -> [StyledLine] {
    let explanation = answer.explanation ?? Explanation()
    var lines = entry("Question", answer.question.text, column: 16)
    if let day = answer.asOf { lines += entry("As of", day.iso, column: 16) }
    if let chart = answer.chart, !chart.reason.isEmpty {
      lines += section("Chart", ["\(chart.kind.rawValue): \(chart.reason)"])
    }
    if let understanding = answer.understanding { lines += interpretation(understanding) }
    lines += section("Words", explanation.mentions)
    lines += section(
      "Rules",
      explanation.rules.map { rule in
        String(repeating: "  ", count: min(rule.depth, 4)) + rule.name
          + (rule.words.isEmpty ? "" : ": \"\(rule.words)\"")
      })
    lines += section("Plan", answer.plan.map { [$0] } ?? [])
    if let other = explanation.runnerUp {
      lines += section("Runner-up", [other.plan])
      lines += other.reasons.flatMap { wrapped($0, indent: 4) }
    }
    lines += section("Other readings", explanation.otherPlans)
    lines += section(
      "Query", answer.sql.flatMap { $0.split(separator: "\n").map(String.init) }, hanging: 4)
    if let basis = answer.basis { lines += section("Method", [basis.method] + basis.notes + basis.details) }
    lines += checks(answer.checks)
    lines += section("Tools", answer.trace.map(step))
    lines += rows(answer, explanation)
    return lines
  }

  // MARK: Parts

  private func interpretation(_ understanding: Understanding) -> [StyledLine] {
    var lines: [StyledLine] = []
    let parts = [understanding.metric, understanding.period] + understanding.filters + understanding.groups
    lines += entry("Understood as", parts.joined(separator: style.separator), column: 16)
    lines += section("Defaults", understanding.defaults)
    lines += section("Corrected", understanding.corrections)
    lines += section("Carried over", understanding.inherited)
    lines += section("Not used", understanding.unread.map { "\"\($0)\"" })
    return lines
  }

  private func checks(_ checks: [CheckOutcome]) -> [StyledLine] {
    guard !checks.isEmpty else { return [] }
    let failed = checks.filter { !$0.passed }.count
    let summary = failed == 0 ? "all \(checks.count) passed" : "\(failed) of \(checks.count) failed"
    var lines = entry("Checks", summary, column: 16)
    for check in checks {
      lines += entry("  \(check.passed ? "passed" : "FAILED")  \(check.name)", check.detail, column: 42)
    }
    return lines
  }

  private func step(_ record: ToolRecord) -> String {
    let arguments = record.arguments.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    let time = style.showsTiming ? "  \(FigureFormat.number(record.milliseconds, decimals: 1)) ms" : ""
    return "\(record.name)(\(arguments))\(time)\(record.succeeded ? "" : ", failed")"
  }

  private func rows(_ answer: Answer, _ explanation: Explanation) -> [StyledLine] {
    var parts = explanation.tablesRead.map { "\(FigureFormat.number(Double($0.rows))) of \($0.table)" }
    if let table = answer.table {
      parts.append("\(FigureFormat.number(Double(table.rows.count))) in the answer")
    }
    let rows =
      parts.isEmpty ? [] : entry("Rows read", parts.joined(separator: style.separator), column: 16)
    return rows + entry("Tokens", "none: no language model was called", column: 16)
  }

  // MARK: Layout

  /// A name and what is said of it: side by side, or one under the other where there is no room.
  private func entry(_ name: String, _ text: String, column: Int) -> [StyledLine] {
    let lead = name.prefix { $0 == " " } + style.clean(String(name.drop { $0 == " " }))
    let label = String(lead)
    guard style.proseWidth - column >= 24, DisplayText.width(of: label) + 2 <= column else {
      let indent = name.prefix { $0 == " " }.count
      return wrapped(String(label.dropFirst(indent)), indent: indent) + wrapped(text, indent: indent + 4)
    }
    return DisplayText.wrapped(style.clean(text), to: style.proseWidth - column).enumerated()
      .map { position, piece in
        var line = StyledLine(position == 0 ? label : "")
        line.pad(to: column)
        line.append(piece)
        return line
      }
  }

  private func section(_ title: String, _ items: [String], hanging: Int = 2) -> [StyledLine] {
    guard !items.isEmpty else { return [] }
    return [StyledLine(title)] + items.flatMap { wrapped($0, indent: 2, hanging: hanging) }
  }

  private func wrapped(_ text: String, indent: Int, hanging: Int = 2) -> [StyledLine] {
    let lead = indent + text.prefix { $0 == " " }.count
    let clean = style.clean(String(text.drop { $0 == " " }))
    return DisplayText.wrapped(clean, to: max(10, style.proseWidth - lead), hangingIndent: hanging)
      .enumerated()
      .map { position, piece in StyledLine(piece).indented(by: lead + (position == 0 ? 0 : hanging)) }
  }
}
