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

  /// The marks by their first byte: every text of a table is looked at, so most places must cost one comparison.
  private static let byFirst: [[[UInt8]]] = {
    var found = [[[UInt8]]](repeating: [], count: 256)
    for mark in marks.map({ Array($0.utf8) }) { found[Int(mark[0])].append(mark) }
    return found
  }()
  private static let shortest = marks.map(\.utf8.count).min() ?? 0

  /// Whether a text speaks to a program. Case does not matter, nor how words are spaced.
  public static func matches(_ text: String) -> Bool {
    guard text.utf8.count >= shortest else { return false }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if isBlank, bytes.last == 0x20 { continue }
      bytes.append(isBlank ? 0x20 : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return bytes.indices.contains { place in
      byFirst[Int(bytes[place])].contains { bytes[place...].starts(with: $0) }
    }
  }
}
