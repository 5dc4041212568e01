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
    let analyst: Analyst
    do throws(Diagnostic) {
      analyst = try filtered(for: question)
    } catch {
      return Answered(answer: .unfiltered(question, asked, error))
    }
    func ask() -> Answered {
      analyst.answer(
        question, asked: asked,
        after: previous.map { Answered(answer: Answer(question: asked, status: .answered), plan: $0) },
        options: options, cancellation: cancellation)
    }
    var answered = ask()
    answered.answer = judged(
      answered.answer, of: question, limits: options.limits, cancellation: cancellation
    ) { ask().answer }
    return answered
  }

  /// The analyst that answers from the rows a question is meant for.
  /// - Throws: A `Diagnostic` when the condition fits nothing in the data.
  func filtered(for question: BatchQuestion) throws(Diagnostic) -> Analyst {
    guard let text = question.filter, text != (workspace.standingFilter?.text ?? "") else { return self }
    return Analyst(
      workspace: workspace.filtering(text.isEmpty ? nil : try StandingFilter(text, in: workspace)))
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
    if let kind = question.chart { answer = answer.drawn(as: kind) }
    answer.expectations = question.expectations.map { judge.judge($0, answer) }
    return answer
  }
}

extension Answer {
  /// The code of an answer whose `/filter` fits nothing in the data.
  static let badFilter = "bad-filter"

  /// A question whose condition on rows fits nothing in the data.
  static func unfiltered(_ question: BatchQuestion, _ asked: Question, _ problem: Diagnostic) -> Answer {
    var answer = Answer(id: question.id, question: asked, status: .error)
    var problem = problem
    problem.code = badFilter
    answer.failure = problem
    answer.line = question.line
    return answer
  }

  /// The answer with another chart; `none` draws nothing.
  public func drawn(as kind: ChartSpecification.Kind) -> Answer {
    var answer = self
    answer.chart?.kind = kind
    answer.chart?.reason = "you asked for it"
    if kind == .none { answer.chart = nil }
    return answer
  }
}
