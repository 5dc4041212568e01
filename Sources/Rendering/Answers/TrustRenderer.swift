import QuerentCore

/// The trust line: the label, what was checked or why not, how long it took and where.
struct TrustRenderer {
  let style: OutputStyle

  func lines(_ answer: Answer) -> [StyledLine] {
    guard let trust = answer.trust else { return [] }
    let label = trust.rawValue
    let indent = label.utf8.count + 2
    let details = trust == .unchecked ? reasons(answer) : approval(answer) + passes(answer)
    let room = max(10, style.proseWidth - indent)
    let body = DisplayText.wrapped(
      parts: details.map(style.clean), separator: style.separator, to: room)
    var lines = (body.isEmpty ? [""] : body).enumerated().map { position, text in
      var line = StyledLine()
      if position == 0 { line.append(label, trust == .unchecked ? .warning : .strong) }
      line.pad(to: indent)
      line.append(text)
      return line
    }
    if style.showsTiming { append(timing(answer), to: &lines, indent: indent) }
    return lines
  }

  /// What was looked at, in words where a check has any worth reading, else the number of checks.
  private func passes(_ answer: Answer) -> [String] {
    let passed = answer.checks.filter(\.passed)
    let notable = passed.filter(\.isNotable).map(\.detail)
    return notable.isEmpty && !passed.isEmpty ? ["\(passed.count) checks passed"] : notable
  }

  /// Who approved it and when, and what differs from the question that was approved.
  private func approval(_ answer: Answer) -> [String] {
    guard let verification = answer.verification else { return [] }
    return ["by \(verification.author), \(verification.date.iso)", "as \"\(verification.question)\""]
      + (verification.replaced.isEmpty ? [] : ["with " + verification.replaced.joined(separator: ", ")])
  }

  /// Why a person should not rely on the figures: failed checks, hard ones first, or an uncertain reading.
  func reasons(_ answer: Answer) -> [String] {
    let failed = answer.checks.filter { !$0.passed }
    let ordered = failed.filter(\.isHard) + failed.filter { !$0.isHard }
    if !ordered.isEmpty { return ordered.map(\.detail) }
    let percent = ColumnFigures(unit: "%").text(answer.confidence)
    return ["likeliest of several readings (\(percent) sure)"]
  }

  private func timing(_ answer: Answer) -> String {
    let milliseconds = answer.elapsedMilliseconds
    let time =
      milliseconds < 1000
      ? ColumnFigures().text(max(1, milliseconds)) + " ms"
      : ColumnFigures(decimals: 1).text(milliseconds / 1000) + " s"
    return "\(time)\(style.separator)local"
  }

  private func append(_ text: String, to lines: inout [StyledLine], indent: Int) {
    let width = DisplayText.width(of: text)
    let last = lines.count - 1
    if lines[last].width + 3 + width <= style.proseWidth {
      lines[last].append("   ")
      lines[last].append(text, .dim)
    } else {
      var line = StyledLine(String(repeating: " ", count: indent))
      line.append(text, .dim)
      lines.append(line)
    }
  }
}
