public import Detection
import Dispatch

extension SeriesPanel {
  /// Pieces of work on all cores. The calling thread works with the others, so that nothing ever waits for a thread that is
  /// not there.
  public static let onAllCores: Perform = { count, body in
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }
}
