import QuerentCore
import SemanticLayer

/// Figures set beside an earlier period, and what grew or shrank between the two.
extension PlanBuilder {
  /// Sets the figure of the plan beside the period before, or the one that was named.
  mutating func applyTrend(_ trend: Sketch.Trend) {
    guard
      var figure = plan.outputs.map(\.expression).first(where: { $0.isAggregated })
        ?? model.defaultMeasure.map({ PlanExpression.measure($0) })
    else {
      if !trend.isGlance { doubt += 0.6 }
      return
    }
    var keys = plan.outputs.filter { !$0.expression.isAggregated && !$0.expression.hasWindow }
    if trend.isGlance, keys.isEmpty, plan.groups.isEmpty {
      let looked = looked(at: figure)
      keys = looked.keys.map { QueryPlan.Output($0) }
      figure = looked.figure
    }
    plan.outputs = keys + [QueryPlan.Output(figure)]
    finishGroups()
    guard setPeriods(trend, of: figure) else {
      if !trend.isGlance { doubt += 0.4 }
      return
    }
    plan.isDistinct = false
    guard !keys.isEmpty, !hasTimeGroup else { return }
    let before = PlanExpression.window(WindowCall(.previous, of: figure))
    let change = PlanExpression.arithmetic(.subtract, figure, before)
    let ranking = trend.isRelative ? PlanExpression.window(WindowCall(.growth, of: figure)) : change
    switch trend.direction {
    case .up, .down: require(trend, change, figure)
    case .either: break
    }
    guard trend.direction != .either else { return }
    if trend.isRelative {
      plan.having = Self.conjunction(
        [plan.having, .comparison(before, .greater, .literal(.integer(0)))].compactMap { $0 })
    }
    plan.order = [QueryPlan.OrderKey(ranking, descending: trend.direction == .up)]
    if trend.isRanked || plan.limit != nil { plan.limit = trend.limit.map { QueryPlan.Limit($0) } }
  }

  /// What is looked at where only things are named: each of them, "how are our products performing"; of a fact their
  /// number, "how are orders doing".
  private func looked(at figure: PlanExpression) -> (keys: [PlanExpression], figure: PlanExpression) {
    guard sketch.phrases.count == 1 else { return ([], figure) }
    switch element(0) {
    case .table(let name)?, .display(let name)?:
      return isThing(name) ? (display(of: name), figure) : ([], count(of: name))
    case .column(let reference)? where column(reference)?.role == .dimension:
      return ([.column(reference)], figure)
    case .column?, .measure?, nil: return ([], figure)
    }
  }

  /// Keeps what moved the way that is asked for, and as far.
  private mutating func require(_ trend: Sketch.Trend, _ change: PlanExpression, _ figure: PlanExpression) {
    let isUp = trend.direction == .up
    var moved = change
    var operation: ComparisonOperator = isUp ? .greater : .less
    var bound = Value.integer(0)
    if let threshold = trend.threshold {
      if threshold.isRelative { moved = .window(WindowCall(.growth, of: figure)) }
      if threshold.includesAmount { operation = isUp ? .greaterOrEqual : .lessOrEqual }
      bound = .real(isUp ? threshold.amount : -threshold.amount)
    }
    plan.having = Self.conjunction(
      [plan.having, .comparison(moved, operation, .literal(bound))].compactMap { $0 })
  }

  func home(ofFigure figure: PlanExpression) -> String? {
    if case .measure(let name) = figure {
      return model.measure(named: name).flatMap { Self.home(of: $0.expression) }
    }
    return Self.home(of: figure)
  }

