import QuerentCore
import SemanticLayer

/// The plan fits the model: every column, measure and join it names exists and has the right type.
struct PlanIsValid: ReviewCheck {
  let name = "plan-is-valid"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let problems = attempt.plan.errors(in: context.model)
    return problems.isEmpty
      ? .passed("plan fits the model") : .failed(problems.map(\.summary).joined(separator: "; "))
  }
}
