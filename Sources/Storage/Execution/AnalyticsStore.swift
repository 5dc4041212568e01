import GRDB
public import QuerentCore
import Synchronization

/// The database questions are asked of: one SQLite file, or memory.
public final class AnalyticsStore: Sendable {
  private let connections: Connections
  /// `nil` for a person's own file.
  private let writer: DatabaseQueue?
  private let profiled = Mutex<Catalogue?>(nil)

  /// Opens a person's own SQLite file read-only, where it lies.
  /// - Throws: `StorageError` when the file is missing, is not SQLite or is damaged.
  public init(readOnly path: String) throws {
    connections = Connections(file: try DatabaseFile(readOnly: path))
    writer = nil
    _ = try runInternally("SELECT count(*) FROM sqlite_master")
  }

  /// Opens or creates a store that imports write to; `nil` keeps it in memory.
  public init(writable path: String?) throws {
    connections = Connections(file: try DatabaseFile(writable: path))
    writer = try connections.openWriter()
  }

  /// Loads one file (CSV, TSV and other delimited text, JSON, JSON Lines) as a table.
  /// - Throws: `StorageError` when the file as a whole is refused, and nothing is left behind; rejected rows are not
  ///   an error.
  public func load(
    _ request: ImportRequest, cancellation: CancellationFlag, progress: (ImportProgress) -> Void
  )
    throws -> ImportReport
  {
    guard let writer else {
      throw StorageError.failed(message: "the database was opened read-only")
    }
    defer { profiled.withLock { $0 = nil } }
    return try writer.inDatabase { database in
      try FileImport(
        connection: Connections.handle(of: database), request: request, cancellation: cancellation
      ).run(progress: progress)
    }
  }

  /// Tables, profiles, keys; cached by data version.
  public func catalogue() throws -> Catalogue {
    if let known = profiled.withLock({ $0 }) { return known }
    let cache = CatalogueCache(file: connections.file)
    if let saved = try connections.read({ cache.saved(on: $0) }) {
      profiled.withLock { $0 = saved }
      return saved
    }
    let path = connections.file.path
    let catalogue = try connections.openProfiler().inDatabase { database in
      let connection = try Connections.handle(of: database)
      do {
        return try CatalogueProfiler(connection: connection).profile()
      } catch {
        // The profiler does not know the file, and a damaged file wants a clearer word.
        let failure = SQLiteFailure.error(of: connection, path: path)
        if case .notADatabase = failure { throw failure }
        throw error
      }
    }
    if let writer { cache.save(catalogue, with: writer) }
    profiled.withLock { $0 = catalogue }
    return catalogue
  }

  /// Calls `body` with every distinct text of a column.
  /// - Parameter isFrequentFirst: whether the most frequent ones come first, which takes time where there are many;
  ///   else the order is that of their bytes.
  public func forEachDistinctText(
    table: String, column: String, isFrequentFirst: Bool, body: (String) -> Void
  ) throws {
    let name = column.quotedIdentifier
    let order = isFrequentFirst ? "count(*) DESC, 1" : "1"
    try connections.read { connection in
      try ProfilingReader(connection: connection).scan(
        """
        SELECT \(name) FROM \(table.quotedIdentifier) WHERE typeof(\(name)) = 'text' GROUP BY 1 ORDER BY \(order)
        """
      ) { statement in
        if let text = ProfilingReader.value(statement, 0).text { body(text) }
      }
    }
  }

  /// Runs one read-only statement.
  /// - Throws: `StorageError` for a statement that writes, does not prepare, runs too long or was cancelled. No rows
  ///   is not an error.
  public func run(_ query: SQLQuery, limits: ExecutionLimits, cancellation: CancellationFlag) throws
    -> RawResult
  {
    try connections.read { connection in
      try StatementRunner(
        connection: connection, path: connections.file.path, limits: limits, cancellation: cancellation
      ).run(query)
    }
  }

  /// How many pairs of rows a statement would compare, where that is many times more than its tables hold; `nil` for
  /// statements that are no cross join, and for those SQLite does not understand.
  public func estimatedPairs(of query: SQLQuery, sizes: TableSizes) -> Double? {
    let plan = try? runInternally("EXPLAIN QUERY PLAN \(query.text)", arguments: query.arguments).rows
    return plan.flatMap { PairEstimate(plan: $0, tables: StatementTables(query.text, sizes: sizes)).pairs }
  }

  /// Reads with statements of our own.
  func readInternally<Result>(_ body: (OpaquePointer) throws -> Result) throws -> Result {
    try connections.read(body)
  }

  private func runInternally(_ text: String, arguments: [Value] = []) throws -> RawResult {
    try run(
      SQLQuery(text: text, arguments: arguments), limits: .unlimited, cancellation: CancellationFlag())
  }
}

extension ExecutionLimits {
  /// For statements of our own.
  static let unlimited = ExecutionLimits(seconds: 3_600, rows: .max)
}

extension String {
  /// The name between double quotes, as SQL writes names that hold anything.
  var quotedIdentifier: String {
    "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
