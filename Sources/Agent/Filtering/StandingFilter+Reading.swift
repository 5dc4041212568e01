import QuerentCore
import SemanticLayer
import SemanticParsing

extension StandingFilter {
  /// What the `Understood as` lines say of it.
  private var note: String { "by your standing filter: \(text)" }

  /// A reading over the rows that meet the condition.
  func applied(to reading: Reading) -> Reading {
    switch reading {
    case .interpretations(let readings): return .interpretations(readings.map(applied))
    case .clarification(var clarification, let readings):
      for index in clarification.options.indices {
        guard let plan = try? QueryPlan(parsing: clarification.options[index].plan) else { continue }
        clarification.options[index].plan = (applied(to: plan) ?? plan).text
      }
      return .clarification(clarification, likeliest: readings.map(applied))
    case .refusal(let refusal, let readings): return .refusal(refusal, likeliest: readings.map(applied))
    }
  }

  func applied(to interpretation: Interpretation) -> Interpretation {
    var interpretation = interpretation
    if let plan = applied(to: interpretation.plan) {
      interpretation.plan = plan
      interpretation.defaults.append(note)
    }
    return interpretation
  }

  /// Makes an answer say that the condition took no part in it, and takes the condition out of the plan that a follow-up
  /// goes on from.
  func finish(_ answered: inout Answered) {
    guard let plan = answered.plan else { return }
    if applied(to: plan) == nil {
      let facts = PlanTables.facts(of: plan, in: model).joined(separator: ", ")
      answered.answer.checks.append(
        CheckOutcome(
          name: "standing-filter-applies", passed: false,
          detail: "your standing filter (\(text)) does not fit \(facts); /filter off ends it", isNotable: true
        ))
      answered.answer.trust = answered.answer.trust.map { _ in .unchecked }
    }
    answered.plan = removed(from: plan)
  }
}
