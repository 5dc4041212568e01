public import QuerentCore

/// A word or phrase that a person taught, and what it means: `big deal` is `sales > 10000`.
public struct Definition: Hashable, Sendable {
  /// As it is said, in the singular: `big deal`.
  public var term: String
  /// A name, a value, a formula or a condition, as the person wrote it.
  public var meaning: String

  /// Makes a definition.
  public init(term: String, meaning: String) {
    self.term = term
    self.meaning = meaning
  }

  /// Reads `TERM = MEANING`; quotation marks around the term are dropped.
  /// - Throws: A `Diagnostic` when there is no sign of equality, no term or no meaning.
  public init(parsing text: String) throws(Diagnostic) {
    guard let sign = text.firstIndex(of: "=") else {
      throw Self.problem("A definition needs a term, \"=\" and a meaning.")
    }
    let term = Self.trimmed(text[..<sign], dropping: "\"'“”")
    let meaning = Self.trimmed(text[text.index(after: sign)...], dropping: "")
    guard !term.isEmpty else { throw Self.problem("There is no term before \"=\".") }
    guard !meaning.isEmpty else { throw Self.problem("There is no meaning behind \"=\".") }
    guard term.contains(where: \.isLetter), term.split(separator: " ").count <= 6, term.utf8.count <= 80
    else {
      throw Self.problem("\"\(term)\" is no term: one to six words, with a letter in them.")
    }
    guard meaning.utf8.count <= 500 else { throw Self.problem("The meaning is longer than 500 characters.") }
    self.init(term: term, meaning: meaning)
  }

  /// Whether two terms are the same whatever their case and white space.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    left.lowercased().split(separator: " ") == right.lowercased().split(separator: " ")
  }

  private static func problem(_ summary: String) -> Diagnostic {
    Diagnostic(
      code: "definition", summary: summary,
      suggestions: ["Write it like: big deal = sales > 10000", "or: net revenue = sales - refunds"])
  }

  private static func trimmed(_ text: Substring, dropping marks: String) -> String {
    var text = text
    func isDropped(_ character: Character) -> Bool { character.isWhitespace || marks.contains(character) }
    while let first = text.first, isDropped(first) { text.removeFirst() }
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
