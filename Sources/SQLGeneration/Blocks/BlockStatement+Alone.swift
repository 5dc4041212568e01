import QuerentCore
import SemanticLayer

extension AggregateCall {
  /// Whether the call needs rows of its own: in an order, or added up by something first.
  var standsAlone: Bool { function == .median || function == .percentile || !per.isEmpty }
}

extension BlockStatement {
  /// One value a row, a partner or a thing, and the aggregate over them.
  init(
    alone call: AggregateCall, of block: AggregateBlock, _ measures: BlockMeasures
  ) throws(CompilationError) {
    guard let value = try measures.value(call) else { throw .unsupported("a median needs a value") }
    var values = try Values(value, of: block, measures)
    if !call.per.isEmpty { try values.add(by: call.per, of: block, measures) }
    var outer = ExpressionTranslator(environment: measures.rows.environment)
    outer.replacements = values.columns
    var select = SelectStatement()
    let middle = SQLExpression.column(qualifier: nil, "value")
    switch call.function {
    case .median:
      select.source = .select(values.ranked(), alias: nil)
      // the mean of the one or two values in the middle, in a form any engine with window functions runs
      select.filter = .inList(
        .column(qualifier: nil, "position"),
        [.constant("(size + 1) / 2"), .constant("(size + 2) / 2")], isNegated: false)
      outer.replacements[.aggregate(call)] = .function("AVG", middle)
    case .percentile:
      select.source = .select(values.ranked(), alias: nil)
      select.filter = .binary(
        .column(qualifier: nil, "position"), "=", .constant("(size * \(call.percent) + 99) / 100"))
      outer.replacements[.aggregate(call)] = .function("MAX", middle)
    default:
      select.source = .select(values.named(), alias: nil)
      outer.replacements[.aggregate(call)] = try BlockMeasures.function(call.function, middle)
    }
    self.init(grouping: block, over: select, outer)
  }

  /// Rows with keys, attributes and the value to aggregate.
  private struct Values {
    var select: SelectStatement
    var columns: [PlanExpression: SQLExpression]
    var partition: [SQLExpression] = []
    var value: SQLExpression

    init(
      _ value: SQLExpression, of block: AggregateBlock, _ measures: BlockMeasures
    ) throws(CompilationError) {
      let keyed = try measures.keyed(block)
      select = keyed.select
      columns = keyed.columns
      self.value = value
      for key in block.keys { partition.append(try measures.rows.translator.sql(key)) }
      guard measures.rows.isFannedOut else { return }
      select.isDistinct = true
      for (number, part) in measures.rows.key.enumerated() {
        select.items.append(SelectStatement.Item(expression: part, alias: "row_key_\(number + 1)"))
      }
      select.items.append(SelectStatement.Item(expression: value, alias: "value"))
      nest(block)
    }

    /// Sums of the value, one a thing of a group.
    mutating func add(
      by things: [PlanExpression], of block: AggregateBlock, _ measures: BlockMeasures
    ) throws(CompilationError) {
      guard !measures.rows.isFannedOut else {
        throw .unsupported("a figure per thing over keys that repeat rows")
      }
      var groups = select.items.map(\.expression)
      for thing in things { groups.append(try measures.rows.translator.sql(thing)) }
      select.groups = groups
      select.items.append(SelectStatement.Item(expression: .function("SUM", value), alias: "value"))
      nest(block)
    }

    /// The statement so far as a table of its own.
    private mutating func nest(_ block: AggregateBlock) {
      var outer = SelectStatement()
      outer.source = .select(select, alias: nil)
      outer.items = columns.values.sorted { "\($0)" < "\($1)" }.map {
        SelectStatement.Item(expression: $0, alias: nil)
      }
      partition = block.keys.compactMap { columns[$0] }
      select = outer
      value = .column(qualifier: nil, "value")
    }

    /// The rows that have a value.
    func named() -> SelectStatement {
      var named = select
      named.narrow(.isNull(value, isNegated: true))
      named.items.append(
        SelectStatement.Item(
          expression: value, alias: value == .column(qualifier: nil, "value") ? nil : "value"))
      return named
    }

    /// The same with the place of each value in its group, and the size of the group.
    func ranked() -> SelectStatement {
      var ranked = named()
      let order = [SelectStatement.OrderTerm(expression: value, isDescending: false)]
      ranked.items += [
        SelectStatement.Item(
          expression: .over(
            .function("ROW_NUMBER"), SQLExpression.Window(partition: partition, order: order)),
          alias: "position"),
        SelectStatement.Item(
          expression: .over(
            .function("COUNT", .constant("*")), SQLExpression.Window(partition: partition)),
          alias: "size"),
      ]
      return ranked
    }
  }
}
