/// A record of a file that could not be stored.
public struct RejectedRow: Hashable, Sendable {
  /// The line of the file it begins on, from 1.
  public var line: Int
  /// The column whose value does not fit; `nil` when the record as a whole cannot be read.
  public var column: String?
  public var reason: String
  /// The record as it stands in the file; bytes that are no UTF-8 are replaced.
  public var text: String

  /// Makes a row.
  public init(line: Int, column: String?, reason: String, text: String) {
    self.line = line
    self.column = column
    self.reason = reason
    self.text = text
  }
}

/// A loaded file of which some records could not be stored.
public struct RejectedRows: Hashable, Sendable {
  public var path: String
  public var table: String
  public var rowsLoaded: Int
  public var rowsRejected: Int
  /// The first of them, in the order of the file.
  public var first: [RejectedRow]

  /// Makes a value.
  public init(path: String, table: String, rowsLoaded: Int, rowsRejected: Int, first: [RejectedRow]) {
    self.path = path
    self.table = table
    self.rowsLoaded = rowsLoaded
    self.rowsRejected = rowsRejected
    self.first = first
  }

  /// Where an import puts them: `NAME.rejected.csv` beside the file.
  public var rejectFile: String { Self.rejectFile(for: path) }

  /// Where an import puts the rejected records of a file: `NAME.rejected.csv` beside it.
  public static func rejectFile(for path: String) -> String { RejectLog.filePath(for: path, in: nil) }
}
