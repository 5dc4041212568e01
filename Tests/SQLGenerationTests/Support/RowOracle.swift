import GRDB
import QuerentCore

/// Answers aggregated questions over the shop by walking rows in memory, without any SQL: the reference for what
/// joins may and may not do.
struct RowOracle {
  typealias Row = [String: QuerentCore.Value]

  /// Tables that form a tree; the first of each pair holds the foreign key.
  static let links: [(from: String, column: String, to: String)] = [
    ("customers", "region_id", "regions"), ("orders", "customer_id", "customers"),
    ("orders", "rep_id", "employees"), ("lines", "order_id", "orders"), ("lines", "product_id", "products"),
    ("product_tags", "product_id", "products"), ("product_tags", "tag_id", "tags"),
    ("tickets", "customer_id", "customers"), ("shipments", "order_id", "orders"),
  ]

  static let tables = Array(Set(links.flatMap { [$0.from, $0.to] })).sorted()

  /// One question: a measure of a fact by keys.
  struct Test {
    var table: String
    var column: String
    var holds: (QuerentCore.Value) -> Bool
  }

  let rows: [String: [Row]]

  init(_ queue: DatabaseQueue) throws {
    rows = try queue.read { database in
      var rows: [String: [Row]] = [:]
      for table in Self.tables {
        rows[table] = try GRDB.Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { row in
          Dictionary(uniqueKeysWithValues: row.map { ($0.0, Self.value($0.1)) })
        }
      }
      return rows
    }
  }

  static func value(_ stored: DatabaseValue) -> QuerentCore.Value {
    switch stored.storage {
    case .null: .null
    case .int64(let integer): .integer(integer)
    case .double(let real): .real(real)
    case .string(let text): .text(text)
    case .blob(let data): .blob(Array(data))
    }
  }

  /// The tables from one to another, both included.
  static func path(_ from: String, _ to: String, avoiding: String? = nil) -> [String]? {
    if from == to { return [from] }
    for link in links {
      let next = link.from == from ? link.to : link.to == from ? link.from : nil
      if let next, next != avoiding, let rest = path(next, to, avoiding: from) { return [from] + rest }
    }
    return nil
  }

  static func multiplies(_ from: String, _ to: String) -> Bool {
    links.contains { $0.to == from && $0.from == to }
  }

  /// The first table on the way that a row of `fact` may meet several rows of.
  static func fanOut(_ fact: String, _ table: String) -> String? {
    let path = path(fact, table) ?? []
    return zip(path, path.dropFirst()).first { multiplies($0, $1) }?.1
  }

  /// The rows of a table that a row of its neighbour meets.
  private func partners(of row: Row, in from: String, to: String) -> [Row] {
    for link in Self.links where Set([link.from, link.to]) == Set([from, to]) {
      let (own, other) = link.from == from ? (link.column, "id") : ("id", link.column)
      return (rows[to] ?? []).filter { $0[other] == row[own] && row[own]?.isNull == false }
    }
    return []
  }

  /// Every way to pick rows of the tables that belong together, starting from one row of the fact.
  func tuples(_ row: Row, of fact: String, with tables: [String]) -> [[String: Row]] {
    var steps: [(String, String)] = []
    for table in tables {
      let path = Self.path(fact, table) ?? []
      for step in zip(path, path.dropFirst()) where !steps.contains(where: { $0 == step }) {
        steps.append(step)
      }
    }
    var tuples = [[fact: row]]
    for (from, to) in steps {
      tuples = tuples.flatMap { tuple in
        partners(of: tuple[from] ?? [:], in: from, to: to).map { partner in
          tuple.merging([to: partner]) { _, new in new }
        }
      }
    }
    return tuples
  }
}

extension RowOracle {
  /// The values a measure aggregates, by group: each row of the fact at most once a group.
  func values(
    of column: (table: String, name: String)?, fact: String, keys: [(table: String, column: String)],
    tests: [Test], tables: [String], condition: Test?
  ) -> [[QuerentCore.Value]: [QuerentCore.Value]] {
    let open = Set(keys.compactMap { Self.fanOut(fact, $0.table) })
    func isOpen(_ table: String) -> Bool { Self.fanOut(fact, table).map { open.contains($0) } ?? true }
    let joined = tests.filter { isOpen($0.table) }
    let apart = Dictionary(grouping: tests.filter { !isOpen($0.table) }) { Self.fanOut(fact, $0.table) ?? "" }
    let needed = Dictionary(grouping: tables.filter { !isOpen($0) }) { Self.fanOut(fact, $0) ?? "" }
    var groups: [[QuerentCore.Value]: [QuerentCore.Value]] = [:]
    if keys.isEmpty { groups[[]] = [] }
    for row in rows[fact] ?? [] {
      let branches = Set(apart.keys).union(needed.keys)
      let passes = branches.allSatisfy { branch in
        let asked = apart[branch] ?? []
        return tuples(row, of: fact, with: asked.map(\.table) + (needed[branch] ?? [])).contains { tuple in
          asked.allSatisfy { $0.holds(tuple[$0.table]?[$0.column] ?? .null) }
        }
      }
      guard passes else { continue }
      let reached =
        keys.map(\.table) + joined.map(\.table) + tables.filter(isOpen)
        + (column.map { [$0.table] } ?? [])
      var meets: [[QuerentCore.Value]: Bool] = [:]
      var value = QuerentCore.Value.integer(1)
      for tuple in tuples(row, of: fact, with: reached)
      where joined.allSatisfy({ $0.holds(tuple[$0.table]?[$0.column] ?? .null) }) {
        let key = keys.map { tuple[$0.table]?[$0.column] ?? .null }
        meets[key] = (meets[key] ?? false) || holds(condition, of: fact, extending: tuple)
        if let column { value = tuple[column.table]?[column.name] ?? .null }
      }
      for (key, isMet) in meets {
        groups[key, default: []] += isMet ? [value] : []
      }
    }
    return groups
  }

  /// Whether rows that belong to those picked meet a condition.
  private func holds(_ test: Test?, of fact: String, extending tuple: [String: Row]) -> Bool {
    guard let test else { return true }
    let path = Self.path(fact, test.table) ?? []
    guard let start = path.lastIndex(where: { tuple[$0] != nil }) else { return false }
    return tuples(tuple[path[start]] ?? [:], of: path[start], with: [test.table]).contains {
      test.holds($0[test.table]?[test.column] ?? .null)
    }
  }
}
