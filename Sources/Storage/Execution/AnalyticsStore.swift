public import QuerentCore

/// The database questions are asked of: one SQLite file, or memory.
public final class AnalyticsStore: Sendable {
  /// Opens a person's own SQLite file read-only, where it lies.
  /// - Throws: `StorageError` when the file is missing, is not SQLite or is damaged.
  public init(readOnly path: String) throws { fatalError("stub") }

  /// Opens or creates a store that imports write to; `nil` keeps it in memory.
  public init(writable path: String?) throws { fatalError("stub") }

  /// Loads one file (CSV, TSV and other delimited text, JSON, JSON Lines) as a table.
  /// - Throws: `StorageError` when the file as a whole is refused, and nothing is left behind; rejected rows are not
  ///   an error.
  public func load(_ request: ImportRequest, cancellation: CancellationFlag, progress: (ImportProgress) -> Void)
    throws -> ImportReport
  { fatalError("stub") }

  /// Tables, profiles, keys; cached by data version.
  public func catalogue() throws -> Catalogue { fatalError("stub") }

  /// Distinct non-null texts of a column with their number of rows, most frequent first.
  public func distinctValues(table: String, column: String, limit: Int) throws -> [Catalogue.Column.Frequent] {
    fatalError("stub")
  }

  /// Runs one read-only statement.
  /// - Throws: `StorageError` for a statement that writes, does not prepare, runs too long or was cancelled. No rows
  ///   is not an error.
  public func run(_ query: SQLQuery, limits: ExecutionLimits, cancellation: CancellationFlag) throws -> RawResult {
    fatalError("stub")
  }
}

/// Rows as SQLite gave them.
public struct RawResult: Sendable {
  public var columnNames: [String]
  public var rows: [[Value]]
  /// Whether rows were cut at the row limit.
  public var isTruncated: Bool
  public var elapsedMilliseconds: Double

  /// Makes a result.
  public init(columnNames: [String], rows: [[Value]], isTruncated: Bool, elapsedMilliseconds: Double) {
    self.columnNames = columnNames
    self.rows = rows
    self.isTruncated = isTruncated
    self.elapsedMilliseconds = elapsedMilliseconds
  }
}
