/// The units of the passages, weighed against a question.
struct Candidates {
  /// A unit that may be quoted.
  struct Candidate {
    var quotation: Quotation
    /// The places of its passage and of the unit in it.
    var passage: Int
    var unit: Int
    var block: Int
    /// Share of the question that its own words and its introduction have.
    var direct: Double
  }

  let terms: QuestionTerms
  let passages: [Passage]
  /// The units of each passage.
  let units: [[QuotableUnit]]
  /// The best first.
  private(set) var list: [Candidate] = []

  init(_ passages: [Passage], _ terms: QuestionTerms, _ text: SearchText) throws {
    self.terms = terms
    self.passages = passages
    units = passages.map { QuotableUnit.units(of: $0.chunk) }
    for place in passages.indices { list += try candidates(ofPassage: place, text) }
    list.sort {
      ($0.quotation.score, $1.quotation.path, $1.quotation.line, $1.unit)
        > ($1.quotation.score, $0.quotation.path, $0.quotation.line, $0.unit)
    }
  }

  /// The best passage holds nothing but promises to write something.
  var isUnwritten: Bool { units.first?.allSatisfy(\.isPlaceholder) ?? true }

  /// The best unit has the kind of words that are asked for, or none are.
  var bestFitsKind: Bool {
    switch terms.wanted {
    case .number, .date, .person:
      list.first.map { best in
        terms.wanted.isIn(units[best.passage][best.unit])
          || best.quotation.context.map { terms.wanted.isIn($0) } == true
      } ?? false
    case .steps, .permission, .anything: true
    }
  }

  private func candidates(ofPassage place: Int, _ text: SearchText) throws -> [Candidate] {
    let passage = passages[place]
    let chunk = passage.chunk
    let headings = Set(try text.contentStems(of: chunk.breadcrumb))
    let section = terms.coverage(headings)
    let isOutdated = Self.outdated.contains { chunk.breadcrumb.lowercased().contains($0) }
    let stems = try units[place].map { Set(try text.contentStems(of: $0.text)) }
    return try units[place].indices.compactMap { index in
      let unit = units[place][index]
      if unit.isPlaceholder { return nil }
      let before = antecedents(of: index, in: units[place])
      let own = before.reduce(stems[index]) { $0.union(stems[$1]) }
      let introduced = own.union(try unit.context.map(text.contentStems) ?? [])
      // What a sentence points back to is its own, but a sentence that says it itself is better.
      let direct = 0.5 * terms.coverage(stems[index]) + 0.5 * terms.coverage(own)
      let stated = max(direct, terms.coverage(introduced))
      let coverage = terms.coverage(introduced.union(headings))
      var score = direct + 0.8 * (stated - direct) + 0.6 * (coverage - stated)
      score += 0.35 * passage.score - 0.01 * Double(place)
      score += terms.wanted.bonus(unit)
      score += 0.2 * terms.fit(of: unit.text)
      // A section that is about the question is answered by how it begins.
      if index == 0, section >= 0.5 { score += 0.05 }
      // Without a word of the question a sentence answers only where its section is about nothing else.
      if direct == 0, section < 0.75 { score *= 0.7 }
      if isOutdated { score *= 0.93 }
      let isInstruction = InstructionLikeText.matches(unit.text)
      if isInstruction { score *= 0.8 }
      let first = before.first ?? index
      let quotation = Quotation(
        text: (before + [index]).map { units[place][$0].text }.joined(separator: " "), context: unit.context,
        path: chunk.path, headings: chunk.headings, line: units[place][first].line.number,
        page: units[place][first].line.page, coverage: coverage, score: score,
        looksLikeInstruction: isInstruction, passage: passage.id, isItem: unit.isItem
      )
      return Candidate(quotation: quotation, passage: place, unit: index, block: unit.block, direct: stated)
    }
  }

  /// The sentences of the same paragraph that a sentence points back to, at most two.
  private func antecedents(of index: Int, in units: [QuotableUnit]) -> [Int] {
    var first = index
    while first > 0, index - first < 2, units[first].pointsBack, units[first - 1].block == units[index].block
    {
      first -= 1
    }
    return Array(first..<index)
  }

  /// Marks of documents that others have taken the place of.
  private static let outdated = [
    "outdated", "obsolete", "old ", "superseded", "deprecated", "archive", "no longer valid", "withdrawn",
  ]
}
