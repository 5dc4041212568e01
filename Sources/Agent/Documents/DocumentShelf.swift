public import QuerentCore
public import Retrieval
import Synchronization

/// The documents beside the data. The index is opened and brought up to date when the first question needs it.
public final class DocumentShelf: Sendable {
  private let library: DocumentLibrary
  private let opened = Mutex<Result<DocumentIndex, any Error>?>(nil)

  /// Makes a shelf over a library.
  public init(_ library: DocumentLibrary) {
    self.library = library
  }

  /// The index, as it was at the first call.
  public func index() throws -> DocumentIndex {
    try opened.withLock { opened in
      if let opened { return try opened.get() }
      let result = Result { try library.open().index }
      opened = result
      return try result.get()
    }
  }

  /// A line for each document: its path, and how many passages it has or why it was not read.
  public func listing() throws -> [String] {
    try index().documents().map { document in
      let count = document.chunkCount
      return "\(document.path)  \(document.problem ?? "\(count) \(count == 1 ? "passage" : "passages")")"
    }
  }

  /// How many documents there are in the folders, without reading them.
  public var fileCount: Int {
    library.standing.reduce(0) { $0 + ((try? $1.fileCount()) ?? 0) }
  }

  /// The section that a citation stands in, line by line; `nil` when the document has gone.
  public func section(around citation: CitationRecord) throws -> [DocumentLine]? {
    try index().section(of: citation.path, line: citation.line, page: citation.page).map { section in
      section.lines.map { DocumentLine(number: $0.number, text: $0.text) }
    }
  }

  /// Whether there is anything to look questions up in.
  var hasDocuments: Bool {
    ((try? index().documents()) ?? []).contains { $0.chunkCount > 0 }
  }
}

/// A line of a document.
public struct DocumentLine: Hashable, Sendable {
  /// From 1.
  public var number: Int
  public var text: String
}
