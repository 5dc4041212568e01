import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// Puts what the detector found into words, a table and a chart.
struct AnomalyComposer {
  let context: AnalysisContext
  let report: AnomalyReport

  /// Findings that are shown; the number of the rest is said.
  private static let mostFindings = 12

  private var series: PlannedSeries { report.series }
  private var grain: TimeGrain { series.steps.grain }

  func attempt() -> Attempt {
    let shown = Array(report.events.prefix(Self.mostFindings))
    let told = shown.enumerated().map { index, event in
      FindingWords(context: context, series: series).finding(event, number: index + 1)
    }
    var draft = Draft(claims: [sentence()], chart: AnomalyChart(context: context, report: report).chart())
    draft.summary = summary(shown: shown.count)
    if series.leftOut > 0 {
      draft.caveats.append(
        "\(FigureFormat.number(Double(series.leftOut))) with rows in too few \(grain.words)s were not looked at."
      )
    }
    if let partial = series.partial, report.asked.map({ overlaps($0, partial) }) ?? true {
      draft.caveats.append(
        "\(SeriesWords.name(partial, grain: grain).capitalizedFirst) is not over in the data and was left out."
      )
    }
    var understanding = context.understanding
    understanding.metric += ", " + Self.words(report.focus)
    understanding.grain = grain.words
    var attempt = Attempt(
      question: context.question, interpretation: context.interpretation, query: series.query,
      table: table(), understanding: understanding, draft: draft)
    attempt.outcome = .anomalies(report)
    attempt.findings = told.map(\.record)
    attempt.basis = basis
    let nearest = report.nearest.map { FindingWords(context: context, series: series).told($0) }
    attempt.grounds = told.flatMap(\.grounds) + grounds + (nearest?.grounds ?? [])
    attempt.names = told.flatMap(\.names) + names + (nearest?.names ?? [])
    return attempt
  }

  private static func words(_ focus: AnalysisRequest.Focus) -> String {
    switch focus {
    case .anything: "what is unusual"
    case .rises: "unusual rises"
    case .falls: "unusual falls"
    case .breaks: "lasting changes of level"
    case .gaps: "missing steps of time"
    }
  }

  // MARK: Words

  private var period: String {
    report.asked.map { " " + SeriesWords.when($0, grain: .month) } ?? ""
  }

  /// Steps of the period that was asked about.
  private var stepsAsked: Int {
    guard let asked = report.asked else { return series.steps.count }
    return (0..<series.steps.count).count { overlaps(series.steps.range($0), asked) }
  }

  private func overlaps(_ left: TimeRange, _ right: TimeRange) -> Bool {
    let before = left.end.flatMap { end in right.start.map { end <= $0 } } ?? false
    let after = left.start.flatMap { start in right.end.map { start >= $0 } } ?? false
    return !before && !after
  }

  private func sentence() -> Draft.Claim {
    let what = figures + context.conditions
    guard let worst = report.events.first else {
      let kind =
        switch report.focus {
        case .anything: "Nothing unusual in \(what)\(period)"
        case .rises: "No unusual rise of \(what)\(period)"
        case .falls: "No unusual fall of \(what)\(period)"
        case .breaks: "No lasting change of level in \(what)\(period)"
        case .gaps: "No missing \(grain.words)s in \(what)\(period)"
        }
      let steps = SeriesWords.count(stepsAsked, grain)
      if report.focus == .gaps { return Draft.Claim(text: "\(kind): all \(steps) have rows.") }
      if report.focus != .anything {
        return Draft.Claim(text: "\(kind): \(steps) were looked at.")
      }
      return Draft.Claim(
        text: series.lines.count > 1
          ? "\(kind): \(FigureFormat.number(Double(series.lines.count))) series of \(steps) stay in their expected range."
          : "\(kind): \(stepsAsked == 1 ? "the" : "all") \(steps) \(stepsAsked == 1 ? "is" : "are") in the expected range."
      )
    }
    let words = FindingWords(context: context, series: series)
    return Draft.Claim(text: words.told(worst).text.capitalizedFirst + ".")
  }

