/// Words of a document that an answer rests on, and where they stand.
public struct CitationRecord: Hashable, Sendable {
  public var path: String
  /// From 1; in a document with pages within its page.
  public var line: Int
  public var page: Int?
  /// The headings above it, outermost first, with ` > ` between them.
  public var section: String
  /// Word for word, but for markup and line ends.
  public var quote: String
  /// What introduces the quotation: the head of a table, the line before a list.
  public var context: String?
  /// Why it applies: the fact that meets what it says. `nil` where the question alone led to it.
  public var reason: String?
  /// It reads like an order to a program, and was only quoted.
  public var looksLikeInstruction: Bool

  /// Makes a citation.
  public init(
    path: String, line: Int, page: Int? = nil, section: String, quote: String, context: String? = nil,
    reason: String? = nil, looksLikeInstruction: Bool = false
  ) {
    self.path = path
    self.line = line
    self.page = page
    self.section = section
    self.quote = quote
    self.context = context
    self.reason = reason
    self.looksLikeInstruction = looksLikeInstruction
  }

  /// `refunds.md:14`, with the page in documents that have pages.
  public var place: String { page.map { "\(path):p\($0):\(line)" } ?? "\(path):\(line)" }
}
