public import QuerentCore
import Yams

/// The words a team taught, as they stand in `glossary.yaml`: one line a term, `big deal: sales > 10000`.
public struct Glossary: Hashable, Sendable {
  /// In the order of the file; a term stands once.
  public private(set) var definitions: [Definition] = []
  /// Comment lines before the first term, kept when the file is written again.
  private var heading: [String] = []

  /// Makes a glossary without terms.
  public init() {}

  /// Reads a file.
  /// - Throws: A `Diagnostic` with a line when it is no mapping of terms to meanings.
  public init(yaml: String) throws(Diagnostic) {
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    heading = lines.prefix { $0.hasPrefix("#") || $0.isEmpty }.filter { !$0.isEmpty }
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw Diagnostic(
        code: "glossary", summary: "The glossary is no YAML.",
        suggestions: ["One line a term: \(Self.example)"])
    }
    guard let root, root.null == nil else { return }
    guard let mapping = root.mapping else {
      throw Diagnostic(
        code: "glossary", summary: "The glossary is no list of terms.", line: root.mark?.line,
        suggestions: ["One line a term: \(Self.example)"])
    }
    for (key, value) in mapping {
      guard let term = key.scalar?.string, let meaning = value.scalar?.string, !term.isEmpty, !meaning.isEmpty
      else {
        throw Diagnostic(
          code: "glossary", summary: "A term needs one line of meaning.",
          line: (key.mark ?? value.mark)?.line,
          suggestions: ["One line a term: \(Self.example)"])
      }
      set(Definition(term: term, meaning: meaning))
    }
  }

  private static let example = "big deal: sales > 10000"

  /// Adds a definition, or replaces the one of the same term.
  public mutating func set(_ definition: Definition) {
    if let index = definitions.firstIndex(where: { Definition.isSame($0.term, definition.term) }) {
      definitions[index] = definition
    } else {
      definitions.append(definition)
    }
  }

  /// Removes a term; false when it was not defined.
  public mutating func remove(_ term: String) -> Bool {
    let count = definitions.count
    definitions.removeAll { Definition.isSame($0.term, term) }
    return definitions.count < count
  }

  /// Whether nothing in it was written by a person: no terms, and no comments of one's own.
  public var isEmpty: Bool { definitions.isEmpty && (heading.isEmpty || heading == [Self.heading]) }

  private static let heading = "# Words of the business, one line a term. Written by /define."

  /// The file: what ``init(yaml:)`` reads back.
  public var yaml: String {
    let heading = heading.isEmpty ? [Self.heading] : heading
    let lines = definitions.map { "\(YAMLText.scalar($0.term)): \(YAMLText.scalar($0.meaning))" }
    return (heading + lines).joined(separator: "\n") + "\n"
  }
}
