import GRDB

extension DocumentIndex {
  /// What the documents say to a question: the sentences that answer it, word for word, or nothing.
  /// - Parameters:
  ///   - passages: how many are read.
  ///   - limit: the most quotations.
  public func answer(_ question: String, passages count: Int = 5, limit: Int = 3) throws -> DocumentAnswer {
    let passages = try search(question, limit: count)
    return try queue.read { database in
      let text = try SearchText(database)
      let terms = try QuestionTerms(question, text, database)
      var candidates: [Quotation] = []
      for (rank, passage) in passages.enumerated() {
        candidates += try quotations(of: passage, rank: rank, for: terms, text)
      }
      candidates.sort { ($0.score, $1.path, $1.line) > ($1.score, $0.path, $0.line) }
      let evidence = try evidence(passages, candidates, terms, text)
      let isUnwritten =
        passages.first.map { QuotableUnit.units(of: $0.chunk).allSatisfy(\.isPlaceholder) } ?? true
      let confidence =
        candidates.isEmpty || isUnwritten && evidence.sentenceCoverage < 0.9
        ? 0 : Abstention().probability(evidence)
      let found = Set(
        try passages.flatMap { try text.contentStems(of: $0.chunk.breadcrumb + "\n" + $0.chunk.text) })
      let missing = terms.terms.filter { !found.contains($0.stem) }.map(\.word)
      guard confidence >= Abstention.threshold else {
        return DocumentAnswer(
          quotations: [], contradictions: [], confidence: confidence, passages: passages, missing: missing,
          evidence: evidence.features)
      }
      let chosen = Self.supporting(candidates, wanted: terms.wanted, limit: limit)
      return DocumentAnswer(
        quotations: chosen, contradictions: try Disagreement.among(chosen, text), confidence: confidence,
        passages: passages, missing: missing, evidence: evidence.features)
    }
  }

  func quotations(
    of passage: Passage, rank: Int, for terms: QuestionTerms, _ text: SearchText
  ) throws -> [Quotation] {
    let chunk = passage.chunk
    let headings = Set(try text.contentStems(of: chunk.breadcrumb))
    let section = terms.coverage(headings)
    return try QuotableUnit.units(of: chunk).enumerated().filter { !$1.isPlaceholder }.map { place, unit in
      let own = Set(try text.contentStems(of: unit.text))
      let context = headings.union(try unit.context.map(text.contentStems) ?? [])
      let direct = terms.coverage(own)
      let coverage = terms.coverage(own.union(context))
      var score = direct + 0.6 * (coverage - direct) + 0.35 * passage.score - 0.01 * Double(rank)
      if Self.holds(terms.wanted, unit) { score += 0.15 }
      // A section that is about the question is answered by how it begins.
      if place == 0, section >= 0.5 { score += 0.1 }
      return Quotation(
        text: unit.text, context: unit.context, path: chunk.path, headings: chunk.headings,
        line: unit.line.number,
        page: unit.line.page, coverage: coverage, score: score,
        looksLikeInstruction: InstructionLikeText.matches(unit.text), passage: passage.id, isItem: unit.isItem
      )
    }
  }

  /// The best sentence and those that stand up beside it; for a question about what to do, the steps of its section.
  private static func supporting(
    _ candidates: [Quotation], wanted: QuestionTerms.Wanted, limit: Int
  ) -> [Quotation] {
    guard let best = candidates.first else { return [] }
    if wanted == .steps, best.isItem {
      return candidates.filter { $0.passage == best.passage && $0.isItem && $0.context == best.context }
        .sorted { $0.line < $1.line }.prefix(max(limit, 6)).map(\.self)
    }
    var chosen = [best]
    for candidate in candidates.dropFirst() where chosen.count < limit {
      let near = candidate.passage == best.passage ? 0.9 : 0.95
      if candidate.score >= best.score * near, candidate.coverage >= best.coverage * 0.9,
        !chosen.contains(where: { $0.text == candidate.text })
      {
        chosen.append(candidate)
      }
    }
    return chosen
  }

  private static func holds(_ wanted: QuestionTerms.Wanted, _ unit: QuotableUnit) -> Bool {
    switch wanted {
    case .anything: false
    case .steps: unit.isItem
    case .number, .date:
      unit.text.contains(where: \.isNumber) || numberWords.contains { unit.text.lowercased().contains($0) }
    case .person: people.contains { unit.text.lowercased().contains($0) }
    }
  }

  /// Who somebody can be in a handbook.
  private static let people = [
    "manager", "director", "head of", "lead", "committee", "officer", "agent", "team", "desk", "engineer",
    "owner",
    "audit", "sponsor", "rep ", "finance", "legal", "board", "council", "department",
  ]

  private static let numberWords = [
    " one ", " two ", " three ", " four ", " five ", " six ", " seven ", " ten ", "twice", "half", "double",
    "monday",
    "friday", "daily", "weekly", "monthly", "quarter", "year",
  ]

  private func evidence(
    _ passages: [Passage], _ candidates: [Quotation], _ terms: QuestionTerms, _ text: SearchText
  ) throws -> Abstention.Evidence {
    // BM25 with k1 = 1.2 gives a term at most 2.2 times its weight.
    let most = terms.total * 2.2
    let coverages = try passages.map { passage in
      terms.coverage(Set(try text.contentStems(of: passage.chunk.breadcrumb + "\n" + passage.chunk.text)))
    }
    return Abstention.Evidence(
      lexical: most > 0 ? min(1, (passages.map(\.bm25).max() ?? 0) / most) : 0,
      passageCoverage: coverages.max() ?? 0, sentenceCoverage: candidates.map(\.coverage).max() ?? 0,
      cosine: passages.map(\.cosine).max() ?? 0)
  }
}
