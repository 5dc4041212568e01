import Foundation
import QuerentCore
import Storage
import Testing

@Suite("Running statements")
struct GuardedExecutionTests {
  private static let writes = [
    "DELETE FROM orders", "UPDATE orders SET sales = 0", "INSERT INTO orders VALUES (9, 9)",
    "DROP TABLE orders",
    "CREATE TABLE t (a)", "CREATE TEMP TABLE t (a)", "CREATE TEMP VIEW v AS SELECT 1",
    "ATTACH ':memory:' AS other",
    "DETACH main", "PRAGMA writable_schema = 1", "PRAGMA query_only = 0", "PRAGMA journal_mode = WAL",
    "VACUUM", "VACUUM INTO '/tmp/querent-vacuum-copy.db'", "REINDEX", "ANALYZE", "BEGIN", "COMMIT",
    "SAVEPOINT a",
    "SELECT load_extension('/tmp/none')", "SELECT fts3_tokenizer('simple')",
    "EXPLAIN DELETE FROM orders", "ALTER TABLE orders RENAME TO o", "CREATE INDEX i ON orders (id)",
    "WITH gone AS (SELECT 1) DELETE FROM orders", "INSERT INTO orders SELECT * FROM orders RETURNING id",
    "CREATE VIRTUAL TABLE v USING fts5(a)",
  ]

  @Test("a statement that is not a pure read is refused and changes nothing", arguments: writes)
  func refusesWrites(statement: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.database(
      "a.db", sql: "CREATE TABLE orders (id UNIQUE, sales); INSERT INTO orders VALUES (1, 2.5)")
    let before = try folder.bytes("a.db")
    let store = try AnalyticsStore(readOnly: path)
    #expect(throws: StorageError.notReadOnly(statement: statement)) { try store.rows(statement) }
    #expect(try folder.bytes("a.db") == before)
    #expect(folder.names == ["a.db"])
    #expect(try store.rows("SELECT id, sales FROM orders") == [[1, 2.5]])
  }

  @Test("the schema table cannot be written either")
  func schemaTable() throws {
    let folder = try TemporaryFolder()
    let store = try AnalyticsStore(readOnly: folder.database("a.db", sql: "CREATE TABLE orders (id)"))
    #expect(throws: StorageError.invalidSQL(message: "table sqlite_master may not be modified", offset: nil))
    {
      try store.rows("UPDATE sqlite_master SET sql = ''")
    }
  }

  @Test(
    "exactly one statement runs",
    arguments: ["SELECT 1; SELECT 2", "SELECT 1; DELETE FROM t", "SELECT 1; nonsense", "SELECT 1;;;SELECT 2"])
  func oneStatement(text: String) throws {
    let store = try AnalyticsStore(writable: nil)
    #expect(throws: StorageError.moreThanOneStatement) { try store.rows(text) }
  }

  @Test("a trailing semicolon and a comment are no second statement")
  func trailingComment() throws {
    let store = try AnalyticsStore(writable: nil)
    #expect(try store.rows("SELECT 1 ; -- the end\n /* really */ ; ") == [[1]])
  }

  @Test("text that does not prepare says where")
  func pointsAtError() throws {
    let store = try AnalyticsStore(writable: nil)
    #expect(throws: StorageError.invalidSQL(message: "no such column: revenu", offset: 7)) {
      try store.rows("SELECT revenu")
    }
    #expect(throws: StorageError.invalidSQL(message: "no such column: revenue", offset: 7)) {
      // A misspelt name between double quotes must not become a text.
      try store.rows("SELECT \"revenue\"")
    }
    #expect(throws: StorageError.invalidSQL(message: "there is no statement", offset: nil)) {
      try store.rows(" -- x")
    }
  }

  @Test("arguments are bound with their types")
  func bindsArguments() throws {
    let store = try AnalyticsStore(writable: nil)
    let arguments: [Value] = [.null, 7, 2.5, "it's", .blob([0, 255]), .blob([]), ""]
    #expect(try store.rows("SELECT ?, ?, ?, ?, ?, ?, ?", arguments) == [arguments])
    #expect(throws: StorageError.self) { try store.rows("SELECT ?") }
  }

  @Test("rows beyond the limit are cut and said")
  func rowLimit() throws {
    let store = try AnalyticsStore(writable: nil)
    let query = SQLQuery(text: "SELECT value FROM json_each('[1,2,3]')")
    let cut = try store.run(query, limits: ExecutionLimits(rows: 2), cancellation: CancellationFlag())
    #expect(cut.rows == [[1], [2]] && cut.isTruncated)
    let whole = try store.run(query, limits: ExecutionLimits(rows: 3), cancellation: CancellationFlag())
    #expect(whole.rows.count == 3 && !whole.isTruncated)
    #expect(whole.columnNames == ["value"])
  }

  private static let endless = SQLQuery(
    text: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")

  @Test("an endless statement stops at the time limit")
  func timeLimit() throws {
    let store = try AnalyticsStore(writable: nil)
    #expect(throws: StorageError.timedOut(seconds: 0.05)) {
      try store.run(Self.endless, limits: ExecutionLimits(seconds: 0.05), cancellation: CancellationFlag())
    }
    #expect(try store.rows("SELECT 1") == [[1]])
  }

  @Test("an endless statement stops when it is cancelled from another thread")
  func cancellation() async throws {
    let store = try AnalyticsStore(writable: nil)
    let flag = CancellationFlag()
    let canceller = Thread {
      Thread.sleep(forTimeInterval: 0.05)
      flag.cancel()
    }
    canceller.start()
    #expect(throws: StorageError.cancelled) {
      try store.run(Self.endless, limits: ExecutionLimits(seconds: 60), cancellation: flag)
    }
    #expect(throws: StorageError.cancelled) {
      try store.run(SQLQuery(text: "SELECT 1"), limits: ExecutionLimits(), cancellation: flag)
    }
  }

  @Test("threads read at the same time")
  func threads() async throws {
    let store = try AnalyticsStore(writable: nil)
    let sums = await withTaskGroup(of: Value?.self) { group in
      for _ in 0..<16 {
        group.addTask { try? store.value("SELECT sum(value) FROM json_each('[1,2,3]')") }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums == Array(repeating: .integer(6), count: 16))
  }
}
