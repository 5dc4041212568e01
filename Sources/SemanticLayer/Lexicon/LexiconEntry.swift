extension BusinessLexicon {
  /// One line of the lexicon.
  public enum Entry: Hashable, Sendable {
    /// Terms that stand for each other, the plainest first.
    case group([String])
    /// A general term and special cases of it.
    case broader(String, [String])
    /// An adjective and the nouns it may ask for, likeliest first.
    case adjective(String, [String])
    /// A verb or verb phrase and the nouns it may ask for, likeliest first.
    case verb(String, [String])
    /// A short form and what it stands for.
    case abbreviation(String, String)
  }

  /// Reads `synonym | synonym` lines.
  static func groups(_ text: String) -> [Entry] { lines(text).map { .group(terms($0, separator: "|")) } }

  /// Reads `general > special, special` lines.
  static func hierarchies(_ text: String) -> [Entry] { pairs(text).map { .broader($0, $1) } }

  /// Reads `adjective > noun, noun` lines.
  static func adjectives(_ text: String) -> [Entry] { pairs(text).map { .adjective($0, $1) } }

  /// Reads `verb > noun, noun` lines.
  static func verbs(_ text: String) -> [Entry] { pairs(text).map { .verb($0, $1) } }

  /// Reads `long: short short` lines.
  static func abbreviations(_ text: String) -> [Entry] {
    lines(text).flatMap { line -> [Entry] in
      let sides = terms(line, separator: ":")
      guard sides.count == 2 else { return [] }
      return terms(sides[1], separator: " ").map { .abbreviation($0, sides[0]) }
    }
  }

  private static func pairs(_ text: String) -> [(String, [String])] {
    lines(text).compactMap { line in
      let sides = terms(line, separator: ">")
      return sides.count == 2 ? (sides[0], terms(sides[1], separator: ",")) : nil
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
  }

  private static func terms(_ line: String, separator: Character) -> [String] {
    line.split(separator: separator).map { piece in
      piece.split(separator: " ").joined(separator: " ")
    }
    .filter { !$0.isEmpty }
  }
}
