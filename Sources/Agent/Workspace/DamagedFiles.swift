public import Storage

/// What becomes of a file of which some rows cannot be read.
public enum DamagePolicy: Hashable, Sendable {
  /// It is asked without them, and they are put into a file of their own beside it.
  case leaveOut
  /// It is not opened.
  case refuse
  /// Somebody is asked first: opening throws ``DamagedFiles`` unless the file was accepted.
  case ask
}

/// Files with rows that cannot be read, which nobody has accepted yet.
public struct DamagedFiles: Error, Hashable, Sendable {
  public var files: [RejectedRows]

  /// Most rows of a file that are kept to be looked at.
  static let shownRows = 1_000

  /// Makes a value.
  public init(files: [RejectedRows]) { self.files = files }
}

extension Workspace {
  /// The files that are asked without some of their rows, because these cannot be read; empty for a database.
  public var leftOut: [RejectedRows] {
    let loaded = Set(loadedFiles.map(\.path))
    guard !loaded.isEmpty else { return [] }
    return ((try? store.rejectedRows(limit: 0)) ?? []).filter { loaded.contains($0.path) }
  }

  /// Goes by the policy of the options for rows that could not be read.
  /// - Throws: `StorageError.refusedRows`, ``DamagedFiles``.
  static func consider(_ store: AnalyticsStore, _ options: WorkspaceOptions) throws {
    switch options.damage {
    case .leaveOut: return
    case .refuse:
      guard let file = try store.rejectedRows(limit: 1).first, let first = file.first.first else { return }
      throw StorageError.refusedRows(path: file.path, count: file.rowsRejected, first: first)
    case .ask:
      let files = try store.rejectedRows(limit: DamagedFiles.shownRows)
      let open = files.filter { !options.acceptedFiles.contains($0.path) && !wasAccepted($0) }
      guard open.isEmpty else { throw DamagedFiles(files: open) }
      // A folder that cannot be written keeps them in the store alone.
      for file in files where !wasAccepted(file) {
        try? store.writeRejectFile(of: file.table, to: file.rejectFile)
      }
    }
  }

  /// Whether the rejected rows stand beside the file as it is now, which they do once somebody agreed to that.
  private static func wasAccepted(_ file: RejectedRows) -> Bool {
    guard let source = FileStamp(file.path), let rejects = FileStamp(file.rejectFile) else { return false }
    return rejects.modified >= source.modified
  }
}
