import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// Puts a forecast into words, a table and a chart.
struct ForecastComposer {
  let context: AnalysisContext
  let report: ForecastReport

  private var series: PlannedSeries { report.series }
  private var column: ResultTable.Column { series.figures[0] }
  private var figure: String { context.figure(0) }

  func attempt() -> Attempt {
    var words = ForecastWords(context: context, report: report)
    var goals = GoalWords(context: context, report: report)
    let sentence = report.goalLabel == nil ? words.sentence() : goals.sentence()
    var draft = Draft(
      claims: [Draft.Claim(text: sentence)], chart: ForecastChart(context: context, report: report).chart())
    draft.summary = words.summary().map { Draft.Claim(text: $0) }
    draft.caveats = caveats
    var understanding = context.understanding
    understanding.metric += ", " + request
    understanding.period = asked
    understanding.grain = report.grain.words
    if let since = report.arrival?.since {
      understanding.defaults.append("\(figure) are counted from \(PeriodWords.words(since)) on")
    }
    var attempt = Attempt(
      question: context.question, interpretation: context.interpretation, query: series.query,
      table: report.goalLabel == nil ? table() : goals.table(),
      understanding: understanding, draft: draft)
    attempt.outcome = .forecast(report)
    attempt.basis = basis
    attempt.grounds = words.grounds + goals.grounds
    attempt.names = words.names + goals.names
    return attempt
  }

  private var request: String {
    if let goal = report.goalLabel { return "whether it reaches the \(goal)" }
    guard let target = report.target else { return "forecast" }
    return "when it reaches \(SeriesWords.rounded(target, column).text)"
  }

  private var asked: String {
    let rows = report.lines.flatMap(\.rows)
    guard let start = rows.compactMap(\.range.start).min(), let end = rows.compactMap(\.range.end).max()
    else {
      return "to come"
    }
    return PeriodWords.resolved(TimeRange(start: start, end: end))
  }

  private var caveats: [String] {
    var caveats: [String] = []
    if report.leftOut > 0 {
      caveats.append("\(report.leftOut) with too little history, or smaller than the rest, were left out.")
    }
    if context.interpretation.plan.figures.count > 1 {
      caveats.append("Only \(figure) was forecast; ask for the others one by one.")
    }
    if let worst = report.lines.flatMap(\.rows).filter({ $0.mean > 0 }).max(by: { width($0) < width($1) }),
      width(worst) > 0.4
    {
      caveats.append(
        "The range reaches \(SeriesWords.change(width(worst)).dropFirst()) to either side of the forecast: take it as a range."
      )
    }
    return caveats
  }

  /// Half the 80 % interval, as a share of the mean.
  private func width(_ row: ForecastReport.Row) -> Double {
    (row.interval80.upperBound - row.interval80.lowerBound) / 2 / abs(row.mean)
  }

  private var basis: AnalysisBasis {
    var basis = AnalysisBasis(
      tool: context.request.tool, method: report.lines[0].model,
      history: PeriodWords.name(TimeRange(start: series.range.start, end: series.range.end)),
      steps: series.steps.count, grain: series.steps.grain, series: report.lines.count)
    let tested = report.lines.filter { $0.backtestOrigins > 0 }
    if !tested.isEmpty {
      basis.backtestError = tested.reduce(0) { $0 + $1.backtestError } / Double(tested.count)
      basis.backtestOrigins = tested.map(\.backtestOrigins).max()
    }
    basis.notes = ["intervals measured on the same forecasts from earlier days"]
    return basis
  }

  private func table() -> ResultTable {
    var columns = series.keys
    for index in columns.indices { columns[index].isKey = true }
    columns.append(.init(name: report.grain.rawValue, label: report.grain.words, kind: .date, isKey: true))
    var figures = ["forecast", "low 80", "high 80", "low 95", "high 95"].map {
      ResultTable.Column(name: $0, kind: .real, unit: column.unit)
    }
    figures[0].label = "\(figure) forecast"
    columns += figures
    let rows = report.lines.flatMap { line in
      line.rows.map { row -> [Value] in
        line.members + [
          .text(ForecastChart.key(row.range, grain: report.grain)), .real(row.mean),
          .real(row.interval80.lowerBound), .real(row.interval80.upperBound),
          .real(row.interval95.lowerBound),
          .real(row.interval95.upperBound),
        ]
      }
    }
    return ResultTable(columns: columns, rows: rows)
  }
}
