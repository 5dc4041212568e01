import QuerentCore

/// The findings of a tool, each with a mark for its direction and a chip for its severity, and the line that says how
/// they were come by.
struct FindingsRenderer {
  let style: OutputStyle

  /// Findings that are listed; the rest are in the rows.
  private static let most = 12

  func lines(_ findings: [FindingRecord]) -> [StyledLine] {
    guard !findings.isEmpty else { return [] }
    let isNarrow = style.proseWidth < 50
    let numbers = findings.prefix(Self.most).map(\.id)
    let numberWidth = (numbers.map(\.utf8.count).max() ?? 2) + 1
    let chipWidth = (findings.prefix(Self.most).map { Self.chip($0.severity).utf8.count }.max() ?? 8) + 1
    let indent = isNarrow ? 2 : numberWidth + 2 + chipWidth
    var lines: [StyledLine] = []
    for finding in findings.prefix(Self.most) {
      var head = StyledLine()
      head.append(finding.id, .dim)
      head.pad(to: numberWidth)
      switch finding.direction {
      case .up?: head.append(style.glyphs.above, .rise)
      case .down?: head.append(style.glyphs.below, .fall)
      case nil: head.append(style.glyphs.warning, .warning)
      }
      head.append(" ")
      head.append(Self.chip(finding.severity), Self.ink(finding.severity))
      let pieces = DisplayText.wrapped(style.clean(finding.sentence), to: max(10, style.proseWidth - indent))
      if isNarrow {
        lines.append(head)
        lines += pieces.map { StyledLine($0).indented(by: indent) }
        continue
      }
      for (position, piece) in pieces.enumerated() {
        var line = position == 0 ? head : StyledLine()
        line.pad(to: indent)
        line.append(piece)
        lines.append(line)
      }
    }
    if findings.count > Self.most {
      let rest = ColumnFigures().text(Int64(findings.count - Self.most))
      lines.append(StyledLine("\(rest) more\(style.separator)/rows shows them", .dim))
    }
    return lines
  }

  /// How it was come by: `Method  robust level and weekly season · 1,096 days, 1 Nov 2023–31 Oct 2026 · …`.
  func lines(_ basis: AnalysisBasis?) -> [StyledLine] {
    guard let basis else { return [] }
    var parts = [basis.method]
    if basis.steps > 0, let grain = basis.grain {
      let count = ColumnFigures().text(Int64(basis.steps))
      parts.append("learned from \(count) \(grain.words)s, \(basis.history)")
    }
    if let error = basis.backtestError, let origins = basis.backtestOrigins {
      let percent = ColumnFigures(unit: "%", decimals: 1).text(error)
      parts.append("backtest error \(percent) over \(origins) earlier forecasts")
    }
    parts += basis.notes
    let lead = "Method  "
    let pieces = DisplayText.wrapped(
      parts: parts.filter { !$0.isEmpty }.map(style.clean), separator: style.separator,
      to: max(10, style.proseWidth - lead.utf8.count))
    return pieces.enumerated().map { position, piece in
      StyledLine((position == 0 ? lead : String(repeating: " ", count: lead.utf8.count)) + piece, .dim)
    }
  }

  /// The chip: its text alone tells the severity, in black and white too.
  static func chip(_ severity: FindingRecord.Severity) -> String { "[\(severity.rawValue)]" }

  private static func ink(_ severity: FindingRecord.Severity) -> Ink {
    switch severity {
    case .critical, .high: .warning
    case .medium: .strong
    case .low: .dim
    }
  }
}
