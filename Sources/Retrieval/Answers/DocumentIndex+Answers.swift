import GRDB

extension DocumentIndex {
  /// What the documents say to a question: the sentences that answer it, word for word, or nothing.
  /// - Parameters:
  ///   - passages: how many are read.
  ///   - limit: the most quotations.
  public func answer(_ question: String, passages count: Int = 5, limit: Int = 3) throws -> DocumentAnswer {
    let query = try queue.read { database in
      try QuestionTerms(question, SearchText(database), database).expanded(question)
    }
    let passages = try search(query, limit: count)
    return try queue.read { database in
      let text = try SearchText(database)
      let terms = try QuestionTerms(question, text, database)
      let candidates = try Candidates(passages, terms, text)
      let evidence = try evidence(passages, candidates, text)
      let isUnwritten = candidates.isUnwritten && evidence.sentenceCoverage < 0.9
      let confidence =
        candidates.list.isEmpty || isUnwritten ? 0 : Abstention().probability(evidence)
      let found = Set(
        try passages.flatMap { try text.contentStems(of: $0.chunk.breadcrumb + "\n" + $0.chunk.text) })
      let missing = terms.terms.filter { $0.strength(in: found) == 0 }.map(\.word)
      let isAnswered = confidence >= Abstention.threshold
      let chosen =
        isAnswered ? try AnswerSelection(candidates: candidates, text: text, limit: limit).quotations() : []
      return DocumentAnswer(
        quotations: chosen, contradictions: try Disagreement.among(chosen, text), confidence: confidence,
        passages: passages, missing: missing, evidence: evidence.features)
    }
  }

  private func evidence(
    _ passages: [Passage], _ candidates: Candidates, _ text: SearchText
  ) throws -> Abstention.Evidence {
    let terms = candidates.terms
    // BM25 with k1 = 1.2 gives a term at most 2.2 times its weight.
    let most = terms.total * 2.2
    let coverages = try passages.map { passage in
      terms.coverage(Set(try text.contentStems(of: passage.chunk.breadcrumb + "\n" + passage.chunk.text)))
    }
    return Abstention.Evidence(
      lexical: most > 0 ? min(1, (passages.map(\.bm25).max() ?? 0) / most) : 0,
      passageCoverage: coverages.max() ?? 0,
      sentenceCoverage: candidates.list.map(\.quotation.coverage).max() ?? 0,
      cosine: passages.map(\.cosine).max() ?? 0, fitsKind: candidates.bestFitsKind ? 1 : 0)
  }
}
