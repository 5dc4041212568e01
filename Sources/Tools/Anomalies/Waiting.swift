import Foundation
import Synchronization

/// Waits for work that runs on all cores.
enum Waiting {
  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// The result of the work, once it is done.
  /// - Parameter fallback: what is given where the work ended without a result.
  static func result<Value: Sendable>(
    or fallback: Value, of work: @escaping @Sendable () async -> Value
  ) -> Value {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await work()
      box.value.withLock { $0 = value }
      done.signal()
    }
    done.wait()
    return box.value.withLock { $0 } ?? fallback
  }
}
