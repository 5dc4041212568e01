public import QuerentCore
public import SemanticLayer

/// The rows of the data behind one row of an answer.
public struct DrillDown: Sendable {
  /// Lists the rows, latest first.
  public let plan: QueryPlan
  /// The row in words: `region = West, month = 2026-07`; empty for a total.
  public let row: String

  /// Makes the plan of the rows behind a row.
  /// - Parameters:
  ///   - number: of the row, from 1.
  /// - Throws: A `Diagnostic` when the row does not exist or has no rows behind it.
  public init(row number: Int, of table: ResultTable, plan: QueryPlan, model: SemanticModel)
    throws(Diagnostic)
  {
    guard table.rows.indices.contains(number - 1) else {
      throw Diagnostic(
        code: "no-such-row", summary: "There is no row \(number); the answer has \(table.rows.count).",
        suggestions: ["/rows all shows them."])
    }
    guard plan.isAggregated, plan.combination == nil, let fact = PlanTables.facts(of: plan, in: model).first,
      let source = model.table(named: fact)
    else {
      throw Diagnostic(
        code: "nothing-behind", summary: "The rows of this answer are rows of the data already.",
        suggestions: ["Ask for a figure, as in: sales by region."])
    }
    var conditions = plan.filter?.conjuncts ?? []
    var words: [String] = []
    let planWords = PlanWords(model: model)
    for (output, cell) in zip(plan.outputs, table.rows[number - 1]) {
      guard !output.expression.isAggregated, !output.expression.columnReferences.isEmpty else { continue }
      let condition: PlanCondition =
        cell == .null
        ? .isNull(output.expression) : .comparison(output.expression, .equal, .literal(cell))
      conditions.append(condition)
      words.append(planWords.words(condition))
    }
    conditions += Self.conditions(of: plan, in: model)
    // What the figure is made of stands last, where a table that does not fit still shows it.
    let figures = Set(Self.expanded(plan, in: model).flatMap(\.columnReferences))
    let columns = source.columns.map { ColumnReference(table: fact, column: $0.name) }
    let shown = columns.filter { !figures.contains($0) } + columns.filter { figures.contains($0) }
    var listing = QueryPlan(outputs: shown.map { .init(.column($0)) })
    listing.filter = conditions.isEmpty ? nil : conditions.count == 1 ? conditions[0] : .all(conditions)
    listing.tables = plan.tables.filter { $0 != fact }
    if let period = plan.period, period.range != nil { listing.period = period }
    let time =
      plan.period?.column ?? source.defaultTimeDimension.map { ColumnReference(table: fact, column: $0) }
    if let time, time.table == fact { listing.order = [.init(.column(time), descending: true)] }
    self.plan = listing
    row = words.joined(separator: ", ")
  }

  /// The figures of a plan, with what the model's names for them stand for.
  private static func expanded(_ plan: QueryPlan, in model: SemanticModel) -> [PlanExpression] {
    plan.outputs.map(\.expression).filter(\.isAggregated).map { figure in
      figure.replacing { part -> PlanExpression? in
        if case .measure(let name) = part { model.measure(named: name)?.expression } else { nil }
      }
    }
  }

  /// What the figure asks of its rows: only the won deals, where it adds up those. Figures that ask different things of
  /// them have nothing in common.
  private static func conditions(of plan: QueryPlan, in model: SemanticModel) -> [PlanCondition] {
    var found: Set<PlanCondition> = []
    var isShared = true
    for call in expanded(plan, in: model).flatMap(\.aggregateCalls) {
      if let condition = call.condition { found.insert(condition) } else { isShared = false }
    }
    return isShared && found.count == 1 ? Array(found) : []
  }
}
