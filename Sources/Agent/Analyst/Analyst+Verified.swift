import QuerentCore
import SemanticLayer
import SemanticParsing

extension Analyst {
  /// The answer of a verified question that is asked again, or `nil` when its plan no longer fits the data.
  func approved(
    _ match: VerifiedQuestions.Match, _ reading: Reading, _ session: QuestionSession
  ) -> Answered? {
    guard match.plan.errors(in: workspace.model).isEmpty else { return nil }
    var interpretation = Interpretation(plan: match.plan, score: 1, confidence: 1)
    var others: [Interpretation] = []
    if case .interpretations(let ranked) = reading {
      others = ranked.filter { $0.plan != match.plan }
      interpretation.rules = ranked.first?.rules ?? []
      interpretation.choices = ranked.first?.choices ?? []
      interpretation.corrections = ranked.first?.corrections ?? []
    }
    var session = session
    session.isApproved = true
    var answered = session.answer(.interpretations([interpretation]))
    guard answered.answer.status == .answered, answered.answer.trust == .checked, answered.plan == match.plan
    else { return nil }
    answered.interpretations += others
    answered.answer.trust = .verified
    answered.answer.verification = Verification(
      name: match.verified.name, question: match.verified.question, author: match.verified.author,
      date: match.verified.date, replaced: match.replaced)
    return answered
  }

  /// Why the verified plan was not used.
  func misfit(_ match: VerifiedQuestions.Match) -> String {
    let verified = match.verified
    let problem = match.plan.errors(in: workspace.model).first?.summary ?? "It failed a check of the figures."
    return
      "Verified as \(verified.name) by \(verified.author), \(verified.date.iso), but its plan no longer fits the data: \(problem)"
  }
}
