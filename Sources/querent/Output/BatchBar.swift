import QuerentCore
import Synchronization

/// ` [██████████▌          ] 4/8 50% · 1 failed · 00:02`: how far a batch is.
enum BatchBar {
  /// What the bar shows, changed by the thread that reports and read by the one that draws.
  final class Held: Sendable {
    private let counts = Mutex((done: 0, failed: 0))
    private let total: Int
    private let isASCII: Bool

    init(total: Int, isASCII: Bool) {
      self.total = max(1, total)
      self.isASCII = isASCII
    }

    func update(done: Int, failed: Int) { counts.withLock { $0 = (done, failed) } }

    func text(after time: Duration) -> String {
      let (done, failed) = counts.withLock { $0 }
      let seconds = Int(time / .seconds(1))
      let clock = "\(BatchBar.twoDigits(seconds / 60)):\(BatchBar.twoDigits(seconds % 60))"
      var parts = ["\(done)/\(total) \(done * 100 / total)%"]
      if failed > 0 { parts.append("\(failed) failed") }
      parts.append(clock)
      let words = parts.joined(separator: isASCII ? " - " : " · ")
      let cells = Surroundings.current.terminalWidth - words.count - 6
      guard cells >= 8 else { return words }
      return
        " [\(BatchBar.bar(Double(done) / Double(total), cells: min(cells, 44), isASCII: isASCII))] \(words)"
    }
  }

  /// Full cells, one in eighths, and the rest empty.
  private static func bar(_ share: Double, cells: Int, isASCII: Bool) -> String {
    let eighths = Int((share * Double(cells) * 8).rounded(.down))
    let full = min(cells, eighths / 8)
    if isASCII { return String(repeating: "#", count: full) + String(repeating: " ", count: cells - full) }
    let rest = full < cells ? Array(" ▏▎▍▌▋▊▉")[eighths % 8] : nil
    return String(repeating: "█", count: full) + (rest.map(String.init) ?? "")
      + String(repeating: " ", count: max(0, cells - full - 1))
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
