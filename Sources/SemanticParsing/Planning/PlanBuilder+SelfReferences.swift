import SemanticLayer

extension PlanBuilder {
  /// Puts the row referred to where the question means it: "who manages …" shows the manager.
  mutating func applySelfReference() {
    guard let use = sketch.selfReference else { return }
    let link = use.link
    func superior(_ expression: PlanExpression) -> PlanExpression {
      expression.isAggregated ? expression : expression.replacing { Self.superior($0, link) }
    }
    if use.pairs, !plan.isAggregated {
      for column in display(of: link.table).map(superior)
      where !plan.outputs.contains(where: { $0.expression == column }) {
        plan.outputs.append(QueryPlan.Output(column))
      }
    }
    guard use.showsSuperior else { return }
    plan.outputs = plan.outputs.map { QueryPlan.Output(superior($0.expression), label: $0.label) }
    plan.groups = plan.groups.map(superior)
    plan.order = plan.order.map { QueryPlan.OrderKey(superior($0.expression), descending: $0.isDescending) }
    if let limit = plan.limit { plan.limit?.per = limit.per.map(superior) }
    if plan.isAggregated, !plan.groups.isEmpty {
      rowConditions.append([.not(.isNull(.column(link.reference)))])
    } else if !plan.isAggregated, rowConditions.isEmpty {
      plan.isDistinct = true
    }
  }

  /// "the most direct reports": the rows counted are those of the table itself.
  var countsSubordinates: Bool { sketch.selfReference?.showsSuperior == true }

  static func superior(_ expression: PlanExpression, _ link: SelfLink) -> PlanExpression? {
    guard case .column(var reference) = expression, reference.table == link.table, reference.role == nil
    else {
      return nil
    }
    reference.role = link.role
    return .column(reference)
  }

  /// A member that the words set on the row referred to: "reports to Dana Fox".
  func ofSuperior(_ test: PlanCondition, _ members: [Sketch.Member]) -> PlanCondition {
    guard let link = members.first?.link else { return test }
    return test.replacing { Self.superior($0, link) }
  }
}
