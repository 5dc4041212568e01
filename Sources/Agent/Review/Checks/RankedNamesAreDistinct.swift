import QuerentCore
import SemanticLayer

/// "Top 5 reps" shows five reps. The same name twice means that rows were ranked where groups were meant.
struct RankedNamesAreDistinct: ReviewCheck {
  let name = "ranked-names-are-distinct"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let plan = attempt.plan
    guard plan.limit != nil, !plan.isAggregated, plan.outputs.count == attempt.table.columns.count,
      attempt.table.rows.count > 1, attempt.table.columns.allSatisfy({ $0.kind == .text })
    else { return .notApplicable }
    guard Set(attempt.table.rows).count == attempt.table.rows.count else {
      return .failed("the same \(attempt.table.columns[0].label) stands in the list more than once")
    }
    return .passed("no name twice")
  }
}
