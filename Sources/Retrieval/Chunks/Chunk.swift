/// A piece of a document that is found and quoted as one: a section, or a part of a long one.
public struct Chunk: Hashable, Sendable {
  /// The path of its document.
  public var path: String
  /// The headings above it, outermost first.
  public var headings: [String]
  /// Its text without the heading, line by line.
  public var lines: [SourceLine]

  /// Makes a chunk.
  public init(path: String, headings: [String], lines: [SourceLine]) {
    self.path = path
    self.headings = headings
    self.lines = lines
  }

  /// `sales playbook > Discounts > Approval`: the words of the file's name and the headings.
  public var breadcrumb: String {
    ([Self.words(ofFile: path)] + headings).joined(separator: " > ")
  }

  /// The section it is cited by.
  public var section: String { headings.last ?? "" }

  /// The text as it is searched: the heading repeated, then the lines.
  public var text: String { (headings.suffix(1) + lines.map(\.text)).joined(separator: "\n") }

  static func words(ofFile path: String) -> String {
    let name = path.split(separator: "/").last ?? Substring(path)
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return String(stem.map { "-_.".contains($0) ? " " : $0 })
  }
}
