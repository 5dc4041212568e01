import Foundation
import QuerentCore

extension ShellSession {
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
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(
        code: "unreadable-file", summary: "\(path) cannot be read.", suggestions: ["Check the path."])
    }
    guard !data.prefix(4_096).contains(0), let text = String(data: data, encoding: .utf8) else {
      throw Diagnostic(
        code: "not-text", summary: "\(path) is no text file.",
        suggestions: ["/load \(path) loads data; /read takes questions and commands, a line each."])
    }
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
