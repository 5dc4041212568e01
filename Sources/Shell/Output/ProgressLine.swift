import QuerentCore
import Rendering

/// One line on standard error that says how far something is: nothing before half a second, redrawn ten times a second
/// at most, erased when done.
final class ProgressLine {
  private let screen: Screen
  private let isTerminal: Bool
  private var isVisible = false

  private static let delay: Duration = .milliseconds(500)

  init(screen: Screen, isTerminal: Bool) {
    self.screen = screen
    self.isTerminal = isTerminal
  }

  func show(_ text: String, after elapsed: Duration) {
    guard isTerminal, elapsed >= Self.delay else { return }
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
