import QuerentCore
import SemanticLayer

extension PlanWords {
  /// A condition in words: `segment = Consumer`, `sales over 500`.
  func words(_ condition: PlanCondition) -> String {
    if let movement = movement(condition) { return movement }
    return switch condition {
    case .comparison(let left, .notEqual, .literal(.text(let member))): "\(words(left)) other than \(member)"
    case .comparison(.part(let date, let part), .equal, .literal(.integer(let number)))
    where CycleNames.name(number, words(.part(date, part))) != nil:
      "\(words(.part(date, part))) = \(CycleNames.name(number, words(.part(date, part))) ?? "")"
    case .comparison(let left, let sign, let right):
      "\(words(left)) \(words(sign, right)) \(words(right))"
    case .between(let value, let low, let high): "\(words(value)) between \(words(low)) and \(words(high))"
    case .inList(let value, let list):
      "\(words(value)) = \(list.map(\.description).joined(separator: " or "))"
    case .inPlan(let value, let plan): membership(value, plan, isNegated: false)
    case .like(let value, let pattern): "\(words(value)) \(words(pattern: pattern))"
    case .isNull(let value): "no \(words(value))"
    case .not(.inPlan(let value, let plan)): membership(value, plan, isNegated: true)
    case .not(.isNull(let value)): "a known \(words(value))"
    case .not(.inList(let value, let list)):
      "\(words(value)) other than \(list.map(\.description).joined(separator: " or "))"
    case .not(let inner): "not \(words(inner))"
    case .all(let parts): words(all: parts).joined(separator: " and ")
    case .any(let parts): "(" + parts.map { words($0) }.joined(separator: " or ") + ")"
    }
  }

  /// Conditions that all hold; the two ends of a stretch of time make one: `order date in Q1 2017`.
  func words(all parts: [PlanCondition]) -> [String] {
    var texts: [String] = []
    var skipsNext = false
    for (index, part) in parts.enumerated() {
      if skipsNext {
        skipsNext = false
        continue
      }
      if case .comparison(let date, .greaterOrEqual, .literal(.text(let from))) = part,
        index + 1 < parts.count,
        case .comparison(date, .less, .literal(.text(let to))) = parts[index + 1],
        let start = CalendarDate(iso: from), let end = CalendarDate(iso: to), start < end,
        from.utf8.count == 10, to.utf8.count == 10
      {
        let range = TimeRange(start: start, end: end)
        texts.append(words(date) + ScopeWords(words: self).period(range))
        skipsNext = true
      } else {
        texts.append(words(part))
      }
    }
    return texts
  }

  /// What is asked of a change against another period: `sales fell`, `sales rose by at least 10%`.
  private func movement(_ condition: PlanCondition) -> String? {
    guard case .comparison(let left, let sign, .literal(let bound)) = condition, let limit = bound.number
    else {
      return nil
    }
    let figure: PlanExpression
    let unit: String?
    switch left {
    case .window(let call) where call.function == .growth:
      (figure, unit) = (call.argument, "%")
    case .arithmetic(.subtract, let now, .window(let call))
    where call.function == .previous && call.argument == now:
      (figure, unit) = (now, nil)
    case .window(let call) where call.function == .previous && limit == 0 && sign == .greater:
      return "\(words(call.argument)) before"
    default: return nil
    }
    let isRise: Bool
    switch sign {
    case .greater, .greaterOrEqual: isRise = true
    case .less, .lessOrEqual: isRise = false
    case .equal, .notEqual: return nil
    }
    guard isRise ? limit >= 0 : limit <= 0 else { return nil }
    let verb = "\(words(figure)) \(isRise ? "rose" : "fell")"
    if limit == 0 { return verb }
    let column = ResultTable.Column(name: "", kind: .real, unit: unit)
    let amount = FigureFormat.text(.real(abs(limit)), of: column)
    return "\(verb) by \(sign == .greater || sign == .less ? "over" : "at least") \(amount)"
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

  /// Rows that stand in another list: `customers with orders`, `customers without orders in 2016`,
  /// `customers among the top 5 by sales`.
  private func membership(_ value: PlanExpression, _ plan: QueryPlan, isNegated: Bool) -> String {
    var things = words(value)
    var home: String?
    if case .column(let reference) = value {
      home = reference.table
      if let name = thing(reference) { things = plural(name) }
    }
    if let limit = plan.limit, let key = plan.order.first {
      let end = key.isDescending ? "top" : "bottom"
      let place =
        limit.count == 1 && limit.offset > 0
        ? "number \(limit.offset + 1) from the \(end)" : "the \(end) \(limit.count)"
      return "\(things) \(isNegated ? "not " : "")among \(place) by \(words(key.expression))"
        + details(of: plan)
    }
    if let limit = plan.limit {
      return "\(things) \(isNegated ? "not " : "")among the first \(limit.count)" + details(of: plan)
    }
    let tables = plan.outputs.compactMap { output -> String? in
      if case .column(let reference) = output.expression { reference.table } else { nil }
    }
    let other = tables.first { $0 != home } ?? plan.tables.first { $0 != home }
    let details = details(of: plan)
    if let having = plan.having, plan.filter == nil, plan.period?.range == nil, other == nil {
      let conditions = conjuncts(having).map { words($0) }.joined(separator: " and ")
      return "\(things) \(isNegated ? "without" : "with") \(conditions)"
    }
    guard let other else {
      return details.isEmpty ? things : "\(things) \(isNegated ? "other than those" : "")\(details)"
    }
    return "\(things) \(isNegated ? "without" : "with") \(label(table: other))\(details)"
  }

  /// ` in 2016 where region = West`.
  private func details(of plan: QueryPlan) -> String {
    var text = ""
    if let range = plan.period?.range { text += ScopeWords(words: self).period(range) }
    // that an id must be there to lead anywhere goes without saying
    let said = conjuncts(plan.filter).filter { condition in
      if case .not(.isNull(let value)) = condition {
        !plan.outputs.contains { $0.expression == value }
      } else {
        true
      }
    }
    let conditions = words(all: said + conjuncts(plan.having))
    if !conditions.isEmpty { text += " where " + conditions.joined(separator: " and ") }
    return text
  }
}
