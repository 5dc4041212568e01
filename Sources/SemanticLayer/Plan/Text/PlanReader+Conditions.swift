import QuerentCore

extension PlanReader {
  /// What stands between parentheses is known only once it is read: a value or a condition.
  private enum Part {
    case expression(PlanExpression)
    case condition(PlanCondition)
  }

  mutating func expression() throws(Diagnostic) -> PlanExpression {
    let start = token.span.start
    let part = try sum()
    return try expression(part, from: start)
  }

  mutating func condition() throws(Diagnostic) -> PlanCondition {
    let start = token.span.start
    let part = try alternatives()
    return try condition(part, from: start)
  }

  private func expression(_ part: Part, from start: Int) throws(Diagnostic) -> PlanExpression {
    guard case .expression(let expression) = part else {
      throw .planSyntax("a value is needed here, not a condition", at: TextSpan(start, token.span.start))
    }
    return expression
  }

  private func condition(_ part: Part, from start: Int) throws(Diagnostic) -> PlanCondition {
    guard case .condition(let condition) = part else {
      throw .planSyntax("expected a comparison", at: token.span)
    }
    return condition
  }

  private mutating func alternatives() throws(Diagnostic) -> Part {
    try descend()
    defer { ascend() }
    let start = token.span.start
    let first = try conjunction()
    guard isWord("or") else { return first }
    var parts = [try condition(first, from: start)]
    while take(word: "or") {
      let start = token.span.start
      let next = try conjunction()
      parts.append(try condition(next, from: start))
    }
    return .condition(.any(parts))
  }

  private mutating func conjunction() throws(Diagnostic) -> Part {
    let start = token.span.start
    let first = try negation()
    guard isWord("and") else { return first }
    var parts = [try condition(first, from: start)]
    while take(word: "and") {
      let start = token.span.start
      let next = try negation()
      parts.append(try condition(next, from: start))
    }
    return .condition(.all(parts))
  }

  private mutating func negation() throws(Diagnostic) -> Part {
    guard take(word: "not") else { return try comparison() }
    try descend()
    defer { ascend() }
    let start = token.span.start
    let inner = try negation()
    return .condition(.not(try condition(inner, from: start)))
  }

  private mutating func comparison() throws(Diagnostic) -> Part {
    for (word, make) in [("all", PlanCondition.all), ("any", PlanCondition.any)]
    where isWord(word) && following.kind == .symbol("(") {
      advance()
      advance()
      var parts: [PlanCondition] = []
      if !isSymbol(")") { parts.append(try condition()) }
      try expect(symbol: ")")
      return .condition(make(parts))
    }
    let start = token.span.start
    let left = try sum()
    if case .symbol(let symbol) = token.kind, let comparison = ComparisonOperator(rawValue: symbol) {
      let value = try expression(left, from: start)
      advance()
      return .condition(.comparison(value, comparison, try expression()))
    }
    guard isWord("is") || isWord("not") || isWord("between") || isWord("in") || isWord("like") else {
      return left
    }
    return .condition(try predicate(try expression(left, from: start)))
  }

  private mutating func predicate(_ value: PlanExpression) throws(Diagnostic) -> PlanCondition {
    if take(word: "is") {
      let isNegated = take(word: "not")
      try expect(word: "null")
      return isNegated ? .not(.isNull(value)) : .isNull(value)
    }
    let isNegated = take(word: "not")
    let predicate: PlanCondition
    if take(word: "between") {
      let low = try expression()
      try expect(word: "and")
      predicate = .between(value, low, try expression())
    } else if take(word: "like") {
      guard case .text(let pattern) = token.kind else {
        throw failure("expected a pattern in quotation marks")
      }
      advance()
      predicate = .like(value, pattern)
    } else if take(word: "in") {
      predicate = try membership(of: value)
    } else {
      throw failure("expected between, in or like")
    }
    return isNegated ? .not(predicate) : predicate
  }

  private mutating func membership(of value: PlanExpression) throws(Diagnostic) -> PlanCondition {
    if take(symbol: "[") {
      let plan = try plan()
      try expect(symbol: "]")
      return .inPlan(value, plan)
    }
    guard take(symbol: "(") else { throw failure("expected a list in (…) or a plan in […]") }
    var list: [Value] = []
    while !take(symbol: ")") {
      if !list.isEmpty { try expect(symbol: ",") }
      guard let literal = try literal() else { throw failure("expected a value") }
      list.append(literal)
    }
    return .inList(value, list)
  }

  private mutating func sum() throws(Diagnostic) -> Part {
    let start = token.span.start
    var result = try product()
    while isSymbol("+") || isSymbol("-") {
      let symbol: ArithmeticOperator = isSymbol("+") ? .add : .subtract
      let left = try expression(result, from: start)
      advance()
      let next = token.span.start
      let right = try product()
      result = .expression(.arithmetic(symbol, left, try expression(right, from: next)))
    }
    return result
  }

  private mutating func product() throws(Diagnostic) -> Part {
    let start = token.span.start
    var result = try term()
    while isSymbol("*") || isSymbol("/") {
      let symbol: ArithmeticOperator = isSymbol("*") ? .multiply : .divide
      let left = try expression(result, from: start)
      advance()
      let next = token.span.start
      let right = try term()
      result = .expression(.arithmetic(symbol, left, try expression(right, from: next)))
    }
    return result
  }

  private mutating func term() throws(Diagnostic) -> Part {
    guard take(symbol: "(") else { return .expression(try primary()) }
    let part = try alternatives()
    try expect(symbol: ")")
    return part
  }
}
