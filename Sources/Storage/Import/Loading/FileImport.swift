import QuerentCore

/// Loads one file through a connection, in one transaction: all of it or nothing.
struct FileImport {
  let connection: OpaquePointer
  let request: ImportRequest
  let cancellation: CancellationFlag

  /// - Throws: `StorageError`; nothing is left behind then.
  func run(progress: (ImportProgress) -> Void) throws -> ImportReport {
    let source = try SourceFile(path: request.path)
    let sample = try FileSample(of: source, encoding: nil)
    try connection.execute("BEGIN IMMEDIATE")
    do {
      let report = try load(source, sample, progress: progress)
      try connection.execute("COMMIT")
      return report
    } catch {
      // The transaction may already be rolled back, after a full disk for example.
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  private func load(
    _ source: SourceFile, _ first: FileSample, progress: (ImportProgress) -> Void
  ) throws -> ImportReport {
    let table: String
    if let name = request.tableName {
      table = name
    } else {
      table = try TableName.free(TableName.derived(from: request.path), for: request.path, in: connection)
    }
    try connection.execute("DROP TABLE IF EXISTS \(table.quotedIdentifier)")
    try RejectLog.forget(table: table, in: connection)
    var sample = first
    var plan = try plan(source, sample)
    while true {
      try connection.execute("SAVEPOINT attempt")
      do {
        let report = try attempt(plan, source, sample, table: table, progress: progress)
        try connection.execute("RELEASE attempt")
        try TableName.claim(table, for: request.path, in: connection)
        return report
      } catch let contradiction as KindContradiction {
        plan.apply(contradiction)
      } catch is TextWindow.WrongEncoding {
        sample = try FileSample(of: source, encoding: .windows1252)
        plan = try self.plan(source, sample)
      }
      try connection.execute("ROLLBACK TO attempt; RELEASE attempt")
    }
  }

  private func plan(_ source: SourceFile, _ sample: FileSample) throws -> ImportPlan {
    var plan =
      JSONLayout.isJSON(sample.start, path: request.path)
      ? try ImportPlan(json: JSONLayout(source, sample, cancellation: cancellation))
      : ImportPlan(delimited: try DelimitedLayout(sample, path: request.path))
    let encoding = sample.encoding
    if encoding.encoding != .utf8 || encoding.markLength > 0 {
      let mark = encoding.markLength > 0 ? " with byte order mark" : ""
      plan.findings.insert("encoding \(encoding.encoding.name)\(mark)", at: 0)
    }
    return plan
  }

  private func attempt(
    _ plan: ImportPlan, _ source: SourceFile, _ sample: FileSample, table: String,
    progress: (ImportProgress) -> Void
  ) throws -> ImportReport {
    let writer = try TableWriter(connection: connection, table: table, columns: plan.columns)
    let rejects = try RejectLog(connection: connection, file: request.path, tableName: table)
    let loader = TableLoader(
      columns: plan.columns, skippedRecords: plan.skippedRecords, header: plan.header, writer: writer,
      rejects: rejects, cancellation: cancellation, bytesTotal: source.size)
    let encoding = sample.encoding
    let window = TextWindow(
      source: source, encoding: encoding.encoding, markLength: encoding.markLength,
      isProven: encoding.isProven)
    let counts =
      switch plan.format {
      case .delimited(let dialect):
        try loader.load(RecordScanner(window: window, dialect: dialect), progress: progress)
      case .json(let names):
        try loader.load(JSONRecordScanner(window: window, names: names), progress: progress)
      }
    progress(ImportProgress(bytesRead: source.size, bytesTotal: source.size, rows: writer.rowCount))
    return try report(plan, counts, writer, rejects, table: table)
  }

  private func report(
    _ plan: ImportPlan, _ counts: TableLoader.Counts, _ writer: TableWriter, _ rejects: RejectLog,
    table: String
  ) throws -> ImportReport {
    var report = ImportReport(
      path: request.path, table: table, rowsRead: counts.read, rowsLoaded: writer.rowCount,
      rowsRejected: rejects.count, findings: plan.findings, warnings: plan.warnings)
    for (column, missing) in zip(plan.columns, writer.missing) where missing > 0 {
      report.findings.append("\(column.name): \(missing) values like N/A stored as missing")
    }
    if counts.blank > 0 {
      report.findings.append("\(counts.blank) blank line\(counts.blank == 1 ? "" : "s") skipped")
    }
    if counts.read == 0 { report.warnings.append("the file has a header and no rows") }
    if rejects.count > 0 {
      if request.refusesRejects { try refuse(report, in: table) }
      if request.writesRejectFile { writeRejects(of: table, into: &report) }
      if rejects.count * 5 > counts.read {
        report.warnings.append("more than a fifth of the rows were rejected: the file may be damaged")
      }
    }
    return report
  }

  private func writeRejects(of table: String, into report: inout ImportReport) {
    let path = RejectLog.filePath(for: request.path, in: request.rejectFolder)
    do {
      try RejectLog.writeFile(of: table, in: connection, to: path)
      report.rejectFile = path
    } catch {
      report.warnings.append("rejected rows stand only in the store: \(path) cannot be written")
    }
  }

  private func refuse(_ report: ImportReport, in table: String) throws {
    let rows = try RejectLog.rows(in: connection, table: table, limit: 1)
    guard let first = rows.first else { return }
    throw StorageError.refusedRows(path: request.path, count: report.rowsRejected, first: first)
  }
}
