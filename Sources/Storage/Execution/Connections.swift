import CStorage
import GRDB
import GRDBSQLite
import QuerentCore
import Synchronization

/// The connections of one database: as many guarded readers as run at once, opened when first needed and kept.
final class Connections: Sendable {
  let file: DatabaseFile
  private let idleReaders = Mutex<[DatabaseQueue]>([])

  /// Readers kept for later; a batch rarely runs more statements at once.
  private static let keptReaders = 4

  init(file: DatabaseFile) {
    _ = Self.uriNames
    self.file = file
  }

  /// File names as URIs must be switched on before SQLite is used for the first time.
  private static let uriNames: Void = cstorage_enable_uri_names()

  /// Runs `body` on a connection that can only read and that nobody else uses meanwhile.
  func read<Result>(_ body: (OpaquePointer) throws -> Result) throws -> Result {
    let reader = try idleReaders.withLock { $0.popLast() } ?? openReader()
    defer {
      idleReaders.withLock { idle in
        if idle.count < Self.keptReaders { idle.append(reader) }
      }
    }
    return try reader.inDatabase { try body(Self.handle(of: $0)) }
  }

  /// Opens the connection that imports write through.
  func openWriter() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = false
    configuration.label = "querent.writer"
    configuration.prepareDatabase { try Self.registerExactSums(on: $0) }
    return try open(configuration)
  }

  /// Opens a connection that reads without the guard, for the profiler.
  func openProfiler() throws -> DatabaseQueue {
    try open(
      readerConfiguration(label: "querent.profiler") { handle in
        // GRDB's own authorizer keeps adding up what statements prepared outside of GRDB read: with thousands of
        // columns that takes most of the time.
        sqlite3_set_authorizer(handle, nil, nil)
      })
  }

  private func openReader() throws -> DatabaseQueue {
    try open(readerConfiguration(label: "querent.reader") { ReadGuard.install(on: $0) })
  }

  private func readerConfiguration(
    label: String, prepare: @escaping @Sendable (OpaquePointer) -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    configuration.label = label
    configuration.prepareDatabase { database in
      try Self.registerExactSums(on: database)
      let handle = try Self.handle(of: database)
      // SQLite's default cache and no mapped file: a large cache slows its sorter down, and a file that another
      // program cuts short while it is mapped would end the process.
      try database.execute(sql: "PRAGMA query_only = 1")
      prepare(handle)
    }
    return configuration
  }

  private func open(_ configuration: Configuration) throws -> DatabaseQueue {
    try SQLiteFailure.mapped(path: file.path) {
      try DatabaseQueue(path: file.location, configuration: configuration)
    }
  }

  private static func registerExactSums(on database: Database) throws {
    let code = cstorage_register_exact_sums(UnsafeMutableRawPointer(try handle(of: database)))
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  static func handle(of database: Database) throws -> OpaquePointer {
    guard let handle = database.sqliteConnection else {
      throw StorageError.failed(message: "the database connection is closed")
    }
    return handle
  }
}
