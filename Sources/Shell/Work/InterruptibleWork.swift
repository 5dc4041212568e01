import CLineEdit
import Foundation
import QuerentCore
import Synchronization

/// Runs something long on a thread of its own, while this thread watches for Ctrl-C and says how it is going.
struct InterruptibleWork {
  /// How it ended.
  enum Ending<Outcome> {
    case finished(Outcome)
    /// Ctrl-C, and the work did not stop in time; it goes on unseen and its result is dropped.
    case abandoned
    /// Ctrl-C twice within a second, or a request to end: leave the program.
    case leave(Int32)
  }

  /// How long work may take to notice that it was cancelled.
  var patience: Duration = .milliseconds(200)
  /// Called about ten times a second with the time since the start.
  var tick: (Duration) -> Void = { _ in }

  /// Stack of the thread: questions are read by recursive rules.
  private static let stackSize = 8 << 20

  func run<Outcome: Sendable>(
    cancellation: CancellationFlag, _ work: @escaping @Sendable () -> Outcome
  ) -> Ending<Outcome> {
    let result = Handover<Outcome>()
    guard result.isOpen else { return .finished(work()) }
    let thread = Thread {
      result.deliver(work())
    }
    thread.stackSize = Self.stackSize
    thread.start()
    return wait(for: result, cancellation)
  }

  private func wait<Outcome>(for result: Handover<Outcome>, _ cancellation: CancellationFlag) -> Ending<
    Outcome
  > {
    let clock = ContinuousClock()
    let start = clock.now
    var interrupted: ContinuousClock.Instant?
    while true {
      switch cline_signal_wait(result.descriptor, 100) {
      case CLINE_WAIT_READY:
        if let outcome = result.take() { return .finished(outcome) }
      case CLINE_WAIT_TERMINATE:
        cancellation.cancel()
        return .leave(143)
      case CLINE_WAIT_INTERRUPT:
        if let interrupted, clock.now - interrupted < .seconds(1) { return .leave(130) }
        interrupted = clock.now
        cancellation.cancel()
      default: break
      }
      if let interrupted, clock.now - interrupted >= patience { return .abandoned }
      if interrupted == nil { tick(clock.now - start) }
    }
  }
}

/// One value handed from a thread to another, with a descriptor that is readable once it is there.
private final class Handover<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let reading: Int32
  private let writing: Int32

  var descriptor: Int32 { reading }
  var isOpen: Bool { reading >= 0 }

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { ends = [-1, -1] }
    reading = ends[0]
    writing = ends[1]
  }

  deinit {
    if isOpen {
      close(reading)
      close(writing)
    }
  }

  func deliver(_ value: Value) {
    self.value.withLock { $0 = value }
    var byte: UInt8 = 1
    _ = write(writing, &byte, 1)
  }

  func take() -> Value? { value.withLock { $0 } }
}
