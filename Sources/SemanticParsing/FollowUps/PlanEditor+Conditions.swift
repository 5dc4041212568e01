import QuerentCore
import SemanticLayer

extension PlanEditor {
  /// Old conditions, except those on columns the new ones speak of.
  func merged(_ old: PlanCondition?, _ new: PlanCondition?) -> PlanCondition? {
    guard let new else { return old }
    guard let old else { return new }
    let parts = Self.parts(of: new)
    let negated = parts.filter(Self.isExclusion)
    let spoken = parts.filter { !Self.isExclusion($0) }.reduce(into: Set<ColumnReference>()) {
      $0.formUnion(Self.allColumns(of: $1))
    }
    let kept = Self.parts(of: old).filter { part in
      if negated.contains(where: { Self.allColumns(of: $0) == Self.allColumns(of: part) && $0 != part }) {
        // "without Texas" beside "in Ohio" or beside "without Utah"
        return Self.isExclusion(part)
      }
      return Self.allColumns(of: part).isDisjoint(with: spoken) && !negated.contains(part)
    }
    return PlanBuilder.conjunction(kept + parts)
  }

  /// The tables that take part: one that took part for conditions that are gone goes with them.
  func keptTables(_ filter: PlanCondition?) -> [String] {
    func named(_ condition: PlanCondition?) -> Set<String> {
      Set((condition.map { Self.columns(of: $0) } ?? []).map(\.table))
    }
    let gone = named(previous.filter).subtracting(named(filter))
    let shown = Set(turn.outputs.flatMap { Self.tables(of: $0.expression) })
    return previous.tables.filter { !turn.tables.contains($0) && (!gone.contains($0) || shown.contains($0)) }
      + turn.tables
  }

  /// Old and new members of a column together: "also Ohio".
  func united(_ old: PlanCondition, _ new: PlanCondition) -> PlanCondition? {
    var parts = Self.parts(of: old)
    for part in Self.parts(of: new) {
      guard let (value, members) = Self.members(of: part),
        let index = parts.firstIndex(where: { Self.members(of: $0)?.value == value }),
        let known = Self.members(of: parts[index])
      else {
        if !parts.contains(part) { parts.append(part) }
        continue
      }
      let all = known.members + members.filter { !known.members.contains($0) }
      parts[index] =
        all.count == 1 ? .comparison(value, .equal, .literal(all[0])) : .inList(value, all)
    }
    return PlanBuilder.conjunction(parts)
  }

  /// "remove the region filter", "drop profit", "without the limit".
  mutating func removed(_ parts: Set<Turn.Part>) -> QueryPlan {
    var plan = previous
    if parts.contains(.limit) { plan.limit = nil }
    if parts.contains(.order) {
      plan.order = []
      plan.limit = nil  // the first three of no order are any three
    }
    if parts.contains(.period) { plan.period?.range = nil; plan.comparison = nil }
    if parts.contains(.period), !plan.groups.contains(where: { if case .bucket = $0 { true } else { false } })
    {
      plan.period = nil
    }
    if parts.contains(.groups) {
      let keys = Set(plan.groups)
      plan.outputs.removeAll { keys.contains($0.expression) || !$0.expression.isAggregated }
      plan.groups = []
      plan.order = []
      plan.limit = nil
    }
    let names =
      turn == previous
      ? []
      : turn.outputs.map(\.expression).filter {
        !previous.outputs.map(\.expression).contains($0) || !sketch.targets.isEmpty
      }
    let spoken = turn.filter.map { turn == previous ? [] : Self.allColumns(of: $0) } ?? []
    if turn.period?.range != nil, turn != previous, turn.period?.range == previous.period?.range {
      plan.period = nil
    }
    let namesColumns = !sketch.targets.isEmpty || !sketch.groups.isEmpty || !spoken.isEmpty
    if namesColumns {
      let columns = names.reduce(into: spoken) { $0.formUnion(Self.columns(of: $1)) }
      if !parts.contains(.filter) {
        let gone = Set(names)
        let rest = plan.outputs.filter { !gone.contains($0.expression) }
        if rest.count < plan.outputs.count, !rest.isEmpty {
          plan.outputs = rest
          plan.groups.removeAll { gone.contains($0) }
          plan.order.removeAll { gone.contains($0.expression) }
          return plan
        }
      }
      if !parts.contains(.column) {
        let conditions = plan.filter.map(Self.parts) ?? []
        let rest = conditions.filter { Self.allColumns(of: $0).isDisjoint(with: columns) }
        if rest.count == conditions.count, let filter = turn.filter, turn != previous {
          // "remove Texas": nothing asked for it, so it goes
          plan.filter = PlanBuilder.conjunction(conditions + Self.parts(of: filter).map { .not($0) })
        } else {
          plan.filter = PlanBuilder.conjunction(rest)
        }
      }
    } else if parts.contains(.filter) {
      plan.filter = nil
      plan.having = nil
      plan.tables = []
    }
    return plan
  }

  // MARK: Periods

