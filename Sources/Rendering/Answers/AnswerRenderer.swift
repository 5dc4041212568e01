public import QuerentCore

/// Prints an answer as a person reads it, always in this order: how the question was understood, the sentence, the
/// chart or table, the summary, caveats, what was checked, what to ask next.
public struct AnswerRenderer: Sendable {
  public let style: OutputStyle

  /// Makes a renderer for a style.
  public init(style: OutputStyle) { self.style = style }

  /// The whole answer, ended by a newline. Refusals, questions back and errors have forms of their own.
  public func render(_ answer: Answer) -> String { lines(answer).printed(in: style) }

  func lines(_ answer: Answer) -> [StyledLine] {
    switch answer.status {
    case .refused: understood(answer) + ExitRenderer(style: style).refusal(answer)
    case .clarify: ExitRenderer(style: style).clarification(answer)
    case .error: understood(answer) + ExitRenderer(style: style).failure(answer)
    case .answered: answered(answer)
    }
  }

  private func understood(_ answer: Answer) -> [StyledLine] {
    if answer.isStatement, answer.status == .answered { return [StyledLine("[SQL]", .dim)] }
    return answer.understanding.map { UnderstandingRenderer(style: style).lines($0) } ?? []
  }

  private func answered(_ answer: Answer) -> [StyledLine] {
    let sections = [
      understood(answer),
      answer.citations.isEmpty || !answer.facts.isEmpty
        ? sentence(answer.text) : QuotationRenderer(style: style).lines(answer.citations),
      answer.facts.isEmpty || style.isPlain
        ? figures(answer) : FactsRenderer(style: style).lines(answer.facts),
      answer.facts.isEmpty ? [] : QuotationRenderer(style: style).lines(answer.citations),
      FindingsRenderer(style: style).lines(answer.findings),
      caveats(answer.caveats),
      sql(answer),
      FindingsRenderer(style: style).lines(answer.basis),
      TrustRenderer(style: style).lines(answer) + followUps(answer.followUps),
    ]
    return Array(sections.filter { !$0.isEmpty }.joined(separator: [StyledLine()]))
  }

