import QuerentCore
import Rendering

/// One line on standard error that says how far something is: nothing before half a second, redrawn ten times a second
/// at most, erased when done. Where the cursor stays where it is, and for screen readers, it is a plain line, then one
/// every ten seconds.
final class ProgressLine {
  private let screen: Screen
  private let isTerminal: Bool
  private let isRedrawn: Bool
  private var isVisible = false
  /// When the next plain line is due.
  private var next = delay

  private static let delay: Duration = .milliseconds(500)

  init(screen: Screen, isTerminal: Bool, isPlain: Bool = false) {
    self.screen = screen
    self.isTerminal = isTerminal
    isRedrawn = screen.terminal.movesCursor && !isPlain
  }

  func show(_ text: String, after elapsed: Duration) {
    guard isTerminal, elapsed >= Self.delay else { return }
    guard isRedrawn else {
      guard elapsed >= next else { return }
      next = elapsed + .seconds(10)
      return screen.note(text)
    }
    let fitted = DisplayText.cut(
      screen.fitted(text), to: max(10, screen.style.width - 1), ellipsis: screen.ellipsis)
    screen.signal("\r\u{1B}[K" + fitted)
    isVisible = true
  }

  func erase() {
    if isVisible { screen.signal("\r\u{1B}[K") }
    isVisible = false
  }

  /// `3.2 s`.
  static func seconds(_ duration: Duration) -> String {
    let tenths = Int(duration / .milliseconds(100))
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
