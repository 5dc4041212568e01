import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// History and forecast in one line chart, the forecast with its band.
struct ForecastChart {
  let context: AnalysisContext
  let report: ForecastReport

  /// Periods of history that are drawn.
  private static let mostHistory = 36

  func chart() -> ChartSpecification {
    let grain = report.grain
    let figure = context.figure(0)
    guard report.lines.count == 1, let line = report.lines.first else {
      return ChartSpecification(
        kind: .table, title: "", reason: "several forecasts side by side are read as a table")
    }
    let history = report.history.suffix(Self.mostHistory)
    let column = report.series.figures[0]
    let empty: [Value] = [.null, .null, .null]
    var rows = history.map { entry -> [Value] in
      [
        .text(Self.key(entry.range, grain: grain)),
        entry.values.first.flatMap { $0 }.map(Value.real) ?? .null,
      ] + empty
    }
    rows += (line.lead + line.rows).map { row in
      [
        .text(Self.key(row.range, grain: grain)), .null, .real(row.interval80.lowerBound),
        .real(row.interval80.upperBound), .real(row.mean),
      ]
    }
    let range = TimeRange(
      start: history.first?.range.start ?? line.rows.first?.range.start, end: line.rows.last?.range.end)
    var chart = ChartSpecification(
      kind: .line,
      title:
        "\(figure.capitalizedFirst)\(context.conditions) per \(grain.words) and forecast, \(PeriodWords.name(range))",
      category: 0, values: [1, 4], band: .init(lower: 2, upper: 3), isOrdered: true, grain: grain,
      reason: "history, forecast and its 80 % interval")
    chart.leavesEventsToFindings = true
    var actual = column
    actual.label = "so far"
    chart.data = ResultTable(
      columns: [
        .init(name: grain.rawValue, label: grain.words, kind: .date, isKey: true), actual,
        .init(name: "low 80", kind: .real, unit: column.unit),
        .init(name: "high 80", kind: .real, unit: column.unit),
        .init(name: "forecast", kind: .real, unit: column.unit),
      ], rows: rows)
    return chart
  }

  /// The key of a period; of a part of one, that of the whole.
  static func key(_ range: TimeRange, grain: TimeGrain) -> String {
    guard let start = range.start else { return "" }
    let first = TimeRange(containing: start, grain: grain).start ?? start
    return SeriesSteps.key(of: grain == .day || grain == .hour ? start : first, grain: grain)
  }
}
