import GRDB
import QuerentCore
import SQLGeneration
import SeededRandom
import SemanticLayer
import Testing

/// Whatever is joined, each row of a fact counts once a group: every figure is compared with one computed by walking
/// rows.
@Suite("Joined totals")
struct TotalsTests {
  private static let compiler = PlanCompiler(model: Shop.model)
  private static let database = Result { try Shop.database() }
  private static let oracle = Result { try RowOracle(try database.get()) }

  private static let numbers: [(table: String, name: String)] = [
    ("lines", "amount"), ("lines", "quantity"), ("orders", "freight"), ("tickets", "csat"),
    ("products", "price"),
    ("employees", "salary"), ("shipments", "weight"),
  ]
  private static let dimensions: [(table: String, column: String)] = [
    ("regions", "name"), ("customers", "city"), ("customers", "id"), ("orders", "status"),
    ("products", "category"),
    ("tags", "name"), ("tickets", "priority"), ("employees", "name"), ("shipments", "to_id"),
  ]
  private static let facts = [
    "lines", "orders", "customers", "products", "tickets", "shipments", "employees",
  ]

  private static func column(_ table: String, _ name: String) -> PlanExpression {
    .column(ColumnReference(table: table, column: name))
  }

  /// A measure as a plan says it and as the oracle computes it.
  private struct Measure {
    var call: AggregateCall
    var column: (table: String, name: String)?
    var condition: RowOracle.Test?
  }

  /// A condition both ways.
  private static func test(_ random: inout SplitMix64) -> (PlanCondition, RowOracle.Test) {
    if random.chance(60) {
      let dimension = random.pick(dimensions)
      let stored = (try? oracle.get())?.rows[dimension.table] ?? []
      let value = random.pick(stored)[dimension.column] ?? .null
      let isEqual = random.chance(70)
      return (
        .comparison(column(dimension.table, dimension.column), isEqual ? .equal : .notEqual, .literal(value)),
        RowOracle.Test(table: dimension.table, column: dimension.column) { ($0 == value) == isEqual }
      )
    }
    let number = random.pick(numbers)
    let bound = Double(random.below(200))
    return (
      .comparison(column(number.table, number.name), .greater, .literal(.real(bound))),
      RowOracle.Test(table: number.table, column: number.name) { ($0.number ?? -1) > bound }
    )
  }

  private static func measure(_ random: inout SplitMix64, fact: String) -> Measure {
    let reachable = numbers.filter { RowOracle.fanOut(fact, $0.table) == nil }
    let asked = random.chance(25) ? test(&random) : nil
    guard random.chance(70), !reachable.isEmpty else {
      return Measure(call: AggregateCall(.count, table: fact, where: asked?.0), condition: asked?.1)
    }
    let number = random.pick(reachable)
    let function = random.pick(Aggregate.allCases)
    return Measure(
      call: AggregateCall(function, of: column(number.table, number.name), table: fact, where: asked?.0),
      column: number, condition: asked?.1)
  }

  private static func aggregate(_ function: Aggregate, _ values: [QuerentCore.Value]) -> Double? {
    let numbers = values.compactMap(\.number).sorted()
    let sum = numbers.reduce(0, +)
    let count = Double(numbers.count)
    switch function {
    case .count: return count
    case .countDistinct: return Double(Set(numbers).count)
    case _ where numbers.isEmpty: return nil
    case .sum: return sum
    case .average: return sum / count
    case .minimum: return numbers[0]
    case .maximum: return numbers[numbers.count - 1]
    case .median: return (numbers[(numbers.count - 1) / 2] + numbers[numbers.count / 2]) / 2
    case .percentile: return numbers[(numbers.count * 50 + 99) / 100 - 1]
    case .standardDeviation:
      guard count > 1 else { return nil }
      return (numbers.map { ($0 - sum / count) * ($0 - sum / count) }.reduce(0, +) / (count - 1)).squareRoot()
    }
  }

