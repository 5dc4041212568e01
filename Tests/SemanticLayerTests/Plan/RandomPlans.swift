import QuerentCore
import SeededRandom
import SemanticLayer

/// Plans of every shape the types allow, sensible or not, the same for the same seed.
struct RandomPlans {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private mutating func below(_ bound: Int) -> Int { random.below(bound) }
  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func several<Element>(_ bound: Int, _ make: (inout RandomPlans) -> Element) -> [Element] {
    var elements: [Element] = []
    for _ in 0..<below(bound) { elements.append(make(&self)) }
    return elements
  }

  private mutating func name() -> String {
    pick([
      "orders", "order_date", "Region", "_x1", "order", "by", "null", "x", "month", "Order Details", "año",
      "a\"b", "a'b", "tab\tline\nfeed", "back\\slash", "dot.ted", "1st", "", "🛒", "all", "count", "year",
      "\u{301}",
    ])
  }

  mutating func value() -> Value {
    switch below(6) {
    case 0: .null
    case 1: .integer(pick([0, 1, -5, 2017, .min, .max]))
    case 2: .real(pick([0.5, -2.0, 1e20, 1e-9, .leastNonzeroMagnitude, -1.5e300, .infinity, 0.1]))
    case 3: .blob(pick([[], [0], [15, 255]]))
    default:
      .text(
        pick(["Consumer", "", "O'Neil", "50%", "a | b", "2017-01-01", "\u{0}\u{1B}[31m", "\\u{41}", "é"]))
    }
  }

  private mutating func column() -> ColumnReference {
    ColumnReference(table: name(), column: name(), role: chance(20) ? name() : nil)
  }

  mutating func expression(_ depth: Int) -> PlanExpression {
    guard depth > 0 else { return chance(80) ? .column(column()) : .literal(value()) }
    switch below(12) {
    case 0...2: return .column(column())
    case 3: return .literal(value())
    case 4: return .measure(name())
    case 5, 6: return .aggregate(aggregate(depth - 1))
    case 7: return .bucket(expression(depth - 1), pick(TimeGrain.allCases))
    case 8: return .part(expression(depth - 1), pick(TimePart.allCases))
    case 9:
      return .arithmetic(
        pick(ArithmeticOperator.allCases), expression(depth - 1), expression(depth - 1))
    case 10: return .daysBetween(expression(depth - 1), expression(depth - 1))
    default:
      if chance(30) { return .plan(plan(depth - 1)) }
      return .window(
        WindowCall(
          pick(WindowCall.Function.allCases), of: expression(depth - 1),
          partition: several(3) { $0.expression(depth - 1) }, offset: chance(60) ? 1 : below(20) - 4))
    }
  }

  private mutating func aggregate(_ depth: Int) -> AggregateCall {
    let argument = chance(70) ? expression(depth) : nil
    let own = argument?.columnReferences.first?.table
    return AggregateCall(
      pick(Aggregate.allCases), of: argument, table: chance(70) ? own ?? name() : name(),
      where: chance(25) ? condition(depth) : nil)
  }

  mutating func condition(_ depth: Int) -> PlanCondition {
    guard depth > 0 else {
      return .comparison(expression(0), pick(ComparisonOperator.allCases), .literal(value()))
    }
    switch below(9) {
    case 0: return .between(expression(depth - 1), expression(depth - 1), expression(depth - 1))
    case 1: return .inList(expression(depth - 1), several(4) { $0.value() })
    case 2: return .inPlan(expression(depth - 1), plan(depth - 1))
    case 3: return .like(expression(depth - 1), pick(["%x%", "", "it's\n"]))
    case 4: return .isNull(expression(depth - 1))
    case 5: return .not(condition(depth - 1))
    case 6: return .all(several(4) { $0.condition(depth - 1) })
    case 7: return .any(several(4) { $0.condition(depth - 1) })
    default:
      return .comparison(
        expression(depth - 1), pick(ComparisonOperator.allCases), expression(depth - 1))
    }
  }

  private mutating func range() -> TimeRange {
    let start = CalendarDate(daysSinceEpoch: below(20_000))
    return TimeRange(
      start: chance(80) ? start : nil, end: chance(80) ? start.adding(days: below(400)) : nil,
      grain: chance(40) ? pick(TimeGrain.allCases) : nil)
  }

  mutating func plan(_ depth: Int) -> QueryPlan {
    var groups = several(3) { $0.expression(depth) }
    let period = chance(40) ? QueryPlan.Period(column: column(), range: chance(80) ? range() : nil) : nil
    if let period, chance(60) { groups.append(.bucket(.column(period.column), pick(TimeGrain.allCases))) }
    var outputs = several(3) {
      QueryPlan.Output($0.expression(depth), label: $0.chance(20) ? $0.name() : nil)
    }
    if chance(60) { outputs = groups.map { QueryPlan.Output($0) } + outputs }
    var order = several(3) { QueryPlan.OrderKey($0.expression(depth), descending: $0.chance(50)) }
    if chance(40), let output = outputs.last {
      order = [QueryPlan.OrderKey(output.expression, descending: chance(50))]
    }
    let limit = QueryPlan.Limit(
      below(12) - 1, offset: chance(70) ? 0 : below(5), per: several(2) { $0.expression(depth) })
    let operation = pick([QueryPlan.Combination.Operation.union, .intersect, .except])
    return QueryPlan(
      outputs: outputs, groups: groups, tables: several(3) { $0.name() }, period: period,
      filter: chance(50) ? condition(depth) : nil, having: chance(25) ? condition(depth) : nil, order: order,
      limit: chance(40) ? limit : nil,
      comparison: chance(15) ? QueryPlan.Comparison(range: range()) : nil, isDistinct: chance(15),
      combination: depth > 0 && chance(15) ? QueryPlan.Combination(operation, plan(depth - 1)) : nil)
  }
}
