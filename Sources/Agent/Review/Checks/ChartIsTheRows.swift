import QuerentCore

/// The chart draws columns that exist, draws figures where it needs figures, and draws nothing that would mislead.
struct ChartIsTheRows: ReviewCheck {
  let name = "chart-is-the-rows"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let chart = attempt.draft.chart
    let table = chart.data ?? attempt.table
    guard chart.kind != .none, chart.kind != .table else { return .notApplicable }
    let used = chart.values + [chart.category, chart.series].compactMap { $0 }
    guard used.allSatisfy(table.columns.indices.contains) else {
      return .failed("the chart draws a column that is not there")
    }
    for column in chart.values where !table.rows.contains(where: { $0[column].number != nil }) {
      return .failed("the chart draws \(table.columns[column].label), which holds no figures")
    }
    switch chart.kind {
    case .line where table.rows.count < 2: return .failed("one point is not a line")
    case .bar, .groupedBar:
      if chart.category == nil { return .failed("bars need a category") }
      if table.rows.count > 60 { return .failed("\(table.rows.count) bars cannot be read") }
    case .number where table.rows.count != 1:
      return .failed("a single figure was chosen for \(table.rows.count) rows")
    default: break
    }
    let units = Set(chart.values.map { table.columns[$0].unit })
    let hasOneScale = chart.kind != .scatter && chart.kind != .sparkline
    return hasOneScale && units.count > 1 ? .failed("the chart mixes units") : .passed("chart = rows")
  }
}
