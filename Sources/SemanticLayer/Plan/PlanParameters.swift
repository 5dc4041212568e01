public import QuerentCore

/// A value in a plan that a question of the same form may have otherwise: a member, a number, a period.
public enum PlanParameter: Hashable, Sendable {
  /// What a column, or a figure of a group (then without a column), is compared with.
  case value(ColumnReference?, Value)
  /// A pattern of a text, with `%` and `_`.
  case pattern(ColumnReference?, String)
  case range(TimeRange)
  /// Rows that are kept, more than one.
  case limit(Int)

  /// The parameter without its value.
  fileprivate var blank: PlanParameter {
    switch self {
    case .value(let column, .text): return .value(column, .text("?"))
    case .value(let column, _): return .value(column, .integer(2))
    case .pattern(let column, _): return .pattern(column, "?")
    case .range(let range):
      let day = CalendarDate(daysSinceEpoch: 0)
      return .range(TimeRange(start: range.start.map { _ in day }, end: range.end.map { _ in day }))
    case .limit: return .limit(2)
    }
  }
}

extension QueryPlan {
  /// The parameters in a fixed order, the same for all plans of one ``skeleton``.
  public var parameters: [PlanParameter] {
    var found: [PlanParameter] = []
    _ = replacingParameters {
      found.append($0)
      return $0
    }
    return found
  }

  /// The plan with its parameters blanked: equal for plans that ask the same of other members, numbers and periods.
  public var skeleton: QueryPlan { replacingParameters(\.blank) }

  /// The plan with each parameter replaced. A parameter of another kind than the one replaced leaves that as it was.
  public func replacingParameters(_ replacement: (PlanParameter) -> PlanParameter) -> QueryPlan {
    withoutActuallyEscaping(replacement) { ParameterMapping(replacement: $0).map(self) }
  }

  /// The plan with the conditions that must all hold in a fixed order, whatever order the question named them in.
  public var sortingConditions: QueryPlan {
    var plan = self
    plan.filter = filter?.sorted
    plan.having = having?.sorted
    return plan
  }
}

extension PlanCondition {
  fileprivate var sorted: PlanCondition {
    let mapping = ParameterMapping { $0.blank }
    let parts = conjuncts.map { (key: mapping.map($0).text, part: $0) }
      .enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
    return parts.count == 1 ? parts[0].element.part : .all(parts.map(\.element.part))
  }
}

/// Walks over a plan and everything inside it.
private struct ParameterMapping {
  let replacement: (PlanParameter) -> PlanParameter

  func map(_ plan: QueryPlan) -> QueryPlan {
    var plan = plan
    plan.outputs = plan.outputs.map { .init(map($0.expression), label: $0.label) }
    plan.groups = plan.groups.map(map)
    if let range = plan.period?.range { plan.period?.range = map(range) }
    plan.filter = plan.filter.map(map)
    plan.having = plan.having.map(map)
    plan.order = plan.order.map { .init(map($0.expression), descending: $0.isDescending) }
    if let limit = plan.limit, limit.count > 1, case .limit(let count) = replacement(.limit(limit.count)) {
      plan.limit?.count = count
    }
    if let comparison = plan.comparison { plan.comparison?.range = map(comparison.range) }
    if let combination = plan.combination {
      plan.combination = .init(combination.operation, map(combination.plan))
    }
    return plan
  }

  func map(_ condition: PlanCondition) -> PlanCondition {
    switch condition {
    case .comparison(let left, let symbol, .literal(let value)):
      .comparison(map(left), symbol, .literal(map(value, of: left)))
    case .comparison(let left, let symbol, let right): .comparison(map(left), symbol, map(right))
    case .between(let subject, let low, let high):
      .between(map(subject), bound(low, of: subject), bound(high, of: subject))
    case .inList(let subject, let values): .inList(map(subject), values.map { map($0, of: subject) })
    case .inPlan(let subject, let plan): .inPlan(map(subject), map(plan))
    case .like(let subject, let pattern): like(subject, pattern)
    case .isNull(let subject): .isNull(map(subject))
    case .not(let inner): .not(map(inner))
    case .all(let parts): .all(parts.map(map))
    case .any(let parts): .any(parts.map(map))
    }
  }

  private func map(_ expression: PlanExpression) -> PlanExpression {
    expression.replacing { (part) -> PlanExpression? in
      switch part {
      case .plan(let plan): return .plan(map(plan))
      case .aggregate(var call):
        call.argument = call.argument.map(map)
        call.condition = call.condition.map(map)
        call.per = call.per.map(map)
        return .aggregate(call)
      default: return nil
      }
    }
  }

  private func map(_ range: TimeRange) -> TimeRange {
    if case .range(let range) = replacement(.range(range)) { range } else { range }
  }

  private func map(_ value: Value, of subject: PlanExpression) -> Value {
    guard Self.isParameter(value) else { return value }
    if case .value(_, let value) = replacement(.value(subject.onlyColumn, value)) { return value }
    return value
  }

  private func bound(_ bound: PlanExpression, of subject: PlanExpression) -> PlanExpression {
    if case .literal(let value) = bound { .literal(map(value, of: subject)) } else { map(bound) }
  }

  private func like(_ subject: PlanExpression, _ pattern: String) -> PlanCondition {
    if case .pattern(_, let pattern) = replacement(.pattern(subject.onlyColumn, pattern)) {
      return .like(map(subject), pattern)
    }
    return .like(map(subject), pattern)
  }

  /// Flags and the numbers 0 and 1 are part of what is asked: "active" and "inactive", "profit below zero", "has orders".
  private static func isParameter(_ value: Value) -> Bool {
    switch value {
    case .null, .blob: false
    case .integer, .real: value.number != 0 && value.number != 1
    case .text(let text): !flags.contains(text.lowercased())
    }
  }

  private static let flags: Set<String> = ["y", "n", "t", "f", "yes", "no", "true", "false", "0", "1", ""]
}

extension PlanExpression {
  fileprivate var onlyColumn: ColumnReference? { if case .column(let column) = self { column } else { nil } }
}
