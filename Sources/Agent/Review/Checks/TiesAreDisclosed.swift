import QuerentCore
import SemanticLayer

/// When the row after the last one shown has the same figure, the cut is arbitrary and is said to be.
struct TiesAreDisclosed: ReviewCheck {
  let name = "ties-are-disclosed"
  let isHard = false

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let plan = attempt.plan
    guard let limit = plan.limit, limit.per.isEmpty, limit.offset == 0, plan.comparison == nil,
      plan.combination == nil,
      attempt.table.rows.count == limit.count, let key = plan.order.first,
      plan.outputs.count == attempt.table.columns.count,
      let column = plan.outputs.firstIndex(where: { $0.expression == key.expression }),
      // Sums of money are hardly ever level, and asking again costs as much as the question did.
      !plan.isAggregated || attempt.table.columns[column].kind == .integer
    else { return .notApplicable }
    var longer = plan
    longer.limit?.count = limit.count + 1
    guard let rows = context.run(longer)?.rows else { return .notApplicable }
    guard rows.count == limit.count + 1, let last = attempt.table.rows.last,
      rows[limit.count][column] == last[column]
    else { return .passed("no tie at the cut") }
    return .failed("more rows are level with the last one shown")
  }
}
