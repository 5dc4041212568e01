import QuerentCore
import SemanticLayer

extension ExpressionTranslator {
  /// A condition in SQL. `isNegated` says that a `NOT` stands around it, where a null in a list would let nothing
  /// through.
  func sql(_ condition: PlanCondition, isNegated: Bool = false) throws(CompilationError) -> SQLExpression {
    switch condition {
    case .comparison(let left, let symbol, let right): return try comparison(left, symbol, right)
    case .between(let value, let low, let high):
      let (compared, first) = try operands(value, low)
      let (_, last) = try operands(value, high)
      return .between(compared, first, last)
    case .inList(let value, let list): return try inList(value, list)
    case .inPlan(let value, let plan):
      return .inSelect([try sql(value)], try members(of: plan, withoutNull: isNegated), isNegated: false)
    case .like(let value, let pattern): return .binary(try sql(value), "LIKE", .bound(.text(pattern)))
    case .isNull(let value): return .isNull(try sql(value), isNegated: false)
    case .not(let inner): return try negation(of: inner)
    case .all(let parts):
      var translated: [SQLExpression] = []
      for part in parts { translated.append(try sql(part, isNegated: isNegated)) }
      return .conjunction(translated) ?? .constant("TRUE")
    case .any(let parts):
      var result: SQLExpression?
      for part in parts {
        let next = try sql(part, isNegated: isNegated)
        result = result.map { .binary($0, "OR", next) } ?? next
      }
      return result ?? .constant("FALSE")
    }
  }

  private func negation(of condition: PlanCondition) throws(CompilationError) -> SQLExpression {
    switch try sql(condition, isNegated: true) {
    case .isNull(let value, let isNegated): .isNull(value, isNegated: !isNegated)
    case .inList(let value, let list, let isNegated): .inList(value, list, isNegated: !isNegated)
    case .inSelect(let values, let select, let isNegated): .inSelect(values, select, isNegated: !isNegated)
    case .binary(let left, "LIKE", let right): .binary(left, "NOT LIKE", right)
    case let translated: .not(translated)
    }
  }

  private func comparison(
    _ left: PlanExpression, _ symbol: ComparisonOperator, _ right: PlanExpression
  ) throws(CompilationError) -> SQLExpression {
    if case .literal(.null) = right {
      return .isNull(try sql(left), isNegated: symbol != .equal)
    }
    let (first, second) = try operands(left, right)
    return .binary(first, symbol == .notEqual ? "<>" : symbol.rawValue, second)
  }

  /// Two sides written so that they compare: a date as the column stores it, a year as its bucket is named.
  private func operands(
    _ left: PlanExpression, _ right: PlanExpression
  ) throws(CompilationError) -> (SQLExpression, SQLExpression) {
    if case .literal(let value) = right {
      let (first, adapted) = try comparable(left, with: value)
      return (first, .bound(adapted))
    }
    if case .literal(let value) = left {
      let (second, adapted) = try comparable(right, with: value)
      return (.bound(adapted), second)
    }
    // Dates in two styles, or in a style that does not sort, meet as ISO text.
    if let one = modelColumn(left)?.dateStyle, let other = modelColumn(right)?.dateStyle, one != other {
      return (try isoText(left), try isoText(right))
    }
    return (try sql(left), try sql(right))
  }

  private func comparable(
    _ expression: PlanExpression, with value: Value
  ) throws(CompilationError) -> (SQLExpression, Value) {
    if case .bucket(_, .year) = expression, case .integer(let year) = value, modelStyle(expression) != .year {
      return (try sql(expression), .text(String(year)))
    }
    guard let column = modelColumn(expression), let style = column.dateStyle, let text = value.text else {
      return (try sql(expression), value)
    }
    if style == .year, column.type != .text, let year = Int64(text.prefix(4)) {
      return (try sql(expression), .integer(year))
    }
    guard CalendarDate(iso: text) != nil, style != .year else { return (try sql(expression), value) }
    let hasTime = column.type == .datetime || style == .epochSeconds || style == .epochMilliseconds
    if hasTime, text.utf8.count == 10 { return (try dates.bucket(try isoText(expression), .day), value) }
    return (try isoText(expression), value)
  }

  private func modelStyle(_ expression: PlanExpression) -> Catalogue.Column.DateStyle? {
    if case .bucket(let inner, _) = expression { modelColumn(inner)?.dateStyle } else { nil }
  }

  private func inList(_ value: PlanExpression, _ list: [Value]) throws(CompilationError) -> SQLExpression {
    var compared = try sql(value)
    var bound: [SQLExpression] = []
    for element in list where !element.isNull {
      let (expression, adapted) = try comparable(value, with: element)
      compared = expression
      bound.append(.bound(adapted))
    }
    let found = SQLExpression.inList(compared, bound, isNegated: false)
    guard bound.count < list.count else { return found }
    return .binary(found, "OR", .isNull(try sql(value), isNegated: false))
  }

  /// The statement whose single column a value is looked up in.
  private func members(
    of plan: QueryPlan, withoutNull: Bool
  ) throws(CompilationError) -> SelectStatement {
    guard plan.outputs.count == 1 else {
      throw .unsupported("a plan that a value is looked up in needs exactly one output")
    }
    let compiled = try environment.statement(of: plan)
    var select = compiled.select
    guard withoutNull, environment.isNullable(plan.outputs[0].expression) else {
      return select.withoutNeedlessNames
    }
    let item = select.items[0]
    if !select.isFinished, select.groups.isEmpty, !plan.isAggregated {
      select.narrow(.isNull(item.expression, isNegated: true))
      return select
    }
    let name = "member"
    select.items[0].alias = name
    var outer = SelectStatement()
    outer.items = [SelectStatement.Item(expression: .column(qualifier: nil, name), alias: nil)]
    outer.source = .select(select, alias: nil)
    outer.filter = .isNull(.column(qualifier: nil, name), isNegated: true)
    return outer
  }
}