  func mergedPeriod() -> QueryPlan.Period? {
    guard var period = turn.period else {
      let isFigure = previous.isAggregated && previous.groups.isEmpty
      if isFigure, !turn.isAggregated, let column = previous.period?.column,
        let table = turn.outputs.lazy.compactMap({ Self.tables(of: $0.expression).first }).first,
        !graph.isSingle(from: table, to: column.table)
      {
        // "how much did it sell in 2016", "and its category": which it is does not change with the year
        return nil
      }
      return previous.period
    }
    period.range = period.range == nil ? previous.period?.range : inYearBefore(period.range)
    return period
  }

  /// "what about March" after a question about 2016 means March 2016.
  func inYearBefore(_ range: TimeRange?) -> TimeRange? {
    guard let range, let start = range.start, let grain = range.grain, grain == .month || grain == .quarter,
      !timeWords.isEmpty, timeWords.allSatisfy({ Self.lacksYear($0) }),
      let before = previous.period?.range?.start, before.year != start.year
    else { return range }
    return range.shifted(by: before.year - start.year, .year)
  }

  /// `March`, `in Q2`: a part of a year without the year.
  static func lacksYear(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    let relative: Set<Substring> = [
      "last", "this", "past", "previous", "next", "current", "ago", "coming", "recent", "prior", "latest",
    ]
    return !words.contains { relative.contains($0) || $0.count >= 4 && $0.allSatisfy(\.isNumber) }
      && !words.contains { $0.count == 2 && $0.allSatisfy(\.isNumber) }
  }

  /// "compared to the year before" beside the period there was.
  func comparedRange() -> QueryPlan.Comparison? {
    guard let reference = sketch.comparison, let range = turn.period?.range ?? previous.period?.range else {
      return nil
    }
    switch reference {
    case .range(let other): return QueryPlan.Comparison(range: other)
    case .yearsEarlier(let count): return QueryPlan.Comparison(range: range.shifted(by: -count, .year))
    case .previousPeriod:
      if let grain = range.grain { return QueryPlan.Comparison(range: range.shifted(by: -1, grain)) }
      return range.days.map { QueryPlan.Comparison(range: range.shifted(by: -$0, .day)) }
    }
  }

  // MARK: Groups

  /// "revenue by region", then "revenue in Ohio": one member of something finer leaves nothing to group.
  func determinesGroups(_ filter: PlanCondition?) -> Bool {
    guard let filter else { return false }
    let fixed = Self.parts(of: filter).compactMap { part -> ColumnReference? in
      guard case .comparison(.column(let reference), .equal, .literal) = part else { return nil }
      return reference
    }
    return !fixed.isEmpty
      && previous.groups.allSatisfy { group in
        guard case .column(let key) = group else { return false }
        return fixed.contains {
          $0 == key || $0.table != key.table && graph.isSingle(from: $0.table, to: key.table)
        }
      }
  }

  func adjusted(_ combination: QueryPlan.Combination, outputs: [QueryPlan.Output])
    -> QueryPlan.Combination
  {
    var second = combination.plan
    second.outputs = outputs
    return QueryPlan.Combination(combination.operation, second)
  }

  // MARK: Parts

  static func parts(of condition: PlanCondition) -> [PlanCondition] {
    if case .all(let parts) = condition { parts } else { [condition] }
  }

  static func isExclusion(_ condition: PlanCondition) -> Bool {
    switch condition {
    case .not(.inPlan): false
    case .not: true
    case .comparison(_, .notEqual, _): true
    default: false
    }
  }

  /// A column and the values it may have.
  static func members(of condition: PlanCondition) -> (value: PlanExpression, members: [Value])? {
    switch condition {
    case .comparison(let value, .equal, .literal(let member)): (value, [member])
    case .inList(let value, let members): (value, members)
    default: nil
    }
  }

  /// The columns of a condition, with those a nested plan filters by.
  static func allColumns(of condition: PlanCondition) -> Set<ColumnReference> {
    switch condition {
    case .inPlan(_, let plan):
      plan.filter.map { allColumns(of: $0) } ?? columns(of: condition)
    case .not(let inner): allColumns(of: inner)
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion(allColumns(of: $1)) }
    case .comparison, .between, .inList, .like, .isNull: columns(of: condition)
    }
  }

  static func columns(of condition: PlanCondition) -> Set<ColumnReference> {
    switch condition {
    case .comparison(let left, _, let right): columns(of: left).union(columns(of: right))
    case .between(let value, let low, let high):
      columns(of: value).union(columns(of: low)).union(columns(of: high))
    case .inList(let value, _), .like(let value, _), .isNull(let value), .inPlan(let value, _):
      columns(of: value)
    case .not(let inner): columns(of: inner)
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion(columns(of: $1)) }
    }
  }

  static func columns(of expression: PlanExpression) -> Set<ColumnReference> {
    switch expression {
    case .column(let reference): [reference]
    case .aggregate(let call): call.argument.map { columns(of: $0) } ?? []
    case .bucket(let inner, _), .part(let inner, _): columns(of: inner)
    case .arithmetic(_, let left, let right), .daysBetween(let left, let right):
      columns(of: left).union(columns(of: right))
    case .window(let call): columns(of: call.argument)
    case .earliest(let date, let thing): [date, thing]
    case .literal, .measure, .plan: []
    }
  }
}
