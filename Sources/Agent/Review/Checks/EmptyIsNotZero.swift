import QuerentCore
import SemanticLayer

/// No rows, or a figure that is missing, is never told as a zero.
struct EmptyIsNotZero: ReviewCheck {
  let name = "empty-is-not-zero"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let isAfterData = PartialPeriod.dayBefore(attempt.plan.period?.range, lastDate: context.lastDate) != nil
    let isEmpty =
      isAfterData || attempt.table.rows.isEmpty
      || attempt.table.rows.allSatisfy { $0.allSatisfy(\.isNull) }
    guard isEmpty else { return .notApplicable }
    let claims = attempt.draft.claims + (attempt.draft.summary.map { [$0] } ?? [])
    if claims.contains(where: { !$0.figures.isEmpty }) {
      return .failed("an empty result was told as a figure")
    }
    let words = attempt.draft.text.lowercased().split { !$0.isLetter && !$0.isNumber }
    if words.contains(where: { $0 == "zero" || $0.allSatisfy { $0 == "0" } }) {
      return .failed("an empty result was told as zero")
    }
    return .passed("empty, not zero")
  }
}
