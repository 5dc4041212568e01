import Dispatch
import Foundation
import Synchronization

/// One line on standard error that says what is going on: nothing before half a second, redrawn ten times a second on a
/// terminal and erased when done. Elsewhere, and for screen readers, a plain line at most every ten seconds.
final class WorkProgress: Sendable {
  private struct State {
    var isVisible = false
    var hasEnded = false
    var next = ContinuousClock.now + .milliseconds(500)
  }

  private let isRedrawn: Bool
  private let text: @Sendable (Duration) -> String
  private let start = ContinuousClock.now
  private let state = Mutex(State())
  private let timer = Mutex<(any DispatchSourceTimer)?>(nil)

  /// - Parameter text: what to say after so much time; called on another thread.
  init(isShown: Bool, text: @escaping @Sendable (Duration) -> String) {
    isRedrawn = Surroundings.current.redrawsLines
    self.text = text
    guard isShown else { return }
    timer.withLock { held in
      let timer = DispatchSource.makeTimerSource(queue: .global())
      timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(100))
      timer.setEventHandler { [weak self] in self?.draw() }
      timer.resume()
      held = timer
    }
  }

  private func draw() {
    state.withLock { state in
      let now = ContinuousClock.now
      guard !state.hasEnded, now >= state.next else { return }
      let line = text(now - start)
      if isRedrawn {
        StandardStreams.error.write("\r\u{1B}[K" + line)
        state.isVisible = true
      } else {
        StandardStreams.error.write(line + "\n")
        state.next = now + .seconds(10)
      }
    }
  }

  /// Takes the line away, so that something else can be written; it comes back.
  func hide() {
    state.withLock { state in
      if state.isVisible { StandardStreams.error.write("\r\u{1B}[K") }
      state.isVisible = false
    }
  }

  /// Takes the line away for good.
  func end() {
    timer.withLock { $0?.cancel() }
    hide()
    state.withLock { $0.hasEnded = true }
  }
}
