import QuerentCore
import SemanticLayer

/// Edits the last plan by what a follow-up says. Old text is never read again.
struct PlanEditor {
  let graph: ModelGraph
  let previous: QueryPlan
  /// The turn read by itself, with the outputs of the last plan where it names none.
  let turn: QueryPlan
  let sketch: Sketch
  /// The words of the times the turn names.
  var timeWords: [String] = []
  /// Whether a direction was said: "descending".
  var saysDirection = false
  /// Whether the turn points back at the rows of the last answer.
  var refers = false
  /// Limits of the first figure that was shown.
  var figureLimits: [(ComparisonOperator, NumberMention)] = []
  /// How doubtful an edit was.
  var doubt = 0.0

  var model: SemanticModel { graph.model }

  init(graph: ModelGraph, previous: QueryPlan, turn: QueryPlan, sketch: Sketch) {
    self.graph = graph
    self.previous = previous
    self.turn = turn
    self.sketch = sketch
  }

  /// Whether percentages of a figure are fractions in the data.
  private func isFraction(_ figure: PlanExpression) -> Bool {
    let builder = PlanBuilder.empty(graph)
    if case .aggregate(let call) = figure, let argument = call.argument, call.function != .sum {
      return builder.isFraction(argument)
    }
    return builder.isFraction(figure)
  }

  // MARK: Other outputs over the same rows

  /// "their cities", "how many of those …": what the turn shows, of the rows the last plan had.
  mutating func referred() -> QueryPlan {
    var plan = turn
    plan.filter = merged(previous.filter, turn.filter)
    plan.period = mergedPeriod()
    plan.tables = keptTables(plan.filter)
    if plan.combination == nil, let combination = previous.combination {
      plan.combination = adjusted(combination, outputs: plan.outputs)
    }
    guard isCutDown else {
      if plan.order.isEmpty, !plan.isAggregated { plan.order = keptOrder(for: plan) }
      return plan
    }
    let ranksItself = !turn.order.isEmpty || turn.limit != nil
    if !plan.isAggregated, !ranksItself, keepsShape(of: plan) {
      plan.order = previous.order
      plan.limit = previous.limit
      plan.having = previous.having
      plan.groups = previous.isAggregated ? previous.groups : []
      return plan
    }
    if let narrowed = rowsAsCondition() {
      plan.filter = PlanBuilder.conjunction([plan.filter, narrowed].compactMap { $0 })
    } else {
      doubt += 0.5
    }
    return plan
  }

  /// "what about profit", "and the number of orders": another figure in the place of the old one.
  mutating func replaced() -> QueryPlan {
    var plan = turn
    plan.filter = merged(previous.filter, turn.filter)
    plan.period = mergedPeriod()
    plan.comparison = turn.comparison ?? previous.comparison
    plan.tables = keptTables(plan.filter)
    if plan.combination == nil, let combination = previous.combination {
      plan.combination = adjusted(combination, outputs: plan.outputs)
    }
    let areFigures = turn.outputs.allSatisfy { $0.expression.isAggregated }
    if areFigures, turn.groups.isEmpty {
      guard !previous.groups.isEmpty, !determinesGroups(turn.filter) else { return plan }
      plan.groups = previous.groups
      plan.having = plan.having ?? replacedInChanges(previous.having)
      plan.outputs = previous.outputs.filter { !$0.expression.isAggregated } + turn.outputs
      if plan.order.isEmpty, let new = turn.outputs.first?.expression {
        // the old order, by the new figure where it was by the old one
        plan.order = previous.order.map { key in
          guard key.expression.isAggregated || key.expression.hasWindow else { return key }
          let moved = key.expression.hasWindow ? replacedInChanges(key.expression) : new
          return QueryPlan.OrderKey(moved, descending: key.isDescending)
        }
        plan.limit = previous.limit
      }
      return plan
    }
    guard !plan.isAggregated, turn.order.isEmpty, turn.limit == nil else { return plan }
    if keepsShape(of: plan) {
      plan.order = previous.order
      plan.limit = previous.limit
      plan.having = previous.having
      if isCutDown, previous.isAggregated { plan.groups = previous.groups }
    }
    return plan
  }

