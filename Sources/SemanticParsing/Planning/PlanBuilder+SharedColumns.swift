import SemanticLayer

/// Values that two tables hold in a column of the same name, compared as sets.
extension PlanBuilder {
  /// "cities that have both a branch and borrowers", "cities with a branch but no borrowers", "cities where we have a branch
  /// or a borrower": the cities of the one kind, with, without or beside those of the other.
  mutating func compareSharedColumns() {
    guard sketch.targets.count == 1, case .phrase(let shown) = sketch.targets[0].kind,
      sketch.conditions.count == 2, sketch.times.isEmpty, sketch.groups.isEmpty, sketch.orders.isEmpty,
      sketch.limit == nil, plan.combination == nil,
      case .exists(let first) = sketch.conditions[0].kind,
      case .exists(let second) = sketch.conditions[1].kind,
      let one = homeTable(first), let other = homeTable(second), one != other, !sketch.conditions[0].isNegated,
      let left = sharedColumn(shown, in: one), let right = sharedColumn(shown, in: other)
    else { return }
    let operation: QueryPlan.Combination.Operation =
      sketch.conditions[1].isNegated ? .except : sketch.namesAlternatives ? .union : .intersect
    plan = QueryPlan(
      outputs: [.init(.column(left))],
      combination: .init(operation, QueryPlan(outputs: [.init(.column(right))])))
    described.formUnion([left, right])
    doubt = 0
  }

  /// The table of things that a phrase names, by themselves or by the figure they are named for: "quotas".
  private func homeTable(_ phrase: Int) -> String? {
    switch element(phrase) {
    case .table(let name)?: return name
    case .measure(let name)?:
      let tables = graph.tables(ofMeasure: name)
      return tables.count == 1 ? tables[0] : nil
    default:
      let named = sketch.phrases[phrase].candidates.first { candidate in
        if case .table = candidate.element { candidate.score >= 0.9 } else { false }
      }
      return named?.element.tableName
    }
  }

  /// The column of a table that a phrase names as a whole.
  private func sharedColumn(_ phrase: Int, in table: String) -> ColumnReference? {
    for candidate in sketch.phrases[phrase].candidates where candidate.score >= 0.9 {
      if case .column(let reference) = candidate.element, reference.table == table { return reference }
    }
    return nil
  }
}
