import QuerentCore
import SQLGeneration
import SemanticLayer
import SemanticParsing
import Storage
import Synchronization
import Tools

/// The work on one question: which readings are tried, what each gave, and which attempt is shown.
struct QuestionSession {
  let analyst: Analyst
  let question: Question
  let options: AnalystOptions
  let cancellation: CancellationFlag
  /// Takes the first of several equally short ways between tables rather than to ask which is meant.
  var takesFirstPath = false

  /// Whether a person approved the plan, so that no check weighs it against the words.
  var isApproved = false

  private var workspace: Workspace { analyst.workspace }

  func answer(_ reading: Reading) -> Answered {
    switch reading {
    case .interpretations(let interpretations): return tryReadings(interpretations, doubt: nil)
    case .clarification(let clarification, let likeliest):
      if options.isBestEffort, !likeliest.isEmpty {
        let doubt =
          "\"\(clarification.term)\" can be read in \(clarification.options.count) ways; this is the likeliest"
        return tryReadings(likeliest, doubt: doubt)
      }
      let asked: Clarification
      switch ClarificationEffects(session: self).fill(clarification) {
      case .settled(let option):
        let left = likeliest.filter { $0.plan.text == option?.plan }
        return tryReadings(left + likeliest.filter { $0.plan.text != option?.plan }, doubt: nil)
      case .ask(var clarification):
        if let request = likeliest.first?.request {
          for index in clarification.options.indices {
            let plan = clarification.options[index].plan
            clarification.options[index].plan = "\(request.text): \(plan)"
          }
        }
        asked = clarification
      }
      var answer = Answer(question: question, status: .clarify)
      answer.clarification = asked
      answer.confidence = likeliest.first?.confidence ?? 0
      return Answered(answer: answer, interpretations: likeliest)
    case .refusal(let refusal, let likeliest):
      if options.isBestEffort, !likeliest.isEmpty { return tryReadings(likeliest, doubt: refusal.why) }
      var answer = Answer(question: question, status: .refused)
      answer.refusal = refusal
      return Answered(answer: answer, interpretations: likeliest)
    }
  }

  /// The loop. A reading that does not run or that a hard check rejects makes room for a repaired plan or the next
  /// reading; the best attempt seen is shown, never simply the last.
  private func tryReadings(_ interpretations: [Interpretation], doubt: String?) -> Answered {
    var waiting = interpretations
    var best: (attempt: Attempt, review: Review)?
    var obstacles: [Obstacle] = []
    var seen: Set<QueryPlan> = []
    let trace = SharedTrace()
    var pass = 0
    while pass < Analyst.passes, !waiting.isEmpty, !cancellation.isCancelled {
      let interpretation = waiting.removeFirst()
      guard seen.insert(interpretation.plan).inserted else { continue }
      pass += 1
      switch Pass(session: self, trace: trace).run(interpretation) {
      case .failure(let obstacle):
        obstacles.append(obstacle)
        if obstacle.endsTheSearch { waiting = [] }
      case .success(let attempt):
        options.report?(.checking)
        let review = Review(
          of: attempt, in: context(trace),
          checks: attempt.outcome != nil
            ? Review.checksOfAnalyses : isApproved ? Review.checksOfApproved : Review.checks)
        if best.map({ review.hardFailures.count < $0.review.hardFailures.count }) ?? true {
          best = (attempt, review)
        }
        if review.isAccepted { waiting = [] }
        if let plan = review.repair, !review.isAccepted {
          var repaired = interpretation
          repaired.plan = plan
          waiting.insert(repaired, at: 0)
        }
      }
    }
    var answered: Answered
    if let best {
      answered = AnswerComposer(session: self).answered(best.attempt, best.review, doubt: doubt)
      answered.answer.caveats += InstructionCaveats.list(answered.answer.table)
      // what a tool gave is drawn with its own history
      if best.attempt.outcome == nil {
        answered.answer.trend = TrendComposer(session: self, trace: trace).trend(
          best.attempt.plan, best.attempt.table)
        answered.answer.courses = CourseComposer(session: self, trace: trace).courses(
          best.attempt.plan, best.attempt.table, answered.answer.chart)
      }
    } else if let tie = obstacles.lazy.compactMap(\.tie).first, !takesFirstPath,
      let other = settle(tie, interpretations)
    {
      return other
    } else {
      answered = unanswered(obstacles, of: interpretations.first)
    }
    answered.answer.trace = trace.records
    answered.interpretations = interpretations
    if options.recordsReadings { answered.answer.readings += interpretations.map(record) }
    return answered
  }

