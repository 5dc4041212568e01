import QuerentCore
import SemanticLayer

/// Customers that stopped: by a status or a date of leaving where the data has one, else by what they bought.
extension PlanBuilder {
  /// What the data says of leaving, for the things of a table.
  func leaving(of table: String) -> RowState? {
    model.table(named: table).flatMap { graph.states.state("churned", of: $0) }
  }

  /// "customers lost this year".
  mutating func churned(_ subject: Int, isNegated: Bool) -> PlanCondition? {
    guard let table = element(subject)?.tableName ?? focus else { return missed() }
    if let state = leaving(of: table) {
      if state.isDateFilled, !isNegated, !sketch.times.isEmpty { return nil }
      return isNegated ? .not(state.condition) : state.condition
    }
    guard let found = customers(of: table) else { return missed() }
    let times = churnTimes(found)
    consumesTimes = true
    let stopped = Self.stopped(found, times)
    defaults.append(
      "lost: bought \(times.before.start == nil ? "before" : "in the time before"), and not in \(times.now.description)"
    )
    return isNegated ? .not(stopped) : stopped
  }

  /// The time asked for and the one before it; without one, the last twelve months.
  private func churnTimes(_ found: Recurrence) -> (before: TimeRange, now: TimeRange) {
    for time in sketch.times {
      guard case .range(let range) = time.mention.meaning, let start = range.start else { continue }
      if range.end == nil { return (TimeRange(start: nil, end: start), range) }
      return (preceding(range), range)
    }
    let end = today.map { $0.adding(days: 1) }
    let start = end?.adding(months: -12)
    return (TimeRange(start: nil, end: start), TimeRange(start: start, end: end))
  }

  /// Bought then, and not now.
  private static func stopped(
    _ found: Recurrence, _ times: (before: TimeRange, now: TimeRange)
  ) -> PlanCondition {
    .all([bought(found, times.before), .not(bought(found, times.now))])
  }

  private static func bought(_ found: Recurrence, _ range: TimeRange) -> PlanCondition {
    .inPlan(
      .column(found.own),
      QueryPlan(outputs: [.init(.column(found.key))], period: .init(column: found.time, range: range)))
  }

  /// "churn rate last quarter": of those there were when it began, the part that left in it.
  mutating func buildChurnRate() {
    guard let churn = sketch.arithmetic.churn else { return }
    guard let found = customers(of: nil) else {
      doubt += 0.8
      return
    }
    let table = found.own.table
    func count(_ condition: PlanCondition) -> PlanExpression {
      var call = AggregateCall(.count, table: table)
      if table == found.fact { call = AggregateCall(.countDistinct, of: .column(found.own), table: table) }
      call.condition = condition
      return .aggregate(call)
    }
    var stayed: PlanCondition?
    let left: PlanCondition
    let whole: PlanCondition
    if let state = leaving(of: table), let left_ = state.time, table != found.fact {
      var times = churnTimes(found)
      if sketch.times.isEmpty, let start = times.now.start { times.before.end = start }
      let start = times.now.start.map { Value.text($0.iso) }
      left = condition(left_, times.now, isNegated: false)
      stayed = .isNull(.column(left_))
      if let end = times.now.end, let missing = stayed {
        stayed = .any([missing, .comparison(.column(left_), .greaterOrEqual, .literal(.text(end.iso)))])
      }
      var there: [PlanCondition] = []
      if let since = beginning(of: table), since != left_, let start {
        there.append(.comparison(.column(since), .less, .literal(start)))
      }
      if let start {
        there.append(
          .any([.isNull(.column(left_)), .comparison(.column(left_), .greaterOrEqual, .literal(start))]))
      }
      whole = Self.conjunction(there) ?? .not(.isNull(.column(found.own)))
      defaults.append("churn rate: customers that left in the period, of those at its start")
    } else {
      let times = churnTimes(found)
      left = Self.stopped(found, times)
      whole = Self.bought(found, times.before)
      stayed = Self.bought(found, times.now)
      defaults.append(
        "churn rate: of those that bought in the time before, the part that did not buy in the period")
    }
    let kept = stayed ?? .not(left)
    var conditions: [PlanCondition] = []
    for condition in [whole, churn == .churnRate ? left : kept].flatMap(\.conjuncts)
    where !conditions.contains(condition) {
      conditions.append(condition)
    }
    let part = Self.conjunction(conditions) ?? whole
    let rate = PlanExpression.arithmetic(.divide, count(part), count(whole))
    let keys = plan.outputs.filter { output in
      sketch.groups.contains {
        if case .phrase(let index) = $0.key {
          column(index).map { .column($0) } == output.expression
        } else {
          false
        }
      }
    }
    plan.outputs =
      keys + [QueryPlan.Output(rate, label: churn == .churnRate ? "churn rate" : "retention rate")]
    consumesTimes = true
    if focus == nil { focus = table }
    // groups by time would be those of the first purchase: who left in a month is not among them
    if sketch.groups.contains(where: { if case .grain = $0.key { true } else { false } }) {
      defaults.append("one rate for the whole time; who left in each step of it is not told apart")
      sureness = min(sureness, 0.4)
    }
  }
}
