public import QuerentCore

/// What must hold of a row (in a filter) or of a group (in `having`).
public indirect enum PlanCondition: Hashable, Sendable {
  case comparison(PlanExpression, ComparisonOperator, PlanExpression)
  /// Both bounds included.
  case between(PlanExpression, PlanExpression, PlanExpression)
  case inList(PlanExpression, [Value])
  /// The value occurs in the single output of a plan: "customers who have an order over 500".
  case inPlan(PlanExpression, QueryPlan)
  /// SQL `LIKE` with `%` and `_`; case of ASCII letters does not matter.
  case like(PlanExpression, String)
  case isNull(PlanExpression)
  case not(PlanCondition)
  case all([PlanCondition])
  case any([PlanCondition])
}

/// How two values compare. Text compares without case in `=` and `!=` where the column does not tell cases apart.
public enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}
