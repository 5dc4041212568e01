import QuerentCore
import SemanticLayer

/// A block as SQL: a grouped statement without its columns, and what each key and measure reads in it.
struct BlockStatement {
  var select: SelectStatement
  var translator: ExpressionTranslator

  init(_ block: AggregateBlock, in environment: CompilerEnvironment) throws(CompilationError) {
    let columns = (block.keys + block.attributes).flatMap(\.columnReferences)
    var conditions = block.filters.map { RowCondition.plan($0) }
    if let period = block.period, let range = period.range, range.start != nil || range.end != nil {
      conditions.insert(.period(period.column, range), at: 0)
    }
    var tables: [TableInstance] = []
    for name in block.tables { tables.append(try environment.index.instance(ofTable: name)) }
    guard let fact = block.fact else {
      let source = try RowSource(
        list: columns, conditions: conditions, tables: tables, environment: environment)
      self.init(grouping: block, over: source.select, source.translator)
      select.groups = try keys(of: block)
      return
    }
    let rows = try RowSource(
      fact: environment.index.instance(ofTable: fact).table,
      columns: columns
        + block.measures.flatMap {
          ($0.argument?.columnReferences ?? []) + $0.per.flatMap(\.columnReferences)
        },
      mentioned: block.measures.flatMap { $0.condition?.columnReferences ?? [] },
      conditions: conditions, tables: tables, environment: environment)
    let measures = BlockMeasures(rows: rows)
    try measures.refuseMultipliedArguments(of: block)
    if let call = block.measures.first, call.standsAlone {
      try self.init(alone: call, of: block, measures)
    } else if rows.isFannedOut, !block.measures.allSatisfy(measures.survivesFanOut) {
      try self.init(distinct: block, measures)
    } else {
      self.init(grouping: block, over: rows.select, rows.translator)
      for call in block.measures {
        translator.replacements[.aggregate(call)] = try measures.aggregate(call)
      }
    }
    select.groups = try keys(of: block)
  }

  init(
    grouping block: AggregateBlock, over select: SelectStatement, _ translator: ExpressionTranslator
  ) {
    self.select = select
    self.translator = translator
  }

  private func keys(of block: AggregateBlock) throws(CompilationError) -> [SQLExpression] {
    var keys: [SQLExpression] = []
    for key in block.keys { keys.append(try translator.sql(key)) }
    return keys
  }

  /// Each row of the fact once a group, where a key stands on the many side: pairs of group and row first, then the
  /// aggregates.
  private init(distinct block: AggregateBlock, _ measures: BlockMeasures) throws(CompilationError) {
    var inner = try measures.keyed(block)
    // A condition on the many side may hold for one partner of a row and not for another: the row counts if it holds
    // for any.
    let hasConditions = block.measures.contains { $0.condition != nil }
    inner.select.isDistinct = !hasConditions
    if hasConditions { inner.select.groups = inner.select.items.map(\.expression) + measures.rows.key }
    for (number, part) in measures.rows.key.enumerated() {
      inner.select.items.append(SelectStatement.Item(expression: part, alias: "row_key_\(number + 1)"))
    }
    var outer = ExpressionTranslator(environment: measures.rows.environment)
    outer.replacements = inner.columns
    for (number, call) in block.measures.enumerated() {
      var value: SQLExpression?
      if let expression = try measures.value(call) {
        let name = "value_\(number + 1)"
        inner.select.items.append(
          SelectStatement.Item(
            expression: hasConditions ? .function("MAX", expression) : expression, alias: name))
        value = .column(qualifier: nil, name)
      }
      outer.replacements[.aggregate(call)] = try BlockMeasures.function(call.function, value)
    }
    var select = SelectStatement()
    select.source = .select(inner.select, alias: nil)
    self.init(grouping: block, over: select, outer)
  }
}
