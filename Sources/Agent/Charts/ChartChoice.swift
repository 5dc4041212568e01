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
    case .list: return chooseList(chart, plan, table)
    case .figures where table.rows[0].allSatisfy(\.isNull): return use(.none, "nothing to draw")
    case .figures where Stages.areStages(plan, table, shape, model):
      return use(.funnel, "stages, each a part of the one before")
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
    if let limit = plan.limit, !limit.per.isEmpty { return use(.table, "the first rows of each group") }
    if let time = shape.timeKey, shape.keys.count == 1, !shape.isCompared, table.rows.count >= 3,
      let total = figures.first(where: { shape.isRunningTotal($0, plan) })
    {
      chart.category = time
      chart.values = [total]
      chart.isOrdered = true
      return use(.line, "what has come together over time")
    }
    if let time = shape.timeKey, shape.keys.count == 1, !shape.isCompared, figures.count > 1, isMixed,
      table.rows.count >= 3
    {
      chart.category = time
      chart.values = figures
      return use(.sparkline, "\(figures.count) measures over time, each on its own scale")
    }
    if let target = target(figures, table, shape) {
      chart.category = shape.keys[0]
      chart.values = [target.actual]
      chart.baseline = target.aim
      return use(.bullet, "a measure against its target")
    }
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
      if shape.grain == .day, !shape.isCompared, WeekPattern.isStrong(key, figures[0], table) {
        return use(.heatmap, "days whose level goes by the day of the week, as a calendar")
      }
      if shape.timeKey != nil, !shape.isCompared {
        return table.rows.count >= 3 ? use(.line, "a measure over time") : use(.bar, "two points are no line")
      }
      guard table.rows.count <= Self.mostBars else {
        return use(.table, "\(table.rows.count) categories are too many for bars")
      }
      if !shape.isCompared, Stages.areStages(key, figures[0], table) {
        chart.isOrdered = true
        return use(.funnel, "stages in their order, each no more than the one before")
      }
      return shape.isCompared
        ? use(.groupedBar, "two periods side by side") : use(.bar, "a measure by category")
    case 2: return chooseTwoKeys(chart, table, shape)
    default: return use(.table, "more than two keys")
    }
  }

  /// Words of what a figure is held against.
  private static let targetWords: Set<String> = ["quota", "target", "goal", "budget", "plan"]

  /// Which of two figures of one unit is what the other aims at.
  private func target(_ figures: [Int], _ table: ResultTable, _ shape: ResultShape) -> (
    actual: Int, aim: Int
  )? {
    guard figures.count == 2, !shape.isCompared, shape.keys.count == 1, shape.timeKey == nil,
      (2...Self.mostBars).contains(table.rows.count),
      table.columns[figures[0]].unit == table.columns[figures[1]].unit
    else { return nil }
    func isAim(_ index: Int) -> Bool {
      table.columns[index].label.lowercased().split { !$0.isLetter }.contains {
        Self.targetWords.contains(String($0))
      }
    }
    let aims = figures.filter(isAim)
    guard aims.count == 1, let actual = figures.first(where: { $0 != aims[0] }),
      table.rows.allSatisfy({ ($0[aims[0]].number ?? 0) > 0 && ($0[actual].number ?? -1) >= 0 })
    else { return nil }
    return (actual, aims[0])
  }

  /// Least rows of a list whose figures have a distribution worth a picture.
  private static let leastOfDistribution = 12

  /// Figures of single rows: how one is spread, how it is spread in each group, how two go together. Lists that were
  /// asked for by name are read, not drawn.
  private func chooseList(_ start: ChartSpecification, _ plan: QueryPlan, _ table: ResultTable)
    -> ChartSpecification
  {
    var chart = start
    chart.kind = .table
    chart.reason = "rows of a table"
    let figures = table.columns.indices.filter {
      table.columns[$0].kind == .integer || table.columns[$0].kind == .real
    }
    guard table.rows.count >= Self.leastOfDistribution, !figures.isEmpty, plan.limit == nil else {
      return chart
    }
    let others = table.columns.indices.filter { !figures.contains($0) }
    func distinct(_ column: Int) -> Int { Set(table.rows.map { $0[column] }).count }
    switch (figures.count, others.count) {
    case (1, 0) where distinct(figures[0]) > 5:
      chart.kind = .histogram
      chart.values = figures
      chart.category = nil
      chart.reason = "how one figure is spread"
    case (1, 1)
    where table.columns[others[0]].kind == .text && (2...12).contains(distinct(others[0]))
      && table.rows.count >= 5 * distinct(others[0]):
      chart.kind = .box
      chart.values = figures
      chart.category = others[0]
      chart.reason = "how a figure is spread in each group"
    case (2, 0) where distinct(figures[0]) > 5 && distinct(figures[1]) > 5:
      chart.kind = .scatter
      chart.values = figures
      chart.category = nil
      chart.reason = "how two figures go together"
    default: break
    }
    return chart
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
    if let time = shape.timeKey, let series = chart.series, distinct(time) > 12,
      distinct(series) <= Self.mostBars
    {
      chart.kind = .sparkline
      chart.reason = "\(distinct(series)) courses over time"
      return chart
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
