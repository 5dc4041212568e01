import QuerentCore
import SemanticLayer

/// One figure was asked and it is missing: no row has a value. Said openly rather than failed: it can be the truth.
struct FigureIsNotMissing: ReviewCheck {
  let name = "figure-is-not-missing"
  let isHard = false

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard attempt.plan.isAggregated, attempt.plan.groups.isEmpty, let row = attempt.table.rows.first,
      attempt.table.rows.count == 1
    else { return .notApplicable }
    return row.allSatisfy(\.isNull) ? .failed("no row has a value to work with") : .passed("figure present")
  }
}
