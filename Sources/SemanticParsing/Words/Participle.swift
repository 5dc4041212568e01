/// Past participles: "used by", "products ordered between".
enum Participle {
  /// Whether the last word of a text is a past participle.
  static func isOne(_ text: String) -> Bool {
    guard let word = text.split(separator: " ").last.map(String.init) else { return false }
    return (word.utf8.count > 4 && word.hasSuffix("ed") && !exceptions.contains(word)) || word == "used"
      || irregular.contains(word)
  }

  private static let exceptions: Set<String> = ["united", "need", "speed", "feed", "seed", "breed"]

  private static let irregular: Set<String> = [
    "made", "sold", "written", "owned", "led", "held", "won", "taught", "given", "driven", "flown", "sung",
    "drawn",
    "built", "run", "bought", "paid", "spent", "sent", "taken", "born", "done", "shown", "found", "lost",
    "kept",
    "known", "chosen", "worn", "broken", "spoken", "thrown", "set", "put", "cut", "hit",
  ]
}
