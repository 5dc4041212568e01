import Foundation
import GRDB
import QuerentCore
import Storage

/// A folder of its own for one test, removed at the end.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("querent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a name in the folder.
  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// The names in the folder, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  /// Makes a SQLite file with plain SQL, as any other program would.
  @discardableResult
  func database(_ name: String, sql: String) throws -> String {
    let queue = try DatabaseQueue(path: path(name))
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
    return path(name)
  }
}

extension AnalyticsStore {
  /// The rows of a statement, with limits a test never reaches.
  func rows(_ sql: String, _ arguments: [Value] = []) throws -> [[Value]] {
    try run(
      SQLQuery(text: sql, arguments: arguments), limits: ExecutionLimits(), cancellation: CancellationFlag()
    )
    .rows
  }

  /// The only cell of a statement's only row.
  func value(_ sql: String, _ arguments: [Value] = []) throws -> Value? {
    try rows(sql, arguments).first?.first
  }
}
