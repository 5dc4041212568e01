import QuerentCore

extension PlanExpression {
  /// Calls `body` with this expression and every one inside, outer ones first. Arguments and conditions of
  /// aggregates are entered, plans inside are not: they stand on rows of their own.
  public func visit(_ body: (PlanExpression) -> Void) {
    body(self)
    switch self {
    case .column, .literal, .measure, .plan: break
    case .earliest(let date, let thing):
      PlanExpression.column(date).visit(body)
      PlanExpression.column(thing).visit(body)
    case .aggregate(let call):
      call.argument?.visit(body)
      call.condition?.visit(body)
      for key in call.per { key.visit(body) }
    case .bucket(let inner, _), .part(let inner, _): inner.visit(body)
    case .arithmetic(_, let left, let right), .daysBetween(let left, let right):
      left.visit(body)
      right.visit(body)
    case .window(let call):
      call.argument.visit(body)
      for key in call.partition { key.visit(body) }
    }
  }

  /// The expression with parts replaced, outer ones first: where `replacement` gives nothing, the parts inside are
  /// tried. Plans inside are not entered.
  public func replacing<Failure: Error>(
    _ replacement: (PlanExpression) throws(Failure) -> PlanExpression?
  ) throws(Failure) -> PlanExpression {
    if let replaced = try replacement(self) { return replaced }
    switch self {
    case .column, .literal, .measure, .plan, .earliest: return self
    case .aggregate(var call):
      if let argument = call.argument { call.argument = try argument.replacing(replacement) }
      if let condition = call.condition { call.condition = try condition.replacing(replacement) }
      for index in call.per.indices { call.per[index] = try call.per[index].replacing(replacement) }
      return .aggregate(call)
    case .bucket(let inner, let grain): return .bucket(try inner.replacing(replacement), grain)
    case .part(let inner, let part): return .part(try inner.replacing(replacement), part)
    case .arithmetic(let symbol, let left, let right):
      return .arithmetic(symbol, try left.replacing(replacement), try right.replacing(replacement))
    case .daysBetween(let left, let right):
      return .daysBetween(try left.replacing(replacement), try right.replacing(replacement))
    case .window(var call):
      call.argument = try call.argument.replacing(replacement)
      for index in call.partition.indices {
        call.partition[index] = try call.partition[index].replacing(replacement)
      }
      return .window(call)
    }
  }

  /// The columns named, in order of appearance, each once.
  public var columnReferences: [ColumnReference] { Self.columnReferences(in: visit) }

  /// The aggregates in it, in order of appearance, each once.
  public var aggregateCalls: [AggregateCall] { Self.aggregateCalls(in: visit) }

  fileprivate static func columnReferences(
    in visit: (_ body: (PlanExpression) -> Void) -> Void
  ) -> [ColumnReference] {
    var found: [ColumnReference] = []
    visit { part in
      if case .column(let reference) = part, !found.contains(reference) { found.append(reference) }
    }
    return found
  }

  fileprivate static func aggregateCalls(
    in visit: (_ body: (PlanExpression) -> Void) -> Void
  ) -> [AggregateCall] {
    var found: [AggregateCall] = []
    visit { part in
      if case .aggregate(let call) = part, !found.contains(call) { found.append(call) }
    }
    return found
  }

  /// Whether a part looks at other rows of the result.
  public var hasWindow: Bool {
    var found = false
    visit { if case .window = $0 { found = true } }
    return found
  }
}

extension PlanCondition {
  /// Calls `body` with every expression in the condition, outer ones first. Plans inside are not entered.
  public func visit(_ body: (PlanExpression) -> Void) {
    switch self {
    case .comparison(let left, _, let right):
      left.visit(body)
      right.visit(body)
    case .between(let value, let low, let high):
      value.visit(body)
      low.visit(body)
      high.visit(body)
    case .inList(let value, _), .inPlan(let value, _), .like(let value, _), .isNull(let value):
      value.visit(body)
    case .not(let inner): inner.visit(body)
    case .all(let parts), .any(let parts):
      for part in parts { part.visit(body) }
    }
  }

  /// The condition with parts of its expressions replaced, as ``PlanExpression/replacing(_:)`` does.
  public func replacing<Failure: Error>(
    _ replacement: (PlanExpression) throws(Failure) -> PlanExpression?
  ) throws(Failure) -> PlanCondition {
    switch self {
    case .comparison(let left, let symbol, let right):
      return .comparison(try left.replacing(replacement), symbol, try right.replacing(replacement))
    case .between(let value, let low, let high):
      return .between(
        try value.replacing(replacement), try low.replacing(replacement), try high.replacing(replacement))
    case .inList(let value, let list): return .inList(try value.replacing(replacement), list)
    case .inPlan(let value, let plan): return .inPlan(try value.replacing(replacement), plan)
    case .like(let value, let pattern): return .like(try value.replacing(replacement), pattern)
    case .isNull(let value): return .isNull(try value.replacing(replacement))
    case .not(let inner): return .not(try inner.replacing(replacement))
    case .all(let parts):
      var replaced: [PlanCondition] = []
      for part in parts { replaced.append(try part.replacing(replacement)) }
      return .all(replaced)
    case .any(let parts):
      var replaced: [PlanCondition] = []
      for part in parts { replaced.append(try part.replacing(replacement)) }
      return .any(replaced)
    }
  }

  /// The columns named, in order of appearance, each once.
  public var columnReferences: [ColumnReference] { PlanExpression.columnReferences(in: visit) }

  /// The aggregates in it, in order of appearance, each once.
  public var aggregateCalls: [AggregateCall] { PlanExpression.aggregateCalls(in: visit) }

  /// Whether it speaks of groups of rows rather than of rows.
  public var isAggregated: Bool {
    var found = false
    visit { part in
      switch part {
      case .aggregate, .measure: found = true
      default: break
      }
    }
    return found
  }

  /// The conditions that must all hold: the parts of a conjunction, or the condition alone.
  public var conjuncts: [PlanCondition] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }
}
