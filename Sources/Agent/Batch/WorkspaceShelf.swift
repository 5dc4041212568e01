import Synchronization

/// Opened workspaces by name, a bounded number of them; the one used longest ago is closed first.
public final class WorkspaceShelf: Sendable {
  private let capacity: Int
  private let open: @Sendable ([String]) throws -> Workspace
  private let shelf = Mutex<[(sources: [String], analyst: Analyst)]>([])

  /// Makes a shelf; `open` is called for sources that are not on it.
  public init(capacity: Int = 6, open: @escaping @Sendable ([String]) throws -> Workspace) {
    self.capacity = max(1, capacity)
    self.open = open
  }

  /// The analyst of these sources.
  /// - Throws: whatever opening throws.
  public func analyst(for sources: [String]) throws -> Analyst {
    let known = shelf.withLock { shelf -> Analyst? in
      guard let index = shelf.firstIndex(where: { $0.sources == sources }) else { return nil }
      let entry = shelf.remove(at: index)
      shelf.append(entry)
      return entry.analyst
    }
    if let known { return known }
    let analyst = Analyst(workspace: try open(sources))
    shelf.withLock { shelf in
      if shelf.count >= capacity { shelf.removeFirst(shelf.count - capacity + 1) }
      shelf.append((sources, analyst))
    }
    return analyst
  }
}
