import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "countries with singers above 40 and below 30": no row is both, so what is listed has rows of each kind.
  mutating func splitContradiction() {
    guard plan.combination == nil, plan.limit == nil, !plan.isAggregated, plan.having == nil,
      plan.groups.isEmpty, case .all(let parts)? = plan.filter
    else { return }
    for (index, part) in parts.enumerated() {
      guard let lower = bound(part), lower.isLower else { continue }
      for (other, second) in parts.enumerated() {
        guard other != index, let upper = bound(second), !upper.isLower, upper.value == lower.value,
          upper.number <= lower.number, upper.number < lower.number || !(upper.isClosed && lower.isClosed),
          // a thing has one age: only what is listed of several can have both
          !plan.outputs.contains(where: { $0.expression == lower.value })
        else { continue }
        var half = plan
        half.order = []
        half.filter = Self.conjunction(parts.enumerated().filter { $0.offset != index }.map(\.element))
        plan.filter = Self.conjunction(parts.enumerated().filter { $0.offset != other }.map(\.element))
        plan.combination = QueryPlan.Combination(.intersect, half)
        return
      }
    }
  }

  private func bound(_ condition: PlanCondition)
    -> (value: PlanExpression, number: Double, isLower: Bool, isClosed: Bool)?
  {
    guard case .comparison(let value, let sign, .literal(let cell)) = condition, case .column = value,
      let number = cell.number
    else { return nil }
    switch sign {
    case .greater: return (value, number, true, false)
    case .greaterOrEqual: return (value, number, true, true)
    case .less: return (value, number, false, false)
    case .lessOrEqual: return (value, number, false, true)
    case .equal, .notEqual: return nil
    }
  }
}
