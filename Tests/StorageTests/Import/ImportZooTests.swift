import QuerentCore
import Storage
import Testing

/// One hostile or merely unusual file and what must become of it.
struct ZooCase: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var file = "data.csv"
  /// The rows in order, as `typeof:value` texts joined with bars.
  var rows: [String]
  var columns: [String]?
  /// Line and a part of the reason of every reject.
  var rejects: [(Int, String)] = []
  /// Parts that must stand in the findings or warnings.
  var says: [String] = []

  var testDescription: String { name }

  init(
    _ name: String, _ text: String, file: String = "data.csv", columns: [String]? = nil, rows: [String],
    rejects: [(Int, String)] = [], says: [String] = []
  ) {
    self.init(
      name, bytes: Array(text.utf8), file: file, columns: columns, rows: rows, rejects: rejects, says: says)
  }

  init(
    _ name: String, bytes: [UInt8], file: String = "data.csv", columns: [String]? = nil, rows: [String],
    rejects: [(Int, String)] = [], says: [String] = []
  ) {
    self.name = name
    self.bytes = bytes
    self.file = file
    self.columns = columns
    self.rows = rows
    self.rejects = rejects
    self.says = says
  }
}

@Suite("Importing files")
struct ImportZooTests {
  @Test("each file is loaded or rejected record by record, and nothing is lost", arguments: Zoo.all)
  func zoo(_ example: ZooCase) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(example.bytes, to: example.file)
    let store = try AnalyticsStore(writable: nil)
    let report = try store.load(ImportRequest(path: path), cancellation: CancellationFlag()) { _ in }
    #expect(report.rowsRead == report.rowsLoaded + report.rowsRejected)
    #expect(try store.printed("SELECT * FROM \(report.table) ORDER BY rowid") == example.rows)
    #expect(report.rowsLoaded == example.rows.count)
    if let columns = example.columns {
      #expect(try store.catalogue().table(named: report.table)?.columns.map(\.name) == columns)
    }
    let rejects = try store.rows("SELECT line, reason FROM _querent_rejects ORDER BY rowid")
    #expect(rejects.count == example.rejects.count && report.rowsRejected == rejects.count, "\(rejects)")
    for (found, expected) in zip(rejects, example.rejects) {
      #expect(found[0] == .integer(Int64(expected.0)))
      #expect(found[1].text?.contains(expected.1) == true, "\(found)")
    }
    let said = (report.findings + report.warnings).joined(separator: "\n")
    for part in example.says { #expect(said.contains(part), "\(said)") }
    #expect(try folder.bytes(example.file) == example.bytes)
    #expect((report.rejectFile != nil) == !example.rejects.isEmpty)
  }

  @Test("a file that is no table is refused whole, with what it is", arguments: Zoo.refused)
  func refused(_ example: Zoo.Refused) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(example.bytes, to: example.file)
    let store = try AnalyticsStore(writable: folder.path("store.db"))
    #expect {
      try store.load(ImportRequest(path: path), cancellation: CancellationFlag()) { _ in }
    } throws: { error in
      guard case StorageError.refusedFile(path, let reason, let suggestion) = error else { return false }
      return reason.contains(example.reason) && !suggestion.isEmpty
    }
    #expect(try store.catalogue().tables.isEmpty)
  }
}

extension AnalyticsStore {
  /// Rows as text: `i:` integer, `r:` real, `t:` text, `b:` blob, `null`.
  func printed(_ sql: String) throws -> [String] {
    try rows(sql).map { row in
      row.map { value in
        switch value {
        case .null: "null"
        case .integer(let integer): "i:\(integer)"
        case .real(let real): "r:\(real)"
        case .text(let text): "t:\(text)"
        case .blob(let bytes): "b:\(bytes)"
        }
      }.joined(separator: "|")
    }
  }
}
