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
    var asked: Set<ColumnReference> = []
    for candidate in candidates(plan) where accepted.count < count {
      if let column = candidate.column, asked.contains(column) { continue }
      // The short form where it is read as a follow-up, else the question in full.
      let phrasings = [candidate.text, "and \(candidate.text)", "\(metric(plan)) \(candidate.text)"]
      if let phrasing = phrasings.first(where: { works($0, candidate.column, after: plan, question) }) {
        accepted.append(phrasing)
        if let column = candidate.column { asked.insert(column) }
      }
    }
    return accepted
  }

  private func metric(_ plan: QueryPlan) -> String {
    plan.outputs.first { $0.expression.isAggregated }.map { words.words($0) } ?? ""
  }

  /// - Parameter column: what it must be grouped by; the short name of a column may be read as another's.
  private func works(
    _ text: String, _ column: ColumnReference?, after plan: QueryPlan, _ question: Question
  ) -> Bool {
    guard
      case .interpretations(let readings) = workspace.reader.read(
        Question(text, asOf: question.asOf), previous: plan),
      let reading = readings.first
    else { return false }
    return reading.unread.isEmpty && reading.plan != plan
      && column.map { reading.plan.groups.contains(.column($0)) } ?? true && Self.keeps(plan, reading.plan)
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

  /// A follow-up, and the column it groups by.
  private struct Candidate {
    var text: String
    var column: ColumnReference?
  }

  private func candidates(_ plan: QueryPlan) -> [Candidate] {
    guard plan.isAggregated, plan.outputs.contains(where: { $0.expression.isAggregated }),
      let fact = PlanTables.facts(of: plan, in: workspace.model).first
    else { return [] }
    let isSeries = plan.groups.contains { if case .bucket = $0 { true } else { false } }
    let free = dimensions(of: fact).filter { !plan.groups.contains(.column($0.column)) }
    var candidates: [Candidate] = []
    if plan.period?.range?.grain != nil, plan.comparison == nil {
      candidates.append(Candidate(text: "vs the previous \(unit(plan))"))
    }
    func group(_ dimension: Dimension) -> [Candidate] {
      dimension.names.map { Candidate(text: "by \($0)", column: dimension.column) }
    }
    if let first = free.first { candidates += group(first) }
    if !isSeries, workspace.model.table(named: fact)?.defaultTimeDimension != nil {
      candidates.append(Candidate(text: "by month"))
    }
    if isSeries, plan.period?.range == nil { candidates.append(Candidate(text: "last year")) }
    candidates += free.dropFirst().prefix(3).flatMap(group)
    if plan.period?.range == nil, workspace.defaultAsOf != nil {
      candidates.append(Candidate(text: "last quarter"))
    }
    return candidates
  }

  private func unit(_ plan: QueryPlan) -> String { plan.period?.range?.grain?.words ?? "period" }

  private func openings() -> [String] {
    var openings: [String] = []
    if let measure = workspace.model.defaultMeasure.flatMap({ workspace.model.measure(named: $0) }),
      let home = measure.expression.aggregateCalls.first?.table
    {
      openings += dimensions(of: home).prefix(2).flatMap(\.names).map { "\(measure.label) by \($0)" }.prefix(
        1)
      if workspace.model.table(named: home)?.defaultTimeDimension != nil {
        openings.append("\(measure.label) by month")
      }
    }
    let facts = workspace.model.tables.sorted { $0.rowCount > $1.rowCount }
    for fact in facts {
      let sums = fact.columns.filter { !fact.primaryKey.contains($0.name) }
      // Money before numbers of anything else.
      let ordered = sums.filter { $0.unit != nil } + sums.filter { $0.unit == nil }
      guard let figure = ordered.lazy.compactMap({ spoken.sum(of: $0) }).first else { continue }
      if let name = dimensions(of: fact.name).first?.names.first { openings.append("\(figure) by \(name)") }
      if fact.defaultTimeDimension != nil { openings.append("\(figure) by month") }
    }
    openings += facts.compactMap { spoken.things(in: $0) }.prefix(4).map { "how many \($0) are there" }
    return openings
  }

  private var spoken: ProposalWords { ProposalWords(model: workspace.model) }

  /// A column worth grouping by, and what people may call it.
  private struct Dimension {
    var column: ColumnReference
    var names: [String]
  }

  /// Columns of the fact table worth grouping by: few values, more than one, coarsest first.
  private func dimensions(of fact: String) -> [Dimension] {
    guard let table = workspace.model.table(named: fact) else { return [] }
    return table.columns
      .sorted { ($0.distinctCount, $0.name) < ($1.distinctCount, $1.name) }
      .compactMap { column in
        let names = spoken.groupNames(of: column, in: table)
        guard !names.isEmpty else { return nil }
        return Dimension(column: ColumnReference(table: table.name, column: column.name), names: names)
      }
  }
}
