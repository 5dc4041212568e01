import QuerentCore
import SQLGeneration
import SemanticLayer
import Storage

/// Reads the figures of a plan as series over time: all dates, at the grain the plan names or the finest that has rows
/// in most steps.
struct SeriesReader {
  let model: SemanticModel
  let query: QueryTool
  /// The last date in the data.
  let lastDate: CalendarDate?
  let limits: ExecutionLimits
  let cancellation: CancellationFlag

  /// Series are looked at one by one up to this many; the largest are.
  static let mostLines = 3_000
  /// The share of steps that must have rows for a grain to be chosen: where days without rows are usual, a day says
  /// little and a gap nothing.
  private static let leastCoverage = 0.94

  func read(_ plan: QueryPlan, grain asked: TimeGrain?) throws -> PlannedSeries {
    guard let time = timeColumn(of: plan) else {
      throw SeriesProblem.noTime(table: facts(of: plan).first ?? "")
    }
    var named: TimeGrain?
    for case .bucket(_, let grain) in plan.groups { named = grain }
    if let grain = asked ?? named { return try read(plan, time, grain: grain.calendar) }
    var found: PlannedSeries?
    for grain in [TimeGrain.day, .week, .month] {
      let series = try read(plan, time, grain: grain)
      found = series
      if Self.coverage(of: series) >= Self.leastCoverage { break }
    }
    guard let found else { throw SeriesProblem.noRows }
    return found
  }

  private func read(_ plan: QueryPlan, _ time: ColumnReference, grain: TimeGrain) throws -> PlannedSeries {
    let keys = plan.groups.filter { if case .bucket = $0 { false } else { true } }
    let bucket = PlanExpression.bucket(.column(time), grain)
    var whole = plan
    whole.groups = keys + [bucket]
    whole.outputs = (keys + [bucket]).map { QueryPlan.Output($0) } + plan.figures
    whole.period = nil
    whole.order = []
    let call = ToolCall(tool: query.name, arguments: [("plan", .plan(whole))])
    var limits = limits
    limits.rows = max(limits.rows, 4_000_000)
    let table: ResultTable
    let statement: SQLQuery
    switch query.run(call, limits: limits, cancellation: cancellation).outcome {
    case .table(let rows, let query): (table, statement) = (rows, query)
    case .failed(let failure): throw failure
    case .anomalies, .forecast, .audit, .documents, .client: throw SeriesProblem.noRows
    }
    let place = keys.count
    var rows: [(members: [Value], date: CalendarDate, hour: Int, row: [Value])] = []
    rows.reserveCapacity(table.rows.count)
    for row in table.rows {
      guard let key = row[place].text, let start = SeriesSteps.start(of: key, grain: grain) else { continue }
      rows.append((Array(row[..<place]), start.date, start.hour, row))
    }
    guard let first = rows.min(by: { ($0.date, $0.hour) < ($1.date, $1.hour) }),
      let last = rows.max(by: { ($0.date, $0.hour) < ($1.date, $1.hour) })
    else { throw SeriesProblem.noRows }
    var steps = SeriesSteps(grain: grain, first: first.date, firstHour: first.hour, count: 0)
    steps.count = steps.index(of: last.date, hour: last.hour) + 1
    let figures = Array(table.columns[(place + 1)...])
    var order: [[Value]] = []
    var lines: [[Value]: [[Double?]]] = [:]
    for row in rows {
      if lines[row.members] == nil {
        order.append(row.members)
        lines[row.members] = .init(repeating: .init(repeating: nil, count: steps.count), count: figures.count)
      }
      let index = steps.index(of: row.date, hour: row.hour)
      for figure in figures.indices {
        lines[row.members]?[figure][index] = row.row[place + 1 + figure].number
      }
    }
    var series = PlannedSeries(
      steps: steps,
      lines: order.flatMap { members in
        figures.indices.map {
          PlannedSeries.Line(members: members, figure: $0, values: lines[members]?[$0] ?? [])
        }
      },
      keys: Array(table.columns[..<place]), figures: figures,
      isAdditive: plan.figures.map { isAdditive($0.expression) }, plan: whole, query: statement)
    cutPartialSteps(of: &series, time)
    keepLargest(of: &series)
    return series
  }

  // MARK: Edges

  /// Leaves out a last step that the data do not fill, and a first one that they begin within.
  private func cutPartialSteps(of series: inout PlannedSeries, _ time: ColumnReference) {
    let column = model.column(time)
    let end = [column.flatMap { Self.date($0.maximum) }, lastDate].compactMap(\.self).min()
    while series.steps.count > 1, let stop = end,
      series.steps.range(series.steps.count - 1).start.map({ $0 > stop }) == true
    {
      // plans and typing errors that lie after the last date
      series.cutLast()
    }
    let last = series.steps.range(series.steps.count - 1)
    if let stop = end, let over = last.end, series.steps.count > 1 {
      let isCut = stop < over.adding(days: -1) || series.steps.grain <= .day && endsWithinDay(column)
      if isCut {
        series.partial = last
        series.cutLast()
      }
    }
    if series.steps.grain > .day, series.steps.count > 1,
      let first = column.flatMap({ Self.date($0.minimum) }),
      let start = series.steps.range(0).start, start.adding(days: 1) < first
    {
      series.cutFirst()
    }
  }

