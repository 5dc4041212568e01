import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "compare West and East", "the maximum age of cats and dogs": members side by side, each with its figure, where one
  /// figure of them all would compare nothing.
  mutating func compareMembers() {
    guard plan.groups.allSatisfy({ if case .bucket = $0 { true } else { false } }),
      sketch.limit == nil, conjoined.isEmpty, sketch.comparison == nil,
      let (column, count) = severalMembers, count > 1
    else { return }
    let figures = plan.outputs.filter(\.expression.isAggregated)
    guard sketch.isComparing || isNeverAdditive(figures),
      !plan.outputs.contains(where: { $0.expression == column })
    else { return }
    if figures.isEmpty {
      guard sketch.targets.isEmpty, let figure = comparedFigure(of: column) else { return }
      plan.outputs = [QueryPlan.Output(figure)]
      plan.order = []
      defaults.append("compared by \(label(of: figure))")
    } else if figures.count < plan.outputs.count {
      guard plan.outputs.allSatisfy({ $0.expression.isAggregated || plan.groups.contains($0.expression) })
      else {
        return
      }
    }
    plan.groups.insert(column, at: 0)
    plan.outputs.insert(QueryPlan.Output(column), at: 0)
  }

  /// The column of which several members were named with "and", and how many.
  private var severalMembers: (column: PlanExpression, count: Int)? {
    let said = sketch.conditions.filter { if case .members = $0.kind { true } else { false } }
    guard sketch.isComparing || said.count > 1 && !said.contains(where: { $0.isAlternative || $0.isNegated })
    else { return nil }
    for group in rowConditions {
      var found: (column: PlanExpression, count: Int)?
      for part in group {
        guard let (value, members) = PlanEditor.members(of: part), found == nil || found?.column == value
        else {
          found = nil
          break
        }
        found = (value, (found?.count ?? 0) + members.count)
      }
      // a list of one mention is "A or B"
      if let found, found.count > 1, group.count > 1 || sketch.isComparing { return found }
    }
    return nil
  }

  private func isNeverAdditive(_ figures: [QueryPlan.Output]) -> Bool {
    !figures.isEmpty && figures.count == plan.outputs.count && plan.order.isEmpty && groupConditions.isEmpty
      && figures.allSatisfy { output in
        guard case .aggregate(let call) = output.expression else { return false }
        return [.average, .maximum, .minimum, .median].contains(call.function)
      }
  }

  /// The default measure, where its rows have the column; else how many there are.
  private func comparedFigure(of column: PlanExpression) -> PlanExpression? {
    guard case .column(let reference) = column else { return nil }
    if let name = model.defaultMeasure, let measure = model.measure(named: name),
      let home = Self.home(of: measure.expression), graph.isSingle(from: home, to: reference.table)
    {
      return .measure(name)
    }
    return count(of: reference.table)
  }

  private func label(of figure: PlanExpression) -> String {
    if case .measure(let name) = figure, let measure = model.measure(named: name) { return measure.label }
    return "how many there are"
  }
}
