import CLineEdit
import Foundation
import QuerentCore
import Rendering

/// Where a session writes: answers to standard output, notes to standard error. Each write is complete when it returns.
final class Screen {
  var style: OutputStyle
  let errorStyle: OutputStyle
  private let followsTerminalWidth: Bool
  private let startWidth: Int
  /// Cells in a line that a person asked for; `nil` follows the terminal.
  var fixedWidth: Int? { didSet { followTerminal() } }
  /// Shows text that is longer than the screen; false when it cannot. `nil` prints all text as it is.
  var pager: ((String) -> Bool)?
  var allowsLinks = true
  /// Whether the pager shows also what fits the screen.
  var pagesAlways = false
  let terminal: TerminalTraits
  private let print: (String) -> Void
  /// Text that is collected for the pager.
  private var page: String?
  private let error: (String) -> Void

  /// - Parameters:
  ///   - output: Receives what goes to standard output; a test collects it.
  ///   - error: Receives what goes to standard error.
  init(
    style: OutputStyle, errorStyle: OutputStyle, followsTerminalWidth: Bool,
    terminal: TerminalTraits = TerminalTraits(),
    output: @escaping (String) -> Void = { FileHandle.standardOutput.write(Data($0.utf8)) },
    error: @escaping (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
  ) {
    self.style = style
    self.errorStyle = errorStyle
    self.followsTerminalWidth = followsTerminalWidth
    self.terminal = terminal
    startWidth = style.width
    print = output
    self.error = error
  }

  private func output(_ text: String) {
    if page == nil { print(text) } else { page?.append(text) }
  }

  /// What `body` prints goes through the pager where it is longer than the screen.
  func paged(_ body: () throws -> Void) rethrows {
    guard pager != nil, page == nil else { return try body() }
    page = ""
    defer {
      let text = page ?? ""
      page = nil
      let rows = Int(cline_terminal_rows(STDOUT_FILENO))
      let isLong = pagesAlways || (rows > 0 && text.utf8.count { $0 == 10 } >= rows)
      if text.isEmpty || !isLong || pager?(text) != true { print(text) }
    }
    try body()
  }

  /// Text that is complete with its newlines.
  func write(_ text: String) { output(text) }

  /// A note for people, wrapped to the width, on standard error.
  func note(_ text: String, hangingIndent: Int = 0) {
    let indent = String(repeating: " ", count: hangingIndent)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let lines = DisplayText.wrapped(fitted(String(line)), to: style.width, hangingIndent: hangingIndent)
      error(lines.enumerated().map { ($0 == 0 ? "" : indent) + $1 + "\n" }.joined())
    }
  }

  /// Lines on standard output, each cut to the width.
  func lines(_ lines: [String]) {
    output(lines.map { DisplayText.cut(fitted($0), to: style.width, ellipsis: ellipsis) + "\n" }.joined())
  }

  /// Text on standard output, wrapped to the width.
  func say(_ text: String, indent: Int = 0, hangingIndent: Int? = nil) {
    let hanging = hangingIndent ?? 0
    let lead = String(repeating: " ", count: indent)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let pieces = DisplayText.wrapped(
        fitted(String(line)), to: max(10, style.width - indent), hangingIndent: hanging)
      for (position, piece) in pieces.enumerated() {
        output(
          piece.isEmpty
            ? "\n" : lead + (position == 0 ? "" : String(repeating: " ", count: hanging)) + piece + "\n")
      }
    }
  }

  /// A name and what is said of it: side by side, the text wrapped in a column of its own; one under the other where
  /// there is no room.
  func entry(_ name: String, _ text: String, indent: Int = 0, column: Int) {
    let lead = String(repeating: " ", count: indent) + fitted(name)
    let width = DisplayText.width(of: lead)
    guard style.width - column >= 24, width < column else {
      say(lead.dropFirst(indent).description, indent: indent, hangingIndent: 2)
      say(text, indent: indent + 4)
      return
    }
    let pieces = DisplayText.wrapped(fitted(text), to: style.width - column)
    for (position, piece) in pieces.enumerated() {
      output(
        (position == 0 ? DisplayText.padded(lead, to: column) : String(repeating: " ", count: column)) + piece
          + "\n")
    }
  }

  /// A numbered choice.
  /// - Parameter count: how many there are, which the numbers are as wide as.
  func choice(_ number: Int, _ text: String, of count: Int = 9) {
    let lead = DisplayText.rightAligned(String(number), to: String(count).count)
    let width = lead.count + 4
    let pieces = DisplayText.wrapped(fitted(text), to: max(10, style.width - width))
    for (position, piece) in pieces.enumerated() {
      output((position == 0 ? "  \(lead)  " : String(repeating: " ", count: width)) + piece + "\n")
    }
  }

  /// Something wrong, in three parts, on standard error.
  func report(_ diagnostic: Diagnostic, source: String? = nil) {
    var style = errorStyle
    style.width = self.style.width
    error(ErrorRenderer(style: style).render(diagnostic, source: source))
  }

  /// Raw bytes to standard error, for the progress line.
  func signal(_ text: String) { error(text) }

  /// Takes over the width the terminal has now.
  func followTerminal() {
    if let fixedWidth {
      style.width = fixedWidth
      return
    }
    guard followsTerminalWidth else {
      style.width = startWidth
      return
    }
    let columns = Int(cline_terminal_columns(STDOUT_FILENO))
    if columns > 0 { style.width = max(20, columns) }
  }

  /// The path of a file, as a link where the terminal knows them.
  func link(_ path: String, to file: String) -> String {
    let name = fitted(path)
    guard terminal.hasLinks, allowsLinks else { return name }
    let target = URL(filePath: file).standardizedFileURL.path(percentEncoded: true)
    return "\u{1B}]8;;file://\(terminal.host)\(target)\u{1B}\\\(name)\u{1B}]8;;\u{1B}\\"
  }

  /// A file that was written, and what is in it.
  func wrote(_ path: String, to file: String, _ text: String) {
    output("\(done) \(link(path, to: file))  \(fitted(text))\n")
  }

  var isASCII: Bool { style.charset == .ascii }
  /// Done.
  var done: String { isASCII ? "ok" : "✓" }
  /// Not as it should be.
  var failed: String { isASCII ? "x" : "✗" }
  /// Stopped.
  var stopped: String { isASCII ? "--" : "■" }
  /// Between facts on one line.
  var separator: String { isASCII ? " - " : " · " }
  var ellipsis: String { isASCII ? "..." : "…" }

  /// Text made safe to print: from data or not, with the characters the terminal has.
  func fitted(_ text: String) -> String {
    let leading = text.prefix { $0 == " " }
    return leading + style.clean(String(text.dropFirst(leading.count)))
  }
}
