import QuerentCore
import SemanticLayer

/// What a plan is made of, for judging how intricate it is and whether it does what the words ask.
struct PlanShape {
  /// Tables that take part, those of plans inside left out.
  var tables: [String] = []
  var columns: [ColumnReference] = []
  var aggregates: [AggregateCall] = []
  var measures = 0
  var windows = 0
  var buckets = 0
  var comparisons = 0
  var equalities = 0
  var negations = 0
  var alternatives = 0
  var patterns = 0
  var missing = 0
  var betweens = 0
  var memberships = 0
  /// Plans inside conditions and expressions.
  var nested = 0
  /// Numbers it compares with.
  var numbers: [Double] = []
  var conditionColumns: [ColumnReference] = []

  init(of plan: QueryPlan) {
    add(plan)
    if let combination = plan.combination { add(combination.plan) }
    tables = JoinRoles.tables(of: plan)
  }

  private mutating func add(_ plan: QueryPlan) {
    for output in plan.outputs { output.expression.visit { add($0) } }
    for key in plan.groups { key.visit { add($0) } }
    for key in plan.order { key.expression.visit { add($0) } }
    for condition in [plan.filter, plan.having].compactMap({ $0 }) {
      add(condition)
      condition.visit { add($0) }
      for reference in condition.columnReferences where !conditionColumns.contains(reference) {
        conditionColumns.append(reference)
      }
    }
  }

  private mutating func add(_ expression: PlanExpression) {
    switch expression {
    case .column(let reference): if !columns.contains(reference) { columns.append(reference) }
    case .aggregate(let call): if !aggregates.contains(call) { aggregates.append(call) }
    case .measure: measures += 1
    case .window: windows += 1
    case .bucket, .part: buckets += 1
    case .plan(let inner):
      nested += 1
      add(inner)
    case .literal(let value): if let number = value.number { numbers.append(number) }
    case .arithmetic, .daysBetween, .earliest: break
    }
  }

  private mutating func add(_ condition: PlanCondition) {
    switch condition {
    case .comparison(_, let symbol, _):
      if symbol == .equal { equalities += 1 } else { comparisons += 1 }
      if symbol == .notEqual { negations += 1 }
    case .between: betweens += 1
    case .inList(_, let values):
      equalities += 1
      if values.count > 1 { alternatives += 1 }
    case .inPlan(_, let inner):
      memberships += 1
      add(inner)
    case .like: patterns += 1
    case .isNull: missing += 1
    case .not(let inner):
      negations += 1
      add(inner)
    case .all(let parts): for part in parts { add(part) }
    case .any(let parts):
      alternatives += 1
      for part in parts { add(part) }
    }
  }
}

extension SemanticModel {
  /// Whether a column is what the things of a table are counted by, or what another table is referred to by.
  fileprivate func isCounted(_ argument: PlanExpression, in table: String) -> Bool {
    guard case .column(let reference) = argument else { return false }
    if self.table(named: table)?.entity?.countedBy == reference.column { return true }
    return column(reference)?.role == .identifier
  }
}

extension PlanFeatures {
  /// Whether two plans show the same figures of the same rows, however they are sorted.
  static func difference(_ left: QueryPlan, _ right: QueryPlan) -> String {
    if left.outputs != right.outputs { return "outputs" }
    if left.filter != right.filter || left.having != right.having { return "filter" }
    if left.groups != right.groups { return "groups" }
    if left.period != right.period { return "period" }
    if left.order != right.order || left.limit != right.limit { return "order" }
    return "rest"
  }
}

/// Features of a plan by itself.
struct PlanFeatures {
  let model: SemanticModel
  let graph: ModelGraph

