import QuerentCore
import SemanticLayer

/// "new customers per year" over one file of orders: each customer counts when the first of its rows is dated.
extension PlanBuilder {
  /// Whether newcomers told apart by a column of a fact are counted by their first row.
  mutating func countNewcomersOfFile() -> Bool {
    guard let subject = sketch.arithmetic.newcomers, let named = column(subject), isFact(named.table),
      column(named)?.isUnique == false, model.table(named: named.table)?.defaultTimeDimension != nil,
      sketch.groups.contains(where: { if case .grain = $0.key { true } else { false } })
        || !sketch.times.isEmpty
    else { return false }
    let key = identifier(beside: named) ?? named
    plan.outputs = [
      QueryPlan.Output(.aggregate(AggregateCall(.countDistinct, of: .column(key), table: named.table)))
    ]
    return true
  }

  /// Puts steps and stretches of time on the first row of each customer.
  mutating func dateNewcomersOfFile() {
    guard let subject = sketch.arithmetic.newcomers, let named = column(subject), isFact(named.table),
      column(named)?.isUnique == false, let dated = model.table(named: named.table)?.defaultTimeDimension
    else { return }
    let time = ColumnReference(table: named.table, column: dated)
    let first = PlanExpression.earliest(time, per: identifier(beside: named) ?? named)
    func moved(_ expression: PlanExpression) -> PlanExpression {
      expression.replacing { part in if case .column(time) = part { first } else { nil } }
    }
    plan.groups = plan.groups.map(moved)
    for index in plan.outputs.indices where !plan.outputs[index].expression.isAggregated {
      plan.outputs[index].expression = moved(plan.outputs[index].expression)
    }
    for index in plan.order.indices { plan.order[index].expression = moved(plan.order[index].expression) }
    if let range = plan.period?.range, plan.comparison == nil {
      rowConditions.append([
        condition(time, range, isNegated: false).replacing { part in
          if case .column(time) = part { first } else { nil }
        }
      ])
    }
    if plan.comparison == nil { plan.period = nil }
    defaults.append("new: in the time of the first row")
  }
}
