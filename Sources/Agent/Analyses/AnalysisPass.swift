import Detection
import QuerentCore
import SQLGeneration
import SemanticLayer
import SemanticParsing
import Tools

/// One pass of the loop for a question that starts a tool: the figures are validated, the tool is called, its report is
/// put into words.
struct AnalysisPass {
  let session: QuestionSession
  let trace: SharedTrace

  func run(_ interpretation: Interpretation, _ request: AnalysisRequest) -> Result<Attempt, Obstacle> {
    let workspace = session.analyst.workspace
    let plan = interpretation.plan
    if case .audit(let topic) = request { return audit(interpretation, topic) }
    let problems = plan.errors(in: workspace.model)
    guard problems.isEmpty else { return .failure(.invalid(problems)) }
    let lastDate = session.question.asOf ?? workspace.defaultAsOf
    let query = session.takesFirstPath ? session.analyst.forgivingTool : session.analyst.tool
    let source = SeriesAccess(model: workspace.model, query: query, lastDate: lastDate)
    let tool: any Tool
    let arguments: [(name: String, value: ToolCall.Argument)]
    switch request {
    case .detect(let focus):
      tool = DetectTool(source)
      arguments = [("plan", .plan(plan)), ("focus", .text(focus.rawValue))]
    case .forecast, .reach, .attain, .audit:
      tool = ForecastTool(source)
      arguments = [("plan", .plan(plan)), ("request", .request(request))]
    }
    let call = ToolCall(tool: tool.name, arguments: arguments)
    switch session.call(tool, call, trace).outcome {
    case .failed(let failure): return .failure(.failed(failure, statement: nil))
    case .table, .audit, .documents, .client: return .failure(.invalid([]))
    case .anomalies(let report):
      return .success(
        AnomalyComposer(context: context(interpretation, request), report: report).attempt())
    case .forecast(let report):
      return .success(
        ForecastComposer(context: context(interpretation, request), report: report).attempt())
    }
  }

  private func audit(_ interpretation: Interpretation, _ topic: AuditTopic) -> Result<Attempt, Obstacle> {
    let workspace = session.analyst.workspace
    let tool = AuditTool(area: topic.area, model: workspace.model, store: workspace.store)
    let call = ToolCall(tool: tool.name, arguments: [("request", .request(.audit(topic)))])
    switch session.call(tool, call, trace).outcome {
    case .failed(let failure): return .failure(.failed(failure, statement: nil))
    case .table, .anomalies, .forecast, .documents, .client: return .failure(.invalid([]))
    case .audit(let report):
      guard !report.isEmpty else {
        return .failure(
          .failed(.nothingToAudit(topic.area, report.checks.compactMap(\.skipped)), statement: nil))
      }
      return .success(
        AuditComposer(context: context(interpretation, .audit(topic)), report: report, topic: topic).attempt()
      )
    }
  }

  private func context(_ interpretation: Interpretation, _ request: AnalysisRequest) -> AnalysisContext {
    let workspace = session.analyst.workspace
    return AnalysisContext(
      question: session.question, interpretation: interpretation, request: request, model: workspace.model,
      lastDate: session.question.asOf ?? workspace.defaultAsOf,
      understanding: UnderstandingComposer(model: workspace.model, lastDate: workspace.defaultAsOf)
        .compose(interpretation, question: session.question))
  }
}

/// What composers of tool answers share.
struct AnalysisContext {
  var question: Question
  var interpretation: Interpretation
  var request: AnalysisRequest
  var model: SemanticModel
  var lastDate: CalendarDate?
  var understanding: Understanding

  var words: PlanWords { PlanWords(model: model) }

  /// The names of the plan's figures: `sales`, `number of refunds`.
  func figure(_ index: Int) -> String {
    let outputs = interpretation.plan.figures
    return outputs.indices.contains(index) ? words.words(outputs[index]) : ""
  }

  /// ` for region EMEA`, without the period.
  var conditions: String {
    var plan = interpretation.plan
    plan.period = nil
    return ScopeWords(words: words).phrase(plan)
  }
}
