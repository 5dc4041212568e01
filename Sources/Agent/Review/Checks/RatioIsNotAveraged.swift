import QuerentCore
import SemanticLayer

/// A rate of many rows is the ratio of sums. The average of row ratios weighs a sale of one dollar like one of a
/// million.
struct RatioIsNotAveraged: ReviewCheck {
  let name = "ratio-is-not-averaged"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let inspection = PlanInspection(plan: attempt.plan, model: context.model)
    var averaged: PlanExpression?
    var looked = false
    inspection.visit { expression in
      guard case .aggregate(let call) = expression, let argument = call.argument else { return }
      looked = true
      guard call.function == .average || call.function == .sum,
        case .arithmetic(.divide, _, let divisor) = argument
      else { return }
      if case .literal = divisor { return }
      averaged = argument
    }
    if let averaged {
      return .failed("ratios of rows are aggregated: \(PlanWords(model: context.model).words(averaged))")
    }
    return looked ? .passed("no ratio averaged") : .notApplicable
  }
}
