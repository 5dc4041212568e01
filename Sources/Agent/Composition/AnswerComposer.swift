import QuerentCore
import SQLGeneration
import SemanticLayer
import SemanticParsing

/// Turns the best attempt and its review into the answer that is shown.
struct AnswerComposer {
  let session: QuestionSession

  /// - Parameter doubt: why a person would have been asked; the answer is then UNCHECKED whatever the checks say.
  func answered(_ attempt: Attempt, _ review: Review, doubt: String?) -> Answered {
    var answer = Answer(question: session.question, status: .answered)
    answer.understanding = attempt.understanding
    answer.plan = attempt.plan.text
    answer.sql = [attempt.query.inlined]
    answer.table = attempt.table
    answer.text = attempt.draft.text
    answer.chart = attempt.draft.chart
    answer.summary = attempt.draft.summary?.text
    answer.caveats = attempt.draft.caveats
    answer.caveats += review.outcomes.filter { !$0.passed && !$0.isHard }.map {
      $0.detail.capitalizedFirst + "."
    }
    answer.checks = review.outcomes
    if let doubt {
      answer.checks.append(
        CheckOutcome(name: "reading-is-certain", passed: false, detail: doubt, isNotable: true))
    }
    answer.trust = review.isAccepted && doubt == nil ? .checked : .unchecked
    answer.confidence = min(1, max(0, attempt.interpretation.confidence))
    if session.options.followUpCount > 0 {
      answer.followUps = FollowUpSuggestions(workspace: session.analyst.workspace)
        .suggest(after: attempt.plan, question: session.question, count: session.options.followUpCount)
    }
    return Answered(answer: answer, plan: attempt.plan)
  }
}
