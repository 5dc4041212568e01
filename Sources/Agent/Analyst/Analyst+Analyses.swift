public import QuerentCore
public import SemanticLayer
import SemanticParsing

extension Analyst {
  /// Has a tool look at figures that are named without saying what is asked of them, as `/detect sales by region` does.
  /// - Parameters:
  ///   - figures: a question whose text names the figures; empty for the default measure.
  ///   - text: the question that the answer is about.
  public func answer(
    _ figures: Question, asked text: String, as request: AnalysisRequest, following previous: QueryPlan? = nil,
    options: AnalystOptions = AnalystOptions(), cancellation: CancellationFlag = CancellationFlag()
  ) -> Answered {
    let clock = ContinuousClock()
    let start = clock.now
    var question = figures
    question.asOf = question.asOf ?? workspace.defaultAsOf
    let reading = workspace.reader.read(question, as: request, previous: previous)
    let filtered = workspace.standingFilter?.applied(to: reading) ?? reading
    var answered = QuestionSession(
      analyst: self, question: question, options: options, cancellation: cancellation
    ).answer(filtered)
    workspace.standingFilter?.finish(&answered)
    answered.answer.question.text = text
    answered.answer.asOf = question.asOf
    answered.answer.data = workspace.stamp
    answered.answer.elapsedMilliseconds = (clock.now - start) / .milliseconds(1)
    return answered
  }
}
