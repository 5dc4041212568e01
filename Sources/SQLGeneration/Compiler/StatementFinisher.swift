import QuerentCore
import SemanticLayer

/// Completes a statement that has its rows or groups: columns, conditions on groups, order, limits.
struct StatementFinisher {
  let environment: CompilerEnvironment
  let plan: QueryPlan
  let columns: ResultColumns
  /// What conditions on groups become: `HAVING` over a grouping, `WHERE` over finished blocks.
  let havingIsFilter: Bool

  private static let rowNumber = "row_in_group"

  func finish(
    _ start: SelectStatement, _ translator: ExpressionTranslator
  ) throws(CompilationError) -> SelectStatement {
    let conjuncts = plan.having?.conjuncts ?? []
    // what is asked of a key after a figure over all groups picks among finished rows: the rank of Texas
    let later = conjuncts.filter { $0.hasWindow || plan.hasWindow && !$0.isAggregated }
    var select = start
    var translator = translator
    if plan.hasWindow { translator.sequence = try sequence(translator) }
    for conjunct in conjuncts where !later.contains(conjunct) {
      let condition = try translator.sql(conjunct)
      if havingIsFilter {
        select.narrow(condition)
      } else {
        select.having = select.having.map { .binary($0, "AND", condition) } ?? condition
      }
    }
    for (output, named) in zip(plan.outputs, columns.columns) {
      select.items.append(named.item(try translator.sql(output.expression)))
    }
    select.isDistinct = plan.isDistinct
    if later.isEmpty, plan.limit?.per.isEmpty ?? true {
      try order(&select, translator)
      return select
    }
    return try wrap(select, translator, later)
  }

  /// The time key puts rows in sequence, the other keys set series apart; without time the plan's order does.
  private func sequence(_ translator: ExpressionTranslator) throws(CompilationError) -> WindowSequence {
    var sequence = WindowSequence()
    if let time = plan.groups.first(where: \.isTimeKey) {
      sequence.order = [SelectStatement.OrderTerm(expression: try translator.sql(time), isDescending: false)]
      for key in plan.groups where key != time { sequence.partition.append(try translator.sql(key)) }
    } else {
      for key in plan.order where !key.expression.hasWindow {
        sequence.order.append(
          SelectStatement.OrderTerm(
            expression: try translator.sql(key.expression), isDescending: key.isDescending))
      }
    }
    return sequence
  }

  private func order(
    _ select: inout SelectStatement, _ translator: ExpressionTranslator
  ) throws(CompilationError) {
    for key in plan.order { select.order.append(try term(key, select.items, translator)) }
    if let limit = plan.limit {
      select.limit = limit.count
      select.offset = limit.offset
    }
  }

  /// An output is ordered by under its name, anything else by what it is.
  private func term(
    _ key: QueryPlan.OrderKey, _ items: [SelectStatement.Item], _ translator: ExpressionTranslator
  ) throws(CompilationError) -> SelectStatement.OrderTerm {
    let position = plan.outputs.firstIndex { $0.expression == key.expression }
    let expression: SQLExpression
    if let alias = position.flatMap({ items[$0].alias }) {
      expression = .column(qualifier: nil, alias)
    } else {
      expression = try translator.sql(key.expression)
    }
    return SelectStatement.OrderTerm(
      expression: expression, isDescending: key.isDescending,
      movesNullsLast: !key.isDescending && environment.isNullable(key.expression))
  }

  /// The statement as a table of its own, for what comes after windows: conditions on ranks, rows a group.
  private func wrap(
    _ select: SelectStatement, _ translator: ExpressionTranslator, _ conditions: [PlanCondition]
  ) throws(CompilationError) -> SelectStatement {
    var inner = select
    var outer = SelectStatement()
    var names = ExpressionTranslator(environment: environment)
    var taken: Set<String> = [Self.rowNumber]
    for (position, named) in columns.columns.enumerated() {
      let name = SQLExpression.column(qualifier: nil, named.column.name)
      names.replacements[plan.outputs[position].expression] = name
      outer.items.append(SelectStatement.Item(expression: name, alias: nil))
      taken.insert(named.column.name.lowercased())
    }
    let labels = ExpressionLabels(index: environment.index)
    func expose(_ expression: PlanExpression) throws(CompilationError) {
      guard names.replacements[expression] == nil else { return }
      let named = ResultColumns.Named(expression, labels: labels, avoiding: &taken)
      inner.items.append(named.item(try translator.sql(expression)))
      names.replacements[expression] = .column(qualifier: nil, named.column.name)
    }
    for key in plan.order { try expose(key.expression) }
    for condition in conditions {
      for call in condition.windowCalls { try expose(.window(call)) }
      for call in condition.aggregateCalls where !condition.isInsideWindow(call) {
        try expose(.aggregate(call))
      }
      for reference in condition.columnReferences where plan.groups.contains(.column(reference)) {
        try expose(.column(reference))
      }
    }
    var limits: [SQLExpression] = []
    if let limit = plan.limit, !limit.per.isEmpty {
      var window = SQLExpression.Window()
      for key in limit.per { window.partition.append(try translator.sql(key)) }
      for key in plan.order {
        window.order.append(
          SelectStatement.OrderTerm(
            expression: try translator.sql(key.expression), isDescending: key.isDescending,
            movesNullsLast: !key.isDescending && environment.isNullable(key.expression)))
      }
      inner.items.append(
        SelectStatement.Item(expression: .over(.function("ROW_NUMBER"), window), alias: Self.rowNumber))
      let number = SQLExpression.column(qualifier: nil, Self.rowNumber)
      if limit.offset > 0 { limits.append(.binary(number, ">", .constant(String(limit.offset)))) }
      limits.append(.binary(number, "<=", .constant(String(limit.offset + limit.count))))
    }
    // Distinct rows are those of the result, not of the helper columns.
    outer.isDistinct = inner.isDistinct
    inner.isDistinct = false
    outer.with = inner.with
    inner.with = []
    outer.source = .select(inner, alias: nil)
    for condition in conditions { outer.narrow(try names.sql(condition)) }
    for limit in limits { outer.narrow(limit) }
    for key in plan.order { outer.order.append(try term(key, outer.items, names)) }
    if let limit = plan.limit, limit.per.isEmpty {
      outer.limit = limit.count
      outer.offset = limit.offset
    }
    return outer
  }
}

extension PlanExpression {
  /// Whether it cuts time into buckets that follow each other.
  var isTimeKey: Bool {
    if case .bucket = self { true } else { false }
  }
}

extension PlanCondition {
  var windowCalls: [WindowCall] {
    var calls: [WindowCall] = []
    visit { if case .window(let call) = $0, !calls.contains(call) { calls.append(call) } }
    return calls
  }

  var hasWindow: Bool { !windowCalls.isEmpty }

  func isInsideWindow(_ call: AggregateCall) -> Bool {
    windowCalls.contains { $0.argument.aggregateCalls.contains(call) }
  }
}
