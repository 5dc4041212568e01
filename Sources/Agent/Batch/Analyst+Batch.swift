public import QuerentCore
public import SemanticLayer
import Storage

extension Analyst {
  /// Answers a question of a file and judges what it expects.
  /// - Parameter asked: the question with all that it depends on.
  public func answer(
    _ question: BatchQuestion, asked: Question, following previous: QueryPlan?, options: AnalystOptions,
    cancellation: CancellationFlag
  ) -> Answered {
    func ask() -> Answered {
      answer(asked, following: previous, options: options, cancellation: cancellation)
    }
    var answered = ask()
    answered.answer = judged(
      answered.answer, of: question, limits: options.limits, cancellation: cancellation
    ) { ask().answer }
    return answered
  }

  /// The answer with the name and the line of its question, and with how its expectations came out.
  func judged(
    _ answer: Answer, of question: BatchQuestion, limits: ExecutionLimits, cancellation: CancellationFlag,
    again: @escaping () -> Answer
  ) -> Answer {
    var answer = answer
    answer.id = question.id
    answer.line = question.line
    let judge = ExpectationJudge(
      question: question,
      rows: { sql in
        try? self.workspace.store.run(SQLQuery(text: sql), limits: limits, cancellation: cancellation).rows
      },
      again: again)
    answer.expectations = question.expectations.map { judge.judge($0, answer) }
    return answer
  }
}
