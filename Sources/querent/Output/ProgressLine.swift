import QuerentCore
import Foundation
import QuerentCore
import Storage
import Synchronization

/// One line on standard error that tells how far a long piece of work is: nothing before half a second, ten times a second at
/// most, erased when done. Not a terminal: one plain line, then at most one every ten seconds.
final class ProgressLine: Sendable {
  private struct State {
    var isVisible = false
    var next: ContinuousClock.Instant
  }

  private let isShown: Bool
  private let isTerminal: Bool
  private let start: ContinuousClock.Instant
  private let state: Mutex<State>

  init(isShown: Bool) {
    self.isShown = isShown
    isTerminal = Surroundings.current.redrawsLines
    start = ContinuousClock.now
    state = Mutex(State(next: ContinuousClock.now + .milliseconds(500)))
  }

  func show(_ progress: ImportProgress) {
    guard progress.rows > 0 else { return }
    show { seconds in
      let percent = progress.bytesTotal > 0 ? min(100, progress.bytesRead * 100 / progress.bytesTotal) : 0
      let rate = Double(progress.rows) / max(0.001, seconds)
      let rows = FigureFormat.number(Double(progress.rows))
      return "loading \(percent)%  \(rows) rows  \(FigureFormat.number(rate.rounded(), decimals: 0)) rows/s"
    }
  }

  func show(_ text: String) { show { _ in text } }

  /// `text` is asked for only when it is time to print; it is given the seconds since the work began.
  private func show(_ text: (_ seconds: Double) -> String) {
    guard isShown else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now >= state.next else { return }
      state.next = now + (isTerminal ? .milliseconds(100) : .seconds(10))
      let text = text((now - start) / .seconds(1))
      StandardStreams.error.write(isTerminal ? "\r\u{1B}[K\(text)" : text + "\n")
      state.isVisible = true
    }
  }

  func clear() {
    state.withLock { state in
      if state.isVisible, isTerminal { StandardStreams.error.write("\r\u{1B}[K") }
      state.isVisible = false
    }
  }
}
