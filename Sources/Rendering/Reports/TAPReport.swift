import QuerentCore

/// The Test Anything Protocol, version 14: a line a question, what went wrong as an indented YAML block.
public struct TAPReport: Sendable {
  /// Makes a report.
  public init() {}

  /// The document; the plan stands first.
  public func text(_ entries: [ReportEntry]) -> String {
    var text = "TAP version 14\n1..\(entries.count)\n"
    for (index, entry) in entries.enumerated() {
      let mark = entry.outcome == .passed ? "ok" : "not ok"
      text += "\(mark) \(index + 1) - \(description(entry))\n"
      let lines = details(entry)
      if !lines.isEmpty { text += "  ---\n" + lines.map { "  \($0)\n" }.joined() + "  ...\n" }
    }
    return text
  }

  /// `#` would start a directive, a line break would end the line.
  private func description(_ entry: ReportEntry) -> String {
    let text = entry.id == entry.text ? entry.text : "\(entry.id) \(entry.text)"
    return DisplayText.cleaned(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }

  private func details(_ entry: ReportEntry) -> [String] {
    var lines: [String] = []
    if entry.outcome != .passed {
      lines += [
        "message: \(quoted(entry.reason))", "severity: \(entry.outcome == .failed ? "fail" : "error")",
      ]
    }
    for failure in entry.failures + entry.warnings {
      lines += [
        "expect: \(quoted(failure.rule))", "expected: \(quoted(failure.expected))",
        "actual: \(quoted(failure.actual))",
      ]
      if failure.isWarning { lines.append("severity: warn") }
      break
    }
    return lines.isEmpty ? [] : lines + ["at: \(quoted("\(entry.file):\(entry.line)"))"]
  }

  private func quoted(_ text: String) -> String {
    "\"" + DisplayText.cleaned(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
