import CLineEdit
import Foundation

/// Owns one libedit editor on the terminal.
struct LineEditor: ~Copyable {
  private let handle: OpaquePointer
  private let completion: CompletionBridge
  private let rewriting: RewritingBridge

  /// Opens the terminal, or gives `nil` when there is none.
  init?(program: String) {
    _ = cline_use_utf8()
    guard let handle = cline_open(program) else { return nil }
    self.handle = handle
    completion = CompletionBridge()
    rewriting = RewritingBridge()
    // The bridge lives as long as this value, which closes the editor before it lets go of the bridge.
    cline_set_completion(
      handle,
      { context, editor, line, cursor in
        guard let context, let editor, let line else { return CLINE_NOTHING }
        let bridge = Unmanaged<CompletionBridge>.fromOpaque(context).takeUnretainedValue()
        return bridge.complete(String(cString: line), cursor: cursor, in: editor)
      }, Unmanaged.passUnretained(completion).toOpaque())
    cline_set_rewriting(
      handle,
      { context, line in
        guard let context, let line else { return nil }
        let bridge = Unmanaged<RewritingBridge>.fromOpaque(context).takeUnretainedValue()
        return bridge.rewriter(String(cString: line)).flatMap { strdup($0) }
      }, Unmanaged.passUnretained(rewriting).toOpaque())
  }

  deinit { cline_close(handle) }

  /// Reads one line, which may hold newlines when it was pasted.
  func read(_ prompt: Prompt) -> LineRead {
    let start = (prompt.hasMarks ? Prompt.startMark : "") + (prompt.usesColor ? "\u{1B}[1;36m" : "")
    let end = (prompt.usesColor ? "\u{1B}[0m" : "") + (prompt.hasMarks ? Prompt.lineMark : "")
    cline_set_prompts(
      handle, Self.wrapped(prompt.text, start, end),
      prompt.usesColor ? Self.wrapped(prompt.right, "\u{1B}[2m", "\u{1B}[0m") : prompt.right)
    var outcome = CLINE_END
    let text = cline_read(handle, &outcome).map { String(cString: $0) }
    switch outcome {
    case CLINE_LINE: return .line(text ?? "")
    case CLINE_INTERRUPTED: return .interrupted(isEmpty: true)
    case CLINE_CLEARED: return .interrupted(isEmpty: false)
    case CLINE_TERMINATED: return .terminated
    default: return .end
    }
  }

  var hasWaitingInput: Bool { cline_has_waiting_input(handle) }

  func prefill(_ text: String) { cline_set_prefill(handle, text) }

  func setHistory(_ questions: [String]) {
    cline_history_clear(handle)
    for question in questions { cline_history_add(handle, question) }
  }

  /// What Tab asks.
  func onTab(_ complete: @escaping (String, Int) -> Completion) { completion.completer = complete }

  var completer: (String, Int) -> Completion { completion.completer }

  /// What Ctrl-X Ctrl-E asks.
  func onRewriting(_ rewrite: @escaping (String) -> String?) { rewriting.rewriter = rewrite }

  var rewriter: (String) -> String? { rewriting.rewriter }

  /// A prompt between sequences. libedit takes what stands between two \1 as part of the character after it, so that a
  /// prompt may not end with one, nor have two side by side.
  private static func wrapped(_ text: String, _ start: String, _ end: String) -> String {
    guard !text.isEmpty, !start.isEmpty || !end.isEmpty else { return text }
    let space = text.hasSuffix(" ") ? " " : ""
    let words = text.dropLast(space.count)
    return (start.isEmpty ? "" : "\u{1}\(start)\u{1}") + words + (end.isEmpty ? "" : "\u{1}\(end)\u{1}")
      + space
  }
}

/// What rewrites a line in another program.
private final class RewritingBridge {
  var rewriter: (String) -> String? = { _ in nil }
}
