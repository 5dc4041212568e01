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
    let shown = plan.outputs.map(\.expression) + plan.order.map(\.expression)
    let bare = shown.flatMap { bareColumns(of: $0, groups: plan.groups) }
    guard !bare.isEmpty else { return }
    let determined = determinedTables(plan.groups)
    for reference in bare where !determined.contains(reference.table.lowercased()) {
      guard model.table(named: reference.table) != nil else { continue }
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

  /// The tables of which a group holds one row, in lower case: those whose key is grouped by, and those these rows
  /// refer to.
  private func determinedTables(_ groups: [PlanExpression]) -> Set<String> {
    var keys: [String: Set<String>] = [:]
    for case .column(let reference) in groups {
      keys[reference.table.lowercased(), default: []].insert(reference.column.lowercased())
    }
    var pending: [String] = []
    for (name, grouped) in keys {
      guard let table = model.table(named: name) else { continue }
      let hasKey =
        !table.primaryKey.isEmpty && table.primaryKey.allSatisfy { grouped.contains($0.lowercased()) }
      let isUnique = grouped.contains { table.column(named: $0)?.isUnique ?? false }
      if hasKey || isUnique { pending.append(name) }
    }
    var references: [String: [String]] = [:]
    for relationship in model.relationships where relationship.cardinality != .manyToMany {
      let from = relationship.from.lowercased()
      references[from, default: []].append(relationship.to.lowercased())
      if let grouped = keys[from], relationship.fromColumns.allSatisfy({ grouped.contains($0.lowercased()) })
      {
        pending.append(relationship.to.lowercased())
      }
    }
    var determined: Set<String> = []
    while let name = pending.popLast() {
      if determined.insert(name).inserted { pending += references[name] ?? [] }
    }
    return determined
  }
}
