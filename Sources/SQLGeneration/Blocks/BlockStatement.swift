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
      columns: columns + block.measures.flatMap { $0.argument?.columnReferences ?? [] },
      mentioned: block.measures.flatMap { $0.condition?.columnReferences ?? [] },
      conditions: conditions, tables: tables, environment: environment)
    let measures = BlockMeasures(rows: rows)
    try measures.refuseMultipliedArguments(of: block)
    if let median = block.measures.first, median.function == .median {
      try self.init(median: median, of: block, measures)
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

  private init(
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

  /// The mean of the one or two values in the middle, in a form any engine with window functions runs.
  private init(
    median call: AggregateCall, of block: AggregateBlock, _ measures: BlockMeasures
  ) throws(CompilationError) {
    guard let value = try measures.value(call) else { throw .unsupported("a median needs a value") }
    var ranked = try measures.keyed(block)
    var partition: [SQLExpression] = []
    for key in block.keys { partition.append(try measures.rows.translator.sql(key)) }
    var middle = value
    if measures.rows.isFannedOut {
      ranked.select.isDistinct = true
      for (number, part) in measures.rows.key.enumerated() {
        ranked.select.items.append(SelectStatement.Item(expression: part, alias: "row_key_\(number + 1)"))
      }
      ranked.select.items.append(SelectStatement.Item(expression: value, alias: "value"))
      var outer = SelectStatement()
      outer.source = .select(ranked.select, alias: nil)
      outer.items = ranked.columns.values.sorted { "\($0)" < "\($1)" }.map {
        SelectStatement.Item(expression: $0, alias: nil)
      }
      partition = block.keys.compactMap { ranked.columns[$0] }
      ranked.select = outer
      middle = .column(qualifier: nil, "value")
    }
    ranked.select.narrow(.isNull(middle, isNegated: true))
    let order = [SelectStatement.OrderTerm(expression: middle, isDescending: false)]
    ranked.select.items += [
      SelectStatement.Item(
        expression: middle, alias: middle == .column(qualifier: nil, "value") ? nil : "value"),
      SelectStatement.Item(
        expression: .over(
          .function("ROW_NUMBER"), SQLExpression.Window(partition: partition, order: order)),
        alias: "position"),
      SelectStatement.Item(
        expression: .over(
          .function("COUNT", .constant("*")), SQLExpression.Window(partition: partition)),
        alias: "size"),
    ]
    var outer = ExpressionTranslator(environment: measures.rows.environment)
    outer.replacements = ranked.columns
    outer.replacements[.aggregate(call)] = .function("AVG", .column(qualifier: nil, "value"))
    var select = SelectStatement()
    select.source = .select(ranked.select, alias: nil)
    select.filter = .inList(
      .column(qualifier: nil, "position"),
      [.constant("(size + 1) / 2"), .constant("(size + 2) / 2")], isNegated: false)
    self.init(grouping: block, over: select, outer)
  }
}
