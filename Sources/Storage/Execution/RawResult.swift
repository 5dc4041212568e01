public import QuerentCore

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
