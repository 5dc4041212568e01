import QuerentCore
import SemanticLayer

/// Makes readings follow a note. Whatever a note does is a default of the reading, and what it does not do is said.
struct NoteApplication {
  let note: QuestionNote
  let model: SemanticModel
  /// Lemmas of the question.
  let words: Set<String>
  let isNegated: Bool
  /// Figures that only the note knows; plans hold what they are made of.
  let figures: [String: PlanExpression]
  /// What became of the definitions of the note.
  let told: [String]

  func applied(to reading: Interpretation) -> Interpretation {
    var reading = reading
    reading.plan = applied(to: reading.plan, &reading.defaults)
    reading.defaults += told
    reading.defaults += note.unread.map { "note not used: \($0)" }
    return reading
  }

  private func applied(to plan: QueryPlan, _ defaults: inout [String]) -> QueryPlan {
    var plan = plan
    for absence in note.absences {
      guard let column = column(absence.column), isSpokenOf(absence) else { continue }
      let missing = PlanCondition.isNull(.column(column))
      add(isNegated ? missing : .not(missing), to: &plan)
      let named = plan.columnTables
      plan.tables.removeAll { table in
        table != column.table && !named.contains(table)
          && NameWords.words(in: table).allSatisfy { absence.words.contains($0) }
      }
      defaults.append("note used: \(absence.text)")
    }
    if let distinct = note.distinct, !plan.isAggregated, !plan.isDistinct {
      plan.isDistinct = true
      defaults.append("note used: \(distinct)")
    }
    var used: [String] = []
    plan.filter = plan.filter.map { compared($0, &used) }
    for index in plan.outputs.indices {
      plan.outputs[index].expression = compared(expanded(plan.outputs[index].expression), &used)
    }
    for index in plan.order.indices {
      plan.order[index].expression = compared(expanded(plan.order[index].expression), &used)
    }
    plan.having = plan.having?.replacing { figure($0) }
    for text in used { defaults.append("note used: \(text)") }
    return plan
  }

  private func add(_ condition: PlanCondition, to plan: inout QueryPlan) {
    switch plan.filter {
    case .all(let parts)?: plan.filter = .all(parts + [condition])
    case let other?: plan.filter = .all([other, condition])
    case nil: plan.filter = condition
    }
  }

  // MARK: Figures

  private func figure(_ expression: PlanExpression) -> PlanExpression? {
    if case .measure(let name) = expression { figures[name] } else { nil }
  }

  private func expanded(_ expression: PlanExpression) -> PlanExpression {
    expression.replacing { figure($0) }
  }

  // MARK: Absences

  /// Whether the question speaks of what a missing value stands for.
  private func isSpokenOf(_ absence: QuestionNote.Absence) -> Bool {
    let own = Set(absence.words)
    return own.count >= 2 && own.allSatisfy { words.contains($0) }
  }

  private func column(_ name: String) -> ColumnReference? {
    let parts = name.split(separator: ".").map(String.init)
    for table in model.tables where parts.count == 1 || table.name.lowercased() == parts[0] {
      if let found = table.column(named: parts[parts.count - 1]) {
        return ColumnReference(table: table.name, column: found.name)
      }
    }
    return nil
  }

  // MARK: Comparisons

  private func compared(_ condition: PlanCondition, _ used: inout [String]) -> PlanCondition {
    switch condition {
    case .comparison(.column(let reference), .equal, .literal(.text(let text))):
      guard let rule = rule(for: reference) else { return condition }
      if !used.contains(rule.text) { used.append(rule.text) }
      return rule.matching == .contains ? .like(.column(reference), "%\(text)%") : condition
    case .comparison(let left, let symbol, .plan(var plan)):
      plan.filter = plan.filter.map { compared($0, &used) }
      return .comparison(left, symbol, .plan(plan))
    case .inPlan(let value, var plan):
      plan.filter = plan.filter.map { compared($0, &used) }
      return .inPlan(value, plan)
    case .not(let inner): return .not(compared(inner, &used))
    case .all(let parts): return .all(parts.map { compared($0, &used) })
    case .any(let parts): return .any(parts.map { compared($0, &used) })
    default: return condition
    }
  }

  private func compared(_ expression: PlanExpression, _ used: inout [String]) -> PlanExpression {
    switch expression {
    case .aggregate(var call):
      call.condition = call.condition.map { compared($0, &used) }
      return .aggregate(call)
    case .arithmetic(let symbol, let left, let right):
      return .arithmetic(symbol, compared(left, &used), compared(right, &used))
    default: return expression
    }
  }

  /// The rule for a column: one that names it or its table, else one for all texts. Dates and ids are no texts.
  private func rule(for reference: ColumnReference) -> QuestionNote.MatchingRule? {
    guard let column = model.column(reference), column.type == .text, column.role != .time,
      column.role != .identifier
    else { return nil }
    let names = NameWords.words(in: reference.column) + NameWords.words(in: reference.table)
    if let own = note.matching.first(where: { rule in
      NameWords.words(in: reference.column).contains { rule.words.contains($0) }
    }) {
      return own
    }
    if let own = note.matching.first(where: { rule in names.contains { rule.words.contains($0) } }) {
      return own
    }
    return note.matching.first { $0.words.isEmpty }
  }
}

extension QueryPlan {
  /// The tables that columns of the plan stand in.
  fileprivate var columnTables: Set<String> {
    var found: Set<String> = []
    for output in outputs { found.formUnion(output.expression.columnReferences.map(\.table)) }
    for key in order { found.formUnion(key.expression.columnReferences.map(\.table)) }
    if let filter { found.formUnion(filter.columnReferences.map(\.table)) }
    return found
  }
}
