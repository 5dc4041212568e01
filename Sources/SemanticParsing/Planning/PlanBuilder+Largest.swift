import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "the largest region": words have no size; the one with the most of the key figure is meant.
  func ranksWords(_ function: Aggregate, _ index: Int) -> ColumnReference? {
    guard function == .maximum || function == .minimum, sketch.targets.count == 1, sketch.groups.isEmpty,
      sketch.orders.isEmpty, sketch.conditions.isEmpty || sketch.limit == nil, let reference = column(index),
      let found = column(reference), found.type == .text, found.role == .dimension,
      !found.samples.contains(where: { Double($0.description) != nil }), model.defaultMeasure != nil
    else { return nil }
    return reference
  }

  /// Orders the words by the key figure and keeps the one at the end.
  mutating func rankWords() {
    guard case .aggregate(let function, let index)? = sketch.targets.first?.kind,
      let reference = ranksWords(function, index), plan.outputs.first?.expression == .column(reference),
      let name = model.defaultMeasure, let measure = model.measure(named: name),
      let home = Self.home(of: measure.expression), graph.distance(home, reference.table) != nil
    else { return }
    defaults.append("ranked by \(measure.label)")
    plan.outputs.append(QueryPlan.Output(.measure(name)))
    plan.order = [QueryPlan.OrderKey(.measure(name), descending: function == .maximum)]
    plan.limit = QueryPlan.Limit(1)
  }
}
