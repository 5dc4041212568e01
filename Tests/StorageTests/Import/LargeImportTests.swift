import Foundation
import QuerentCore
import Storage
import Synchronization
import Testing

@Suite("Importing larger files")
struct LargeImportTests {
  private func load(
    _ path: String, into store: AnalyticsStore, cancellation: CancellationFlag = CancellationFlag(),
    progress: (ImportProgress) -> Void = { _ in }
  ) throws -> ImportReport {
    try store.load(ImportRequest(path: path), cancellation: cancellation, progress: progress)
  }

  @Test("what the sample did not show is found while loading, and the column is read anew")
  func lateContradictions() throws {
    let folder = try TemporaryFolder()
    // The start, the middle and the end of the file are sampled; the surprise stands between them.
    var text = "n,d,zip,order\n"
    for row in 0..<120_000 {
      let isSurprise = row == 40_000
      text += isSurprise ? "1.5,25/12/2017 14:30,02134,x\n" : "\(row),5/6/2017,1\(row % 9),y\n"
    }
    let store = try AnalyticsStore(writable: folder.path("store.db"))
    let report = try load(folder.write(text, to: "late.csv"), into: store)
    #expect(report.rowsRead == 120_000 && report.rowsLoaded == 120_000 && report.rowsRejected == 0)
    #expect(
      try store.rows("SELECT * FROM late WHERE n = 1.5") == [[1.5, "2017-12-25 14:30:00", "02134", "x"]])
    #expect(try store.value("SELECT count(*) FROM late WHERE d = '2017-06-05 00:00:00'") == 119_999)
    #expect(try store.value("SELECT group_concat(DISTINCT typeof(zip)) FROM late") == "text")
    #expect(report.findings.contains { $0 == "d: dates day/month/year, with times of day" })
  }

  @Test("a byte that is no UTF-8, far into a file of plain ASCII, makes it Windows-1252")
  func lateEncoding() throws {
    let folder = try TemporaryFolder()
    var bytes = Array("name,n\n".utf8)
    for row in 0..<200_000 { bytes += Array("Zurich,\(row)\n".utf8) }
    let place = bytes.count / 3
    let target = bytes[place...].firstIndex(of: UInt8(ascii: "u")) ?? place
    bytes[target] = 0xfc
    let store = try AnalyticsStore(writable: nil)
    let report = try load(folder.write(bytes, to: "late.csv"), into: store)
    #expect(report.rowsLoaded == 200_000)
    #expect(try store.value("SELECT count(*) FROM late WHERE name = 'Zürich'") == 1)
  }

  @Test("more than one value in a hundred out of kind keeps the column as text, and loses none")
  func tooManyMisfits() throws {
    let folder = try TemporaryFolder()
    var text = "n,m\n"
    // The values stand where no sample is taken.
    for row in 0..<200_000 {
      text += (30_000..<60_000).contains(row) && row % 10 == 0 ? "many,1\n" : "\(row),1\n"
    }
    let store = try AnalyticsStore(writable: nil)
    let report = try load(folder.write(text, to: "t.csv"), into: store)
    #expect(report.rowsLoaded == 200_000 && report.rowsRejected == 0)
    #expect(try store.value("SELECT count(*) FROM t WHERE n = 'many'") == 3_000)
    #expect(report.warnings.contains { $0.contains("n kept as text") })
    #expect(try store.value("SELECT count(*) FROM _querent_rejects") == 0)
  }

  @Test("a field of ten megabytes, and records across every edge of the read buffer, are kept whole")
  func longFields() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "0123456789", count: 1 << 20)
    var text = "id,note\n1,\"\(long)\"\n2,short\n"
    for row in 3..<3_000 {
      text += "\(row),\"\(String(repeating: "x", count: row)) \"\"quoted\"\",\r\n\(row)\"\r\n"
    }
    let store = try AnalyticsStore(writable: folder.path("store.db"))
    let report = try load(folder.write(text, to: "long.csv"), into: store)
    #expect(report.rowsRead == 2_999 && report.rowsRejected == 0)
    #expect(
      try store.rows("SELECT id, length(note) FROM long ORDER BY id LIMIT 2") == [[1, 10_485_760], [2, 5]])
    #expect(
      try store.value(
        """
        SELECT count(*) FROM long WHERE id > 2
        AND note = substr(hex(zeroblob(id)), 1, 0) || replace(printf('%' || id || 's', ''), ' ', 'x') || ' "quoted",'
        || char(13, 10) || id
        """) == 2_997)
  }

  @Test("cancelling leaves no half table and an earlier one as it was")
  func cancellation() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a,b\n1,x\n", to: "big.csv")
    let store = try AnalyticsStore(writable: folder.path("store.db"))
    _ = try load(path, into: store)
    var text = "a,b\n"
    for row in 0..<300_000 { text += "\(row),y\n" }
    try folder.write(text, to: "big.csv")
    let flag = CancellationFlag()
    #expect(throws: StorageError.cancelled) {
      // The first report comes before the first record, and the rest of the file is never read.
      try load(path, into: store, cancellation: flag) { step in
        #expect(step.rows < 10_000)
        flag.cancel()
      }
    }
    #expect(try store.rows("SELECT * FROM big") == [[1, "x"]])
    #expect(folder.names == ["big.csv", "store.db"])
    #expect(try load(path, into: store).rowsLoaded == 300_000)
    #expect(try store.value("SELECT count(*) FROM big") == 300_000)
  }

  @Test("progress grows to the whole file")
  func progress() throws {
    let folder = try TemporaryFolder()
    var text = "a,b\n"
    for row in 0..<50_000 { text += "\(row),y\n" }
    let seen = Mutex<[Int]>([])
    let store = try AnalyticsStore(writable: nil)
    _ = try load(folder.write(text, to: "a.csv"), into: store) { step in
      #expect(step.bytesTotal == text.utf8.count && step.bytesRead <= step.bytesTotal)
      seen.withLock { $0.append(step.bytesRead) }
    }
    let bytes = seen.withLock { $0 }
    #expect(bytes.last == text.utf8.count && bytes == bytes.sorted())
  }

  @Test("a second file of the same name gets its own table; the same file replaces its table")
  func tableNames() throws {
    let folder = try TemporaryFolder()
    let store = try AnalyticsStore(writable: nil)
    let csv = try folder.write("a\n1\n", to: "2024 sales-report.csv")
    let tsv = try folder.write("a\tb\n1\t2\n", to: "2024 sales-report.tsv")
    #expect(try load(csv, into: store).table == "t_2024_sales_report")
    #expect(try load(tsv, into: store).table == "t_2024_sales_report_2")
    #expect(try load(csv, into: store).table == "t_2024_sales_report")
    let names = try store.catalogue().tables.map(\.name)
    #expect(names.sorted() == ["t_2024_sales_report", "t_2024_sales_report_2"])
  }

  @Test("rejects stand in the store and in a file, with everything needed to mend them")
  func rejects() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a,b\n1,x\n\"2\ny\",\"z,\"\"q\"\"\",w\n3,v\n", to: "in.csv")
    let store = try AnalyticsStore(writable: folder.path("store.db"))
    let report = try load(path, into: store)
    #expect(
      try store.rows("SELECT * FROM _querent_rejects") == [
        [
          .text(path), "in", 3, 2, .null, 8, "3 fields where 2 are expected", "\"2\ny\",\"z,\"\"q\"\"\",w",
        ]
      ])
    #expect(report.rejectFile == folder.path("in.rejected.csv"))
    #expect(
      try String(decoding: folder.bytes("in.rejected.csv"), as: UTF8.self)
        == "line,column,reason,raw\n3,,3 fields where 2 are expected,\"\"\"2\ny\"\",\"\"z,\"\"\"\"q\"\"\"\"\"\",w\"\n"
    )
    let again = try load(path, into: store)
    #expect(again.rowsRejected == 1)
    #expect(try store.value("SELECT count(*) FROM _querent_rejects") == 1)
  }

  @Test("a store that was profiled opens with its catalogue until something is written")
  func cachedCatalogue() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("store.db")
    let first = try AnalyticsStore(writable: path)
    _ = try load(folder.write("a,b\n1,x\n2,y\n", to: "t.csv"), into: first)
    let catalogue = try first.catalogue()
    #expect(try AnalyticsStore(readOnly: path).catalogue() == catalogue)
    // The saved catalogue is used: one that was made wrong on purpose comes back wrong.
    try folder.execute(
      "store.db",
      "UPDATE _querent_catalogue SET content = replace(content, '\"t\"', '\"u\"'), change_counter = change_counter + 1"
    )
    #expect(try AnalyticsStore(readOnly: path).catalogue().tables.map(\.name) == ["u"])
    try folder.execute("store.db", "INSERT INTO t VALUES (3, 'z')")
    #expect(try AnalyticsStore(readOnly: path).catalogue().tables.map(\.rowCount) == [3])
  }

  private static let superstore = "../shared/bench/superstore.csv"

  @Test(
    "the public Superstore file, Windows-1252 and month first, loads whole",
    .enabled(if: FileManager.default.fileExists(atPath: superstore), "needs ../shared/bench"))
  func superstoreFile() throws {
    let store = try AnalyticsStore(writable: nil)
    let report = try load(Self.superstore, into: store)
    #expect(report.rowsRead == 9_994 && report.rowsLoaded == 9_994 && report.rowsRejected == 0)
    #expect(report.findings.contains("encoding Windows-1252"))
    #expect(report.findings.contains { $0.hasPrefix("Order Date: dates month/day/year") })
    #expect(report.warnings.isEmpty)
    let kinds = try store.rows(
      "SELECT group_concat(name || ' ' || type, ', ') FROM pragma_table_info('superstore')")
    #expect(kinds[0][0].text?.contains("Postal Code") == true)
    #expect(
      try store.rows("SELECT min(\"Order Date\"), max(\"Order Date\") FROM superstore") == [
        ["2014-01-03", "2017-12-30"]
      ])
    #expect(try store.value("SELECT sum(Sales) FROM superstore") == .real(2_297_200.8603))
  }
}

extension TemporaryFolder {
  /// Changes a SQLite file as any other program would.
  func execute(_ name: String, _ sql: String) throws { try database(name, sql: sql) }
}