  /// Tables are related in several equally short ways: asks which is meant, or takes the first and says so.
  private func settle(_ tie: PathTie, _ interpretations: [Interpretation]) -> Answered? {
    if options.isBestEffort {
      var forgiving = self
      forgiving.takesFirstPath = true
      return forgiving.tryReadings(
        interpretations, doubt: FailureWords.words(tie) + " The first was taken.")
    }
    let model = workspace.model
    let choices =
      interpretations.lazy.map { tie.options(of: $0.plan, in: model) }.first { $0.count > 1 } ?? []
    let term = PlanWords(model: model).label(table: tie.to)
    let clarification = Clarification(
      term: term, prompt: Clarification.prompt(term: term, count: choices.count), options: choices)
    guard case .ask(let asked) = ClarificationEffects(session: self).fill(clarification) else { return nil }
    var answer = Answer(question: question, status: .clarify)
    answer.clarification = asked
    answer.confidence = interpretations.first?.confidence ?? 0
    return Answered(answer: answer, interpretations: interpretations)
  }

  private func record(_ interpretation: Interpretation) -> ReadingRecord {
    ReadingRecord(
      plan: interpretation.plan.text,
      sql: (try? workspace.compiler.compile(interpretation.plan))?.query.inlined,
      score: interpretation.score, features: interpretation.features.sorted)
  }

  private func unanswered(_ obstacles: [Obstacle], of reading: Interpretation?) -> Answered {
    guard let first = obstacles.first(where: \.endsTheSearch) ?? obstacles.first else {
      var answer = Answer(question: question, status: .error)
      answer.failure = FailureWords.diagnostic(.notRun(.cancelled), statement: nil)
      return Answered(answer: answer)
    }
    switch first {
    case .failed(.tooManyPairs(let pairs, let limit), _):
      var answer = Answer(question: question, status: .refused)
      answer.refusal = PairsWords.refusal(pairs: pairs, limit: limit)
      return Answered(answer: answer)
    case .failed(.noSeries(let problem), _):
      var answer = Answer(question: question, status: .refused)
      answer.refusal = AnalysisRefusals(workspace: workspace).refusal(problem, of: reading)
      return Answered(answer: answer)
    case .failed(.nothingToAudit(let area, let reasons), _):
      var answer = Answer(question: question, status: .refused)
      answer.refusal = AnalysisRefusals(workspace: workspace).refusal(area, reasons)
      return Answered(answer: answer)
    case .failed(let failure, let statement) where first.endsTheSearch:
      var answer = Answer(question: question, status: .error)
      answer.failure = FailureWords.diagnostic(failure, statement: statement)
      answer.sql = statement.map { [$0] } ?? []
      return Answered(answer: answer)
    case .failed(let failure, let statement):
      return refused(FailureWords.diagnostic(failure, statement: statement).summary)
    case .invalid(let problems):
      return refused(problems.map(\.summary).joined(separator: "; "))
    }
  }

  private func refused(_ why: String) -> Answered {
    var answer = Answer(question: question, status: .refused)
    answer.refusal = Refusal(
      .notSupported, why: why, suggestions: FollowUpSuggestions(workspace: workspace).starters(count: 3))
    return Answered(answer: answer)
  }

  func context(_ trace: SharedTrace) -> ReviewContext {
    let session = self
    return ReviewContext(
      model: workspace.model, lastDate: workspace.defaultAsOf,
      run: { plan in
        guard case .table(let table, _) = session.call(.plan(plan), trace).outcome, !table.isTruncated else {
          return nil
        }
        return table
      },
      occurs: { value, column in
        let query = SQLQuery(
          text:
            "SELECT 1 FROM \(quoted(column.table)) WHERE \(quoted(column.column)) = ? COLLATE NOCASE LIMIT 1",
          arguments: [value])
        guard case .table(let table, _) = session.call(.statement(query), trace).outcome else { return nil }
        return !table.rows.isEmpty
      })
  }

  /// Calls a tool over the figures of a plan and notes the call.
  func call(_ tool: any Tool, _ call: ToolCall, _ trace: SharedTrace) -> ToolResult {
    let result = tool.run(call, limits: options.limits, cancellation: cancellation)
    trace.append(call, result)
    return result
  }

  /// Calls the query tool and notes the call.
  func call(_ argument: ToolCall.Argument, _ trace: SharedTrace) -> ToolResult {
    let name =
      switch argument {
      case .plan: "plan"
      case .statement, .text, .request: "sql"
      }
    let call = ToolCall(tool: analyst.tool.name, arguments: [(name, argument)])
    let tool = takesFirstPath ? analyst.forgivingTool : analyst.tool
    let result = tool.run(call, limits: options.limits, cancellation: cancellation)
    trace.append(call, result)
    return result
  }
}

/// The trace of a question, which checks add to through closures.
final class SharedTrace: Sendable {
  private let trace = Mutex(Trace())

  func append(_ call: ToolCall, _ result: ToolResult) { trace.withLock { $0.append(call, result) } }

  var records: [ToolRecord] { trace.withLock { $0.records } }
}

/// A name as SQL writes it.
func quoted(_ name: String) -> String {
  "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
