import QuerentCore
import SemanticLayer

extension PlanEditor {
  /// What of the last plan stands in the new one without having been said.
  func carried(into plan: QueryPlan) -> [CarriedOver] {
    var parts: [CarriedOver] = []
    if sketch.targets.isEmpty {
      parts += previous.outputs.filter { $0.expression.isAggregated && plan.outputs.contains($0) }.map {
        .figure($0)
      }
    }
    let groups = previous.groups.filter { plan.groups.contains($0) && !namesGroup($0) }
    if !groups.isEmpty { parts.append(.groups(groups)) }
    let kept = plan.filter.map { Self.parts(of: $0) } ?? []
    let said = turn == previous ? [] : turn.filter.map { Self.parts(of: $0) } ?? []
    for condition in previous.filter.map(Self.parts) ?? []
    where kept.contains(condition) && !said.contains(condition) {
      parts.append(.condition(condition))
    }
    if let having = previous.having, let now = plan.having {
      let now = Self.parts(of: now)
      parts += Self.parts(of: having).filter { now.contains($0) }.map { .condition($0) }
    }
    if let range = previous.period?.range, plan.period?.range == range,
      turn == previous || turn.period?.range == nil
    {
      parts.append(.period(range))
    }
    if let limit = previous.limit, plan.limit == limit, turn == previous || turn.limit == nil {
      parts.append(.limit(limit, isDescending: plan.order.first?.isDescending))
    }
    if let rows = rowsAsCondition(), kept.contains(rows) { parts.append(.rows) }
    return parts
  }

  private func namesGroup(_ group: PlanExpression) -> Bool {
    turn != previous && !sketch.groups.isEmpty && turn.groups.contains(group)
  }
}
