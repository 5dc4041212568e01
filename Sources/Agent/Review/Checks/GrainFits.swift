import QuerentCore
import SemanticLayer

/// "By month" gives months, and no grain is finer than the dates are kept.
struct GrainFits: QuestionCheck {
  let name = "grain-fits"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let inspection = PlanInspection(plan: attempt.plan, model: context.model)
    for case .bucket(.column(let column), let grain) in attempt.plan.groups {
      if context.model.column(column)?.dateStyle == .year, grain < .year {
        return .failed("\(PlanWords(model: context.model).label(column)) holds years, not \(grain.words)s")
      }
    }
    guard let wanted = QuestionWords(attempt.question.text).grain else {
      return inspection.grains.isEmpty ? .notApplicable : .passed("grain fits")
    }
    if inspection.grains.contains(where: { $0.calendar == wanted }) || inspection.hasDatePart {
      return .passed("by \(wanted.words)")
    }
    // "Ordered by year of opening" sorts; only groups have a grain.
    guard !attempt.plan.groups.isEmpty, !QuestionWords(attempt.question.text).has("ordered by", "sorted by")
    else {
      return .notApplicable
    }
    // A column called "month" may be what "by month" means.
    let names = attempt.plan.groups.map { PlanWords(model: context.model).words($0).lowercased() }
    if names.contains(where: { $0.contains(wanted.words) }) { return .passed("by \(wanted.words)") }
    return .failed("\"by \(wanted.words)\" was asked, but the rows are not \(wanted.words)s")
  }
}
