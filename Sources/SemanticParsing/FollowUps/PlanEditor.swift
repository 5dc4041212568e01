import QuerentCore
import SemanticLayer

/// Edits the last plan by what a follow-up says. Old text is never read again.
struct PlanEditor {
  let graph: ModelGraph
  let previous: QueryPlan
  /// Whether the turn names groups of its own.
  let hasOwnGroups: Bool
  /// What was carried over, in words.
  private(set) var inherited: [String] = []

  init(graph: ModelGraph, previous: QueryPlan, hasOwnGroups: Bool) {
    self.hasOwnGroups = hasOwnGroups
    self.graph = graph
    self.previous = previous
  }

  /// The plan of a turn that refers to the rows asked for before: what it shows, over the rows the last plan had.
  mutating func refer(_ turn: QueryPlan, isReplacement: Bool = false) -> QueryPlan {
    var plan = turn
    if isReplacement, turn.groups.isEmpty, !previous.groups.isEmpty,
      turn.outputs.allSatisfy({ $0.expression.isAggregated })
    {
      // "what about profit?" after "revenue by region": the same keys, another figure
      plan.groups = previous.groups
      plan.outputs = previous.outputs.filter { !$0.expression.isAggregated } + turn.outputs
    }
    plan.filter = merge(previous.filter, turn.filter)
    if plan.period == nil {
      plan.period = previous.period
    } else if plan.period?.range == nil {
      plan.period?.range = previous.period?.range
    }
    plan.tables = previous.tables.filter { !turn.tables.contains($0) } + turn.tables
    if plan.isAggregated, !previous.isAggregated || previous.limit != nil || previous.having != nil {
      // figures over rows that were listed: "how many of those …"
      if let narrowed = narrowing(turn) {
        plan.filter = PlanBuilder.conjunction([plan.filter, narrowed].compactMap { $0 })
      }
    } else {
      if plan.order.isEmpty { plan.order = previous.order }
      if plan.limit == nil { plan.limit = previous.limit }
      if plan.having == nil { plan.having = previous.having }
      if plan.groups.isEmpty { plan.groups = groupsToKeep(turn) }
      plan.combination =
        plan.combination ?? previous.combination.flatMap { adjusted($0, outputs: plan.outputs) }
    }
    note()
    return plan
  }

  /// The last plan with filters, period, groups, order or limit of an elliptical turn put in.
  mutating func edit(_ turn: QueryPlan) -> QueryPlan {
    var plan = previous
    plan.filter = merge(previous.filter, turn.filter)
    if let period = turn.period, period.range != nil {
      plan.period = QueryPlan.Period(column: previous.period?.column ?? period.column, range: period.range)
    }
    if !turn.groups.isEmpty, hasOwnGroups {
      let old = Set(previous.groups)
      plan.outputs.removeAll { old.contains($0.expression) }
      let keys = turn.outputs.filter { !$0.expression.isAggregated }
      plan.outputs =
        keys + plan.outputs.filter { output in !keys.contains { $0.expression == output.expression } }
      plan.groups = turn.groups
    }
    if !turn.order.isEmpty { plan.order = turn.order }
    if let limit = turn.limit { plan.limit = limit }
    if let having = turn.having {
      plan.having = PlanBuilder.conjunction([previous.having, having].compactMap { $0 })
    }
    if let comparison = turn.comparison { plan.comparison = comparison }
    plan.tables += turn.tables.filter { !plan.tables.contains($0) }
    note()
    return plan
  }

  // MARK: Parts

  /// Old conditions, except those on columns the new ones speak of.
  private func merge(_ old: PlanCondition?, _ new: PlanCondition?) -> PlanCondition? {
    guard let new else { return old }
    guard let old else { return new }
    let spoken = Self.columns(of: new)
    let kept = Self.parts(of: old).filter { Self.columns(of: $0).isDisjoint(with: spoken) }
    return PlanBuilder.conjunction(kept + Self.parts(of: new))
  }

  /// The rows of the last plan as a condition on the key of what the turn is about.
  private func narrowing(_ turn: QueryPlan) -> PlanCondition? {
    guard previous.limit != nil || previous.having != nil else { return nil }
    guard let table = previous.outputs.compactMap({ Self.tables(of: $0.expression).first }).first,
      let key = graph.model.table(named: table)?.primaryKey.first,
      graph.model.table(named: table)?.primaryKey.count == 1
    else { return nil }
    var rows = previous
    let reference = PlanExpression.column(ColumnReference(table: table, column: key))
    rows.outputs = [QueryPlan.Output(reference)]
    return .inPlan(reference, rows)
  }

  private func groupsToKeep(_ turn: QueryPlan) -> [PlanExpression] {
    guard previous.isAggregated,
      previous.having != nil || previous.order.contains(where: { $0.expression.isAggregated })
    else { return [] }
    return previous.groups
  }

  private func adjusted(_ combination: QueryPlan.Combination, outputs: [QueryPlan.Output])
    -> QueryPlan.Combination
  {
    var second = combination.plan
    second.outputs = outputs
    return QueryPlan.Combination(combination.operation, second)
  }

  private mutating func note() {
    if let filter = previous.filter { inherited.append(contentsOf: Self.parts(of: filter).map(\.text)) }
    if let range = previous.period?.range { inherited.append("\(range)") }
  }

  static func parts(of condition: PlanCondition) -> [PlanCondition] {
    if case .all(let parts) = condition { parts } else { [condition] }
  }

  static func columns(of condition: PlanCondition) -> Set<ColumnReference> {
    switch condition {
    case .comparison(let left, _, let right): columns(of: left).union(columns(of: right))
    case .between(let value, let low, let high):
      columns(of: value).union(columns(of: low)).union(columns(of: high))
    case .inList(let value, _), .like(let value, _), .isNull(let value), .inPlan(let value, _):
      columns(of: value)
    case .not(let inner): columns(of: inner)
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion(columns(of: $1)) }
    }
  }

  static func columns(of expression: PlanExpression) -> Set<ColumnReference> {
    switch expression {
    case .column(let reference): [reference]
    case .aggregate(let call): call.argument.map { columns(of: $0) } ?? []
    case .bucket(let inner, _), .part(let inner, _): columns(of: inner)
    case .arithmetic(_, let left, let right), .daysBetween(let left, let right):
      columns(of: left).union(columns(of: right))
    case .window(let call): columns(of: call.argument)
    case .literal, .measure, .plan: []
    }
  }

  /// The tables of a plan, the one it mainly shows first.
  static func tables(of plan: QueryPlan, in model: SemanticModel) -> [String] {
    var found: [String] = []
    func add(_ names: [String]) { for name in names where !found.contains(name) { found.append(name) } }
    for output in plan.outputs {
      if case .measure(let name) = output.expression,
        let home = model.measure(named: name).flatMap({ PlanBuilder.home(of: $0.expression) })
      {
        add([home])
      } else {
        add(tables(of: output.expression))
      }
    }
    if let filter = plan.filter { add(columns(of: filter).map(\.table).sorted()) }
    add(plan.tables)
    return found
  }

  static func tables(of expression: PlanExpression) -> [String] {
    if case .aggregate(let call) = expression { return [call.table] }
    return columns(of: expression).map(\.table).sorted()
  }
}
