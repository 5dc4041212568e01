import QuerentCore
import SQLGeneration
import SemanticLayer
import SemanticParsing
import Storage
import Tools

/// Why a reading gave no attempt.
enum Obstacle: Error {
  /// The plan does not fit the model.
  case invalid([Diagnostic])
  case failed(ToolFailure, statement: String?)

  /// A time limit or Ctrl-C ends the question: another reading would run into it as well. So do figures without a series:
  /// what was asked for is not answered with another table that has dates.
  var endsTheSearch: Bool {
    switch self {
    case .failed(.notRun(.timedOut(_)), _), .failed(.notRun(.cancelled), _), .failed(.noSeries, _),
      .failed(.tooManyPairs, _):
      true
    case .invalid, .failed: false
    }
  }
}

/// One pass of the loop: a reading is validated, compiled, run and drafted.
struct Pass {
  let session: QuestionSession
  let trace: SharedTrace

  func run(_ interpretation: Interpretation) -> Result<Attempt, Obstacle> {
    let workspace = session.analyst.workspace
    let plan = interpretation.plan
    if let request = interpretation.request {
      session.options.report?(request.step)
      return AnalysisPass(session: session, trace: trace).run(interpretation, request)
    }
    let problems = plan.errors(in: workspace.model)
    guard problems.isEmpty else { return .failure(.invalid(problems)) }
    session.options.report?(.running)
    switch session.call(.plan(plan), trace).outcome {
    case .failed(let failure):
      let statement = try? workspace.compiler.compile(plan).query.inlined
      return .failure(.failed(failure, statement: statement))
    case .anomalies, .forecast, .audit, .documents, .client: return .failure(.invalid([]))
    case .table(let table, let query):
      let understanding = UnderstandingComposer(model: workspace.model, lastDate: workspace.defaultAsOf)
        .compose(interpretation, question: session.question, groupCount: groupCount(plan, query))
      return .success(
        Attempt(
          question: session.question, interpretation: interpretation, query: query, table: table,
          understanding: understanding,
          draft: DraftComposer(model: workspace.model, lastDate: workspace.defaultAsOf)
            .draft(plan, table, understanding)))
    }
  }

  /// Whether counting the groups costs little: it reads the fact a second time, and "of 1,156" tells less than
  /// "of 23" does. Decided by the profile of the data, so that the same question gives the same answer.
  private func isCheapToCount(_ plan: QueryPlan) -> Bool {
    let model = session.analyst.workspace.model
    let keys = plan.groups.flatMap(\.columnReferences)
    let groups = keys.reduce(1) { $0 * max(model.column($1)?.distinctCount ?? 1, 1) }
    let rows = model.tables.map(\.rowCount).max() ?? 0
    return groups <= 200 || rows <= 20_000
  }

  /// How many rows there are before the limit, so that "top 5" can say "of 23".
  private func groupCount(_ plan: QueryPlan, _ query: SQLQuery) -> Int? {
    guard plan.limit != nil, plan.isAggregated, isCheapToCount(plan) else { return nil }
    var unlimited = plan
    unlimited.limit = nil
    unlimited.order = []
    let facts = PlanTables.facts(of: plan, in: session.analyst.workspace.model)
    if !plan.groups.isEmpty, facts.count == 1, plan.having == nil, plan.comparison == nil,
      plan.combination == nil
    {
      // figures are not needed to count the groups, only the rows they are made of
      unlimited.outputs = plan.groups.map { QueryPlan.Output($0) }
      unlimited.tables += facts.filter { !plan.tables.contains($0) }
    }
    guard let compiled = try? session.analyst.workspace.compiler.compile(unlimited) else { return nil }
    let count = SQLQuery(
      text: "SELECT count(*) FROM (\(compiled.query.text))", arguments: compiled.query.arguments)
    guard case .table(let table, _) = session.call(.statement(count), trace).outcome,
      case .integer(let groups)? = table.rows.first?.first
    else { return nil }
    return Int(groups)
  }
}

extension AnalysisRequest {
  /// What is being done for it, for people who wait.
  fileprivate var step: AnalystStep {
    switch self {
    case .detect: .searching
    case .forecast, .reach, .attain: .forecasting
    case .audit: .auditing
    }
  }
}
