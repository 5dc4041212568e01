import Agent
import Foundation
import QuerentCore

extension ShellSession {
  /// Takes the lines of the start-up file once the data named at the start is open, or was declined.
  func takeWaitingStartUpFile() {
    guard startUpFileWaits, waiting == nil, !isLeaving else { return }
    startUpFileWaits = false
    takeStartUpFile()
  }

  /// Takes the lines of the start-up file, where there is one. A line that fails says so, and the session goes on.
  func takeStartUpFile() {
    guard let path = configuration.startUpFile, FileManager.default.fileExists(atPath: path) else { return }
    do {
      try read(fileAt: path)
    } catch let diagnostic as Diagnostic {
      screen.report(diagnostic)
    } catch {
      screen.note("\(path) cannot be read.")
    }
  }

  /// Files that read files are followed so far.
  private static let deepest = 10

  /// Takes the lines of a file one after the other, as if they were typed, until one leaves. `#` starts a comment.
  /// - Throws: A `Diagnostic` when the file cannot be read or is no text.
  func read(fileAt path: String) throws {
    guard readingDepth < Self.deepest else {
      throw Diagnostic(
        code: "read-loop", summary: "\(path) is read by a file that it reads.",
        suggestions: ["Remove one of the /read lines."])
    }
    let text = try TextFile(path).text
    readingDepth += 1
    defer { readingDepth -= 1 }
    var lines = MultilineInput()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if isLeaving || wasInterrupted { break }
      let text = String(line).trimmingWhiteSpace
      if !lines.isOpen, text.isEmpty || text.hasPrefix("#") { continue }
      guard let whole = lines.add(String(line)) else { continue }
      screen.lines(whole.split(separator: "\n").enumerated().map { ($0 == 0 ? "ask> " : "...> ") + $1 })
      take(whole, isTyped: false)
    }
  }
}
