import QuerentCore
import SemanticLayer
import Tools

/// Asks for the months behind each row of a table that shows several measures, which no chart does.
struct CourseComposer {
  let session: QuestionSession
  let trace: SharedTrace

  /// Fewer months show no course, and longer tables are read, not looked at.
  private static let leastPeriods = 3
  private static let mostRows = 40

  /// The courses of the first figure of a table by one key; `nil` where the answer is drawn, or has no time.
  func courses(_ plan: QueryPlan, _ table: ResultTable, _ chart: ChartSpecification?) -> RowCourses? {
    let count = session.options.trendPeriods
    let shape = ResultShape(plan: plan, table: table)
    guard count >= Self.leastPeriods, chart?.kind == .table, shape.kind == .ranking, !shape.isCompared,
      shape.keys.count == 1, plan.groups.count == 1, shape.figures.count > 1, plan.combination == nil,
      (2...Self.mostRows).contains(table.rows.count), !session.cancellation.isCancelled,
      let place = shape.figures.first, let output = shape.outputs[place].map({ plan.outputs[$0] }),
      let column = time(of: plan), let last = lastMonth(of: plan, column)
    else { return nil }
    let bucket = PlanExpression.bucket(.column(column), .month)
    let range = TimeRange(start: last.adding(months: 1 - count), end: last.adding(months: 1))
    var longer = plan
    longer.outputs = [QueryPlan.Output(plan.groups[0]), QueryPlan.Output(bucket), output]
    longer.groups = [plan.groups[0], bucket]
    longer.order = []
    longer.limit = nil
    longer.having = nil
    longer.period = QueryPlan.Period(column: column, range: range)
    guard longer.errors(in: session.analyst.workspace.model).isEmpty,
      case .table(let months, _) = session.call(.plan(longer), trace).outcome, months.columns.count == 3,
      !months.isTruncated
    else { return nil }
    return courses(of: table, key: shape.keys[0], label: table.columns[place].label, months, last, count)
  }

  private func courses(
    of table: ResultTable, key: Int, label: String, _ months: ResultTable, _ last: CalendarDate, _ count: Int
  ) -> RowCourses? {
    let periods = (0..<count).map { last.adding(months: $0 + 1 - count) }
    let places = Dictionary(uniqueKeysWithValues: periods.enumerated().map { (String($1.iso.prefix(7)), $0) })
    var values: [Value: [Double?]] = [:]
    for row in months.rows {
      guard let month = row[1].text, let place = places[String(month.prefix(7))] else { continue }
      values[row[0], default: Array(repeating: nil, count: count)][place] = row[2].number
    }
    let courses = table.rows.map { values[$0[key]] ?? Array(repeating: nil, count: count) }
    // Data of a few months have no course of a year.
    let used = periods.indices.filter { place in courses.contains { $0[place] != nil } }
    guard let first = used.first, count - first >= Self.leastPeriods else { return nil }
    return RowCourses(
      label: label, grain: .month, periods: Array(periods[first...]),
      values: courses.map { Array($0[first...]) })
  }

  /// The date that the plan's period goes by, else the usual one of its facts.
  private func time(of plan: QueryPlan) -> ColumnReference? {
    if let column = plan.period?.column { return column }
    let model = session.analyst.workspace.model
    guard let fact = PlanTables.facts(of: plan, in: model).first,
      let column = model.table(named: fact)?.defaultTimeDimension
    else { return nil }
    return ColumnReference(table: fact, column: column)
  }

  /// The month the answer ends in, by its first day.
  private func lastMonth(of plan: QueryPlan, _ column: ColumnReference) -> CalendarDate? {
    let model = session.analyst.workspace.model
    let held = model.column(column)?.maximum.text.flatMap { CalendarDate(iso: String($0.prefix(10))) }
    guard let held else { return nil }
    let day = plan.period?.range?.end.map { min($0.adding(days: -1), held) } ?? held
    return CalendarDate(year: day.year, month: day.month, day: 1)
  }
}
