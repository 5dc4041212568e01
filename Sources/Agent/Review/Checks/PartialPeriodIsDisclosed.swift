import QuerentCore
import SemanticLayer

/// A period that the data do not cover to its end, and a bucket they cover in part, are said to be incomplete.
struct PartialPeriodIsDisclosed: ReviewCheck {
  let name = "partial-period-is-disclosed"
  let isHard = false
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let shape = ResultShape(plan: attempt.plan, table: attempt.table)
    let range = attempt.plan.period?.range
    let isPartial = range.flatMap { PartialPeriod.note($0, lastDate: context.lastDate) } != nil
    let expected = Caveats(model: context.model, lastDate: context.lastDate)
      .openBuckets(attempt.plan, attempt.table, shape)
    guard isPartial || range?.end != nil || shape.timeKey != nil else { return .notApplicable }
    if isPartial, !attempt.understanding.period.contains("data end"),
      !attempt.understanding.period.contains("after the last date")
    {
      return .failed("the period is not over in the data, and nobody is told")
    }
    if !expected.allSatisfy(attempt.draft.caveats.contains) {
      return .failed("a \(shape.grain?.words ?? "period") is not complete, and nobody is told")
    }
    return .passed(isPartial || !expected.isEmpty ? "open period noted" : "dates complete")
  }
}
