import Foundation
import GRDB
import QuerentCore
import Storage
import Testing

@Suite("Opening databases")
struct OpeningTests {
  @Test("a person's file is read where it lies and left as it was, also in write-ahead mode")
  func leavesNoTrace() throws {
    let folder = try TemporaryFolder()
    let path = try folder.database(
      "wal & %20ü?.db", sql: "PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let before = try folder.bytes("wal & %20ü?.db")
    do {
      let store = try AnalyticsStore(readOnly: path)
      #expect(try store.rows("SELECT a FROM t") == [[1]])
      _ = try store.catalogue()
    }
    #expect(folder.names == ["wal & %20ü?.db"])
    #expect(try folder.bytes("wal & %20ü?.db") == before)
  }

  @Test("what another program has only in its log is read")
  func readsLog() throws {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.path("a.db"))
    try queue.inDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    }
    #expect(try AnalyticsStore(readOnly: folder.path("a.db")).rows("SELECT a FROM t") == [[1]])
    try queue.close()
  }

  @Test("what is no database is refused with a reason")
  func refusals() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StorageError.fileNotFound(path: folder.path("none.db"))) {
      try AnalyticsStore(readOnly: folder.path("none.db"))
    }
    #expect(throws: StorageError.notReadable(path: folder.path, reason: "it is a folder")) {
      try AnalyticsStore(readOnly: folder.path)
    }
    let empty = try folder.write("", to: "empty.db")
    #expect(throws: StorageError.notADatabase(path: empty, reason: "the file is empty")) {
      try AnalyticsStore(readOnly: empty)
    }
    let text = try folder.write("a,b\n1,2\n", to: "text.db")
    for open in [{ try AnalyticsStore(readOnly: text) }, { try AnalyticsStore(writable: text) }] {
      #expect(throws: StorageError.notADatabase(path: text, reason: "it does not begin like a SQLite file")) {
        _ = try open()
      }
    }
    #expect(try folder.bytes("text.db") == Array("a,b\n1,2\n".utf8))
  }

  @Test("a damaged or cut-off database is refused, not half read")
  func damage() throws {
    let folder = try TemporaryFolder()
    let path = try folder.database(
      "a.db",
      sql: """
        CREATE TABLE t (a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)
        INSERT INTO t SELECT 'row number ' || i FROM n
        """)
    let whole = try folder.bytes("a.db")
    let cut = try folder.write(whole.prefix(whole.count - 5000), to: "cut.db")
    #expect(throws: StorageError.self) { try AnalyticsStore(readOnly: cut) }
    var broken = whole
    for index in 4096..<8192 { broken[index] = 0x5a }
    let damaged = try folder.write(broken, to: "damaged.db")
    #expect {
      try AnalyticsStore(readOnly: damaged).rows("SELECT count(*) FROM t WHERE a LIKE '%9'")
    } throws: {
      if case StorageError.notADatabase(damaged, let reason) = $0 {
        reason.contains("damaged")
      } else {
        false
      }
    }
    #expect(try AnalyticsStore(readOnly: path).value("SELECT count(*) FROM t") == 5000)
  }

  @Test("two stores in memory share nothing")
  func memoryIsPrivate() throws {
    let first = try AnalyticsStore(writable: nil)
    let second = try AnalyticsStore(writable: nil)
    #expect(try first.catalogue().tables.isEmpty && second.catalogue().tables.isEmpty)
  }

  @Test("tables of ours and of SQLite's are not in the catalogue")
  func hiddenTables() throws {
    let folder = try TemporaryFolder()
    let path = try folder.database(
      "a.db",
      sql: """
        CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, sales REAL);
        CREATE TABLE _querent_rejects (a); INSERT INTO orders (sales) VALUES (2);
        CREATE VIEW totals AS SELECT sum(sales) AS total FROM orders
        """)
    let catalogue = try AnalyticsStore(readOnly: path).catalogue()
    #expect(catalogue.tables.map(\.name) == ["orders", "totals"])
    #expect(catalogue.tables.first?.columns.map(\.name) == ["id", "sales"])
  }

  @Test("distinct texts come once each, most frequent first or in their order")
  func distinctValues() throws {
    let folder = try TemporaryFolder()
    let path = try folder.database(
      "a.db", sql: "CREATE TABLE t (\"a \"\"b\"); INSERT INTO t VALUES ('x'), ('y'), ('y'), (NULL), (3)")
    let store = try AnalyticsStore(readOnly: path)
    for (isFrequentFirst, expected) in [(true, ["y", "x"]), (false, ["x", "y"])] {
      var values: [String] = []
      try store.forEachDistinctText(table: "t", column: "a \"b", isFrequentFirst: isFrequentFirst) {
        values.append($0)
      }
      #expect(values == expected)
    }
  }
}