  private func sentence(_ text: String) -> [StyledLine] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      DisplayText.wrapped(style.clean(String(paragraph)), to: style.proseWidth).map {
        StyledLine($0, .strong)
      }
    }
  }

  /// Chart, summary and table, as far as each adds something: a table only where the chart does not print every cell.
  private func figures(_ answer: Answer) -> [StyledLine] {
    guard let table = answer.table else { return summary(answer.summary) }
    let rows = TableRenderer(style: style)
    if !answer.findings.isEmpty, [.none, .table].contains(answer.chart?.kind ?? .none) {
      return summary(answer.summary)
    }
    guard let chart = answer.chart, chart.kind != .none, chart.kind != .table else {
      if let courses = answer.courses, let lines = CourseTable(style: style).lines(table, courses) {
        return lines + summary(answer.summary)
      }
      return (isSaid(table, in: answer.text) ? [] : rows.render(table)) + choice(answer.chart, table)
        + summary(answer.summary)
    }
    let renderer = ChartRenderer(style: style)
    do {
      let drawing = try renderer.draw(chart, table)
      let text = summary(
        chart.kind == .number ? answer.summary : ChartDrawing.caption(answer.summary, drawing))
      // findings say what their rows hold
      if !answer.findings.isEmpty || chart.data != nil && table.rows.isEmpty {
        return style.isPlain ? text : drawing.lines + text
      }
      if style.isPlain { return text + rows.render(table) + course(answer) }
      // A single figure is drawn by the sentence alone.
      if drawing.lines.isEmpty {
        return (isSaid(table, in: answer.text) ? [] : rows.render(table)) + course(answer) + text
      }
      let isShort = style.maximumRows.map { table.rows.count <= $0 } ?? true
      if drawing.showsEveryCell || table.rows.isEmpty { return drawing.lines + reason(chart) + text }
      if !isShort { return drawing.lines + reason(chart) + text + [hint(table)] }
      return drawing.lines + reason(chart) + text + [StyledLine()] + rows.render(table)
    } catch {
      return renderer.note(error) + rows.render(table) + summary(answer.summary)
    }
  }

  /// The periods before the one of a single figure.
  private func course(_ answer: Answer) -> [StyledLine] {
    answer.trend.map { TrendRenderer(style: style).lines($0) } ?? []
  }

  /// Why there is a table where a drawing might be expected.
  private func choice(_ chart: ChartSpecification?, _ table: ResultTable) -> [StyledLine] {
    guard let chart, chart.kind == .table, !chart.reason.isEmpty, table.rows.count > 1, !style.isPlain,
      chart.reason != "rows of a table"
    else { return [] }
    return DisplayText.wrapped("No chart: \(style.clean(chart.reason))", to: style.proseWidth - 2).map {
      StyledLine("  " + $0, .dim)
    }
  }

  /// Whether the sentence has the one figure there is, so that a table of one cell would repeat it.
  private func isSaid(_ table: ResultTable, in text: String) -> Bool {
    guard table.rows.count == 1, table.columns.count == 1, !style.isPlain else { return false }
    return text.contains(FigureFormat.text(table.rows[0][0], of: table.columns[0]))
  }

  /// Why this drawing was chosen, where a person might have expected another; the usual ones explain themselves.
  private func reason(_ chart: ChartSpecification) -> [StyledLine] {
    switch chart.kind {
    case .bar, .line, .number, .groupedBar, .none, .table: return []
    case .heatmap where chart.series != nil: return []
    default: break
    }
    guard !chart.reason.isEmpty else { return [] }
    return DisplayText.wrapped(
      "\(chart.kind.rawValue): \(style.clean(chart.reason))\(style.separator)/chart changes it",
      to: style.proseWidth
    ).map { StyledLine($0, .dim) }
  }

  private func hint(_ table: ResultTable) -> StyledLine {
    StyledLine(
      "\(ColumnFigures().text(Int64(table.rows.count))) rows\(style.separator)/rows shows them", .dim)
  }

  private func summary(_ text: String?) -> [StyledLine] {
    guard let text, !text.isEmpty else { return [] }
    return DisplayText.wrapped(style.clean(text), to: style.proseWidth).map { StyledLine($0) }
  }

  private func caveats(_ caveats: [String]) -> [StyledLine] {
    caveats.flatMap { caveat in
      DisplayText.wrapped("! " + style.clean(caveat), to: style.proseWidth, hangingIndent: 2).enumerated().map
      {
        StyledLine($0 == 0 ? $1 : "  " + $1, .warning)
      }
    }
  }

  private func sql(_ answer: Answer) -> [StyledLine] {
    guard style.showsSQL else { return [] }
    return answer.sql.flatMap { statement in
      statement.split(separator: "\n").map { StyledLine("  " + style.clean(String($0)), .dim) }
    }
  }

  private func followUps(_ questions: [String]) -> [StyledLine] {
    guard !questions.isEmpty else { return [] }
    let numbered = questions.enumerated().map { "\($0 + 1) \(style.clean($1))" }
    let hint = "/sql shows the query"
    let line = "next  " + numbered.joined(separator: "   ")
    if DisplayText.width(of: line) <= style.proseWidth {
      let room = style.proseWidth - DisplayText.width(of: line) - DisplayText.width(of: hint)
      return [StyledLine(room >= 4 ? line + String(repeating: " ", count: min(room, 7)) + hint : line, .dim)]
    }
    return numbered.enumerated().flatMap { index, question in
      DisplayText.wrapped(question, to: style.proseWidth - 6, hangingIndent: 2).enumerated().map {
        position, piece in
        let lead = position > 0 ? "        " : index == 0 ? "next  " : "      "
        return StyledLine(lead + piece, .dim)
      }
    }
  }
}
