import QuerentCore
import SemanticLayer

extension PlanWords {
  /// A condition in words: `segment = Consumer`, `sales over 500`.
  func words(_ condition: PlanCondition) -> String {
    switch condition {
    case .comparison(let left, .notEqual, .literal(.text(let member))): "\(words(left)) other than \(member)"
    case .comparison(let left, let sign, let right):
      "\(words(left)) \(words(sign, right)) \(words(right))"
    case .between(let value, let low, let high): "\(words(value)) between \(words(low)) and \(words(high))"
    case .inList(let value, let list):
      "\(words(value)) = \(list.map(\.description).joined(separator: " or "))"
    case .inPlan(let value, let plan): "\(words(value)) among \(summary(of: plan))"
    case .like(let value, let pattern): "\(words(value)) \(words(pattern: pattern))"
    case .isNull(let value): "\(words(value)) missing"
    case .not(.inPlan(let value, let plan)): "\(words(value)) not among \(summary(of: plan))"
    case .not(.isNull(let value)): "\(words(value)) known"
    case .not(.inList(let value, let list)):
      "\(words(value)) other than \(list.map(\.description).joined(separator: " or "))"
    case .not(let inner): "not \(words(inner))"
    case .all(let parts): parts.map { words($0) }.joined(separator: " and ")
    case .any(let parts): "(" + parts.map { words($0) }.joined(separator: " or ") + ")"
    }
  }

  /// Conditions that all hold, one by one.
  func conjuncts(_ condition: PlanCondition?) -> [PlanCondition] {
    switch condition {
    case nil: []
    case .all(let parts)?: parts.flatMap { conjuncts($0) }
    case let single?: [single]
    }
  }

  private func words(_ sign: ComparisonOperator, _ right: PlanExpression) -> String {
    guard case .literal(let value) = right, value.number != nil else { return sign.rawValue }
    return switch sign {
    case .equal, .notEqual: sign.rawValue
    case .less: "under"
    case .lessOrEqual: "at most"
    case .greater: "over"
    case .greaterOrEqual: "at least"
    }
  }

  private func words(pattern: String) -> String {
    let inner = pattern.split(separator: "%", omittingEmptySubsequences: true).joined(separator: " … ")
    return switch (pattern.hasPrefix("%"), pattern.hasSuffix("%")) {
    case (true, true): "contains \"\(inner)\""
    case (true, false): "ends with \"\(inner)\""
    case (false, true): "starts with \"\(inner)\""
    case (false, false): "like \"\(inner)\""
    }
  }

  /// A nested plan in a few words: `those in orders with sales over 500`.
  private func summary(of plan: QueryPlan) -> String {
    let tables = plan.outputs.compactMap { output -> String? in
      if case .column(let reference) = output.expression { label(table: reference.table) } else { nil }
    }
    let conditions = (conjuncts(plan.filter) + conjuncts(plan.having)).map { words($0) }
    let base = tables.first ?? plan.outputs.first.map { words($0) } ?? "a list"
    return conditions.isEmpty
      ? "those in \(base)" : "those in \(base) with " + conditions.joined(separator: ", ")
  }
}
