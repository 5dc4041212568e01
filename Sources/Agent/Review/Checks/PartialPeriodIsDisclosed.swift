import QuerentCore
import SemanticLayer

/// A period or a last bucket that the data do not cover to its end is said to be incomplete.
struct PartialPeriodIsDisclosed: ReviewCheck {
  let name = "partial-period-is-disclosed"
  let isHard = false
  let isNotable = true

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let shape = ResultShape(plan: attempt.plan, table: attempt.table)
    let range = attempt.plan.period?.range
    let isPartial = range.flatMap { PartialPeriod.note($0, lastDate: context.lastDate) } != nil
    let expected = Caveats(lastDate: context.lastDate, calendar: context.model.calendar)
      .list(attempt.plan, attempt.table, shape)
      .filter { $0.contains("not complete") }
    guard isPartial || range?.end != nil || shape.timeKey != nil else { return .notApplicable }
    if isPartial, !attempt.understanding.period.contains("data end"),
      !attempt.understanding.period.contains("after the last date")
    {
      return .failed("the period is not over in the data, and nobody is told")
    }
    if let note = expected.first, !attempt.draft.caveats.contains(note) {
      return .failed("the last \(shape.grain?.words ?? "period") is not complete, and nobody is told")
    }
    return .passed(isPartial || !expected.isEmpty ? "open period noted" : "dates complete")
  }
}
