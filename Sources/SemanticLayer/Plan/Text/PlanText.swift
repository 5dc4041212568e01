extension QueryPlan {
  /// The one-line form. ``init(parsing:)`` gives back the same plan.
  ///
  /// The head names figures and keys, `revenue by orders.region`, or after `show` any columns; clauses follow behind
  /// bars, in the order in which they apply.
  public var text: String { PlanPrinter().text(self) }
}

extension PlanExpression {
  /// The expression in the one-line form: `sum(orders.profit) / sum(orders.sales)`.
  public var text: String { PlanPrinter().text(self) }
}

extension PlanCondition {
  /// The condition in the one-line form: `orders.segment = 'Consumer' and orders.discount > 0.2`.
  public var text: String { PlanPrinter().text(self) }
}
