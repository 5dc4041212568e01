import QuerentCore
import SemanticLayer

/// "biggest deal", "the largest refund": a number alone says nothing of a row.
extension PlanBuilder {
  /// Shows whose row it is, when it was and how much, where rows are picked by their own figure and have no name.
  mutating func describePickedRows() {
    guard let focus, let table = model.table(named: focus), plan.limit != nil, plan.groups.isEmpty,
      plan.limit?.per.isEmpty == true, !plan.isAggregated,
      sketch.opener == nil || sketch.opener == .what || sketch.opener == .command,
      sketch.targets.count == 1, case .phrase(let target) = sketch.targets[0].kind,
      self.table(target) == focus,
      plan.outputs.map(\.expression) == display(of: focus), plan.outputs.count == 1,
      case .column(let shown) = plan.outputs[0].expression, column(shown)?.role == .identifier, isFact(focus),
      let first = plan.order.first, case .column(let ranked) = first.expression, ranked.table == focus
    else { return }
    let count = plan.outputs.count
    if let whose = whose(table) { plan.outputs.append(QueryPlan.Output(whose)) }
    if let time = stateTime ?? table.defaultTimeDimension.map({ ColumnReference(table: focus, column: $0) }),
      time.table == focus, time != ranked
    {
      plan.outputs.append(QueryPlan.Output(.column(time)))
    }
    plan.outputs.append(QueryPlan.Output(.column(ranked)))
    described = Set(plan.outputs.dropFirst(count).flatMap(\.expression.columnReferences))
  }

  /// The name of the customer, or of what else the rows of a fact belong to.
  private func whose(_ table: SemanticModel.Table) -> PlanExpression? {
    let links = model.relationships.filter { link in
      link.from == table.name && link.to != table.name
        && model.table(named: link.to)?.displayColumn.map { name in
          model.table(named: link.to)?.column(named: name)?.role == .dimension
        } == true
    }
    let best = links.first { Self.areCustomers($0.to) } ?? links.first
    return best.flatMap { display(of: $0.to).first }
  }
}
