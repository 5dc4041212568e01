import QuerentCore

extension PlanValidator {
  /// What a value is, as far as it matters for what may be done with it.
  private enum Kind {
    case number, text, time, unknown
  }

  mutating func check(_ expression: PlanExpression) {
    switch expression {
    case .column(let reference): check(reference)
    case .literal: break
    case .measure(let name):
      if model.measure(named: name) == nil {
        report(
          "unknown-measure", "there is no measure \(name)",
          suggestions: near(name, model.measures.map(\.name)))
      }
    case .aggregate(let call): check(call)
    case .bucket(let inner, let grain):
      check(inner)
      needsTime(inner, for: "a \(grain.words)")
    case .part(let inner, let part):
      check(inner)
      needsTime(inner, for: part.rawValue.replacing("_", with: " "))
    case .arithmetic(let symbol, let left, let right):
      for side in [left, right] {
        check(side)
        if kind(of: side) == .text || kind(of: side) == .time {
          report("type-mismatch", "\(side.text) is no number to use \(symbol.rawValue) on")
        }
      }
    case .daysBetween(let later, let earlier):
      for side in [later, earlier] {
        check(side)
        needsTime(side, for: "days between dates")
      }
    case .earliest(let date, let thing):
      check(date)
      check(thing)
      needsTime(.column(date), for: "a first date")
      if date.table != thing.table || date.role != nil || thing.role != nil {
        report("earliest-of-two-tables", "\(expression.text) looks for a first date in another table")
      }
    case .plan(let plan):
      check(plan)
      let givesOneRow = plan.groups.isEmpty && plan.isAggregated || plan.limit?.count == 1
      if plan.outputs.count != 1 || !givesOneRow {
        report(
          "scalar-shape", "a plan that stands for a value gives one column and one row: [\(plan.text)]")
      }
    case .window(let call):
      check(call.argument)
      for key in call.partition { check(key) }
    }
  }

  mutating func check(_ condition: PlanCondition) {
    switch condition {
    case .comparison(let left, _, let right):
      check(left)
      check(right)
      compares(left, right)
    case .between(let value, let low, let high):
      for part in [value, low, high] { check(part) }
      compares(value, low)
      compares(value, high)
    case .inList(let value, let list):
      check(value)
      for element in list { compares(value, .literal(element)) }
    case .inPlan(let value, let plan):
      check(value)
      check(plan)
      if plan.outputs.count != 1 {
        report("membership-shape", "a plan that values are looked up in gives one column: [\(plan.text)]")
      }
    case .like(let value, _), .isNull(let value): check(value)
    case .not(let inner): check(inner)
    case .all(let parts), .any(let parts): for part in parts { check(part) }
    }
  }

  private mutating func check(_ reference: ColumnReference) {
    guard let table = model.table(named: reference.table) else { return checkTable(reference.table) }
    if table.column(named: reference.column) == nil {
      report(
        "unknown-column", "\(table.name) has no column \(reference.column)",
        suggestions: near(reference.column, table.columns.map(\.name)))
    }
    guard let role = reference.role else { return }
    let roles = Set(model.relationships.map(\.role))
    // A role may name a way of several joins, from the first to the last.
    if !roles.contains(role), !role.split(separator: ".").allSatisfy({ roles.contains(String($0)) }) {
      report("unknown-role", "no relationship leads to \(table.name) as \(role)")
    }
  }

  private mutating func check(_ call: AggregateCall) {
    checkTable(call.table)
    if let condition = call.condition { check(condition) }
    let inner = (call.argument?.isAggregated ?? false) || (call.condition?.isAggregated ?? false)
    if inner || call.argument?.hasWindow ?? false {
      report("nested-aggregate", "an aggregate stands inside another: \(PlanExpression.aggregate(call).text)")
    }
    guard let argument = call.argument else {
      if call.function != .count && call.function != .countDistinct {
        report("aggregate-without-argument", "\(call.function.rawValue) needs something to aggregate")
      }
      return
    }
    check(argument)
    for key in call.per { check(key) }
    if call.function == .percentile, !(1...99).contains(call.percent) {
      report("percent-out-of-range", "a percentile is one of 1 to 99, not \(call.percent)")
    }
    switch call.function {
    case .sum, .average, .median, .percentile, .standardDeviation:
      if kind(of: argument) == .text || kind(of: argument) == .time {
        report("type-mismatch", "\(argument.text) is no number: \(call.function.rawValue) has no meaning")
      }
    case .count, .countDistinct, .minimum, .maximum: break
    }
  }

  private mutating func needsTime(_ expression: PlanExpression, for purpose: String) {
    let isTime: Bool
    switch expression {
    case .column(let reference): isTime = model.column(reference).map(Self.holdsTime) ?? true
    default: isTime = kind(of: expression) != .number
    }
    if !isTime { report("type-mismatch", "\(expression.text) holds no dates for \(purpose)") }
  }

  private static func holdsNumbers(_ column: SemanticModel.Column) -> Bool {
    (column.samples + [column.minimum, column.maximum]).contains { value in
      value.number != nil || value.text.flatMap(Double.init) != nil
    }
  }

  static func holdsTime(_ column: SemanticModel.Column) -> Bool {
    column.role == .time || column.dateStyle != nil || column.type == .date || column.type == .datetime
  }

  private mutating func compares(_ left: PlanExpression, _ right: PlanExpression) {
    guard case .literal(let value) = right else { return }
    // Numbers are compared with words that read as numbers: codes arrive as text.
    if kind(of: left) == .number, let text = value.text, Double(text) == nil {
      report("type-mismatch", "\(left.text) is a number and never '\(text)'")
    }
  }

  private func kind(of expression: PlanExpression) -> Kind {
    switch expression {
    case .column(let reference):
      guard let column = model.column(reference) else { return .unknown }
      if Self.holdsTime(column) { return column.dateStyle == .year ? .unknown : .time }
      switch column.type {
      case .integer, .real: return .number
      // Numbers among texts are numbers with gaps, written as empty or as a dash.
      case .text: return Self.holdsNumbers(column) ? .unknown : .text
      case .date, .datetime: return .time
      case .boolean, .blob, .empty: return .unknown
      }
    case .earliest(let date, _): return kind(of: .column(date))
    case .literal(let value):
      if value.number != nil { return .number }
      return value.text == nil ? .unknown : .text
    case .measure(let name): return model.measure(named: name) == nil ? .unknown : .number
    case .aggregate(let call):
      switch call.function {
      case .minimum, .maximum: return call.argument.map(kind) ?? .unknown
      case .count, .countDistinct, .sum, .average, .median, .percentile, .standardDeviation: return .number
      }
    case .bucket(_, .year), .plan: return .unknown
    case .bucket: return .text
    case .part, .arithmetic, .daysBetween, .window: return .number
    }
  }
}
