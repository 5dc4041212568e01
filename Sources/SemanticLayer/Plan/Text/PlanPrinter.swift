import QuerentCore

/// Writes plans, expressions and conditions in the one-line form.
struct PlanPrinter {
  /// How tightly a part binds; a part that binds less than its place needs stands in parentheses.
  enum Binding: Int, Comparable {
    case or, and, not, comparison, sum, product, term

    static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
  }

  func text(_ expression: PlanExpression, atLeast needed: Binding = .sum) -> String {
    let written = bare(expression)
    let binding: Binding =
      switch expression {
      case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): .sum
      case .arithmetic: .product
      default: .term
      }
    return binding < needed ? "(\(written))" : written
  }

  private func bare(_ expression: PlanExpression) -> String {
    switch expression {
    case .column(let reference): return text(reference)
    case .literal(let value): return text(value)
    case .measure(let name): return PlanVocabulary.written(name)
    case .aggregate(let call): return text(call)
    case .bucket(let inner, let grain): return "\(grain.rawValue)(\(text(inner)))"
    case .part(let inner, let part): return "\(PlanVocabulary.name(of: part))(\(text(inner)))"
    case .arithmetic(let symbol, let left, let right):
      let isProduct = symbol == .multiply || symbol == .divide
      let first = text(left, atLeast: isProduct ? .product : .sum)
      return "\(first) \(symbol.rawValue) \(text(right, atLeast: isProduct ? .term : .product))"
    case .daysBetween(let later, let earlier):
      return "\(PlanVocabulary.daysBetween)(\(text(later)), \(text(earlier)))"
    case .earliest(let date, let thing):
      return "\(PlanVocabulary.earliest)(\(text(date)) per \(text(thing)))"
    case .plan(let plan): return "[\(text(plan))]"
    case .window(let call): return text(call)
    }
  }

  private func text(_ reference: ColumnReference) -> String {
    let role = reference.role.map { "@" + PlanVocabulary.written($0, canBeReserved: true) } ?? ""
    let column = PlanVocabulary.written(reference.column, canBeReserved: true)
    return "\(PlanVocabulary.written(reference.table))\(role).\(column)"
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .null: return "null"
    case .integer(let integer): return String(integer)
    case .real(let real):
      if real.isNaN { return "null" }
      return real.isInfinite ? (real < 0 ? "-1e999" : "1e999") : real.description
    case .text(let text): return PlanVocabulary.quoted(text, mark: "'")
    case .blob(let bytes):
      return "x'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    }
  }

  private func text(_ call: AggregateCall) -> String {
    var function = call.function.rawValue + "("
    if call.function == .countDistinct { function = "count(distinct " }
    var inside: String
    if let argument = call.argument {
      inside = text(argument)
      // A bare name inside an aggregate is a table, so a measure there shows that it is none.
      if case .measure = argument { inside = "(\(inside))" }
      if argument.columnReferences.first?.table != call.table {
        inside += " over \(PlanVocabulary.written(call.table))"
      }
      if call.function == .percentile { inside += ", \(call.percent)" }
    } else {
      inside = PlanVocabulary.written(call.table)
    }
    if !call.per.isEmpty { inside += " per " + call.per.map { text($0) }.joined(separator: ", ") }
    if let condition = call.condition { inside += " where \(text(condition))" }
    return function + inside + ")"
  }

  private func text(_ call: WindowCall) -> String {
    var inside = text(call.argument)
    if call.offset != 1 { inside += ", \(call.offset)" }
    if !call.partition.isEmpty { inside += " by \(list(call.partition))" }
    return "\(call.function.rawValue)(\(inside))"
  }

  func list(_ expressions: [PlanExpression]) -> String {
    expressions.map { text($0) }.joined(separator: ", ")
  }
}

extension PlanPrinter {
  func text(_ condition: PlanCondition, atLeast needed: Binding = .or) -> String {
    let (written, binding) = bare(condition)
    return binding < needed ? "(\(written))" : written
  }

  private func bare(_ condition: PlanCondition) -> (String, Binding) {
    switch condition {
    case .comparison(let left, let symbol, let right):
      return ("\(text(left)) \(symbol.rawValue) \(text(right))", .comparison)
    case .between, .inList, .inPlan, .like, .isNull: return (predicate(condition, not: ""), .comparison)
    case .not(let inner):
      switch inner {
      case .between, .inList, .inPlan, .like, .isNull: return (predicate(inner, not: "not "), .comparison)
      case .comparison, .not, .all, .any: return ("not (\(text(inner)))", .not)
      }
    case .all(let parts):
      guard parts.count > 1 else { return ("all(\(parts.map { text($0) }.joined()))", .comparison) }
      return (parts.map { text($0, atLeast: .not) }.joined(separator: " and "), .and)
    case .any(let parts):
      guard parts.count > 1 else { return ("any(\(parts.map { text($0) }.joined()))", .comparison) }
      return (parts.map { text($0, atLeast: .and) }.joined(separator: " or "), .or)
    }
  }

  private func predicate(_ condition: PlanCondition, not: String) -> String {
    switch condition {
    case .between(let value, let low, let high):
      return "\(text(value)) \(not)between \(text(low)) and \(text(high))"
    case .inList(let value, let list):
      return "\(text(value)) \(not)in (\(list.map { text($0) }.joined(separator: ", ")))"
    case .inPlan(let value, let plan): return "\(text(value)) \(not)in [\(text(plan))]"
    case .like(let value, let pattern):
      return "\(text(value)) \(not)like \(PlanVocabulary.quoted(pattern, mark: "'"))"
    case .isNull(let value): return "\(text(value)) is \(not)null"
    case .comparison, .not, .all, .any: return text(condition)
    }
  }
}
