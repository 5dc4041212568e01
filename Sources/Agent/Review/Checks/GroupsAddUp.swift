import QuerentCore
import SemanticLayer

/// The figures of all groups add up to the figure of all rows, asked once more without groups. Finds joins that
/// multiply rows and groups that were lost.
struct GroupsAddUp: ReviewCheck {
  let name = "groups-add-up"
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let plan = attempt.plan
    guard !plan.groups.isEmpty, plan.limit == nil, plan.having == nil, plan.comparison == nil,
      plan.combination == nil,
      !plan.isDistinct, !attempt.table.isTruncated, !attempt.table.rows.isEmpty,
      plan.outputs.count == attempt.table.columns.count
    else { return .notApplicable }
    let additive = plan.outputs.indices.filter { context.model.isAdditive(plan.outputs[$0].expression) }
    guard !additive.isEmpty else { return .notApplicable }
    var whole = plan
    whole.groups = []
    whole.order = []
    whole.outputs = additive.map { plan.outputs[$0] }
    // Tables that only the groups named still take part, as they do in the grouped statement.
    for group in plan.groups {
      if case .column(let reference) = group, !whole.tables.contains(reference.table) {
        whole.tables.append(reference.table)
      }
    }
    guard let table = context.run(whole), let total = table.rows.first, total.count == additive.count else {
      return .notApplicable
    }
    for (position, column) in additive.enumerated() {
      let parts = attempt.table.rows.compactMap { $0[column].number }.exactSum
      let sum = total[position].number ?? 0
      if abs(parts - sum) > max(abs(parts), abs(sum), 1) * 1e-9 {
        let shown = attempt.table.columns[column]
        return .failed(
          "the groups add up to \(FigureFormat.text(.real(parts), of: shown)), all rows to \(FigureFormat.text(.real(sum), of: shown))"
        )
      }
    }
    return .passed("sums re-added")
  }
}
