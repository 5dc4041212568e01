import GRDB
import QuerentCore
import Storage
import Testing

@Suite("Profiling a database")
struct CatalogueProfilerTests {
  /// The catalogue of a small database made by the statements.
  static func catalogue(_ statements: String) throws -> Catalogue {
    let queue = try DatabaseQueue()
    try queue.write { try $0.execute(sql: statements) }
    return try queue.read { try CatalogueProfiler(connection: #require($0.sqliteConnection)).profile() }
  }

  static func column(_ definition: String, _ values: String...) throws -> Catalogue.Column {
    let inserts = values.map { "INSERT INTO t VALUES (\($0));" }.joined()
    return try #require(
      try catalogue("CREATE TABLE t (\(definition)); \(inserts)").tables.first?.columns.first)
  }

  @Test(
    "types come from the values",
    arguments: [
      (
        "a TEXT", ["'2017-03-01'", "'2016-12-31'"], Catalogue.Column.ValueType.date,
        Catalogue.Column.DateStyle.iso
      ),
      ("a TEXT", ["'2017-03-01 10:00:00'", "'2016-12-31'"], .datetime, .iso),
      ("a TEXT", ["'3/1/2017'", "'12/31/2016'"], .date, .monthDayYear),
      ("a TEXT", ["'31/12/2016'", "'1/3/2017'"], .date, .dayMonthYear),
      ("a TEXT", ["'31/12/2016'", "'1/31/2017'"], .text, nil),
      ("created_at INTEGER", ["1490000000", "1500000000"], .datetime, .epochSeconds),
      ("created_at INTEGER", ["1490000000000"], .datetime, .epochMilliseconds),
      ("views INTEGER", ["1490000000", "1500000000"], .integer, nil),
      ("order_date INTEGER", ["20170301", "20161231"], .date, .compact),
      ("order_total INTEGER", ["20170301", "20161231"], .integer, nil),
      ("open_year INTEGER", ["1999", "2004"], .integer, .year),
      ("open_year TEXT", ["'1999'", "'2004'"], .integer, .year),
      ("seats INTEGER", ["1999", "2004"], .integer, nil),
      ("a TEXT", ["'12'", "'7'"], .integer, nil),
      ("a TEXT", ["'12.50'", "'7'"], .real, nil),
      ("zip TEXT", ["'02134'", "'10001'"], .text, nil),
      ("a TEXT", ["'12'", "''"], .text, nil),
      ("a TEXT", ["'1e5'"], .text, nil),
      ("a", ["1", "'one'"], .text, nil),
      ("is_open INTEGER", ["0", "1"], .boolean, nil),
      ("a BLOB", ["x'00'"], .blob, nil),
      ("a DATETIME", ["NULL"], .datetime, .iso),
      ("a DECIMAL(10,2)", [], .real, nil),
      ("a DECIMAL(10,2)", ["10.25", "10"], .real, nil),
    ] as [(String, [String], Catalogue.Column.ValueType, Catalogue.Column.DateStyle?)])
  func types(
    definition: String, values: [String], type: Catalogue.Column.ValueType, style: Catalogue.Column.DateStyle?
  ) throws {
    let inserts = values.map { "INSERT INTO t VALUES (\($0));" }.joined()
    let column = try #require(
      try Self.catalogue("CREATE TABLE t (\(definition)); \(inserts)").tables.first?.columns.first)
    #expect(column.type == type)
    #expect(column.dateStyle == style)
  }

  @Test("numbers kept as text are marked and ordered as numbers")
  func storedAsText() throws {
    let column = try Self.column("a TEXT", "'9'", "'10'", "'2.5'")
    #expect(column.isStoredAsText)
    #expect(column.minimum == .real(2.5))
    #expect(column.maximum == .integer(10))
  }

  @Test("m/d/y dates are ordered in time")
  func slashRange() throws {
    let column = try Self.column("a TEXT", "'9/1/2017'", "'12/31/2016'", "'10/2/2017'")
    #expect(column.minimum == "12/31/2016")
    #expect(column.maximum == "10/2/2017")
  }

  @Test("counts, range and frequent values")
  func profile() throws {
    let column = try Self.column("a REAL", "1.25", "2", "2", "NULL", "-3.5")
    #expect(column.distinctCount == 3)
    #expect(column.nullCount == 1)
    #expect(column.minimum == .real(-3.5))
    #expect(column.maximum == .real(2))
    #expect(column.topValues.first == Catalogue.Column.Frequent(value: .real(2), count: 2))
    #expect(column.decimals == 2)
    #expect(!column.isUnique)
  }

  @Test("own tables are hidden, views shown, a broken view left out")
  func tables() throws {
    let catalogue = try Self.catalogue(
      """
      CREATE TABLE _querent_rejects (a); CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);
      INSERT INTO t DEFAULT VALUES;
      CREATE VIEW v AS SELECT a FROM t; CREATE TABLE gone (a); CREATE VIEW broken AS SELECT a FROM gone;
      DROP TABLE gone;
      """)
    #expect(catalogue.tables.map(\.name) == ["t", "v"])
    #expect(catalogue.tables.map(\.rowCount) == [1, 1])
  }

  @Test(
    "a key is inferred where none is declared",
    arguments: [
      ("customers (name, customer_id)", "('a', 1), ('b', 2)", ["customer_id"]),
      ("author (aid, name)", "(1, 'x'), (2, 'y')", ["aid"]),
      ("state (state_name, area)", "('texas', 1), ('utah', 2)", ["state_name"]),
      ("sales (order_id, amount)", "(1, 10), (1, 20)", []),
      ("sales (amount)", "(10), (20)", []),
    ])
  func primaryKey(definition: String, rows: String, key: [String]) throws {
    let name = try #require(definition.split(separator: " ").first)
    let catalogue = try Self.catalogue("CREATE TABLE \(definition); INSERT INTO \(name) VALUES \(rows);")
    #expect(catalogue.tables.first?.primaryKey == key)
    #expect(catalogue.tables.first?.isPrimaryKeyDeclared == false)
  }
}
