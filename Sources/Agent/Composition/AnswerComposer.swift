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
    answer.plan = attempt.planText
    answer.findings = attempt.findings
    answer.basis = attempt.basis
    // an audit reads whole tables and has no one statement
    answer.sql = attempt.query.text.isEmpty ? [] : [attempt.query.inlined]
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
    var features = attempt.interpretation.features
    // what is learned about rows does not hold for what tools give
    if attempt.outcome == nil { features.merge(ResultFeatures.features(of: attempt, review)) }
    // a plan that a person chose has no features: it is what was asked
    let isChosen = attempt.interpretation.confidence == 1
    answer.confidence =
      isChosen ? 1 : ConfidenceModel.learned.probability(features) * attempt.interpretation.sureness
    let likely = isChosen ? nil : ReadingDoubt.check(answer.confidence, features)
    if let likely { answer.checks.append(likely) }
    answer.trust = review.isAccepted && doubt == nil && likely?.passed != false ? .checked : .unchecked
    if session.options.recordsReadings {
      answer.readings = [
        ReadingRecord(
          plan: attempt.planText, sql: attempt.query.inlined, score: attempt.interpretation.score,
          features: features.sorted)
      ]
    }
    if let outcome = attempt.outcome {
      answer.followUps = AnalysisSuggestions(workspace: session.analyst.workspace)
        .suggest(after: outcome, attempt, count: session.options.followUpCount)
      if attempt.plan.outputs.isEmpty { return Answered(answer: answer) }
      return Answered(answer: answer, plan: attempt.plan, request: attempt.interpretation.request)
    }
    if session.options.followUpCount > 0 {
      answer.followUps = FollowUpSuggestions(workspace: session.analyst.workspace)
        .suggest(after: attempt.plan, question: session.question, count: session.options.followUpCount)
    }
    return Answered(answer: answer, plan: attempt.plan)
  }
}
