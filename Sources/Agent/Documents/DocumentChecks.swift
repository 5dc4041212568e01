import QuerentCore
import Retrieval

/// What is checked of an answer from documents.
enum DocumentChecks {
  typealias Check = @Sendable ([CitationRecord], DocumentAnswer) -> CheckOutcome

  static let all: [Check] = [citationsHoldTheQuotes, documentsAgree]

  /// Every quotation stands in a passage of the document it names.
  static let citationsHoldTheQuotes: Check = { citations, found in holds(citations, in: found.passages) }

  /// Whether every quotation stands in one of the passages.
  static func holds(_ citations: [CitationRecord], in passages: [Passage]) -> CheckOutcome {
    let missing = citations.first { citation in
      !passages.contains { passage in
        passage.chunk.path == citation.path && folded(passage.chunk.text).contains(folded(citation.quote))
      }
    }
    return CheckOutcome(
      name: "citation-contains-the-quote", passed: missing == nil,
      detail: missing.map { "\($0.place) does not have the quotation" }
        ?? "\(citations.count) \(citations.count == 1 ? "quotation" : "quotations") word for word in the documents"
    )
  }

  /// The quotations do not contradict each other.
  static let documentsAgree: Check = { _, found in
    CheckOutcome(
      name: "documents-agree", passed: found.contradictions.isEmpty,
      detail: found.contradictions.isEmpty ? "no contradiction among them" : "the documents do not agree",
      isNotable: false)
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).filter { $0 != "-" }.joined(separator: " ")
  }
}