  /// Where no time is named: the last complete month for a look, else the last twelve months, so that seasons meet
  /// themselves; less where the data are short.
  private mutating func setPeriods(_ trend: Sketch.Trend, of figure: PlanExpression) -> Bool {
    guard var column = plan.period?.column ?? timeColumn() else { return false }
    // "fastest growing customers this year": the year of their sales, not the one they came in
    if let home = self.home(ofFigure: figure), home != column.table,
      sketch.times.allSatisfy({ $0.subject.flatMap { self.column($0) } == nil }),
      let own = model.table(named: home)?.defaultTimeDimension
    {
      column = ColumnReference(table: home, column: own)
      plan.period?.column = column
    }
    if plan.period?.range == nil, let step = sketch.comparisonStep, let today {
      // "down on last year": the year that runs, beside the one before
      let now = TimeRange(containing: today, grain: step, weekStart: model.calendar.weekStart)
      plan.period = QueryPlan.Period(column: column, range: now)
      plan.comparison = QueryPlan.Comparison(range: now.shifted(by: -1, step))
      compareLikeWithLike()
    }
    if plan.period?.range == nil, let today {
      let calendar = AsOfCalendar(asOf: today, calendar: model.calendar)
      let first = self.column(column)?.minimum.text.flatMap { CalendarDate(iso: String($0.prefix(10))) }
      func isCovered(_ range: TimeRange) -> Bool {
        guard let start = preceding(range).start, let first else { return false }
        return first <= start
      }
      let options: [(range: TimeRange, name: String)] = [
        (calendar.last(12, TimeUnit(grain: .month)), "the last 12 months"),
        (calendar.last(1, TimeUnit(grain: .quarter)), "the last complete quarter"),
        (calendar.last(1, TimeUnit(grain: .month)), "the last complete month"),
      ]
      let wanted = trend.isGlance ? options.suffix(1) : options[...]
      guard let found = wanted.first(where: { isCovered($0.range) }) else { return false }
      plan.period = QueryPlan.Period(column: column, range: found.range)
      defaults.append("no time was named: \(found.name), set beside the time before")
    }
    if plan.period?.range?.end == nil, plan.comparison == nil, let today {
      // "increased since March": up to now, beside as many days before
      plan.period?.range?.end = today.adding(days: 1)
      plan.period?.range?.grain = nil
    }
    standApart()
    guard let range = plan.period?.range, range.days != nil else { return false }
    if plan.comparison == nil { plan.comparison = QueryPlan.Comparison(range: preceding(range)) }
    return true
  }

  /// "grew between Q2 and Q3", "from May to June": where a change is asked for, two buckets are a before and an after.
  mutating func standApart() {
    guard plan.comparison == nil, let range = plan.period?.range, let grain = range.grain,
      let start = range.start, let end = range.end, sketch.times.count == 1
    else { return }
    let middle = TimeRange(start: start, end: nil).shifted(by: 1, grain)
    guard middle.start.map({ $0 < end }) ?? false, middle.shifted(by: 1, grain).start == end,
      sketch.times[0].mention.rule.contains("between") || sketch.times[0].mention.rule.contains("to <")
    else { return }
    plan.comparison = QueryPlan.Comparison(range: TimeRange(start: start, end: middle.start, grain: grain))
    plan.period?.range = TimeRange(start: middle.start, end: end, grain: grain)
  }

  /// "this year vs last year" in October: ten months stand beside ten, not beside twelve.
  mutating func compareLikeWithLike() {
    guard let today, let range = plan.period?.range, let earlier = plan.comparison?.range,
      let start = range.start, let end = range.end, let other = earlier.start, let otherEnd = earlier.end
    else { return }
    let tomorrow = today.adding(days: 1)
    guard start < tomorrow, tomorrow < end, otherEnd <= start else { return }
    // data that stop on 30 December hold the year
    let missing = end.daysSinceEpoch - tomorrow.daysSinceEpoch
    guard missing * 50 > end.daysSinceEpoch - start.daysSinceEpoch else { return }
    let shifted: CalendarDate
    if start.day == other.day {
      let months = (start.year - other.year) * 12 + start.month - other.month
      // the end of a short month meets the end of a long one
      shifted =
        tomorrow.day == 1 ? tomorrow.adding(months: -months) : today.adding(months: -months).adding(days: 1)
    } else {
      shifted = other.adding(days: tomorrow.daysSinceEpoch - start.daysSinceEpoch)
    }
    guard other < shifted, shifted <= otherEnd else { return }
    plan.period?.range = TimeRange(start: start, end: tomorrow)
    plan.comparison = QueryPlan.Comparison(range: TimeRange(start: other, end: shifted))
    defaults.append("the period is still open: both are compared up to the same day")
  }
}
