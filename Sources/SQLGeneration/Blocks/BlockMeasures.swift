import QuerentCore
import SemanticLayer

/// The aggregates of a block over its rows.
struct BlockMeasures {
  let rows: RowSource

  /// What is aggregated: the argument where the call's condition holds; `nil` for every row.
  func value(_ call: AggregateCall) throws(CompilationError) -> SQLExpression? {
    var value: SQLExpression?
    if let argument = call.argument {
      guard argument.aggregateCalls.isEmpty else { throw .unsupported("an aggregate of an aggregate") }
      value = try rows.translator.sql(argument)
    }
    guard let condition = call.condition else { return value }
    return .caseWhen(try rows.sql(condition), then: value ?? .constant("1"))
  }

  /// An argument on the many side belongs to other rows than the fact's. Where repetition does no harm to any
  /// measure of the block, it may stand.
  func refuseMultipliedArguments(of block: AggregateBlock) throws(CompilationError) {
    guard rows.isFannedOut, !block.measures.allSatisfy(survivesFanOut) else { return }
    for call in block.measures {
      for column in call.argument?.columnReferences ?? [] where try rows.multiplies(column) {
        throw .unsupported(
          "\(column.table).\(column.column) has several values a row of \(call.table): aggregate rows of \(column.table)"
        )
      }
    }
  }

  /// Whether rows that stand several times do no harm.
  func survivesFanOut(_ call: AggregateCall) -> Bool {
    switch call.function {
    case .minimum, .maximum: true
    case .countDistinct: call.argument != nil || rows.key.count == 1
    case .count: rows.key.count == 1
    case .sum, .average, .median, .percentile, .standardDeviation: false
    }
  }

  /// The aggregate over the joined rows.
  func aggregate(_ call: AggregateCall) throws(CompilationError) -> SQLExpression {
    let isRowCount = call.function == .count || (call.function == .countDistinct && call.argument == nil)
    guard rows.isFannedOut, isRowCount else { return try Self.function(call.function, try value(call)) }
    var conditions: [SQLExpression] = []
    if let condition = call.condition { conditions.append(try rows.sql(condition)) }
    if let argument = call.argument {
      conditions.append(.isNull(try rows.translator.sql(argument), isNegated: true))
    }
    let key = rows.key[0]
    let counted = SQLExpression.conjunction(conditions).map { SQLExpression.caseWhen($0, then: key) } ?? key
    return .call("COUNT", [counted], isDistinct: true)
  }

  static func function(
    _ function: Aggregate, _ value: SQLExpression?
  ) throws(CompilationError) -> SQLExpression {
    guard let value else {
      guard function == .count || function == .countDistinct else {
        throw .unsupported("\(function.rawValue) needs a value")
      }
      return .function("COUNT", .constant("*"))
    }
    switch function {
    case .count: return .function("COUNT", value)
    case .countDistinct: return .call("COUNT", [value], isDistinct: true)
    case .sum: return .function("SUM", value)
    case .average: return .function("AVG", value)
    case .minimum: return .function("MIN", value)
    case .maximum: return .function("MAX", value)
    case .median, .percentile: throw .unsupported("a median beside other aggregates of the same block")
    case .standardDeviation: return deviation(of: value)
    }
  }

  /// The standard deviation of a sample, from sums; not less than zero where rounding would make it so.
  private static func deviation(of value: SQLExpression) -> SQLExpression {
    let count = SQLExpression.function("COUNT", value)
    let sum = SQLExpression.function("SUM", value)
    let squares = SQLExpression.function(
      "SUM", .binary(.binary(.constant("1.0"), "*", value), "*", value))
    let spread = SQLExpression.binary(squares, "-", .quotient(.binary(sum, "*", sum), count))
    let variance = SQLExpression.quotient(spread, .binary(count, "-", .constant("1")))
    return .function("sqrt", .function("MAX", .constant("0"), variance))
  }

  /// The rows with keys and attributes as named columns, and what each is called.
  func keyed(
    _ block: AggregateBlock
  ) throws(CompilationError) -> (select: SelectStatement, columns: [PlanExpression: SQLExpression]) {
    var select = rows.select
    var columns: [PlanExpression: SQLExpression] = [:]
    let parts = block.keys + block.attributes
    let names = ResultColumns(
      of: QueryPlan(outputs: parts.map { QueryPlan.Output($0) }), index: rows.environment.index)
    for (part, named) in zip(parts, names.columns) where columns[part] == nil {
      select.items.append(named.item(try rows.translator.sql(part)))
      columns[part] = .column(qualifier: nil, named.column.name)
    }
    return (select, columns)
  }
}