  /// The figure of the last plan, and the one that takes its place.
  private var exchange: (old: PlanExpression, new: PlanExpression)? {
    let old = previous.outputs.first {
      $0.expression.isAggregated && !previous.groups.contains($0.expression)
    }
    guard let old, let new = turn.outputs.first else { return nil }
    return (old.expression, new.expression)
  }

  /// "and profit?" after "which region fell most": the change that ranks is that of the new figure.
  private func replacedInChanges(_ expression: PlanExpression) -> PlanExpression {
    guard expression.hasWindow, let exchange else { return expression }
    return expression.replacing { $0 == exchange.old ? exchange.new : nil }
  }

  private func replacedInChanges(_ condition: PlanCondition?) -> PlanCondition? {
    guard let condition, let exchange else { return condition }
    var hasWindow = false
    condition.visit { if case .window = $0 { hasWindow = true } }
    return hasWindow ? condition.replacing { $0 == exchange.old ? exchange.new : nil } : condition
  }

  // MARK: Changes of the last plan

  /// The last plan with the filters, period, groups, order or limit of a turn that shows nothing new.
  mutating func edited(keepsKeys: Bool = false) -> QueryPlan {
    var plan = previous
    plan.filter = merged(previous.filter, turn.filter)
    plan.tables = keptTables(plan.filter)
    if refers, previous.limit != nil, turn.filter != nil || turn.having != nil, let rows = rowsAsCondition() {
      // "which of them …" asks of the rows that were shown, not for as many others
      plan.filter = PlanBuilder.conjunction([rows] + (turn.filter.map(Self.parts) ?? []))
      plan.limit = nil
      plan.outputs =
        turn.outputs.allSatisfy { !$0.expression.isAggregated }
          && !previous.outputs.contains(where: \.expression.isAggregated) ? turn.outputs : plan.outputs
    }
    if let period = turn.period, period.range != nil {
      plan.period = QueryPlan.Period(
        column: previous.period?.column ?? period.column, range: inYearBefore(period.range))
    }
    if !sketch.groups.isEmpty, !turn.groups.isEmpty, !keepsKeys {
      regroup(&plan, keeping: turn.groups.allSatisfy(Self.isTime) ? comparedGroups : [])
    }
    if !sketch.operations.isEmpty {
      plan.outputs = turn.outputs
      plan.comparison = nil
      plan.groups = turn.groups.isEmpty ? plan.groups : turn.groups
    }
    if !turn.order.isEmpty {
      let isFigure = previous.isAggregated && previous.groups.isEmpty && previous.having == nil
      if isFigure {
        // "which one is the most expensive" after a count: the row itself
        if let listed = rows() {
          plan.outputs = listed.outputs
          plan.order = rowOrder()
          totalsInOrder(&plan)
        }
      } else if let key = previous.order.first, key.expression == turn.order.first?.expression,
        !saysDirection, !sketch.orders.contains(where: \.isSuperlative)
      {
        // "sort by sales" of what is sorted by sales
      } else {
        if !sketch.orders.contains(where: \.isSuperlative), turn.limit == nil {
          keepRows(of: &plan, for: turn.order)
        }
        plan.order = turn.order
        if turn.groups != previous.groups, sketch.groups.isEmpty, !previous.isAggregated {
          plan.groups = turn.groups
        }
        if !saysDirection, plan.order.count == 1, !sketch.orders.contains(where: \.isSuperlative),
          plan.order[0].expression.isAggregated
        {
          let figure = plan.order[0].expression
          let isMeasure = if case .measure = figure { true } else { false }
          // "sort by profit": the largest first, and what is sorted by is shown
          if previous.isAggregated || isMeasure { plan.order[0].isDescending = true }
          if isMeasure, !previous.isAggregated, !plan.groups.isEmpty,
            !plan.outputs.contains(where: { $0.expression == figure })
          {
            plan.outputs.append(QueryPlan.Output(figure))
          }
        }
        totalsInOrder(&plan)
      }
      if sketch.orders.contains(where: \.isSuperlative) { plan.limit = turn.limit ?? QueryPlan.Limit(1) }
    }
    if let limit = turn.limit {
      plan.limit = QueryPlan.Limit(limit.count, offset: limit.offset, per: limit.per)
    }
    if let figure = previous.outputs.first(where: \.expression.isAggregated)?.expression,
      !figureLimits.isEmpty
    {
      let limits = figureLimits.map { sign, said in
        let number = said.isPercent && isFraction(figure) ? said.value / 100 : said.value
        let cell: Value =
          number == number.rounded() && abs(number) < 9e15 ? .integer(Int64(number)) : .real(number)
        return PlanCondition.comparison(figure, sign, .literal(cell))
      }
      plan.having = PlanBuilder.conjunction((previous.having.map(Self.parts) ?? []) + limits)
    }
    if let having = turn.having {
      plan.having = PlanBuilder.conjunction([previous.having, having].compactMap { $0 })
      if plan.groups.isEmpty { plan.groups = turn.groups }
    }
    if let comparison = turn.comparison ?? comparedRange() {
      plan.comparison = comparison
      if let period = turn.period, period.range != nil, turn.comparison != nil { plan.period = period }
    }
    return plan
  }

