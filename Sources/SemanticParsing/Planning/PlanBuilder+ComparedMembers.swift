import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "compare West and East", "sales in West vs East", "the maximum age of cats and dogs": members side by side, each with its
  /// figure, where one figure of them all would compare nothing.
  mutating func compareMembers() {
    guard sketch.limit == nil, conjoined.isEmpty, sketch.comparison == nil, plan.comparison == nil,
      let said = severalMembers
    else { return }
    let figures = plan.outputs.filter(\.expression.isAggregated)
    let key = PlanExpression.column(said.column)
    let isSeries = plan.groups.allSatisfy { if case .bucket = $0 { true } else { false } }
    guard isComparison || isSeries && isNeverAdditive(figures),
      !plan.outputs.contains(where: { $0.expression == key })
    else { return }
    if figures.isEmpty {
      let figured =
        sketch.targets.isEmpty
        ? comparedThings(said.column) ?? comparedFigure(of: said.column) : comparedAmount
      guard let figure = figured else {
        return
      }
      plan.outputs = [QueryPlan.Output(figure)]
      plan.order = []
      defaults.append("compared by \(label(of: figure))")
    } else if figures.count < plan.outputs.count {
      guard plan.outputs.allSatisfy({ $0.expression.isAggregated || plan.groups.contains($0.expression) })
      else { return }
    }
    rowConditions[said.place] = [.inList(key, said.values)]
    plan.groups.insert(key, at: 0)
    plan.outputs.insert(QueryPlan.Output(key), at: 0)
  }

  /// "compare …", "… vs …".
  private var isComparison: Bool { sketch.isComparing || sketch.arithmetic.setsMembersBeside }

  /// Several members of one column: the column, the members and which of the conditions names them.
  private struct SeveralMembers {
    var column: ColumnReference
    var values: [Value]
    var place: Int
  }

  private var severalMembers: SeveralMembers? {
    let said = sketch.conditions.filter { if case .members = $0.kind { true } else { false } }
    guard isComparison || said.count > 1 && !said.contains(where: { $0.isAlternative || $0.isNegated })
    else { return nil }
    for (place, group) in rowConditions.enumerated() {
      var found: SeveralMembers?
      for part in group {
        guard case .column(let column)? = PlanEditor.members(of: part)?.0,
          let members = PlanEditor.members(of: part)?.1, found == nil || found?.column == column
        else {
          found = nil
          break
        }
        found = SeveralMembers(column: column, values: (found?.values ?? []) + members, place: place)
      }
      // a list of one mention is "A or B"
      if let found, found.values.count > 1, group.count > 1 || isComparison { return found }
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
  private func comparedFigure(of reference: ColumnReference) -> PlanExpression? {
    if let name = model.defaultMeasure, let measure = model.measure(named: name),
      let home = Self.home(of: measure.expression), graph.isSingle(from: home, to: reference.table)
    {
      return .measure(name)
    }
    return count(of: reference.table)
  }

  /// "premium versus standard members": how many of them there are, where they come to nothing themselves.
  private func comparedThings(_ column: ColumnReference) -> PlanExpression? {
    let tables = sketch.phrases.indices.compactMap { table($0) }
    guard tables.count == 1, tables[0] != column.table, amountMeasure(of: tables[0]) == nil,
      graph.isSingle(from: tables[0], to: column.table), model.table(named: tables[0])?.nameColumn != nil
    else { return nil }
    return count(of: tables[0])
  }

  /// "compare card and cheque donations": what the rows named come to, else how many there are.
  private var comparedAmount: PlanExpression? {
    guard sketch.targets.count == 1, case .phrase(let index) = sketch.targets[0].kind,
      let table = table(index), isFact(table)
    else { return nil }
    return amountMeasure(of: table) ?? count(of: table)
  }

  private func label(of figure: PlanExpression) -> String {
    if case .measure(let name) = figure, let measure = model.measure(named: name) { return measure.label }
    return "how many there are"
  }
}