  func features(of plan: QueryPlan) -> ReadingFeatures {
    let shape = PlanShape(of: plan)
    var features = ReadingFeatures()
    features["plan.joins"] = Double(max(0, shape.tables.count - 1))
    features.set("plan.one-join", when: shape.tables.count == 2)
    features.set("plan.many-joins", when: shape.tables.count > 2)
    features["plan.spread"] = Double(graph.spread(of: shape.tables))
    features.set("plan.lists", when: !plan.isAggregated)
    features.set("plan.one-figure", when: plan.isAggregated && plan.groups.isEmpty && plan.outputs.count == 1)
    features.set("plan.grouped", when: !plan.groups.isEmpty)
    features.set("plan.several-groups", when: plan.groups.count > 1)
    features.set("plan.having", when: plan.having != nil)
    features.set("plan.ordered", when: !plan.order.isEmpty)
    features.set("plan.several-orders", when: plan.order.count > 1)
    features.set("plan.limited", when: plan.limit != nil)
    features.set("plan.limited-to-one", when: plan.limit?.count == 1)
    features.set("plan.limited-grouped", when: plan.limit != nil && !plan.groups.isEmpty)
    features.set("plan.per-group-limit", when: plan.limit?.per.isEmpty == false)
    features.set("plan.distinct", when: plan.isDistinct)
    features.set("plan.combination", when: plan.combination != nil)
    features.set("plan.comparison", when: plan.comparison != nil)
    features.set("plan.period", when: plan.period?.range != nil)
    features.set("plan.nested", when: shape.nested > 0)
    features.set("plan.membership", when: shape.memberships > 0)
    features.set("plan.negation", when: shape.negations > 0)
    features.set("plan.alternatives", when: shape.alternatives > 0)
    features.set("plan.pattern", when: shape.patterns > 0)
    features.set("plan.missing", when: shape.missing > 0)
    features.set("plan.window", when: shape.windows > 0)
    features.set("plan.measure", when: shape.measures > 0)
    features.set("plan.bucket", when: shape.buckets > 0)
    features.set("plan.silent-tables", when: !plan.tables.isEmpty)
    features["plan.conditions"] = Double(plan.filter?.conjuncts.count ?? 0)
    features.set(
      "plan.unfiltered", when: plan.filter == nil && plan.having == nil && plan.period?.range == nil)
    features["plan.many-outputs"] = Double(max(0, plan.outputs.count - 2))
    features.set("plan.several-outputs", when: plan.outputs.count > 1)
    features.set("plan.several-aggregates", when: shape.aggregates.count > 1)
    for call in shape.aggregates {
      guard call.function == .countDistinct else {
        features["plan.\(call.function.rawValue)"] = 1
        continue
      }
      // orders counted by their number, as the model says, or values that are told apart
      let isEntity = call.argument.map { model.isCounted($0, in: call.table) } ?? false
      features[isEntity ? "plan.count-entities" : "plan.count-values"] = 1
    }
    features.set("plan.roles", when: shape.columns.contains { $0.role != nil })
    add(shape, of: plan, to: &features)
    return features
  }

  /// What the columns and tables of the plan are.
  private func add(_ shape: PlanShape, of plan: QueryPlan, to features: inout ReadingFeatures) {
    for output in plan.outputs {
      guard case .column(let reference) = output.expression, let column = model.column(reference) else {
        continue
      }
      features.set("plan.shows-id", when: column.role == .identifier)
    }
    let keys = plan.groups.flatMap(\.columnReferences)
    features.set("plan.groups-by-id", when: keys.contains { model.column($0)?.role == .identifier })
    features.set("plan.groups-by-number", when: keys.contains { model.column($0)?.isNumeric == true })
    features.set(
      "plan.key-not-shown",
      when: plan.groups.contains { key in !plan.outputs.contains { $0.expression == key } })
    // a figure of one table beside the rows of a table on its one side: "stores … of their customers"
    let facts = Set(shape.aggregates.map(\.table))
    features.set("plan.several-facts", when: facts.count > 1)
    if let fact = shape.aggregates.first?.table {
      let homes = shape.conditionColumns + keys
      let distant = homes.filter { reference in
        reference.table != fact && !(model.table(named: fact)?.column(named: reference.column) == nil)
      }
      features.set("plan.distant-namesake", when: !distant.isEmpty)
      features.set(
        "plan.multiplies", when: homes.contains { !graph.isSingle(from: fact, to: $0.table) })
    }
    if !plan.isAggregated, let main = shape.tables.first {
      features.set(
        "plan.list-multiplies", when: shape.tables.contains { !graph.isSingle(from: main, to: $0) })
    }
  }
}
