import QuerentCore

/// What is different about the tables after data was read again.
struct TableChanges {
  private(set) var lines: [String] = []

  init(from before: Catalogue, to after: Catalogue) {
    for table in after.tables {
      guard let old = before.tables.first(where: { $0.name == table.name }) else {
        lines.append("\(table.name) is new, with \(Self.rows(table.rowCount))")
        continue
      }
      let change = table.rowCount - old.rowCount
      if change != 0 {
        let number = FigureFormat.number(Double(abs(change)))
        lines.append(
          "\(table.name) has \(Self.rows(table.rowCount)), \(number) \(change > 0 ? "more" : "fewer")")
      }
      let names = Set(old.columns.map(\.name)).symmetricDifference(table.columns.map(\.name)).sorted()
      if !names.isEmpty { lines.append("\(table.name) has other columns: \(names.joined(separator: ", "))") }
    }
    for table in before.tables where !after.tables.contains(where: { $0.name == table.name }) {
      lines.append("\(table.name) is gone")
    }
  }

  private static func rows(_ count: Int) -> String {
    "\(FigureFormat.number(Double(count))) \(count == 1 ? "row" : "rows")"
  }
}
