import QuerentCore
import SemanticLayer

/// A comparison that was asked for stands in the result: the figures of both periods, the change and its share.
struct ComparisonIsShown: ReviewCheck {
  let name = "comparison-is-shown"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    guard let comparison = attempt.plan.comparison else { return .notApplicable }
    let shape = ResultShape(plan: attempt.plan, table: attempt.table)
    // A plan that names the other period's figures itself has just the columns it names.
    let isNamed = attempt.plan.outputs.contains { output in
      if case .window(let call) = output.expression {
        call.function == .previous || call.function == .growth
      } else {
        false
      }
    }
    guard shape.isCompared || isNamed else {
      return .failed("the comparison with \(PeriodWords.name(comparison.range)) is not in the result")
    }
    return .passed("both periods shown")
  }
}
