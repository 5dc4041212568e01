import Detection
import QuerentCore
import SemanticLayer
import SemanticParsing
import Tools

/// What can be asked after a tool's answer. Each question is read before it is offered.
struct AnalysisSuggestions {
  let workspace: Workspace

  func suggest(after outcome: AnalysisOutcome, _ attempt: Attempt, count: Int) -> [String] {
    guard count > 0, let output = attempt.plan.figures.first else { return [] }
    let words = PlanWords(model: workspace.model)
    let figure = words.words(output)
    let dimension = dimension(of: attempt.plan)
    var candidates: [String] = []
    switch outcome {
    case .anomalies(let report):
      if attempt.plan.groups.isEmpty, let dimension {
        candidates.append("anything unusual in \(figure) by \(dimension)?")
      }
      if report.asked != nil { candidates.append("anything unusual in \(figure)?") }
      candidates += ["forecast \(figure)", "\(figure) by month"]
    case .forecast:
      if attempt.plan.groups.isEmpty, let dimension {
        candidates.append("forecast \(figure) by \(dimension)")
      }
      candidates += ["anything unusual in \(figure)?", "\(figure) by month"]
    case .audit: candidates = []
    }
    return Array(candidates.filter(works).prefix(count))
  }

  private func works(_ text: String) -> Bool {
    guard
      case .interpretations(let readings) = workspace.reader.read(Question(text, asOf: workspace.defaultAsOf)),
      let reading = readings.first
    else { return false }
    return reading.unread.isEmpty
  }

  /// A column of the fact with a handful of values, as people call it.
  private func dimension(of plan: QueryPlan) -> String? {
    guard let fact = PlanTables.facts(of: plan, in: workspace.model).first,
      let table = workspace.model.table(named: fact)
    else { return nil }
    let words = ProposalWords(model: workspace.model)
    return table.columns.filter { $0.distinctCount <= 40 }
      .sorted { ($0.distinctCount, $0.name) < ($1.distinctCount, $1.name) }
      .lazy.compactMap { words.groupNames(of: $0, in: table).last }.first
  }
}
