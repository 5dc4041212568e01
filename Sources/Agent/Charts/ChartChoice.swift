import QuerentCore
import SemanticLayer

/// Chooses the chart that suits a result, and says why.
struct ChartChoice {
  var model: SemanticModel

  /// Most categories that bars show; longer results are read as tables.
  private static let mostBars = 60

  func choose(_ plan: QueryPlan, _ table: ResultTable, _ shape: ResultShape, _ understanding: Understanding)
    -> ChartSpecification
  {
    var chart = ChartSpecification(kind: .table, title: title(understanding, plan, table, shape))
    chart.grain = shape.grain
    chart.values = shape.figures
    func use(_ kind: ChartSpecification.Kind, _ reason: String) -> ChartSpecification {
      chart.kind = kind
      chart.reason = reason
      return chart
    }
    switch shape.kind {
    case .empty:
      chart.values = []
      return use(.none, "no rows")
    case .list: return use(.table, "rows of a table")
    case .figures where table.rows[0].allSatisfy(\.isNull): return use(.none, "nothing to draw")
    case .figures:
      return shape.figures.count == 1 ? use(.number, "one figure") : use(.table, "several figures of one row")
    case .change:
      guard shape.figures.count == 4 else { return use(.table, "several measures side by side") }
      chart.values = [shape.figures[0]]
      chart.baseline = shape.figures[1]
      return use(.number, "one figure and its change")
    case .series, .ranking, .matrix: return chooseKeyed(chart, plan, table, shape)
    }
  }

  private func chooseKeyed(
    _ start: ChartSpecification, _ plan: QueryPlan, _ table: ResultTable, _ shape: ResultShape
  ) -> ChartSpecification {
    var chart = start
    func use(_ kind: ChartSpecification.Kind, _ reason: String) -> ChartSpecification {
      chart.kind = kind
      chart.reason = reason
      return chart
    }
    guard table.rows.count > 1 else { return use(.table, "one row") }
    let figures = shape.isCompared ? Array(shape.figures.prefix(2)) : shape.figures
    let units = Set(figures.map { table.columns[$0].unit ?? "" })
    let isMixed = units.count > 1 || (!shape.isCompared && figures.count > 1)
    if figures.count > 2 { return use(.table, "more than two measures") }
    if isMixed { return use(.table, "measures of different kinds are not drawn on one scale") }
    if shape.isCompared && shape.figures.count > 4 { return use(.table, "several measures compared") }
    if figures.contains(where: { column in table.rows.allSatisfy { $0[column].number == nil } }) {
      return use(.table, "nothing to draw")
    }
    chart.values = figures
    if shape.isCompared, shape.keys.count == 1 {
      chart.values = [figures[0]]
      chart.baseline = figures[1]
    }
    switch shape.keys.count {
    case 1:
      let key = shape.keys[0]
      chart.category = key
      chart.isOrdered = shape.orderedKeys.contains(key) || plan.changeRanking != nil
      if shape.timeKey != nil, !shape.isCompared {
        return table.rows.count >= 3 ? use(.line, "a measure over time") : use(.bar, "two points are no line")
      }
      guard table.rows.count <= Self.mostBars else {
        return use(.table, "\(table.rows.count) categories are too many for bars")
      }
      return shape.isCompared
        ? use(.groupedBar, "two periods side by side") : use(.bar, "a measure by category")
    case 2: return chooseTwoKeys(chart, table, shape)
    default: return use(.table, "more than two keys")
    }
  }

  private func chooseTwoKeys(
    _ start: ChartSpecification, _ table: ResultTable, _ shape: ResultShape
  ) -> ChartSpecification {
    var chart = start
    func distinct(_ column: Int) -> Int { Set(table.rows.map { $0[column] }).count }
    let (first, second) = (shape.keys[0], shape.keys[1])
    if let time = shape.timeKey {
      let other = time == first ? second : first
      chart.category = time
      chart.series = other
      chart.isOrdered = true
      if distinct(other) <= 4, distinct(time) >= 3 {
        chart.kind = .line
        chart.reason = "a measure over time, one line for each \(table.columns[other].label)"
        return chart
      }
    } else {
      let (rows, columns) = distinct(first) >= distinct(second) ? (first, second) : (second, first)
      chart.category = rows
      chart.series = columns
    }
    guard let category = chart.category, let series = chart.series, distinct(category) <= 40,
      distinct(series) <= 12
    else {
      chart.kind = .table
      chart.reason = "too many combinations to draw"
      return chart
    }
    chart.kind = .heatmap
    chart.reason = "a measure by two keys"
    return chart
  }

  /// Measure, unit, period and filter.
  private func title(
    _ understanding: Understanding, _ plan: QueryPlan, _ table: ResultTable, _ shape: ResultShape
  ) -> String {
    var title = understanding.metric.capitalizedFirst
    let keys = shape.keys.map { table.columns[$0].label }
    if shape.kind != .list, !keys.isEmpty { title += " by " + keys.joined(separator: " and ") }
    if let range = plan.period?.range, let other = plan.comparison?.range {
      title += ", \(PeriodWords.name(range)) vs \(PeriodWords.name(other))"
    } else if !understanding.period.hasPrefix("all dates") {
      title += ", " + String(understanding.period.prefix { $0 != "(" && $0 != "," }).trimmedEnd
    }
    if !understanding.filters.isEmpty { title += ", " + understanding.filters.joined(separator: ", ") }
    return title
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text without spaces at its end.
  var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
