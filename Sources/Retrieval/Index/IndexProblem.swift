import GRDB

/// Why an index cannot be used.
public enum IndexProblem: Error, Hashable, Sendable {
  /// Another program has been writing to it for longer than was waited.
  case locked(path: String)
  case notUsable(path: String, reason: String)

  /// What happened, in a sentence.
  public var message: String {
    switch self {
    case .locked(let path): "The document index \(path) is being written by another program."
    case .notUsable(let path, let reason): "The document index \(path) cannot be used: \(reason)."
    }
  }

  /// What to do next.
  public var advice: String {
    switch self {
    case .locked: "Try again when it is done."
    case .notUsable: "Check the folder's permissions and the space that is left."
    }
  }

  init(_ error: any Error, path: String) {
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
    default:
      self = .notUsable(
        path: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
    }
  }
}
