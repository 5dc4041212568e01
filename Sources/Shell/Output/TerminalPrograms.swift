import CLineEdit
import Foundation
import QuerentCore

/// The editor and the pager that a person's terminal comes with.
struct TerminalPrograms {
  var traits: TerminalTraits

  /// Shows text in the pager; false when there is none.
  func show(_ text: String) -> Bool {
    guard let pager = traits.pager else { return false }
    let status = cline_run_program(pager, "", text)
    return status >= 0 && status != 127 && status != 126
  }

  /// Lets a person edit a text, and gives what came out of it.
  /// - Parameter ending: of the name of the file, which editors choose their colours by.
  /// - Throws: A `Diagnostic` when there is no editor or it did not end well.
  func edit(_ text: String, ending: String) throws -> String {
    let path = NSTemporaryDirectory() + "querent-\(UUID().uuidString).\(ending)"
    defer { unlink(path) }
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: 0o600])
    else { throw Diagnostic(code: "editor", summary: "\(path) cannot be written.") }
    try open(path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(code: "editor", summary: "The edited text cannot be read.")
    }
    return String(decoding: data, as: UTF8.self).trimmingWhiteSpace
  }

  /// Opens a file in the editor and waits for it.
  /// - Throws: A `Diagnostic` when there is no editor or it did not end well.
  func open(_ path: String) throws {
    let editor = traits.editor ?? "vi"
    switch cline_run_program("\(editor) \"$1\"", path, nil) {
    case 0: break
    case 127, 126:
      throw Diagnostic(
        code: "editor", summary: "There is no editor \(editor).",
        suggestions: ["Name one: export VISUAL=nano"])
    case let status:
      throw Diagnostic(
        code: "editor", summary: "\(editor) ended with \(status); nothing was taken over.",
        suggestions: ["Try again, or name another editor: export VISUAL=nano"])
    }
  }
}
