import Foundation
import QuerentCore
import Storage
import Synchronization

/// Stores of imported files, one a set of files, so that a file is imported once.
struct ImportCache {
  var folder: String

  /// Threads that open the same files import them once, not side by side into one place.
  private static let importing = Mutex(())

  /// Most stores that are kept; the ones used longest ago go first.
  private static let capacity = 20

  /// The store of these files, imported now if it was not before.
  /// - Throws: `StorageError` when a file is refused; nothing is left behind.
  func store(
    of files: [FileStamp], damage: DamagePolicy, cancellation: CancellationFlag,
    report: (ImportReport) -> Void, progress: (ImportProgress) -> Void
  ) throws -> AnalyticsStore {
    try Self.importing.withLock { _ in
      try opened(files, damage: damage, cancellation: cancellation, report: report, progress: progress)
    }
  }

  private func opened(
    _ files: [FileStamp], damage: DamagePolicy, cancellation: CancellationFlag,
    report: (ImportReport) -> Void, progress: (ImportProgress) -> Void
  ) throws -> AnalyticsStore {
    let manager = FileManager.default
    let path = "\(folder)/\(ProfileCache.key(of: files)).sqlite"
    if manager.fileExists(atPath: path), let store = try? AnalyticsStore(readOnly: path) {
      try? manager.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
      return store
    }
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Where nothing can be kept, the files are asked all the same.
    guard manager.isWritableFile(atPath: folder) else {
      return try inMemory(files, damage: damage, cancellation: cancellation, report, progress)
    }
    let partial = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
    defer { Self.remove(partial) }
    var reported: Set<String> = []
    do {
      let known = copyOfFirst(files, to: partial)
      let store = try AnalyticsStore(writable: partial)
      try Self.load(
        Array(files.dropFirst(known)), into: store, damage: damage, cancellation: cancellation,
        { file in
          reported.insert(file.path)
          report(file)
        }, progress)
    } catch StorageError.noRoom {
      Self.remove(partial)
      return try inMemory(
        files, damage: damage, cancellation: cancellation, { if !reported.contains($0.path) { report($0) } },
        progress)
    }
    Self.remove(path)
    try manager.moveItem(atPath: partial, toPath: path)
    prune(keeping: path)
    return try AnalyticsStore(readOnly: path)
  }

  private func inMemory(
    _ files: [FileStamp], damage: DamagePolicy, cancellation: CancellationFlag,
    _ report: (ImportReport) -> Void, _ progress: (ImportProgress) -> Void
  ) throws -> AnalyticsStore {
    let store = try AnalyticsStore(writable: nil)
    try Self.load(files, into: store, damage: damage, cancellation: cancellation, report, progress)
    return store
  }

  /// Begins with the kept store of the first files, where there is one, so that a file which is loaded beside others is
  /// the only one that is imported. The store is the same as one that all files were imported into.
  /// - Returns: How many of the files it holds.
  private func copyOfFirst(_ files: [FileStamp], to partial: String) -> Int {
    let manager = FileManager.default
    for count in stride(from: files.count - 1, to: 0, by: -1) {
      let kept = "\(folder)/\(ProfileCache.key(of: Array(files.prefix(count)))).sqlite"
      guard manager.fileExists(atPath: kept) else { continue }
      do {
        try manager.copyItem(atPath: kept, toPath: partial)
        return count
      } catch {
        Self.remove(partial)
        return 0
      }
    }
    return 0
  }

  /// Loads files one after the other.
  static func load(
    _ files: [FileStamp], into store: AnalyticsStore, damage: DamagePolicy, cancellation: CancellationFlag,
    _ report: (ImportReport) -> Void, _ progress: (ImportProgress) -> Void
  ) throws {
    for file in files {
      var request = ImportRequest(path: file.path, tableName: file.table)
      // Nothing is written beside a file before somebody agreed to go on without its rows.
      request.writesRejectFile = damage == .leaveOut
      report(try store.load(request, cancellation: cancellation, progress: progress))
    }
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  private func prune(keeping kept: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let stores = names.filter { $0.hasSuffix(".sqlite") }.compactMap { FileStamp("\(folder)/\($0)") }
    for old in stores.sorted(by: { $0.modified > $1.modified }).dropFirst(Self.capacity)
    where old.path != kept {
      Self.remove(old.path)
    }
  }
}
