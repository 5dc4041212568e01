/// Where lines come from: a terminal, or a test.
protocol LineInput: AnyObject {
  /// Waits for a line.
  func read(_ prompt: Prompt) -> LineRead
  /// Whether more input came with the line than one Enter, as after a paste that the terminal does not bracket.
  var hasWaitingInput: Bool { get }
  /// Text the next line starts with.
  func prefill(_ text: String)
  /// The questions Up and Ctrl-R go through, oldest first.
  func setHistory(_ questions: [String])
  /// What Tab asks: the line and the place of the cursor in bytes.
  var completer: (String, Int) -> Completion { get set }
  /// What Ctrl-X Ctrl-E asks: the line, and what to go on with; `nil` keeps it.
  var rewriter: (String) -> String? { get set }
}

/// How waiting for a line ended.
enum LineRead: Equatable {
  case line(String)
  /// Ctrl-D, or the end of the input.
  case end
  /// Ctrl-C; whether the line was empty.
  case interrupted(isEmpty: Bool)
  /// SIGTERM or SIGHUP.
  case terminated
}

/// What stands left and right of the line that is typed.
struct Prompt: Equatable {
  var text: String
  var right = ""
  var usesColor = false
  /// Whether the terminal is told where the prompt and the line begin (OSC 133).
  var hasMarks = false

  static let startMark = "\u{1B}]133;A\u{7}"
  static let lineMark = "\u{1B}]133;B\u{7}"
  /// Sent before what a line prints.
  static let outputMark = "\u{1B}]133;C\u{7}"
}
