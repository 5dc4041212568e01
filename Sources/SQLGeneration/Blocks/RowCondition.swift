import QuerentCore
import SemanticLayer

/// What a row must meet: a condition of the plan, or to lie in its period.
enum RowCondition {
  case plan(PlanCondition)
  case period(ColumnReference, TimeRange)

  var columnReferences: [ColumnReference] {
    switch self {
    case .plan(let condition): condition.columnReferences
    case .period(let column, _): [column]
    }
  }

  /// The conditions of a plan, one a conjunct.
  static func all(of plan: QueryPlan) -> [RowCondition] {
    var conditions: [RowCondition] = []
    if let period = plan.period, let range = period.range, range.start != nil || range.end != nil {
      conditions.append(.period(period.column, range))
    }
    for conjunct in plan.filter?.conjuncts ?? [] { conditions.append(.plan(conjunct)) }
    return conditions
  }
}