  /// Whether the last time in the data lies before the evening, so that the last day is not over.
  private func endsWithinDay(_ column: SemanticModel.Column?) -> Bool {
    guard let text = column?.maximum.text, text.utf8.count >= 16, let hour = Int(text.dropFirst(11).prefix(2))
    else { return false }
    return hour < 17
  }

  private static func date(_ value: Value) -> CalendarDate? { value.text.flatMap { CalendarDate(iso: $0) } }

  private func keepLargest(of series: inout PlannedSeries) {
    guard series.lines.count > 1 else { return }
    let before = series.lines.count
    if !series.keys.isEmpty {
      series.lines = series.lines.filter { line in
        let known = line.values.count { $0 != nil }
        return Double(known) >= 0.4 * Double(line.values.count) && known >= 8
      }
    }
    if series.lines.count > Self.mostLines {
      let weights = series.lines.map { $0.values.reduce(0) { $0 + abs($1 ?? 0) } }
      let kept = Set(series.lines.indices.sorted { weights[$0] > weights[$1] }.prefix(Self.mostLines))
      series.lines = series.lines.indices.filter(kept.contains).map { series.lines[$0] }
    }
    series.leftOut = before - series.lines.count
  }

  /// The share of steps with rows, weekdays that are always closed left out; of members the middle one, by size.
  private static func coverage(of series: PlannedSeries) -> Double {
    let shares = series.lines.map { line -> (share: Double, weight: Double) in
      let count = line.values.count
      let known = line.values.count { $0 != nil }
      var open = count
      if series.steps.grain == .day, count >= 28 {
        for phase in 0..<7 {
          let days = stride(from: phase, to: count, by: 7)
          if days.allSatisfy({ line.values[$0] == nil }) { open -= days.underestimatedCount }
        }
      }
      return (Double(known) / Double(max(open, 1)), line.values.reduce(0) { $0 + abs($1 ?? 0) })
    }.sorted { $0.share < $1.share }
    let half = shares.reduce(0) { $0 + $1.weight } / 2
    var passed = 0.0
    for entry in shares {
      passed += entry.weight
      if passed >= half { return entry.share }
    }
    return shares.last?.share ?? 0
  }

  // MARK: The plan

  /// The column that says when: that of the plan's period, else the one of the fact, else of a table it belongs to.
  func timeColumn(of plan: QueryPlan) -> ColumnReference? {
    for case .bucket(.column(let column), _) in plan.groups { return column }
    if let column = plan.period?.column { return column }
    for fact in facts(of: plan) {
      var frontier = [fact]
      var seen: Set<String> = [fact]
      while !frontier.isEmpty {
        for name in frontier {
          if let time = model.table(named: name)?.defaultTimeDimension {
            return ColumnReference(table: name, column: time)
          }
        }
        frontier = model.relationships.filter { frontier.contains($0.from) && $0.cardinality != .manyToMany }
          .map(\.to).filter { seen.insert($0).inserted }
      }
    }
    return nil
  }

  private func facts(of plan: QueryPlan) -> [String] {
    plan.figures.flatMap { calls(in: $0.expression) }.map(\.table)
  }

  private func calls(in expression: PlanExpression) -> [AggregateCall] {
    switch expression {
    case .measure(let name): model.measure(named: name)?.expression.aggregateCalls ?? []
    case .arithmetic(_, let left, let right): calls(in: left) + calls(in: right)
    default: expression.aggregateCalls
    }
  }

  private func isAdditive(_ expression: PlanExpression) -> Bool {
    switch expression {
    case .measure(let name):
      guard let measure = model.measure(named: name) else { return false }
      return measure.additivity == .additive && isAdditive(measure.expression)
    case .aggregate(let call):
      return switch call.function {
      case .sum, .count: true
      // an id that is counted once in its row's time
      case .countDistinct: call.argument.map { isOwnId($0, of: call.table) } ?? false
      default: false
      }
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      return isAdditive(left) && isAdditive(right)
    default: return false
    }
  }

  private func isOwnId(_ expression: PlanExpression, of table: String) -> Bool {
    guard case .column(let column) = expression, let found = model.table(named: table) else { return false }
    return column.table == table
      && (found.entity?.countedBy == column.column || found.primaryKey == [column.column])
  }
}

extension PlannedSeries {
  fileprivate mutating func cutLast() {
    steps.count -= 1
    for index in lines.indices { lines[index].values.removeLast() }
  }

  fileprivate mutating func cutFirst() {
    steps.first = steps.range(1).start ?? steps.first
    steps.count -= 1
    for index in lines.indices { lines[index].values.removeFirst() }
  }
}
