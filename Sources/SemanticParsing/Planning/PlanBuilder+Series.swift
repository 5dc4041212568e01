import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "average daily sales": the whole divided by the number of days that have any; a mean that does not add up is a
  /// series after all.
  mutating func buildRate(_ step: TimeGrain) {
    let total: PlanExpression? =
      switch sketch.targets.first?.kind {
      case .aggregate(.average, let index)?, .phrase(let index)?, .count(let index?)?:
        switch element(index) {
        case .measure(let name)? where model.measure(named: name)?.additivity == .additive: .measure(name)
        case .table(let name)?, .display(let name)?: count(of: name)
        case .column(let reference)?
        where column(reference)?.additivity == .additive && column(reference)?.defaultAggregate == .sum:
          figure(of: reference)
        default: nil
        }
      default: nil
      }
    guard let time = timeColumn() else { return }
    guard let total, let home = Self.home(of: total) ?? measureHome(total) else {
      let bucket = PlanExpression.bucket(.column(time), step)
      plan.groups = [bucket]
      plan.outputs.insert(QueryPlan.Output(bucket), at: 0)
      plan.period = QueryPlan.Period(column: time, range: nil)
      return
    }
    let own = model.table(named: home)?.defaultTimeDimension.map { ColumnReference(table: home, column: $0) }
    let days = PlanExpression.aggregate(
      AggregateCall(.countDistinct, of: .bucket(.column(own ?? time), step), table: home))
    plan.outputs =
      plan.outputs.filter { !$0.expression.isAggregated } + [
        QueryPlan.Output(.arithmetic(.divide, total, days))
      ]
  }

  private func measureHome(_ expression: PlanExpression) -> String? {
    if case .measure(let name) = expression {
      model.measure(named: name).flatMap { Self.home(of: $0.expression) }
    } else {
      nil
    }
  }

  /// Whether the plan is a series over time.
  var hasTimeGroup: Bool {
    plan.groups.contains { if case .bucket = $0 { true } else { false } }
  }

  /// Shows a window over each figure beside it.
  mutating func addWindow(
    _ function: WindowCall.Function, offset: Int = 1, needsSequence: Bool = false
  ) {
    if needsSequence, !hasTimeGroup {
      if plan.groups.isEmpty {
        addTimeGroup(nil)
      } else if plan.order.isEmpty {
        plan.order = plan.groups.map { QueryPlan.OrderKey($0) }
      }
    }
    for figure in plan.outputs.map(\.expression) where figure.isAggregated && !plan.groups.contains(figure) {
      let window = PlanExpression.window(WindowCall(function, of: figure, offset: offset))
      plan.outputs.append(QueryPlan.Output(window))
    }
  }

  /// Largest first, unless the question says otherwise.
  mutating func sortByFigure() {
    guard plan.order.isEmpty,
      let figure = plan.outputs.map(\.expression).first(where: { $0.isAggregated })
    else { return }
    plan.order = [QueryPlan.OrderKey(figure, descending: true)]
  }

  /// Growth against the period before: of a series from row to row, of one period against the one before it.
  mutating func applyGrowth() {
    if !hasTimeGroup, sketch.comparison == nil { standApart() }
    if plan.comparison != nil { return }
    if let range = plan.period?.range, !hasTimeGroup, range.days != nil, sketch.comparison == nil {
      plan.comparison = QueryPlan.Comparison(range: preceding(range))
      return
    }
    let step = sketch.comparisonStep
    if !hasTimeGroup { addTimeGroup(step ?? growthGrain) }
    var offset = 1
    for case .bucket(_, let grain) in plan.groups {
      offset = Self.buckets(of: grain, in: step ?? grain)
    }
    for figure in plan.outputs.map(\.expression) where figure.isAggregated && !plan.groups.contains(figure) {
      if sketch.arithmetic.isAbsolute {
        let earlier = PlanExpression.window(WindowCall(.previous, of: figure, offset: offset))
        plan.outputs.append(QueryPlan.Output(.arithmetic(.subtract, figure, earlier)))
      } else {
        plan.outputs.append(QueryPlan.Output(.window(WindowCall(.growth, of: figure, offset: offset))))
      }
    }
  }

  /// The range of equal length just before: as many buckets of its grain as it holds, or as many days.
  func preceding(_ range: TimeRange) -> TimeRange {
    guard let start = range.start, let end = range.end else { return range }
    if let grain = range.grain {
      var count = 1
      while count < 5000, let next = range.shifted(by: count, grain).start, next < end { count += 1 }
      if range.shifted(by: -count, grain).end == start { return range.shifted(by: -count, grain) }
    }
    if start.day == 1, end.day == 1 {
      let months = (end.year - start.year) * 12 + end.month - start.month
      return range.shifted(by: -months, .month)
    }
    return range.shifted(by: -(end.daysSinceEpoch - start.daysSinceEpoch), .day)
  }

  /// How many buckets of a grain a step takes: 12 months a year.
  private static func buckets(of grain: TimeGrain, in step: TimeGrain) -> Int {
    if let length = grain.months, let whole = step.months, whole > length { return whole / length }
    switch (grain, step) {
    case (.week, .year): return 52
    case (.day, .week): return 7
    default: return 1
    }
  }

  /// Years where the data has several, so that seasons do not hide the growth.
  private var growthGrain: TimeGrain? {
    guard plan.period?.range == nil, let time = timeColumn().flatMap({ column($0) }),
      let first = time.minimum.text.flatMap({ CalendarDate(iso: $0) }),
      let last = time.maximum.text.flatMap({ CalendarDate(iso: $0) }), last.year - first.year >= 2
    else { return nil }
    return .year
  }

  private mutating func addTimeGroup(_ grain: TimeGrain?) {
    guard let time = timeColumn() else {
      doubt += 0.4
      return
    }
    let bucket = PlanExpression.bucket(.column(time), grain ?? defaultGrain(of: time))
    // the series goes on within the other keys
    plan.outputs.insert(
      QueryPlan.Output(bucket), at: plan.groups.count <= plan.outputs.count ? plan.groups.count : 0)
    plan.groups.append(bucket)
    plan.period = QueryPlan.Period(column: time, range: plan.period?.range)
  }
}
