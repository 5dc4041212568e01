import QuerentCore
import SemanticLayer

/// Figures for each unit of another: "charge per kg".
extension PlanBuilder {
  /// "average charge per kg", "fuel cost per mile": one sum by the other, where the column after "per" holds amounts that
  /// add up rather than kinds of rows.
  mutating func divide(by reference: ColumnReference, phrase: Int) -> Bool {
    guard let found = column(reference), found.role == .measure, found.additivity == .additive,
      found.distinctCount > 12, plan.outputs.count == 1, sketch.groups.count <= 2,
      Inflection.singular(of: sketch.phrases[phrase].text) == sketch.phrases[phrase].text
    else { return false }
    let figure: PlanExpression
    switch plan.outputs[0].expression {
    case .aggregate(let call):
      guard call.function == .average || call.function == .sum, case .column(let summed)? = call.argument,
        summed.table == reference.table, summed != reference
      else { return false }
      figure = aggregate(.sum, summed)
    case .measure(let name):
      guard model.measure(named: name)?.additivity == .additive,
        model.measure(named: name).flatMap({ Self.home(of: $0.expression) }) == reference.table
      else { return false }
      figure = .measure(name)
    case .column(let summed):
      guard summed.table == reference.table, summed != reference,
        column(summed)?.role == .measure, column(summed)?.additivity == .additive
      else { return false }
      figure = aggregate(.sum, summed)
    default: return false
    }
    plan.outputs = [QueryPlan.Output(.arithmetic(.divide, figure, aggregate(.sum, reference)))]
    return true
  }
}
