import QuerentCore
import SemanticLayer

/// Questions a check asks about a plan as a whole, nested plans included.
struct PlanInspection {
  let plan: QueryPlan
  let model: SemanticModel

  /// Every aggregate function at work, with measures of the model expanded.
  var functions: Set<Aggregate> {
    var functions: Set<Aggregate> = []
    visit { expression in
      if case .aggregate(let call) = expression { functions.insert(call.function) }
    }
    return functions
  }

  var usesMeasure: Bool {
    var found = false
    visit { if case .measure = $0 { found = true } }
    return found
  }

  var hasRatio: Bool {
    var found = false
    visit { expression in
      if case .arithmetic(.divide, _, _) = expression { found = true }
      if case .window(let call) = expression, call.function == .share || call.function == .growth {
        found = true
      }
    }
    return found
  }

  /// The grains of all buckets.
  var grains: Set<TimeGrain> {
    var grains: Set<TimeGrain> = []
    visit { if case .bucket(_, let grain) = $0 { grains.insert(grain) } }
    return grains
  }

  var hasDatePart: Bool {
    var found = false
    visit { if case .part = $0 { found = true } }
    return found
  }

  var columns: [ColumnReference] {
    var columns: [ColumnReference] = []
    visit { if case .column(let reference) = $0 { columns.append(reference) } }
    return columns
  }

  /// Calls `look` for every expression of the plan and of the plans inside it.
  func visit(_ look: (PlanExpression) -> Void) {
    func walk(_ expression: PlanExpression) {
      look(expression)
      switch expression {
      case .column, .literal: break
      case .earliest(let date, let thing):
        walk(.column(date))
        walk(.column(thing))
      case .measure(let name): if let measure = model.measure(named: name) { walk(measure.expression) }
      case .aggregate(let call):
        if let argument = call.argument { walk(argument) }
        if let condition = call.condition { walk(condition) }
      case .bucket(let inner, _), .part(let inner, _): walk(inner)
      case .arithmetic(_, let left, let right), .daysBetween(let left, let right):
        walk(left)
        walk(right)
      case .plan(let plan): walk(plan)
      case .window(let call):
        walk(call.argument)
        call.partition.forEach(walk)
      }
    }
    func walk(_ condition: PlanCondition) {
      switch condition {
      case .comparison(let left, _, let right):
        walk(left)
        walk(right)
      case .between(let value, let low, let high): [value, low, high].forEach(walk)
      case .inList(let value, _), .like(let value, _), .isNull(let value): walk(value)
      case .inPlan(let value, let plan):
        walk(value)
        walk(plan)
      case .not(let inner): walk(inner)
      case .all(let parts), .any(let parts): parts.forEach(walk)
      }
    }
    func walk(_ plan: QueryPlan) {
      plan.outputs.forEach { walk($0.expression) }
      plan.groups.forEach(walk)
      if let period = plan.period { look(.column(period.column)) }
      if let filter = plan.filter { walk(filter) }
      if let having = plan.having { walk(having) }
      plan.order.forEach { walk($0.expression) }
      plan.limit?.per.forEach(walk)
      if let combination = plan.combination { walk(combination.plan) }
    }
    walk(plan)
  }
}
