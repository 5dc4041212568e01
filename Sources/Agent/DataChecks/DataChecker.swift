public import QuerentCore
public import SemanticLayer
public import Storage

/// Looks for what makes figures wrong: rows that are there twice, keys that lead nowhere, dates that are none, days that
/// are missing, tables that were loaded late. Every finding is counted by a statement over the data as it is.
public struct DataChecker: Sendable {
  let model: SemanticModel
  let store: AnalyticsStore
  let limits: ExecutionLimits

  /// Makes a checker.
  public init(model: SemanticModel, store: AnalyticsStore, limits: ExecutionLimits = ExecutionLimits()) {
    self.model = model
    self.store = store
    self.limits = limits
  }

  /// Checks tables; all of them when `names` is empty. Stops early when cancelled, with what was found until then.
  public func report(on names: [String] = [], cancellation: CancellationFlag = CancellationFlag())
    -> DataReport
  {
    var report = DataReport()
    let lowered = Set(names.map { $0.lowercased() })
    let tables = model.tables.filter { names.isEmpty || lowered.contains($0.name.lowercased()) }
    let dates = DateChecks(checker: self, cancellation: cancellation)
    let keys = KeyChecks(checker: self, cancellation: cancellation)
    for table in tables where table.rowCount > 0 && !cancellation.isCancelled {
      keys.check(table, &report)
      dates.check(table, &report)
    }
    if !cancellation.isCancelled { dates.checkLoads(tables, &report) }
    report.findings.sort { left, right in
      (left.isSerious ? 0 : 1, left.table, left.kind.rawValue) < (
        right.isSerious ? 0 : 1, right.table, right.kind.rawValue
      )
    }
    return report
  }

  /// The rows of a statement; `nil`, and a line in the report, when it did not run.
  func rows(
    _ sql: String, what: String, _ report: inout DataReport, _ cancellation: CancellationFlag
  ) -> [[Value]]? {
    report.checks += 1
    do {
      return try store.run(SQLQuery(text: sql), limits: limits, cancellation: cancellation).rows
    } catch {
      report.checks -= 1
      report.skipped.append("\(what): \(OpeningFailure.diagnostic(error).summary)")
      return nil
    }
  }

  /// A name in a statement.
  static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

  /// `1 row` and `1,204 rows`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(FigureFormat.number(Double(count))) \(noun)\(count == 1 ? "" : "s")"
  }
}
