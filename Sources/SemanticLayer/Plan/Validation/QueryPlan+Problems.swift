public import QuerentCore

extension QueryPlan {
  /// What keeps the plan from having a meaning over a model; empty for a sound plan.
  ///
  /// Codes are stable:
  ///
  /// | code | problem |
  /// |---|---|
  /// | `no-outputs` | nothing is shown |
  /// | `unknown-table`, `unknown-column`, `unknown-measure`, `unknown-role` | the model has no such thing |
  /// | `nested-aggregate` | an aggregate or a measure inside an aggregate |
  /// | `aggregate-without-argument` | anything but a count of nothing in particular |
  /// | `aggregate-in-filter`, `window-in-filter` | a condition on rows that speaks of groups |
  /// | `aggregate-in-group` | a group key that is itself aggregated |
  /// | `having-without-aggregate` | a condition on groups that speaks of rows |
  /// | `ungrouped-column` | a column that the group keys do not determine |
  /// | `type-mismatch` | a sum of text, a month of a price, a number compared with a word |
  /// | `combination-arity` | a set operation over different numbers of columns |
  /// | `percent-out-of-range` | a percentile that is none of 1 to 99 |
  /// | `scalar-shape` | a plan that stands for one value and gives more |
  /// | `membership-shape` | a plan that values are looked up in and that has not one column |
  /// | `limit-not-positive`, `offset-negative` | rows that cannot be counted |
  /// | `empty-range` | a period that ends before it starts |
  /// | `period-not-time` | a period over a column that holds no dates |
  /// | `comparison-without-period` | a second period without a first |
  /// | `comparison-of-rows` | a second period for a list of rows |
  public func problems(in model: SemanticModel) -> [Diagnostic] {
    var validator = PlanValidator(model: model)
    validator.check(self)
    return validator.problems
  }
}
