import QuerentCore
import SemanticLayer

/// A plan as a syntax tree, with what is known of its columns and how it splits into blocks.
struct CompiledStatement {
  var select: SelectStatement
  var columns: [ResultTable.Column]
  var blocks: [AggregateBlock] = []
  var finish: Finish?
}

extension CompilerEnvironment {
  /// Compiles a plan, also one that stands inside another.
  func statement(of plan: QueryPlan) throws(CompilationError) -> CompiledStatement {
    guard !plan.outputs.isEmpty else { throw .unsupported("a plan without outputs") }
    let plan = plan.spreadingComparison(
      ExpressionLabels(index: index), fiscalYearStart: calendar.fiscalYearStart)
    // Expanding finds measures that are defined by themselves, before anything else follows them.
    let expanded = try expandingMeasures(of: plan).inDefaultOrder(of: index.model)
    var environment = self
    environment.firstDates = FirstDate.all(of: expanded)
    environment.weekStart = plan.weekStart ?? weekStart
    return try environment.compiled(expanded, as: ResultColumns(of: plan, index: index))
  }

  private func compiled(
    _ expanded: QueryPlan, as columns: ResultColumns
  ) throws(CompilationError) -> CompiledStatement {
    if expanded.combination != nil { return try combined(expanded, columns) }
    let isGrouped = !expanded.groups.isEmpty || !expanded.allAggregateCalls.isEmpty
    return isGrouped ? try grouped(expanded, columns) : try listed(expanded, columns)
  }

  private func listed(
    _ plan: QueryPlan, _ columns: ResultColumns
  ) throws(CompilationError) -> CompiledStatement {
    guard plan.comparison == nil else { throw .unsupported("a list of rows compared with another period") }
    var named: [ColumnReference] = []
    for output in plan.outputs { named += output.expression.columnReferences }
    for key in plan.order { named += key.expression.columnReferences }
    for key in plan.limit?.per ?? [] { named += key.columnReferences }
    if let having = plan.having { named += having.columnReferences }
    var tables: [TableInstance] = []
    for name in plan.tables { tables.append(try index.instance(ofTable: name)) }
    let conditions = RowCondition.all(of: plan)
    let finisher = StatementFinisher(
      environment: self, plan: plan, columns: columns, havingIsFilter: true)
    let select: SelectStatement
    if named.isEmpty, tables.isEmpty, conditions.allSatisfy({ $0.columnReferences.isEmpty }) {
      select = try finisher.finish(SelectStatement(), ExpressionTranslator(environment: self))
    } else {
      let rows = try RowSource(list: named, conditions: conditions, tables: tables, environment: self)
      select = try finisher.finish(rows.select, rows.translator)
    }
    return CompiledStatement(select: select, columns: columns.columns.map(\.column))
  }

  private func grouped(
    _ plan: QueryPlan, _ columns: ResultColumns
  ) throws(CompilationError) -> CompiledStatement {
    let blocks = try BlockPlanner(environment: self, plan: plan).blocks()
    let finish = Finish(
      outputs: plan.outputs.map(\.expression), having: plan.having, order: plan.order, limit: plan.limit,
      comparison: plan.comparison, isDistinct: plan.isDistinct)
    var compiled = CompiledStatement(
      select: SelectStatement(), columns: columns.columns.map(\.column), blocks: blocks, finish: finish)
    if blocks.count == 1, !plan.hasWindow, plan.comparison == nil {
      let block = try BlockStatement(blocks[0], in: self)
      let finisher = StatementFinisher(
        environment: self, plan: plan, columns: columns, havingIsFilter: false)
      compiled.select = try finisher.finish(block.select, block.translator)
    } else {
      let joined = try JoinedBlocks(blocks, of: plan, in: self)
      let finisher = StatementFinisher(
        environment: self, plan: plan, columns: columns, havingIsFilter: true)
      compiled.select = try finisher.finish(joined.select, joined.translator)
    }
    return compiled
  }
}

extension QueryPlan {
  /// When the plan asks for no order, a series stands in the order of time, keys that have an order of their own (ages,
  /// sizes, years) in theirs, and all other groups by the figure, largest first.
  fileprivate func inDefaultOrder(of model: SemanticModel) -> QueryPlan {
    guard order.isEmpty, limit == nil, combination == nil, !groups.isEmpty else { return self }
    var plan = self
    let times = groups.filter(\.isTime)
    if !times.isEmpty {
      plan.order = times.map { OrderKey($0) }
    } else if !hasWindow, comparison == nil,
      let figure = outputs.map(\.expression).first(where: { $0.isFigure })
    {
      let ordinal = groups.filter { $0.isOrdinal(in: model) }
      plan.order = ordinal.isEmpty ? [OrderKey(figure, descending: true)] : ordinal.map { OrderKey($0) }
    }
    return plan
  }

  /// Whether a figure looks at other rows of the result.
  var hasWindow: Bool {
    outputs.contains { $0.expression.hasWindow } || order.contains { $0.expression.hasWindow }
      || having?.hasWindow ?? false
  }
}

extension PlanExpression {
  /// Whether it cuts time, into buckets that follow each other or into parts that come again.
  fileprivate var isTime: Bool {
    switch self {
    case .bucket, .part: true
    default: false
    }
  }
  /// Whether it is computed over the rows of a group.
  fileprivate var isFigure: Bool { !aggregateCalls.isEmpty }

  /// Whether its values follow each other by themselves: numbers that are no ids, dates and years.
  fileprivate func isOrdinal(in model: SemanticModel) -> Bool {
    guard case .column(let reference) = self, let column = model.column(reference) else { return false }
    switch column.role {
    case .time, .measure: return true
    case .identifier, .text: return false
    case .dimension: return column.type == .integer || column.type == .real
    }
  }
}
