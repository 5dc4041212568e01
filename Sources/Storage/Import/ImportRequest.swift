/// What to load and how it is to be called.
public struct ImportRequest: Sendable {
  public var path: String
  /// The table's name; `nil` derives it from the file's.
  public var tableName: String?
  /// Where `NAME.rejected.csv` goes; `nil` is beside the file.
  public var rejectFolder: String?
  /// Whether the rejected rows are written to that file; they stand in the store in any case.
  public var writesRejectFile = true
  /// Whether a file with a row that cannot be read is refused as a whole.
  public var refusesRejects = false

  /// Makes a request.
  public init(path: String, tableName: String? = nil, rejectFolder: String? = nil) {
    self.path = path
    self.tableName = tableName
    self.rejectFolder = rejectFolder
  }
}

/// How far an import is.
public struct ImportProgress: Sendable {
  public var bytesRead: Int
  public var bytesTotal: Int
  public var rows: Int

  /// Makes a progress value.
  public init(bytesRead: Int, bytesTotal: Int, rows: Int) {
    self.bytesRead = bytesRead
    self.bytesTotal = bytesTotal
    self.rows = rows
  }
}

/// What an import did: `read = loaded + rejected`.
public struct ImportReport: Sendable {
  public var path: String
  public var table: String
  public var rowsRead: Int
  public var rowsLoaded: Int
  public var rowsRejected: Int
  /// `delimiter ;`, `encoding Windows-1252`, `dates month/day/year (31 values prove it)`, `account_id kept as text (leading zeros)`.
  public var findings: [String]
  /// Things a person should decide or know: an ambiguous date order.
  public var warnings: [String]
  /// Where the rejected rows stand, when there are any.
  public var rejectFile: String?

  /// Makes a report.
  public init(
    path: String, table: String, rowsRead: Int, rowsLoaded: Int, rowsRejected: Int, findings: [String] = [],
    warnings: [String] = [], rejectFile: String? = nil
  ) {
    self.path = path
    self.table = table
    self.rowsRead = rowsRead
    self.rowsLoaded = rowsLoaded
    self.rowsRejected = rowsRejected
    self.findings = findings
    self.warnings = warnings
    self.rejectFile = rejectFile
  }
}
