import Retrieval

/// Whether what was found or quoted is what the question's author had in mind.
struct GoldMatch {
  let gold: EvaluationQuestion.Gold

  /// The passage has the evidence; without evidence, it stands in the section; without a section, in the document.
  func holds(_ passage: Passage) -> Bool {
    guard isOfDocument(passage.chunk.path) else { return false }
    if let evidence = gold.evidence { return Self.folded(passage.chunk.text).contains(Self.folded(evidence)) }
    return gold.section.map(passage.chunk.headings.contains) ?? true
  }

  /// The quotation has the evidence or is part of it, or stands in the section.
  func supports(_ quotation: Quotation) -> Bool {
    guard isOfDocument(quotation.path) else { return false }
    if says(quotation) { return true }
    if let section = gold.section { return quotation.headings.contains(section) }
    return gold.evidence == nil
  }

  /// The quotation has the evidence, or is part of it; without evidence, it stands in the section.
  func says(_ quotation: Quotation) -> Bool {
    guard isOfDocument(quotation.path) else { return false }
    guard let evidence = gold.evidence.map(Self.folded) else {
      return gold.section.map(quotation.headings.contains) ?? true
    }
    let text = Self.folded(quotation.text)
    return text.contains(evidence) || evidence.contains(text)
  }

  private func isOfDocument(_ path: String) -> Bool {
    path == gold.document || path.hasSuffix("/" + gold.document)
  }

  static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