  private static func isClose(_ left: Double?, _ right: Double?, _ function: Aggregate) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    // A deviation is the root of a difference of large sums.
    let tolerance = function == .standardDeviation ? 1e-4 : 1e-9
    return abs(left - right) <= tolerance * max(1, abs(left), abs(right))
  }

  @Test("are those of the unjoined rows", arguments: 0..<20)
  func agree(batch: Int) throws {
    let oracle = try Self.oracle.get()
    for number in 0..<30 {
      let seed = UInt64(batch * 30 + number)
      var random = SplitMix64(seed: seed)
      let fact = random.pick(Self.facts)
      let measures = (0...random.below(3)).map { _ in Self.measure(&random, fact: fact) }
      var keys: [(table: String, column: String)] = []
      for _ in 0..<random.below(3) {
        let key = random.pick(Self.dimensions)
        if !keys.contains(where: { $0 == key }) { keys.append(key) }
      }
      let tests = (0..<random.below(4)).map { _ in Self.test(&random) }
      let tables = random.chance(20) ? [random.pick(RowOracle.tables)] : []
      let groups = keys.map { Self.column($0.table, $0.column) }
      let plan = QueryPlan(
        outputs: groups.map { .init($0) } + measures.map { .init(.aggregate($0.call)) }, groups: groups,
        tables: tables, filter: tests.isEmpty ? nil : .all(tests.map(\.0)))
      let query = try Self.compiler.compile(plan).query
      let result = try Self.database.get().read { try Row.fetchAll($0, sql: query.inlined) }
      for (position, measure) in measures.enumerated() {
        let expected = oracle.values(
          of: measure.column, fact: fact, keys: keys, tests: tests.map(\.1), tables: tables,
          condition: measure.condition)
        let note: Comment = "seed \(seed): \(plan.text)\n\(query.inlined)"
        // A median of nothing has no group.
        if !measures.contains(where: { [.median, .percentile].contains($0.call.function) }) {
          try #require(result.count == expected.count, note)
        }
        for row in result {
          let key = keys.indices.map { RowOracle.value(row[$0] as DatabaseValue) }
          let figure = Double.fromDatabaseValue(row[keys.count + position] as DatabaseValue)
          let values = try #require(expected[key], note)
          let wanted = Self.aggregate(measure.call.function, values)
          try #require(
            Self.isClose(figure, wanted, measure.call.function),
            "\(key): \(String(describing: figure)) is not \(String(describing: wanted)), \(note)")
        }
      }
    }
  }

  @Test("of several facts are each those of its own fact", arguments: 0..<10)
  func severalFacts(batch: Int) throws {
    let oracle = try Self.oracle.get()
    let shared = Self.dimensions.filter { ["regions", "customers"].contains($0.table) }
    for number in 0..<20 {
      let seed = UInt64(batch * 20 + number)
      var random = SplitMix64(seed: seed)
      let facts = ["lines", "orders", "tickets", "shipments"].shuffled(using: &random).prefix(
        2 + random.below(2))
      let measures = facts.map { fact in
        var measure = Self.measure(&random, fact: fact)
        measure.call.condition = nil
        measure.condition = nil
        return measure
      }
      let keys = random.chance(80) ? [random.pick(shared)] : []
      let groups = keys.map { Self.column($0.table, $0.column) }
      let city = random.pick(["Oslo", "Lima", "Rome"])
      let plan = QueryPlan(
        outputs: groups.map { .init($0) } + measures.map { .init(.aggregate($0.call)) }, groups: groups,
        filter: .comparison(Self.column("customers", "city"), .notEqual, .literal(.text(city))))
      let query = try Self.compiler.compile(plan).query
      let result = try Self.database.get().read { try Row.fetchAll($0, sql: query.inlined) }
      let test = RowOracle.Test(table: "customers", column: "city") { $0 != .text(city) }
      for (position, measure) in measures.enumerated() {
        let expected = oracle.values(
          of: measure.column, fact: measure.call.table, keys: keys, tests: [test], tables: [], condition: nil)
        for row in result {
          let key = keys.indices.map { RowOracle.value(row[$0] as DatabaseValue) }
          let figure = Double.fromDatabaseValue(row[keys.count + position] as DatabaseValue)
          let wanted = Self.aggregate(measure.call.function, expected[key] ?? [])
          try #require(
            Self.isClose(figure, wanted, measure.call.function),
            "seed \(seed), \(key): \(String(describing: figure)) is not \(String(describing: wanted))\n\(query.inlined)"
          )
        }
        #expect(result.count >= expected.values.filter { !$0.isEmpty }.count)
      }
    }
  }
}
