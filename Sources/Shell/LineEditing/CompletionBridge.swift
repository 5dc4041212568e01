import CLineEdit
import Foundation
import Rendering

/// Puts what a completer found into the line, or below it.
final class CompletionBridge {
  var completer: (String, Int) -> Completion = { _, _ in Completion() }

  /// Most candidates that are listed.
  private static let listed = 60

  func complete(_ line: String, cursor: Int, in editor: OpaquePointer) -> CLineCompletionResult {
    let completion = completer(line, cursor)
    guard !completion.candidates.isEmpty else { return CLINE_NOTHING }
    if let insertion = completion.insertion {
      cline_delete_before(editor, completion.typed.unicodeScalars.count)
      cline_insert(editor, insertion)
      if completion.candidates.count == 1 || insertion != completion.typed { return CLINE_CHANGED }
    }
    list(completion.candidates)
    return CLINE_PRINTED
  }

  /// The candidates in columns under the line.
  private func list(_ candidates: [String]) {
    let shown = candidates.prefix(Self.listed).map { DisplayText.cleaned($0) }
    let columns = Int(cline_terminal_columns(STDOUT_FILENO))
    let width = max(columns, 20)
    let cell = min((shown.map { DisplayText.width(of: $0) }.max() ?? 0) + 2, width)
    let perLine = max(1, width / cell)
    var text = "\n"
    for start in stride(from: 0, to: shown.count, by: perLine) {
      let row = shown[start..<min(start + perLine, shown.count)]
      let cells = row.map { DisplayText.padded(DisplayText.cut($0, to: width), to: cell) }
      text += cells.joined().trimmingSpacesAtEnd + "\n"
    }
    if candidates.count > shown.count { text += "and \(candidates.count - shown.count) more\n" }
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}

extension String {
  fileprivate var trimmingSpacesAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
