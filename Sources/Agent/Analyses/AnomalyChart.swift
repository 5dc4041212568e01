import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// The line of the plainest finding with the range it was expected in; without findings the line of the largest series.
struct AnomalyChart {
  let context: AnalysisContext
  let report: AnomalyReport

  private var series: PlannedSeries { report.series }

  func chart() -> ChartSpecification {
    let grain = series.steps.grain
    guard let index = line, !report.points[index].isEmpty else {
      return ChartSpecification(kind: .table, title: "", reason: "no series to draw")
    }
    let line = series.lines[index]
    let window = window(of: index)
    let column = series.figures[line.figure]
    let top = 1.1 * (window.compactMap { line.values[$0] }.max() ?? 0)
    let whose = zip(line.members, series.keys).map { SentenceBuilder.name($0, $1) }.joined(separator: ", ")
    let days = TimeRange(
      start: series.steps.range(window.lowerBound).start, end: series.steps.range(window.upperBound - 1).end)
    let title =
      context.figure(line.figure).capitalizedFirst + (whose.isEmpty ? context.conditions : " of \(whose)")
      + " per \(grain.words), \(PeriodWords.name(days))"
    var chart = ChartSpecification(
      kind: .line, title: title, category: 0, values: [1], band: .init(lower: 2, upper: 3), isOrdered: true,
      grain: grain,
      reason: series.lines.count > 1
        ? "the series with the plainest finding" : "a measure and its expected range")
    chart.isAdditive = series.isAdditive[line.figure]
    chart.leavesEventsToFindings = !report.events.isEmpty
    chart.data = ResultTable(
      columns: [
        .init(
          name: grain.rawValue, label: grain.words, kind: grain == .hour ? .datetime : .date, isKey: true),
        column, bound("expected from", column), bound("expected to", column),
      ],
      rows: window.map { step in row(step, line, report.points[index][step], index, top: top) })
    return chart
  }

  private func bound(_ name: String, _ column: ResultTable.Column) -> ResultTable.Column {
    .init(name: name, kind: .real, unit: column.unit)
  }

  private func row(_ step: Int, _ line: PlannedSeries.Line, _ point: ExpectedPoint, _ index: Int, top: Double)
    -> [Value]
  {
    let value = line.values[step]
    // the range of a noisy series reaches far above all that was ever there; what is drawn ends a little above that
    var (lower, upper) = (point.lower, min(point.upper, max(top, point.expected)))
    if let value {
      if isOdd(step, of: index) {
        // what is odd for being next to nothing lies below a narrower bound
        if value >= lower, value <= upper {
          let middle = (value + point.expected) / 2
          if value < point.expected { lower = middle } else { upper = middle }
        }
      } else {
        // what comes again every year is expected
        lower = min(lower, value)
        upper = max(upper, value)
      }
    }
    return [.text(series.steps.key(step)), value.map(Value.real) ?? .null, .real(lower), .real(upper)]
  }

  /// Whether a step belongs to a finding that is told; the marks of the chart are those of the findings.
  private func isOdd(_ step: Int, of line: Int) -> Bool {
    report.events.contains {
      $0.line == line && $0.finding.start <= step && step <= $0.finding.end
        && ![.levelShift, .trendChange, .varianceChange].contains($0.finding.kind)
    }
  }

  /// The series with the plainest finding, else the largest.
  private var line: Int? {
    if let first = report.events.first { return first.line }
    let weights = series.lines.map { $0.values.reduce(0) { $0 + abs($1 ?? 0) } }
    return series.lines.indices.max { weights[$0] < weights[$1] }
  }

  /// The steps that are drawn: the period asked about with some time before it, and all findings of the line.
  private func window(of line: Int) -> Range<Int> {
    let count = series.steps.count
    let asked = report.asked
    guard let asked, let start = asked.start else {
      guard let first = report.events.filter({ $0.line == line }).map(\.finding.start).min(),
        report.asked != nil
      else {
        return 0..<count
      }
      return max(0, first - 60)..<count
    }
    let inside = (0..<count).filter { step in
      let range = series.steps.range(step)
      return (range.end.map { start < $0 } ?? true)
        && (asked.end.map { end in range.start.map { $0 < end } ?? true } ?? true)
    }
    guard let low = inside.first, let high = inside.last else { return 0..<count }
    let context = series.steps.grain == .day ? max(28, inside.count / 2) : max(8, inside.count)
    return max(0, low - context)..<min(count, high + 1)
  }
}
