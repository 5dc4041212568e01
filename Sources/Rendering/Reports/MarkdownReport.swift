import QuerentCore

/// A batch as a Markdown page: the answers under their questions, or, for a living report, a copy of its source with
/// each answer under the heading or block that asks for it.
public struct MarkdownReport: Sendable {
  private let style: OutputStyle

  /// Makes a report for the style its charts are drawn in.
  public init(style: OutputStyle) {
    self.style = style
  }

  /// A page of its own.
  public func text(_ entries: [ReportEntry]) -> String {
    var text = "# Answers\n\n\(entries.tally)\n"
    for entry in entries {
      let heading = MarkdownAnswer(answer: entry.answer, style: style).escaped(entry.text)
      text += "\n## \(heading)\n\n" + answer(entry)
    }
    return text
  }

  /// The source with answers put in. `places` gives the 1-based line after which the answer to a question stands, by id.
  public func living(_ source: String, _ entries: [ReportEntry], places: [String: Int]) -> String {
    var answers: [Int: [ReportEntry]] = [:]
    for entry in entries { answers[places[entry.id] ?? entry.line, default: []].append(entry) }
    var text = ""
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      text += line
      if index < lines.count - 1 { text += "\n" }
      guard let here = answers[index + 1] else { continue }
      if index == lines.count - 1 { text += "\n" }
      for entry in here {
        let asked =
          here.count > 1
          ? "**\(MarkdownAnswer(answer: entry.answer, style: style).escaped(entry.text))**\n\n" : ""
        text += "\n" + asked + answer(entry)
      }
      if index < lines.count - 1, !lines[index + 1].isEmpty { text += "\n" }
    }
    return text
  }

  private func answer(_ entry: ReportEntry) -> String {
    let formatter = MarkdownAnswer(answer: entry.answer, style: style)
    var text = formatter.text
    let told = (entry.failures + entry.warnings).map { outcome in
      "- \(outcome.isWarning ? "warning" : "failed"): `expect \(formatter.escaped(outcome.rule))`, expected "
        + "\(formatter.escaped(outcome.expected)), actual \(formatter.escaped(outcome.actual))\n"
    }
    if !told.isEmpty { text += "\n" + told.joined() }
    return text
  }
}
