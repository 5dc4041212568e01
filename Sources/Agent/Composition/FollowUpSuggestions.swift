import QuerentCore
import SQLGeneration
import SemanticLayer
import SemanticParsing

/// Questions that can be asked next. Each is read before it is suggested, so that none leads nowhere.
struct FollowUpSuggestions {
  let workspace: Workspace

  private var words: PlanWords { PlanWords(model: workspace.model) }

  /// Follow-ups of a plan, most useful first.
  func suggest(after plan: QueryPlan, question: Question, count: Int) -> [String] {
    var accepted: [String] = []
    for edit in candidates(plan) where accepted.count < count {
      // The short form where it is read as a follow-up, else the question in full.
      let phrasings = [edit, "and \(edit)", "\(metric(plan)) \(edit)"]
      if let phrasing = phrasings.first(where: { works($0, after: plan, question) }) {
        accepted.append(phrasing)
      }
    }
    return accepted
  }

  private func metric(_ plan: QueryPlan) -> String {
    plan.outputs.first { $0.expression.isAggregated }.map { words.words($0) } ?? ""
  }

  private func works(_ text: String, after plan: QueryPlan, _ question: Question) -> Bool {
    guard
      case .interpretations(let readings) = workspace.reader.read(
        Question(text, asOf: question.asOf), previous: plan),
      let reading = readings.first
    else { return false }
    return reading.unread.isEmpty && reading.plan != plan && Self.keeps(plan, reading.plan)
      && reading.plan.errors(in: workspace.model).isEmpty
      && (try? workspace.compiler.compile(reading.plan)) != nil
  }

  /// Whether a follow-up still shows every figure of the plan before it.
  private static func keeps(_ before: QueryPlan, _ after: QueryPlan) -> Bool {
    let figures = before.outputs.map(\.expression).filter(\.isAggregated)
    return figures.allSatisfy { figure in after.outputs.contains { $0.expression == figure } }
  }

  /// Questions to begin with.
  func starters(count: Int) -> [String] {
    var accepted: [String] = []
    for candidate in openings() where accepted.count < count {
      guard
        case .interpretations(let readings) = workspace.reader.read(
          Question(candidate, asOf: workspace.defaultAsOf)),
        let reading = readings.first, reading.unread.isEmpty,
        (try? workspace.compiler.compile(reading.plan)) != nil
      else { continue }
      accepted.append(candidate)
    }
    return accepted
  }

  private func candidates(_ plan: QueryPlan) -> [String] {
    guard plan.isAggregated, plan.outputs.contains(where: { $0.expression.isAggregated }),
      let fact = PlanTables.facts(of: plan, in: workspace.model).first
    else { return [] }
    let isSeries = plan.groups.contains { if case .bucket = $0 { true } else { false } }
    let free = dimensions(of: fact).filter { !plan.groups.contains(.column($0)) }
    var candidates: [String] = []
    if plan.period?.range?.grain != nil, plan.comparison == nil {
      candidates.append("vs the previous \(unit(plan))")
    }
    if let first = free.first { candidates.append("by \(words.label(first))") }
    if !isSeries, workspace.model.table(named: fact)?.defaultTimeDimension != nil {
      candidates.append("by month")
    }
    if isSeries, plan.period?.range == nil { candidates.append("last year") }
    candidates += free.dropFirst().prefix(3).map { "by \(words.label($0))" }
    if plan.period?.range == nil { candidates.append("last quarter") }
    return candidates
  }

  private func unit(_ plan: QueryPlan) -> String { plan.period?.range?.grain?.words ?? "period" }

  private func openings() -> [String] {
    var openings: [String] = []
    if let measure = workspace.model.defaultMeasure.flatMap({ workspace.model.measure(named: $0) }),
      let home = measure.expression.aggregateCalls.first?.table
    {
      openings += dimensions(of: home).prefix(1).map { "\(measure.label) by \(words.label($0))" }
      if workspace.model.table(named: home)?.defaultTimeDimension != nil {
        openings.append("\(measure.label) by month")
      }
    }
    let facts = workspace.model.tables.sorted { $0.rowCount > $1.rowCount }
    for fact in facts {
      guard
        let measure = fact.columns.first(where: { column in
          column.role == .measure && column.defaultAggregate == .sum && !fact.primaryKey.contains(column.name)
        })
      else { continue }
      if let dimension = dimensions(of: fact.name).first {
        openings.append("total \(measure.label) by \(words.label(dimension))")
      }
      if fact.defaultTimeDimension != nil { openings.append("total \(measure.label) by month") }
    }
    openings += facts.prefix(4).map { "how many \(words.plural($0.label)) are there" }
    return openings
  }

  /// Columns of the fact table worth grouping by: few values, more than one, coarsest first.
  private func dimensions(of fact: String) -> [ColumnReference] {
    guard let table = workspace.model.table(named: fact) else { return [] }
    return table.columns
      .filter { $0.role == .dimension && (2...60).contains($0.distinctCount) }
      .sorted { ($0.distinctCount, $0.name) < ($1.distinctCount, $1.name) }
      .map { ColumnReference(table: table.name, column: $0.name) }
  }
}