  /// "add profit", "include their cities too": more outputs.
  mutating func added() -> QueryPlan {
    var plan = referredForAddition()
    let new = turn.outputs.filter { output in
      !previous.outputs.contains { $0.expression == output.expression }
    }
    let kept = previous.outputs
    let isNewKey = !sketch.groups.isEmpty
    plan.outputs =
      isNewKey
      ? kept.filter { !$0.expression.isAggregated } + new.filter { !$0.expression.isAggregated }
        + kept.filter(\.expression.isAggregated) + new.filter(\.expression.isAggregated)
      : kept + new
    guard plan.isAggregated else { return plan }
    // beside figures every plain column is a key, or follows from one
    for output in plan.outputs where !output.expression.isAggregated {
      if !isDetermined(output.expression, by: plan.groups) { plan.groups.append(output.expression) }
    }
    return plan
  }

  /// "also Texas", "add Ohio", "and by month too": more members, or another key.
  mutating func extended() -> QueryPlan {
    if !sketch.groups.isEmpty { return split() }
    var plan = edited()
    guard let old = previous.filter, let new = turn.filter else { return plan }
    plan.filter = united(old, new)
    return plan
  }

  /// "break it down by product": another key beside those there are.
  mutating func split() -> QueryPlan {
    var plan = edited(keepsKeys: true)
    if !turn.groups.isEmpty { regroup(&plan, keeping: previous.groups) }
    return plan
  }

  private mutating func referredForAddition() -> QueryPlan {
    var plan = previous
    plan.filter = merged(previous.filter, turn.filter)
    plan.tables += turn.tables.filter { !plan.tables.contains($0) }
    if !turn.groups.isEmpty, !sketch.groups.isEmpty {
      plan.groups += turn.groups.filter { !plan.groups.contains($0) }
    }
    return plan
  }

  private func regroup(_ plan: inout QueryPlan, keeping kept: [PlanExpression]) {
    let old = Set(previous.groups)
    if kept.isEmpty {
      plan.outputs.removeAll { old.contains($0.expression) || !$0.expression.isAggregated }
    }
    let keys = turn.outputs.filter { !$0.expression.isAggregated }
    let standing = plan.outputs.filter { !$0.expression.isAggregated }
    let figures = plan.outputs.filter(\.expression.isAggregated)
    let new = keys.filter { output in !standing.contains { $0.expression == output.expression } }
    plan.outputs =
      standing + new + (figures.isEmpty ? turn.outputs.filter(\.expression.isAggregated) : figures)
    plan.groups = kept + turn.groups.filter { !kept.contains($0) }
    if let period = turn.period, plan.period == nil { plan.period = period }
    if plan.groups.contains(where: { if case .bucket = $0 { true } else { false } }), kept.isEmpty {
      // a series stands in the order of time, whole
      plan.order = turn.order
      plan.limit = turn.limit
    } else {
      plan.order.removeAll { key in !key.expression.isAggregated && !plan.groups.contains(key.expression) }
    }
  }
}