  private var figures: String {
    let names = series.figures.indices.map { context.figure($0) }
    return names.joined(separator: " and ")
  }

  private func summary(shown: Int) -> Draft.Claim? {
    var parts: [String] = []
    let count = report.events.count
    if count > 1 {
      let things = count == 1 ? "finding" : "findings"
      parts.append(
        count > shown
          ? "\(count) \(things)\(period), the plainest \(shown) are listed."
          : "\(count) \(things)\(period).")
    }
    if report.asked != nil, report.outside > 0, count == 0 {
      parts.append("\(report.outside) outside that time.")
    }
    if report.yearly == 1 {
      parts.append("1 \(grain.words) that looks odd comes again every year and does not count.")
    } else if report.yearly > 0 {
      parts.append(
        "\(report.yearly) \(grain.words)s that look odd come again every year and do not count.")
    }
    if let nearest = report.nearest {
      let told = FindingWords(context: context, series: series).told(nearest)
      parts.insert("Farthest from it: \(told.text).", at: 0)
    }
    if parts.isEmpty { parts.append(count == 1 ? "1 finding\(period)." : "No finding\(period).") }
    return Draft.Claim(text: parts.joined(separator: " "))
  }

  private var grounds: [Double] {
    [
      Double(report.events.count), Double(Self.mostFindings), Double(report.outside), Double(report.yearly),
      Double(stepsAsked), Double(series.lines.count),
    ]
  }

  private var names: [String] {
    var names = report.asked.map { [SeriesWords.name($0, grain: .month)] } ?? []
    names += series.lines.flatMap { $0.members.map(\.description) }
    return names
  }

  private var basis: AnalysisBasis {
    var basis = AnalysisBasis(
      tool: context.request.tool, method: report.method,
      history: PeriodWords.name(TimeRange(start: series.range.start, end: series.range.end)),
      steps: series.steps.count, grain: grain, series: series.lines.count)
    if report.dropped > 0 {
      basis.notes.append("\(report.dropped) left out that chance explains in \(series.lines.count) series")
    }
    return basis
  }

  // MARK: Rows

  private func table() -> ResultTable {
    var columns = series.keys
    for index in columns.indices { columns[index].isKey = true }
    let hasFigure = series.figures.count > 1
    if hasFigure { columns.append(.init(name: "figure", kind: .text, isKey: true)) }
    let units = Set(series.figures.map(\.unit))
    let unit = units.count == 1 ? series.figures[0].unit : nil
    columns += [
      .init(name: "start", kind: .date, isKey: true), .init(name: "end", kind: .date, isKey: true),
      .init(name: "type", kind: .text), .init(name: "actual", kind: .real, unit: unit),
      .init(name: "expected", kind: .real, unit: unit), .init(name: "change", kind: .real, unit: "%"),
      .init(name: "score", kind: .real), .init(name: "severity", kind: .text),
    ]
    let rows = report.events.map { event -> [Value] in
      let line = series.lines[event.line]
      var row = line.members
      if hasFigure { row.append(.text(context.figure(line.figure))) }
      let finding = event.finding
      let change = finding.actual.flatMap { finding.expected == 0 ? nil : $0 / finding.expected - 1 }
      row += [
        event.range.start.map { .text($0.iso) } ?? .null,
        event.range.end.map { .text($0.adding(days: -1).iso) } ?? .null, .text(finding.kind.rawValue),
        finding.actual.map(Value.real) ?? .null, .real(finding.expected), change.map(Value.real) ?? .null,
        .real((abs(finding.score) * 100).rounded() / 100), .text(finding.severity),
      ]
      return row
    }
    return ResultTable(columns: columns, rows: rows)
  }
}
