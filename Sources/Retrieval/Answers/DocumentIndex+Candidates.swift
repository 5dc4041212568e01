import GRDB

extension DocumentIndex {
  /// Every sentence of the passages that are nearest to a question, the best fitting first, and the passages; nothing
  /// is left out and nothing is promised. For callers that have reasons of their own to choose by.
  public func candidates(_ question: String, passages count: Int = 5) throws -> DocumentCandidates {
    let passages = try search(question, limit: count)
    let found = try queue.read { database in
      let text = try SearchText(database)
      return try Candidates(passages, QuestionTerms(question, text, database), text).list.map(\.quotation)
    }
    return DocumentCandidates(quotations: found, passages: passages)
  }
}

/// Sentences that may say something to a question, and the passages they stand in.
public struct DocumentCandidates: Hashable, Sendable {
  public var quotations: [Quotation]
  public var passages: [Passage]
}
