import QuerentCore
import SemanticLayer

/// Which tables and columns a plan touches.
enum PlanTables {
  /// The tables whose rows are aggregated or listed, in order of appearance.
  static func facts(of plan: QueryPlan, in model: SemanticModel) -> [String] {
    var facts: [String] = []
    func add(_ table: String) { if !facts.contains(table) { facts.append(table) } }
    func visit(_ expression: PlanExpression) {
      switch expression {
      case .measure(let name): if let measure = model.measure(named: name) { visit(measure.expression) }
      case .aggregate(let call): add(call.table)
      case .arithmetic(_, let left, let right), .daysBetween(let left, let right):
        visit(left)
        visit(right)
      case .window(let call): visit(call.argument)
      case .bucket(let inner, _), .part(let inner, _): visit(inner)
      case .column, .literal, .plan, .earliest: break
      }
    }
    for output in plan.outputs { visit(output.expression) }
    for key in plan.order { visit(key.expression) }
    if facts.isEmpty {
      for case .column(let reference) in plan.outputs.map(\.expression) { add(reference.table) }
    }
    return facts
  }

  /// Every literal that a plan's conditions compare with, with the column it is compared with where there is one.
  static func literals(of plan: QueryPlan) -> [(column: ColumnReference?, value: Value, isEquality: Bool)] {
    var found: [(column: ColumnReference?, value: Value, isEquality: Bool)] = []
    func visit(_ condition: PlanCondition) {
      switch condition {
      case .comparison(let left, let sign, let right):
        if case .literal(let value) = right { found.append((column(left), value, sign == .equal)) }
        nested(left)
        nested(right)
      case .between(let value, let low, let high):
        for case .literal(let bound) in [low, high] { found.append((column(value), bound, false)) }
      case .inList(let value, let list): found += list.map { (column(value), $0, true) }
      case .inPlan(_, let plan): found += literals(of: plan)
      case .like(let value, let pattern): found.append((column(value), .text(pattern), false))
      case .isNull: break
      case .not(let inner): visit(inner)
      case .all(let parts), .any(let parts): parts.forEach(visit)
      }
    }
    func nested(_ expression: PlanExpression) {
      if case .plan(let plan) = expression { found += literals(of: plan) }
    }
    if let filter = plan.filter { visit(filter) }
    if let having = plan.having { visit(having) }
    for output in plan.outputs {
      if case .aggregate(let call) = output.expression, let condition = call.condition { visit(condition) }
    }
    if let combination = plan.combination { found += literals(of: combination.plan) }
    return found
  }

  private static func column(_ expression: PlanExpression) -> ColumnReference? {
    if case .column(let reference) = expression { reference } else { nil }
  }
}
