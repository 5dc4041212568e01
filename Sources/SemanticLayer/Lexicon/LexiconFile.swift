/// Reads the lexicon's data file, `business-lexicon.txt`: sections of one kind of entry, one entry a line, comments
/// behind `#`. What does not read is left out; a test holds the file to its form.
enum LexiconFile {
  /// The entries of a text, in its order.
  static func entries(in text: String) -> [BusinessLexicon.Entry] {
    var entries: [BusinessLexicon.Entry] = []
    var kind = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("["), line.hasSuffix("]") {
        kind = String(line.dropFirst().dropLast())
      } else {
        entries += Self.entries(of: kind, line: line)
      }
    }
    return entries
  }

  private static func entries(of kind: String, line: Substring) -> [BusinessLexicon.Entry] {
    if kind == "groups" {
      let terms = terms(line, separator: "|")
      return terms.count > 1 ? [.group(terms)] : []
    }
    let separator: Character = kind == "abbreviations" ? ":" : ">"
    let sides = line.split(separator: separator).map { $0 }
    guard sides.count == 2, let head = terms(sides[0], separator: separator).first else { return [] }
    switch kind {
    case "hierarchies": return [.broader(head, terms(sides[1], separator: ","))]
    case "adjectives": return [.adjective(head, terms(sides[1], separator: ","))]
    case "verbs": return [.verb(head, terms(sides[1], separator: ","))]
    case "abbreviations": return terms(sides[1], separator: " ").map { .abbreviation($0, head) }
    default: return []
    }
  }

  private static func terms(_ text: Substring, separator: Character) -> [String] {
    text.split(separator: separator).map { $0.split(separator: " ").joined(separator: " ") }.filter {
      !$0.isEmpty
    }
  }
}
