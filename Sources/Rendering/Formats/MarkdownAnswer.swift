import QuerentCore

/// An answer as Markdown: the sentence, a table, the summary, the statements folded away, what was checked.
struct MarkdownAnswer {
  let answer: Answer
  let style: OutputStyle

  var text: String {
    guard answer.status == .answered else {
      // The exits are short prose already; a block quote keeps their lines.
      return AnswerRenderer(style: prose).lines(answer).map { "> \(escaped($0.text))  \n" }.joined()
    }
    var blocks: [String] = []
    if answer.isStatement { blocks.append("_Run as SQL, as it stands_") }
    if let understanding = answer.understanding {
      let parts = [understanding.metric, understanding.period] + understanding.filters + understanding.groups
      blocks.append("_Understood as_ " + escaped(parts.joined(separator: " · ")))
    }
    let isQuoted = !answer.citations.isEmpty && answer.facts.isEmpty
    if !answer.text.isEmpty, !isQuoted { blocks.append("**\(escaped(answer.text))**") }
    blocks += quotations
    let drawing = drawing
    if let lines = drawing?.lines, !lines.isEmpty {
      let text = lines.printed(in: prose)
      blocks.append(fence(String(text.dropLast()), "text"))
    }
    if !answer.findings.isEmpty {
      blocks.append(
        answer.findings.map {
          "- **\($0.id)** \(escaped($0.kind)), \($0.severity.rawValue): \(escaped($0.sentence))"
        }
        .joined(separator: "\n"))
    } else if let table = answer.table, answer.basis == nil || !table.rows.isEmpty {
      blocks.append(rows(table))
    }
    if let trend = answer.trend, let course = TrendRenderer.course(trend, style: prose) {
      blocks.append(escaped(TrendRenderer(style: prose).words(course)))
    }
    let summary = ChartDrawing.caption(answer.summary, drawing) ?? ""
    if !summary.isEmpty { blocks.append(escaped(summary)) }
    blocks += answer.caveats.map { "> ! \(escaped($0))" }
    let basis = FindingsRenderer(style: prose).lines(answer.basis).map { $0.text.trimmingSpaces }
    if !basis.isEmpty { blocks.append(escaped(basis.joined(separator: " "))) }
    if !answer.sql.isEmpty { blocks.append(fence(answer.sql.joined(separator: ";\n\n"), "sql")) }
    let trust = TrustRenderer(style: prose).lines(answer).map { $0.text.trimmingSpaces }.joined(
      separator: " ")
    if !trust.isEmpty { blocks.append(escaped(trust)) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// A block quote for each quotation, with its place below; what introduces several stands before the first.
  private var quotations: [String] {
    var blocks: [String] = []
    var context: String?
    for citation in answer.citations {
      if let introduction = citation.context, introduction != context { blocks.append(escaped(introduction)) }
      context = citation.context
      var lines = ["**“\(escaped(citation.quote))”**  "]
      if let reason = citation.reason { lines.append("applies: \(escaped(reason))  ") }
      lines.append("— " + escaped(citation.placeAndSection))
      blocks.append(lines.map { "> " + $0 }.joined(separator: "\n"))
    }
    return blocks
  }

  /// Prose as it is, never wrapped, coloured or timed: a Markdown file is compared and re-flowed.
  private var prose: OutputStyle {
    var prose = style
    prose.width = 120
    prose.usesColor = false
    prose.showsTiming = false
    return prose
  }

  /// The chart at the width of a page, unless it would mislead or nothing may be drawn.
  private var drawing: ChartDrawing? {
    guard let chart = answer.chart, let table = answer.table, !style.isPlain else { return nil }
    var page = prose
    page.width = min(style.width, 80)
    return try? ChartRenderer(style: page).draw(chart, table)
  }

  private func rows(_ table: ResultTable) -> String {
    let formats = ColumnFormat.all(of: table, rows: table.rows[...], style: prose)
    let header = "| " + formats.map { escaped($0.header) }.joined(separator: " | ") + " |"
    let rule = "| " + formats.map { $0.isRightAligned ? "---:" : "---" }.joined(separator: " | ") + " |"
    let body = table.rows.map { row in
      "| " + zip(formats, row).map { escaped($0.text($1)) }.joined(separator: " | ") + " |"
    }
    return ([header, rule] + body).joined(separator: "\n")
  }

  /// A fenced block whose fence is longer than any run of backticks inside.
  private func fence(_ code: String, _ language: String) -> String {
    var longest = 0
    var run = 0
    for byte in code.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let ticks = String(repeating: "`", count: max(3, longest + 1))
    return "\(ticks)\(language)\n\(code)\n\(ticks)"
  }

  func escaped(_ text: String) -> String {
    var result = ""
    for character in DisplayText.cleaned(text) {
      switch character {
      case "|", "\\", "`", "*", "_", "[", "]": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
