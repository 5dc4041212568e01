public import QuerentCore
public import SemanticLayer

/// A part of the last plan that a follow-up kept without naming it.
public enum CarriedOver: Hashable, Sendable {
  case figure(QueryPlan.Output)
  case groups([PlanExpression])
  case condition(PlanCondition)
  case period(TimeRange)
  case limit(QueryPlan.Limit, isDescending: Bool?)
  /// The rows of the last answer, which the new figures are of.
  case rows
}
