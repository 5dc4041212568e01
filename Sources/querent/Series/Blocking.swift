import Dispatch
import Synchronization

/// Waits for work that runs on all cores, in a command that has nothing else to do.
enum Blocking {
  static func value<Value: Sendable>(of work: sending @escaping @isolated(any) () async -> Value) -> Value? {
    let done = DispatchSemaphore(value: 0)
    let slot = Slot<Value>()
    Task.detached {
      let value = await work()
      slot.value.withLock { $0 = value }
      done.signal()
    }
    done.wait()
    return slot.value.withLock { $0 }
  }

  private final class Slot<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
