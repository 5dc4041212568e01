import Synchronization

/// Shortest joins between tables, which have numbers here. All joins of a table are searched when the first of them is
/// asked for, and kept: questions over hundreds of tables ask for the same few thousands of times.
final class JoinDistances: Sendable {
  /// A reference seen from one of its tables.
  struct Edge: Sendable {
    var to: Int
    /// Whether each row on this side has at most one on the other.
    var isSingle: Bool
  }

  /// A shortest path: its hops, and how many of them lead to at most one row.
  struct Path: Sendable {
    var hops: Int16
    var singles: Int16

    static let none = Path(hops: -1, singles: 0)

    var exists: Bool { hops >= 0 }
    var isSingle: Bool { exists && hops == singles }
  }

  private let edges: [[Edge]]
  /// Paths from a table to every other, by number.
  private let rows: Mutex<[Int: [Path]]>
  /// More rows than these are not kept, so that memory stays small however many tables there are.
  private static let mostRows = 1_024

  init(edges: [[Edge]]) {
    self.edges = edges
    self.rows = Mutex([:])
  }

  /// Paths from a table to every other.
  func paths(from start: Int) -> [Path] {
    if let known = rows.withLock({ $0[start] }) { return known }
    let found = search(from: start)
    rows.withLock { rows in
      if rows.count >= Self.mostRows { rows.removeAll(keepingCapacity: true) }
      rows[start] = found
    }
    return found
  }

  /// Breadth-first search; among equally short paths one that multiplies rows the least.
  private func search(from start: Int) -> [Path] {
    var best = [Path](repeating: .none, count: edges.count)
    best[start] = Path(hops: 0, singles: 0)
    var frontier = [start]
    var hops: Int16 = 0
    while !frontier.isEmpty, hops < .max {
      hops += 1
      var reached: [Int] = []
      for node in frontier {
        for edge in edges[node] {
          let singles = best[node].singles + (edge.isSingle ? 1 : 0)
          if !best[edge.to].exists {
            best[edge.to] = Path(hops: hops, singles: singles)
            reached.append(edge.to)
          } else if best[edge.to].hops == hops {
            best[edge.to].singles = max(best[edge.to].singles, singles)
          }
        }
      }
      frontier = reached
    }
    return best
  }
}
