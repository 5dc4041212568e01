/// A document as it is read: a title and its blocks in order.
public struct SourceDocument: Hashable, Sendable {
  /// The path the document is cited by.
  public var path: String
  /// From the front matter, the first heading of level one, or the metadata of the file.
  public var title: String?
  public var blocks: [DocumentBlock]

  /// Makes a document.
  public init(path: String, title: String?, blocks: [DocumentBlock]) {
    self.path = path
    self.title = title
    self.blocks = blocks
  }
}

/// A heading, a paragraph, a list, a table or a piece of code: what is not torn apart without need.
public struct DocumentBlock: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// From 1.
    case heading(level: Int)
    case prose, list, table, code
  }

  public var kind: Kind
  /// The text without its markup, line by line as in the source.
  public var lines: [SourceLine]

  /// Makes a block.
  public init(_ kind: Kind, lines: [SourceLine]) {
    self.kind = kind
    self.lines = lines
  }

  var text: String { lines.map(\.text).joined(separator: "\n") }
}

/// A line of text and where it stands.
public struct SourceLine: Hashable, Sendable {
  public var text: String
  /// From 1; in a PDF within its page.
  public var number: Int
  /// From 1, in documents that have pages.
  public var page: Int?

  /// Makes a line.
  public init(_ text: String, number: Int, page: Int? = nil) {
    self.text = text
    self.number = number
    self.page = page
  }
}
