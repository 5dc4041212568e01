/// A turn that is about the conversation itself and asks nothing of the data.
public enum ConversationCommand: Hashable, Sendable {
  /// "undo", "go back": the turn before is the last one again.
  case undo
  /// "start over".
  case startOver

  /// Reads a turn that says nothing else.
  public init?(_ text: String) {
    let words = Pleasantries.stripped(Tokenizer.tokens(of: text)).filter { $0.kind != .punctuation }
    let plain = words.map(\.lower).filter { $0 != "please" }.joined(separator: " ")
    if Self.undoing.contains(plain) {
      self = .undo
    } else if Self.restarting.contains(plain) {
      self = .startOver
    } else {
      return nil
    }
  }

  private static let undoing: Set<String> = [
    "undo", "undo that", "undo it", "undo this", "undo the last", "undo the last one", "undo the last step",
    "undo the last change", "undo my last question", "go back", "go back one", "go back one step",
    "go one back",
    "back", "one step back", "step back", "take that back", "take it back", "scratch that", "never mind",
    "nevermind", "forget that", "forget that one", "revert", "revert that", "revert it",
    "back to the one before",
    "go back to the one before", "go back to the previous one", "no go back",
  ]

  private static let restarting: Set<String> = [
    "start over", "start again", "start from scratch", "start anew", "new conversation", "new question",
    "a new question", "forget everything", "begin again", "begin anew", "clear the conversation",
  ]
}
