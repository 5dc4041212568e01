import GRDB
import QuerentCore
import Storage
import Testing

@Suite("Exact sums")
struct ExactSumTests {
  @Test("a million cents add up to the cent, in any order")
  func cents() throws {
    let folder = try TemporaryFolder()
    // A fixed shuffle of cents that both sides compute.
    let cents = (0..<1_000_000).map { $0 * 2_654_435_761 % 55_000_001 - 5_000_000 }
    try folder.database(
      "a.db",
      sql: """
        CREATE TABLE t (v REAL);
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT 1000000)
        INSERT INTO t SELECT (i * 2654435761 % 55000001 - 5000000) / 100.0 FROM n
        """)
    let store = try AnalyticsStore(readOnly: folder.path("a.db"))
    let exact = Double(cents.reduce(0, +)) / 100
    #expect(try store.value("SELECT sum(v) FROM t") == .real(exact))
    #expect(try store.value("SELECT sum(v) FROM (SELECT v FROM t ORDER BY abs(v) DESC)") == .real(exact))
    #expect(try store.value("SELECT sum(v) FROM (SELECT v FROM t ORDER BY v % 1009, v)") == .real(exact))
    #expect(try store.value("SELECT avg(v) FROM t") == .real(Double(cents.reduce(0, +)) / 1e8))
  }

  @Test("the sum of the groups is the sum of the whole")
  func groupsAddUp() throws {
    let store = try AnalyticsStore(writable: nil)
    let rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10000)"
    let whole = try store.value("\(rows) SELECT sum(i * 0.1) FROM n")
    let groups = try store.value(
      "\(rows) SELECT sum(s) FROM (SELECT sum(i * 0.1) AS s FROM n GROUP BY i % 7)")
    #expect(whole == .real(5_000_500) && groups == whole)
    #expect(try store.value("SELECT sum(value) FROM json_each('[0.1, 0.2, 0.3]')") == .real(0.6))
    #expect(try store.value("SELECT sum(value) FROM json_each('[1e16, 0.123456, -1e16]')") == .real(0.123456))
  }

  /// Values, and what SQLite's own functions give for them where they are right.
  private static let edges = [
    "", "NULL", "NULL), (NULL", "1), (2", "1), (2.5", "'3'), ('4.5'), ('x'), (''", "x'31'", "1e308), (1e308",
    "-0.0", "1e-320), (1e-320", "0.5), (NULL), (0.25", "9e999", "9e999), (-9e999",
    "'  7 '), ('7abc'", "123456789012.3456), (0.00005",
  ]

  @Test("edge cases agree with the built-in functions", arguments: edges)
  func edgeCases(values: String) throws {
    let folder = try TemporaryFolder()
    let fill = values.isEmpty ? "" : "; INSERT INTO t VALUES (\(values))"
    let path = try folder.database("a.db", sql: "CREATE TABLE t (v)" + fill)
    let plain = try DatabaseQueue(path: path)
    let store = try AnalyticsStore(readOnly: path)
    for call in ["sum(v)", "avg(v)", "total(v)", "sum(DISTINCT v)", "sum(v) FILTER (WHERE v > 1)"] {
      let expected = try plain.read {
        try Row.fetchOne($0, sql: "SELECT \(call) FROM t")?[0] as DatabaseValue?
      }
      let ours = try store.value("SELECT \(call) FROM t")
      switch expected?.storage {
      case .int64(let integer): #expect(ours == .integer(integer), "\(call)")
      case .double(let real): #expect(ours == .real(real), "\(call)")
      default: #expect(ours == .null, "\(call)")
      }
    }
    try plain.close()
  }

  @Test("a whole-number total that does not fit is an error, and only then")
  func overflow() throws {
    let store = try AnalyticsStore(writable: nil)
    let large = "9223372036854775807"
    #expect(throws: StorageError.failed(message: "integer overflow")) {
      try store.value("SELECT sum(column1) FROM (VALUES (\(large)), (1))")
    }
    #expect(try store.value("SELECT sum(column1) FROM (VALUES (\(large)), (1), (-1))") == .integer(.max))
    // SQLite's own average is 4503599627370496, because it adds whole numbers as doubles.
    #expect(
      try store.value("SELECT avg(column1) FROM (VALUES (9007199254740993), (1))")
        == .real(4_503_599_627_370_497))
    #expect(try store.value("SELECT total(column1) FROM (VALUES (\(large)), (1))") == .real(0x1p63))
  }

  @Test("moving windows add and take away exactly")
  func windows() throws {
    let store = try AnalyticsStore(writable: nil)
    let moving = try store.rows(
      """
      SELECT sum(column1) OVER (ORDER BY column2 ROWS 1 PRECEDING), avg(column1) OVER (ORDER BY column2 ROWS 1 PRECEDING)
      FROM (VALUES (0.1, 1), (1e15, 2), (NULL, 3), (0.2, 4), (0.7, 5), (0.1, 6), (0.123456, 7), (5, 8), (6, 9))
      """)
    let expected: [[Value]] = [
      [0.1, 0.1], [1_000_000_000_000_000.1, 500_000_000_000_000.05], [1e15, 1e15], [0.2, 0.2], [0.9, 0.45],
      [0.8, 0.4], [0.223456, 0.111728], [5.123456, 2.561728], [11, 5.5],
    ]
    #expect(moving == expected)
  }
}
