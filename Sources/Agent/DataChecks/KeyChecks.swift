import QuerentCore
import SemanticLayer

/// Rows that are there twice and keys that are missing, repeated or lead nowhere.
struct KeyChecks {
  let checker: DataChecker
  let cancellation: CancellationFlag

  func check(_ table: SemanticModel.Table, _ report: inout DataReport) {
    duplicateRows(table, &report)
    for key in table.primaryKey.count == 1 ? table.primaryKey : [] { keys(table, key, &report) }
    for reference in checker.model.relationships where reference.from == table.name {
      orphans(table, reference, &report)
    }
  }

  /// Rows that repeat another one in every column, or in every column but a running number.
  private func duplicateRows(_ table: SemanticModel.Table, _ report: inout DataReport) {
    let keys = Set(table.primaryKey.map { $0.lowercased() })
    let compared = table.columns.filter { keys.count != 1 || !keys.contains($0.name.lowercased()) }
    // With few columns beside the key, equal rows are nothing odd.
    guard compared.count >= (keys.count == 1 ? 4 : 2) else { return }
    let columns = compared.map { DataChecker.quoted($0.name) }.joined(separator: ", ")
    let name = DataChecker.quoted(table.name)
    let sql =
      "SELECT COUNT(*), SUM(n - 1) FROM (SELECT COUNT(*) AS n FROM \(name) GROUP BY \(columns) HAVING COUNT(*) > 1)"
    guard
      let row = checker.rows(sql, what: "duplicate rows of \(table.name)", &report, cancellation)?.first,
      let count = row[1].number.map({ Int($0) }), count > 0
    else { return }
    let beside = keys.count == 1 ? " but \(table.primaryKey[0])" : ""
    report.findings.append(
      DataFinding(
        kind: .duplicateRows, table: table.name, count: count,
        text:
          "\(DataChecker.counted(count, "row")) of \(table.name) repeat\(count == 1 ? "s" : "") another row in every column\(beside).",
        isSerious: keys.count != 1))
  }

  private func keys(_ table: SemanticModel.Table, _ key: String, _ report: inout DataReport) {
    let (name, column) = (DataChecker.quoted(table.name), DataChecker.quoted(key))
    let sql = "SELECT COUNT(*) - COUNT(\(column)), COUNT(\(column)) - COUNT(DISTINCT \(column)) FROM \(name)"
    guard let row = checker.rows(sql, what: "keys of \(table.name)", &report, cancellation)?.first else {
      return
    }
    if let missing = row[0].number.map({ Int($0) }), missing > 0 {
      report.findings.append(
        DataFinding(
          kind: .missingKeys, table: table.name, column: key, count: missing,
          text: "\(DataChecker.counted(missing, "row")) of \(table.name) have no \(key).", isSerious: true))
    }
    if let repeated = row[1].number.map({ Int($0) }), repeated > 0 {
      report.findings.append(
        DataFinding(
          kind: .duplicateKeys, table: table.name, column: key, count: repeated,
          text:
            "\(DataChecker.counted(repeated, "row")) of \(table.name) repeat a \(key) that is there already.",
          isSerious: true))
    }
  }

  private func orphans(
    _ table: SemanticModel.Table, _ reference: SemanticModel.Relationship, _ report: inout DataReport
  ) {
    guard reference.fromColumns.count == reference.toColumns.count, !reference.fromColumns.isEmpty else {
      return
    }
    let pairs = zip(reference.fromColumns, reference.toColumns).map {
      "t.\(DataChecker.quoted($1)) = f.\(DataChecker.quoted($0))"
    }
    let present = reference.fromColumns.map { "f.\(DataChecker.quoted($0)) IS NOT NULL" }
    let (from, to) = (DataChecker.quoted(reference.from), DataChecker.quoted(reference.to))
    let first = "f.\(DataChecker.quoted(reference.fromColumns[0]))"
    let sql = """
      SELECT \(first), COUNT(*) FROM \(from) AS f WHERE \(present.joined(separator: " AND ")) \
      AND NOT EXISTS (SELECT 1 FROM \(to) AS t WHERE \(pairs.joined(separator: " AND "))) \
      GROUP BY \(first) ORDER BY 2 DESC, 1
      """
    let what = "keys of \(reference.from) in \(reference.to)"
    guard let rows = checker.rows(sql, what: what, &report, cancellation), !rows.isEmpty else { return }
    let count = rows.reduce(0) { $0 + Int($1[1].number ?? 0) }
    let examples = rows.prefix(3).map(\.[0].description).joined(separator: ", ")
    let column = reference.fromColumns.joined(separator: ", ")
    report.findings.append(
      DataFinding(
        kind: .orphanKeys, table: reference.from, column: column, count: count,
        text:
          "\(DataChecker.counted(count, "row")) of \(reference.from) have a \(column) that \(reference.to) "
          + "does not have: \(examples)\(rows.count > 3 ? ", …" : "").",
        isSerious: true))
  }
}
