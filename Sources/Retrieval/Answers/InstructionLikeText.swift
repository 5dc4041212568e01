/// Tells text in a document that speaks to a program instead of its reader. Such text is shown as a quotation with a mark;
/// nothing here or elsewhere acts on it.
public enum InstructionLikeText {
  private static let marks = [
    "ignore previous", "ignore all previous", "ignore the above", "ignore your instructions",
    "ignore all instructions",
    "disregard previous", "disregard all", "disregard the above", "forget your instructions",
    "forget everything above",
    "you are now", "system prompt", "as an ai", "assistant must", "assistant should", "assistant:", "system:",
    "ai agents must",
    "language model", "do not tell the user", "without telling the user", "override your", "new instructions",
    "jailbreak",
    "reveal your", "print your instructions", "execute the following", "run the following command",
  ]

  /// Whether a text speaks to a program.
  public static func matches(_ text: String) -> Bool {
    let text = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return marks.contains { text.contains($0) }
  }
}
