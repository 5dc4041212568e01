/// Texts as YAML writes them.
enum YAMLText {
  /// Plain where every YAML reader sees the same text, in double quotes otherwise.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { PlanVocabulary.isLetter($0) } ?? false
      && text.utf8.allSatisfy {
        PlanVocabulary.isLetter($0) || PlanVocabulary.isDigit($0) || " _.()/+*".utf8.contains($0)
      }
      && text.last != " " && !Self.words.contains(text.lowercased())
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        quoted += "\\x" + (hex.count < 2 ? "0" : "") + hex
      case "\u{2028}", "\u{2029}", "\u{FEFF}": quoted += "\\u" + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Words that YAML readers take for something else than text.
  private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
}
