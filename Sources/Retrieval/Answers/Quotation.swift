/// Words of a document, as they stand there, and where.
public struct Quotation: Hashable, Sendable {
  /// Verbatim but for markup and line ends.
  public var text: String
  /// What introduces it: the head of the table, or the line before the list.
  public var context: String?
  public var path: String
  /// The headings above it, outermost first.
  public var headings: [String]
  /// From 1; in a PDF within its page.
  public var line: Int
  public var page: Int?
  /// How much of the question it speaks of, 0…1.
  public var coverage: Double
  /// How well it fits, for the order only.
  var score: Double
  /// It reads like an order to a program. It is quoted, never followed.
  public var looksLikeInstruction: Bool
  /// The number of its chunk, and whether it is an item of a list there.
  var passage: Int64
  var isItem: Bool

  /// `refunds.md:14`, with the page in documents that have pages.
  public var place: String { page.map { "\(path):p\($0):\(line)" } ?? "\(path):\(line)" }
  /// The section it stands in.
  public var section: String { headings.last ?? "" }
}

/// What documents say to a question.
public struct DocumentAnswer: Hashable, Sendable {
  /// The best first; empty when the documents do not say.
  public var quotations: [Quotation]
  /// Pairs of quotations, by their place in `quotations`, that give different figures for the same thing.
  public var contradictions: [Contradiction]
  /// How likely it is that the documents answer the question, 0…1.
  public var confidence: Double
  /// The passages that were looked at, for those who want to read on.
  public var passages: [Passage]
  /// Words of the question that stand in none of them.
  public var missing: [String]
  /// What the confidence rests on; see ``Abstention``.
  public var evidence: [Double]?

  public var abstained: Bool { quotations.isEmpty }
}

/// Two quotations that do not agree.
public struct Contradiction: Hashable, Sendable {
  public var first: Int
  public var second: Int
  /// The figures that differ.
  public var figures: [String]
}
