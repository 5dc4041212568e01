import CLineEdit

/// Owns one libedit editor on the terminal.
struct LineEditor: ~Copyable {
  private let handle: OpaquePointer
  private let completion: CompletionBridge

  /// Opens the terminal, or gives `nil` when there is none.
  init?(program: String) {
    _ = cline_use_utf8()
    guard let handle = cline_open(program) else { return nil }
    self.handle = handle
    completion = CompletionBridge()
    // The bridge lives as long as this value, which closes the editor before it lets go of the bridge.
    cline_set_completion(
      handle,
      { context, editor, line, cursor in
        guard let context, let editor, let line else { return CLINE_NOTHING }
        let bridge = Unmanaged<CompletionBridge>.fromOpaque(context).takeUnretainedValue()
        return bridge.complete(String(cString: line), cursor: cursor, in: editor)
      }, Unmanaged.passUnretained(completion).toOpaque())
  }

  deinit { cline_close(handle) }

  /// Reads one line, which may hold newlines when it was pasted.
  func read(_ prompt: Prompt) -> LineRead {
    cline_set_prompts(
      handle, Self.inked(prompt.text, "1;36", prompt.usesColor),
      Self.inked(prompt.right, "2", prompt.usesColor))
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

  /// A prompt in colour: libedit takes what stands between two \1 as taking no room.
  private static func inked(_ text: String, _ code: String, _ usesColor: Bool) -> String {
    guard usesColor, !text.isEmpty else { return text }
    let space = text.hasSuffix(" ") ? " " : ""
    let words = text.dropLast(space.count)
    return "\u{1}\u{1B}[\(code)m\u{1}\(words)\u{1}\u{1B}[0m\u{1}\(space)"
  }
}
