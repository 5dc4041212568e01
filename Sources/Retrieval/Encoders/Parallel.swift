import Dispatch
import Synchronization

/// Work on many values at a time.
enum Parallel {
  /// The results in the order of the values; at most as many values are worked on at a time as there are cores.
  static func map<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ body: @Sendable (Value) -> Result
  ) -> [Result] {
    guard values.count > 1 else { return values.map(body) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: values.count))
    DispatchQueue.concurrentPerform(iterations: values.count) { index in
      let result = body(values[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
