import QuerentCore
import SemanticLayer

/// What the largest have of the whole.
extension PlanBuilder {
  /// "percent of sales from the top 10 customers": the part of the figure that comes from those it is largest for.
  mutating func shareOfTop(_ figure: PlanExpression) -> Bool {
    guard let limit = plan.limit, sketch.isLimitSaid, limit.per.isEmpty, plan.groups.isEmpty,
      plan.outputs.count == 1, plan.comparison == nil, let home = home(ofFigure: figure),
      let (key, noun) = rankedThing(home)
    else { return false }
    let isDescending = plan.order.first?.isDescending ?? true
    let filter = Self.conjunction(rowConditions.map { Self.disjunction($0) })
    let top = QueryPlan(
      outputs: [.init(key)], groups: [key], period: plan.period, filter: filter,
      order: [QueryPlan.OrderKey(figure, descending: isDescending)], limit: limit)
    guard let part = restricted(figure, to: .inPlan(key, top)) else { return false }
    plan.outputs = [
      QueryPlan.Output(
        .arithmetic(.divide, part, expanded(figure)),
        label: "share of the \(isDescending ? "largest" : "smallest") \(noun)")
    ]
    plan.limit = nil
    plan.order = []
    return true
  }

  /// What the rows of a fact are ranked by, as the fact names it: the key of a table it refers to, or one of its columns.
  private func rankedThing(_ home: String) -> (key: PlanExpression, noun: String)? {
    for index in sketch.phrases.indices.reversed() {
      switch element(index) {
      case .table(let name)?, .display(let name)?:
        guard name != home else { continue }
        if let key = foreignKey(from: home, to: name) {
          return (key, model.table(named: name)?.label ?? name)
        }
      case .column(let reference)?:
        guard reference.table == home, let found = column(reference), found.role != .measure,
          found.role != .time
        else { continue }
        return (.column(identifier(beside: reference) ?? reference), Inflection.plural(of: found.label))
      case .measure?, nil: continue
      }
    }
    return nil
  }
}
