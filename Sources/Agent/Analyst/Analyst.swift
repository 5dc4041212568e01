public import QuerentCore
public import SemanticLayer
import SQLGeneration
import SemanticParsing
import Storage
import Tools

/// Answers questions over one workspace: read, plan, validate, compile, run, draft, review, in at most three passes.
public final class Analyst: Sendable {
  /// Readings and repairs that are tried before the best attempt is shown as it is.
  static let passes = 3

  public let workspace: Workspace
  let tool: QueryTool
  /// Takes the first of several equally short ways between tables, for `--best-effort`.
  let forgivingTool: QueryTool

  /// Makes an analyst.
  public init(workspace: Workspace) {
    self.workspace = workspace
    tool = QueryTool(store: workspace.store, compiler: workspace.compiler)
    forgivingTool = QueryTool(
      store: workspace.store,
      compiler: PlanCompiler(model: workspace.model, options: CompilationOptions(takesFirstPath: true)))
  }

  /// Answers a question. `previous` is the plan a follow-up edits, `request` what a tool made of it. Whatever goes wrong is part of the answer.
  public func answer(
    _ question: Question, following previous: QueryPlan? = nil, request: AnalysisRequest? = nil,
    options: AnalystOptions = AnalystOptions(), cancellation: CancellationFlag = CancellationFlag()
  ) -> Answered {
    // A monotonic clock measures how long it took; nothing in the answer but `ms` depends on it.
    let clock = ContinuousClock()
    let start = clock.now
    options.report?(.reading)
    var question = question
    question.asOf = question.asOf ?? workspace.defaultAsOf
    let clients = ClientAnswerer(workspace: workspace, options: options, cancellation: cancellation)
    if var answered = clients.answer(question) {
      finish(&answered, question, since: start)
      return answered
    }
    let pairs = PairsAnswerer(analyst: self, options: options, cancellation: cancellation)
    if var answered = pairs.answer(question) {
      finish(&answered, question, since: start)
      return answered
    }
    if DocumentCue.matches(question.text),
      let answered = answerFromDocuments(question, options: options, cancellation: cancellation)
    {
      return answered
    }
    let reading = workspace.reader.read(question, previous: previous, request: request)
    let session = QuestionSession(
      analyst: self, question: question, options: options, cancellation: cancellation)
    var match = reading.startsTool ? nil : workspace.verified.match(question, read: reading)
    let filtered = workspace.standingFilter?.applied(to: reading) ?? reading
    if let plan = match.flatMap({ workspace.standingFilter?.applied(to: $0.plan) }) { match?.plan = plan }
    var answered = match.flatMap { approved($0, filtered, session) } ?? session.answer(filtered)
    if let match, answered.answer.trust != .verified {
      answered.answer.caveats.append(misfit(match))
    }
    if answered.answer.status == .refused, DocumentCue.mayMatch(question.text),
      let quoted = answerFromDocuments(question, options: options, cancellation: cancellation),
      quoted.answer.status == .answered
    {
      return quoted
    }
    workspace.standingFilter?.finish(&answered)
    finish(&answered, question, since: start)
    return answered
  }

  private func finish(_ answered: inout Answered, _ question: Question, since start: ContinuousClock.Instant)
  {
    answered.answer.asOf = question.asOf ?? workspace.defaultAsOf
    answered.answer.data = workspace.stamp
    answered.answer.elapsedMilliseconds = (ContinuousClock().now - start) / .milliseconds(1)
  }

  /// Answers a question from the documents beside the data; `nil` where there are none.
  public func answerFromDocuments(
    _ question: Question, options: AnalystOptions = AnalystOptions(),
    cancellation: CancellationFlag = CancellationFlag()
  ) -> Answered? {
    let clock = ContinuousClock()
    let start = clock.now
    let answerer = DocumentAnswerer(workspace: workspace, options: options, cancellation: cancellation)
    guard var answered = answerer.answer(question) else { return nil }
    finish(&answered, question, since: start)
    return answered
  }

  /// Runs one statement that a person typed; it is read-only, or it is refused.
  public func run(
    sql: String, limits: ExecutionLimits = ExecutionLimits(),
    cancellation: CancellationFlag = CancellationFlag()
  ) -> Answered {
    let clock = ContinuousClock()
    let start = clock.now
    let call = ToolCall(tool: tool.name, arguments: [("sql", .statement(SQLQuery(text: sql)))])
    let result = tool.run(call, limits: limits, cancellation: cancellation)
    var trace = Trace()
    trace.append(call, result)
    var answer = Answer(question: Question(sql), status: .answered)
    answer.sql = [sql]
    answer.trace = trace.records
    switch result.outcome {
    case .anomalies, .forecast, .audit, .documents, .client: answer.status = .error
    case .table(let table, _):
      answer.table = table
      answer.confidence = 1
      if table.isTruncated { answer.caveats = ["Cut after \(table.rows.count) rows."] }
    case .failed(.tooManyPairs(let pairs, let limit)):
      answer.status = .refused
      answer.sql = []
      answer.refusal = PairsWords.refusal(pairs: pairs, limit: limit)
    case .failed(let failure):
      answer.status = .error
      let diagnostic = FailureWords.diagnostic(failure, statement: sql)
      answer.failure = FailureWords.naming(diagnostic, from: workspace.model)
    }
    answer.asOf = workspace.defaultAsOf
    answer.data = workspace.stamp
    answer.elapsedMilliseconds = (clock.now - start) / .milliseconds(1)
    return Answered(answer: answer)
  }
}
