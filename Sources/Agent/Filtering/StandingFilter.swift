public import QuerentCore
public import SemanticLayer
import SemanticParsing

/// A condition that a person set for all questions: "region is West". It is added to every plan whose rows have what it
/// speaks of, as if the data held no other rows; of a plan whose rows have none of it, the answer says so.
public struct StandingFilter: Sendable {
  /// As it was typed.
  public let text: String
  /// What it was read as, over the table it was found in.
  public let condition: PlanCondition
  /// Columns of other tables that hold the same, by the column that the condition names.
  private let namesakes: [ColumnReference: [ColumnReference]]
  let model: SemanticModel

  /// Reads a condition over data, in the words that `/define` takes.
  /// - Throws: A `Diagnostic` that says which part names nothing in the data.
  public init(_ text: String, in workspace: Workspace) throws(Diagnostic) {
    self.text = text
    model = workspace.model
    let known = workspace.taught.entries.map(\.definition)
    let taught = Taught(
      known + [Definition(term: "standing filter", meaning: text)], model: workspace.model,
      members: workspace.members)
    guard let entry = taught.entries.last, let meaning = entry.meaning else {
      throw taught.entries.last?.problem ?? Self.noCondition(text)
    }
    switch meaning {
    case .rows(let state, _): condition = state.condition
    case .values(let matches):
      let main = Self.mainTable(of: workspace.model)
      guard let first = matches.first(where: { $0.column.table == main }) ?? matches.first else {
        throw Self.noCondition(text)
      }
      condition = .comparison(.column(first.column), .equal, .literal(.text(first.value)))
    case .name, .measure: throw Self.noCondition(text)
    }
    guard !condition.isAggregated else { throw Self.noCondition(text) }
    namesakes = Self.namesakes(of: condition, in: workspace)
  }

  private static func noCondition(_ text: String) -> Diagnostic {
    Diagnostic(
      code: "no-condition", summary: "\"\(text)\" is no condition on rows.",
      suggestions: ["Write it like: region is West, or: sales > 10000"])
  }

  /// The biggest table that has dates, which most questions are about.
  private static func mainTable(of model: SemanticModel) -> String? {
    let dated = model.tables.filter { $0.defaultTimeDimension != nil }
    return (dated.isEmpty ? model.tables : dated).max { $0.rowCount < $1.rowCount }?.name
  }

  /// Columns of the same name elsewhere; for a text that is compared with, only where it occurs.
  private static func namesakes(of condition: PlanCondition, in workspace: Workspace)
    -> [ColumnReference: [ColumnReference]]
  {
    var found: [ColumnReference: [ColumnReference]] = [:]
    let values = texts(of: condition)
    for reference in condition.columnReferences where reference.role == nil {
      let column = workspace.model.column(reference)
      found[reference] = workspace.model.tables.flatMap { table in
        table.columns.filter { $0.name == reference.column && $0.type == column?.type }.map {
          ColumnReference(table: table.name, column: $0.name)
        }
      }.filter { other in
        other != reference
          && (values[reference] ?? []).allSatisfy { value in
            workspace.members.exact(value).contains { $0.column == other && $0.score == 1 }
          }
      }
    }
    return found
  }

  private static func texts(of condition: PlanCondition) -> [ColumnReference: [String]] {
    var texts: [ColumnReference: [String]] = [:]
    func visit(_ condition: PlanCondition) {
      switch condition {
      case .comparison(.column(let column), .equal, .literal(.text(let text))):
        texts[column, default: []].append(text)
      case .inList(.column(let column), let values):
        for case .text(let text) in values { texts[column, default: []].append(text) }
      case .all(let parts), .any(let parts): parts.forEach(visit)
      case .not(let inner): visit(inner)
      case .comparison, .between, .inList, .inPlan, .like, .isNull: break
      }
    }
    visit(condition)
    return texts
  }

  // MARK: Applying

