public import QuerentCore
public import SemanticLayer
import SemanticParsing

extension Analyst {
  /// Answers a question with the plan a person chose when they were asked back. It takes the same validation, checks
  /// and composition as a plan that was read.
  public func answer(
    _ question: Question, with plan: QueryPlan, request: AnalysisRequest? = nil,
    options: AnalystOptions = AnalystOptions(), cancellation: CancellationFlag = CancellationFlag()
  ) -> Answered {
    let clock = ContinuousClock()
    let start = clock.now
    var question = question
    question.asOf = question.asOf ?? workspace.defaultAsOf
    var chosen = Interpretation(plan: plan, score: 1, confidence: 1)
    chosen.request = request
    if let filter = workspace.standingFilter { chosen = filter.applied(to: chosen) }
    var answered = QuestionSession(
      analyst: self, question: question, options: options, cancellation: cancellation
    ).answer(.interpretations([chosen]))
    workspace.standingFilter?.finish(&answered)
    answered.answer.asOf = question.asOf
    answered.answer.elapsedMilliseconds = (clock.now - start) / .milliseconds(1)
    return answered
  }
}
