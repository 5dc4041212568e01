import QuerentCore

/// What `/again` says: whether the same question still has the same answer, and if not, which rows are different.
struct AnswerDifference: Equatable {
  private var parts: [String] = []
  /// A line a row that is different, as many as are worth reading.
  private(set) var rows: [String] = []

  /// Most rows that are listed.
  static let listed = 12

  init(from before: Answer, to after: Answer) {
    if before.status != after.status {
      parts.append("was \(before.status.rawValue), now \(after.status.rawValue)")
    }
    if before.plan != after.plan { parts.append("read differently") }
    guard let old = before.table, let new = after.table else { return }
    guard old.columns.map(\.name) == new.columns.map(\.name) else {
      parts.append("other columns")
      return
    }
    let keys = old.columns.indices.filter { old.columns[$0].isKey }
    if keys.isEmpty { comparePlaces(old, new) } else { compareKeys(old, new, keys) }
    if rows.count > Self.listed {
      rows = rows.prefix(Self.listed) + ["and \(rows.count - Self.listed) more"]
    }
  }

  var words: String { parts.isEmpty ? "The same as before." : "Differs: \(parts.joined(separator: "; "))." }

  /// Rows that stand for the same thing, wherever they stand.
  private mutating func compareKeys(_ old: ResultTable, _ new: ResultTable, _ keys: [Int]) {
    func byKey(_ table: ResultTable) -> [[Value]: [Value]] {
      Dictionary(
        table.rows.map { row in (keys.map { row[$0] }, row) }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (byKey(old), byKey(new))
    var changed = 0
    var added = 0
    for row in new.rows {
      let key = keys.map { row[$0] }
      guard let known = before[key] else {
        added += 1
        rows.append("+ \(Self.name(key)): \(Self.figures(row, new, except: keys))")
        continue
      }
      let changes = row.indices.filter { known[$0] != row[$0] }.map {
        Self.change(new.columns[$0], known[$0], row[$0])
      }
      guard !changes.isEmpty else { continue }
      changed += 1
      rows.append("  \(Self.name(key)): \(changes.joined(separator: ", "))")
    }
    let gone = old.rows.filter { row in after[keys.map { row[$0] }] == nil }
    for row in gone { rows.append("- \(Self.name(keys.map { row[$0] }))") }
    note(changed, added, gone.count)
    let order = new.rows.map { row in keys.map { row[$0] } }
    if parts.isEmpty, order != old.rows.map({ row in keys.map { row[$0] } }) {
      parts.append("in another order")
    }
  }

  /// Rows without a name, by their place.
  private mutating func comparePlaces(_ old: ResultTable, _ new: ResultTable) {
    var changed = 0
    for (place, (known, row)) in zip(old.rows, new.rows).enumerated() where known != row {
      changed += 1
      let changes = row.indices.filter { known[$0] != row[$0] }.map {
        Self.change(new.columns[$0], known[$0], row[$0])
      }
      let lead = new.rows.count == 1 ? "" : "row \(place + 1): "
      rows.append("  \(lead)\(changes.joined(separator: ", "))")
    }
    note(changed, max(0, new.rows.count - old.rows.count), max(0, old.rows.count - new.rows.count))
  }

  private mutating func note(_ changed: Int, _ added: Int, _ gone: Int) {
    func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(FigureFormat.number(Double(count))) rows" }
    if changed > 0 { parts.append("\(rows(changed)) with other values") }
    if added > 0 { parts.append("\(rows(added)) more") }
    if gone > 0 { parts.append("\(rows(gone)) fewer") }
  }

  private static func name(_ key: [Value]) -> String { key.map(words).joined(separator: ", ") }

  private static func figures(_ row: [Value], _ table: ResultTable, except keys: [Int]) -> String {
    row.indices.filter { !keys.contains($0) }.map { "\(table.columns[$0].name) \(words(row[$0]))" }
      .joined(separator: ", ")
  }

  /// `sales 100.5 → 120.5 (+20)`.
  private static func change(_ column: ResultTable.Column, _ old: Value, _ new: Value) -> String {
    var text = "\(column.name) \(words(old)) → \(words(new))"
    if let before = old.number, let now = new.number {
      let difference = now - before
      text += " (\(difference > 0 ? "+" : "")\(figure(difference)))"
    }
    return text
  }

  private static func words(_ value: Value) -> String { value.number.map(figure) ?? value.description }

  private static func figure(_ number: Double) -> String {
    FigureFormat.number(number)
  }
}
