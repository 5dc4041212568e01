import QuerentCore

extension PlanValidator {
  /// Group keys are values of rows, and what is shown beside figures is a key or follows from one.
  mutating func checkGroups(_ plan: QueryPlan) {
    for key in plan.groups {
      check(key)
      if key.isAggregated || key.hasWindow {
        report("aggregate-in-group", "\(key.text) is a figure and cannot be grouped by")
      }
    }
    guard plan.isAggregated else { return }
    let determined = determinedTables(plan.groups)
    let shown = plan.outputs.map(\.expression) + plan.order.map(\.expression)
    for reference in shown.flatMap({ bareColumns(of: $0, groups: plan.groups) }) {
      guard let table = model.table(named: reference.table), !determined.contains(table.name) else {
        continue
      }
      let text = PlanExpression.column(reference).text
      report(
        "ungrouped-column", "\(text) differs within a group", suggestions: ["group by \(text) as well"])
    }
  }

  /// Columns outside aggregates and beside the group keys.
  private func bareColumns(of expression: PlanExpression, groups: [PlanExpression]) -> [ColumnReference] {
    var found: [ColumnReference] = []
    _ = expression.replacing { part in
      if groups.contains(part) { return part }
      switch part {
      case .aggregate: return part
      case .column(let reference):
        found.append(reference)
        return part
      default: return nil
      }
    }
    return found
  }

  /// The tables of which a group holds one row: those whose key is grouped by, and those these rows refer to.
  private func determinedTables(_ groups: [PlanExpression]) -> Set<String> {
    var keys: [String: Set<String>] = [:]
    for case .column(let reference) in groups {
      guard let table = model.table(named: reference.table) else { continue }
      keys[table.name, default: []].insert(reference.column.lowercased())
    }
    var determined: Set<String> = []
    for (name, grouped) in keys {
      guard let table = model.table(named: name) else { continue }
      let hasKey =
        !table.primaryKey.isEmpty && table.primaryKey.allSatisfy { grouped.contains($0.lowercased()) }
      if hasKey || grouped.contains(where: { table.column(named: $0)?.isUnique ?? false }) {
        determined.insert(name)
      }
    }
    var pending = true
    while pending {
      pending = false
      for relationship in model.relationships where relationship.cardinality != .manyToMany {
        guard let from = model.table(named: relationship.from)?.name,
          let to = model.table(named: relationship.to)?.name, !determined.contains(to)
        else { continue }
        let columns = relationship.fromColumns.map { $0.lowercased() }
        if determined.contains(from) || columns.allSatisfy({ keys[from]?.contains($0) ?? false }) {
          determined.insert(to)
          pending = true
        }
      }
    }
    return determined
  }
}