  /// The plan over the rows that meet the condition, and over no others in the plans inside it; `nil` when its rows have
  /// none of what the condition speaks of.
  func applied(to plan: QueryPlan) -> QueryPlan? {
    let facts = PlanTables.facts(of: plan, in: model)
    guard !facts.isEmpty else { return nil }
    var conditions: [PlanCondition] = []
    for fact in facts {
      guard let condition = condition(for: fact) else { return nil }
      if !conditions.contains(condition) { conditions.append(condition) }
    }
    var plan = inside(plan)
    let present = plan.filter?.conjuncts ?? []
    let added = conditions.flatMap(\.conjuncts).filter { !present.contains($0) }
    if !added.isEmpty {
      let all = present + added
      plan.filter = all.count == 1 ? all[0] : .all(all)
    }
    return plan
  }

  /// The plan without the condition, which a follow-up goes on from.
  func removed(from plan: QueryPlan) -> QueryPlan {
    var plan = plan
    let ours = PlanTables.facts(of: plan, in: model).compactMap { condition(for: $0) }.flatMap(\.conjuncts)
    let rest = (plan.filter?.conjuncts ?? []).filter { !ours.contains($0) }
    plan.filter = rest.isEmpty ? nil : rest.count == 1 ? rest[0] : .all(rest)
    if let combination = plan.combination {
      plan.combination = .init(combination.operation, removed(from: combination.plan))
    }
    return plan
  }

  /// The condition over columns that every row of a table has one value of; its own columns before others.
  private func condition(for fact: String) -> PlanCondition? {
    let reachable = tablesOfOne(from: fact)
    var isPossible = true
    let replaced = condition.replacing { part -> PlanExpression? in
      guard case .column(let reference) = part else { return nil }
      let candidates = [reference] + (namesakes[reference] ?? [])
      // The nearest; the column that was named where several are as near.
      let near = candidates.compactMap { other in reachable[other.table].map { (hops: $0, column: other) } }
      if let least = near.map(\.hops).min(), let nearest = near.first(where: { $0.hops == least }) {
        return .column(nearest.column)
      }
      isPossible = false
      return nil
    }
    return isPossible ? replaced : nil
  }

  /// The tables of which each row of a table has at most one, with how many joins away they are.
  private func tablesOfOne(from table: String) -> [String: Int] {
    var hops = [table: 0]
    var frontier = [table]
    var distance = 0
    while !frontier.isEmpty {
      distance += 1
      var reached: [String] = []
      for relationship in model.relationships where relationship.cardinality != .manyToMany {
        if frontier.contains(relationship.from) { reached.append(relationship.to) }
        if relationship.cardinality == .oneToOne, frontier.contains(relationship.to) {
          reached.append(relationship.from)
        }
      }
      frontier = reached.filter { hops[$0] == nil }
      for name in frontier { hops[name] = distance }
    }
    return hops
  }

  // MARK: Plans inside

  private func inside(_ plan: QueryPlan) -> QueryPlan {
    var plan = plan
    plan.filter = plan.filter.map(inside)
    plan.having = plan.having.map(inside)
    for index in plan.outputs.indices {
      plan.outputs[index].expression = inside(plan.outputs[index].expression)
    }
    if let combination = plan.combination {
      plan.combination = .init(combination.operation, applied(to: combination.plan) ?? combination.plan)
    }
    return plan
  }

  private func inside(_ condition: PlanCondition) -> PlanCondition {
    switch condition {
    case .comparison(let left, let sign, let right): .comparison(inside(left), sign, inside(right))
    case .between(let value, let low, let high): .between(inside(value), inside(low), inside(high))
    case .inPlan(let value, let plan): .inPlan(inside(value), applied(to: plan) ?? plan)
    case .not(let inner): .not(inside(inner))
    case .all(let parts): .all(parts.map(inside))
    case .any(let parts): .any(parts.map(inside))
    case .inList, .like, .isNull: condition
    }
  }

  private func inside(_ expression: PlanExpression) -> PlanExpression {
    expression.replacing { part -> PlanExpression? in
      guard case .plan(let plan) = part else { return nil }
      return .plan(applied(to: plan) ?? plan)
    }
  }
}
