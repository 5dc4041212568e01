import QuerentCore

/// How many combinations of rows a statement compares, from the loops SQLite says it will run
/// (<https://sqlite.org/eqp.html>): a table that is scanned inside another one counts its rows, one that is looked up in
/// an index the rows a key has on average, and a range a quarter of them, as SQLite's own planner takes it.
///
/// Rows of subqueries are not known before they ran and count as one, so that the estimate is a lower bound there.
struct PairEstimate {
  /// One line of the plan.
  private struct Step {
    var id: Int64
    var parent: Int64
    var detail: String
  }

  private let steps: [Step]
  private let tables: StatementTables
  /// Names of subqueries, which hide tables of the same name.
  private let derived: Set<String>

  /// - Parameter plan: the rows of `EXPLAIN QUERY PLAN`.
  init(plan: [[Value]], tables: StatementTables) {
    steps = plan.compactMap { row in
      guard row.count == 4, case .integer(let id) = row[0], case .integer(let parent) = row[1],
        case .text(let detail) = row[3]
      else { return nil }
      return Step(id: id, parent: parent, detail: detail)
    }
    self.tables = tables
    derived = Set(
      steps.compactMap { step in
        ["MATERIALIZE ", "CO-ROUTINE "].lazy.filter { step.detail.hasPrefix($0) }
          .map { step.detail.dropFirst($0.count).lowercased() }.first
      })
  }

  /// The estimate; `nil` where no more is looked at than a few times what the tables hold.
  var pairs: Double? {
    let isSorted = steps.contains { $0.parent == 0 && $0.detail.hasPrefix("USE TEMP B-TREE") }
    if tables.stopsEarly, !isSorted { return nil }
    let pairs = pairs(within: 0)
    let largest = steps.map { rows(scannedBy: $0.detail)?.table ?? 0 }.max() ?? 0
    return pairs > max(10 * largest, 1) ? pairs : nil
  }

  /// The product of the loops of one query, and what its subqueries add.
  private func pairs(within parent: Int64) -> Double {
    var product = 1.0
    var inEachRow = 0.0
    var once = 0.0
    var hasLoop = false
    for step in steps where step.parent == parent && step.id != parent {
      if let rows = rows(scannedBy: step.detail) {
        product *= rows.read
        hasLoop = true
      } else if step.detail.hasPrefix("CORRELATED ") {
        inEachRow += pairs(within: step.id)
      } else {
        once += pairs(within: step.id)
      }
    }
    return (hasLoop ? product * max(1, inEachRow) : inEachRow) + once
  }

  /// The rows a loop reads each time, and those of its table; `nil` for a line that is no loop.
  private func rows(scannedBy detail: String) -> (read: Double, table: Double)? {
    let isSearch = detail.hasPrefix("SEARCH ")
    guard isSearch || detail.hasPrefix("SCAN ") else { return nil }
    var name = detail[detail.index(after: detail.firstIndex(of: " ") ?? detail.startIndex)...]
    for end in [" USING ", " VIRTUAL TABLE ", " LEFT-JOIN"] {
      if let place = name.firstRange(of: end) { name = name[..<place.lowerBound] }
    }
    guard !derived.contains(name.lowercased()), let table = tables[String(name)] else { return (1, 0) }
    var rows = Double(table.rows)
    guard isSearch, let keys = detail.lastIndex(of: "(").map({ detail[$0...].dropFirst().dropLast() }) else {
      return (max(rows, 1), Double(table.rows))
    }
    var isRange = false
    for key in keys.split(separator: " AND ") {
      guard let mark = key.firstIndex(where: { "=<>".contains($0) }) else { continue }
      let column = key[..<mark].lowercased()
      if key[mark] != "=" {
        isRange = true
      } else {
        rows /= Double(max(column == "rowid" ? table.rows : table.distinct[column] ?? 1, 1))
      }
    }
    return (max(isRange ? rows / 4 : rows, 1), Double(table.rows))
  }
}
