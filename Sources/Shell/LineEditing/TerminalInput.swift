/// Lines from the terminal, edited with libedit.
final class TerminalInput: LineInput {
  private let editor: LineEditor

  /// Opens the terminal, or gives `nil` when there is none.
  init?(program: String) {
    guard let editor = LineEditor(program: program) else { return nil }
    self.editor = editor
  }

  func read(_ prompt: Prompt) -> LineRead { editor.read(prompt) }

  var hasWaitingInput: Bool { editor.hasWaitingInput }

  func prefill(_ text: String) { editor.prefill(text) }

  func setHistory(_ questions: [String]) { editor.setHistory(questions) }

  var completer: (String, Int) -> Completion {
    get { editor.completer }
    set { editor.onTab(newValue) }
  }

  var rewriter: (String) -> String? {
    get { editor.rewriter }
    set { editor.onRewriting(newValue) }
  }
}
