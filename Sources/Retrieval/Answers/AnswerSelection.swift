/// Which candidates are quoted.
struct AnswerSelection {
  let candidates: Candidates
  let text: SearchText
  /// The most quotations, but for steps.
  let limit: Int

  /// Characters of sentences that are quoted together.
  private static let together = 420

  /// The best sentence and those that stand up beside it; for a question about what to do, the steps of its section.
  func quotations() throws -> [Quotation] {
    guard let best = candidates.list.first else { return [] }
    if candidates.terms.wanted == .steps, let steps = steps(near: best) { return steps }
    if let list = list(introducedBy: best) { return list }
    var chosen = [best]
    for candidate in candidates.list.dropFirst() where chosen.count < limit {
      let near = candidate.passage == best.passage ? 0.9 : 0.95
      if candidate.quotation.score >= best.quotation.score * near,
        candidate.quotation.coverage >= best.quotation.coverage * 0.9,
        !chosen.contains(where: { overlaps($0, candidate) })
      {
        chosen.append(candidate)
      }
    }
    if let other = try dissent(from: best, beside: chosen) { chosen.append(other) }
    var quotations = [completed(best)]
    for candidate in chosen.dropFirst() {
      let isThere = quotations.contains {
        $0.passage == candidate.quotation.passage && $0.text.contains(candidate.quotation.text)
      }
      if !isThere { quotations.append(candidate.quotation) }
    }
    return quotations
  }

  /// The list of the section that speaks of the question, if there is one.
  private func steps(near best: Candidates.Candidate) -> [Quotation]? {
    // What a section says before its list may be found first, or the introduction of the whole document.
    let anchor =
      best.quotation.isItem
      ? best
      : candidates.list.first {
        $0.quotation.isItem && $0.quotation.path == best.quotation.path
          && $0.quotation.coverage >= best.quotation.coverage * 0.9
      } ?? best
    let section = candidates.passages[anchor.passage].chunk.headings
    let items = candidates.list.filter {
      let chunk = candidates.passages[$0.passage].chunk
      return chunk.path == anchor.quotation.path && chunk.headings == section && $0.quotation.isItem
    }
    guard let first = items.first, best.quotation.isItem || items.count > 1 else { return nil }
    // A list elsewhere in the section has to speak of the question as much as what was found.
    guard best.quotation.isItem || first.quotation.coverage >= best.quotation.coverage * 0.75 else {
      return nil
    }
    let list = items.filter { $0.passage == first.passage && $0.quotation.context == first.quotation.context }
    return whole(list)
  }

  /// A line that ends in a colon with the list it introduces.
  private func list(introducedBy best: Candidates.Candidate) -> [Quotation]? {
    guard best.quotation.text.hasSuffix(":") else { return nil }
    let items = candidates.list.filter {
      $0.passage == best.passage && $0.quotation.isItem && $0.unit > best.unit
        && $0.quotation.context.map(best.quotation.text.hasSuffix) == true
    }
    return items.isEmpty ? nil : [best.quotation] + whole(items)
  }

  /// The items of a list in order, each with what stands between it and the next, such as a command.
  private func whole(_ items: [Candidates.Candidate]) -> [Quotation] {
    let items = items.sorted { $0.unit < $1.unit }
    return items.prefix(max(limit, 8)).enumerated().map { place, item in
      var quotation = item.quotation
      let units = candidates.units[item.passage]
      let end = min(place + 1 < items.count ? items[place + 1].unit : item.unit + 2, units.count)
      guard quotation.text.hasSuffix(":"), item.unit + 1 < end else { return quotation }
      for unit in units[(item.unit + 1)..<end] where !unit.isItem { quotation.text += " " + unit.text }
      return quotation
    }
  }

  /// The best candidate of another document that gives other figures for the same thing.
  private func dissent(
    from best: Candidates.Candidate, beside chosen: [Candidates.Candidate]
  ) throws -> Candidates.Candidate? {
    guard chosen.count <= limit else { return nil }
    for candidate in candidates.list.dropFirst().prefix(20)
    where candidate.quotation.path != best.quotation.path
      && candidate.quotation.coverage >= best.quotation.coverage * 0.8
      && !chosen.contains(where: { $0.quotation == candidate.quotation })
    {
      if try !Disagreement.among([best.quotation, candidate.quotation], text).isEmpty { return candidate }
    }
    return nil
  }

  /// A sentence with those beside it that it needs.
  ///
  /// What is to be done goes on to the end of the paragraph. A sentence that points back and has what is asked for belongs
  /// to the one before it. A sentence that was found by its heading more than by its own words is quoted with its paragraph.
  private func completed(_ candidate: Candidates.Candidate) -> Quotation {
    var quotation = candidate.quotation
    guard !quotation.isItem, quotation.context == nil else { return quotation }
    let wanted = candidates.terms.wanted
    let units = candidates.units[candidate.passage]
    if candidate.direct < 0.5, let paragraph = paragraph(of: candidate, units) { return paragraph }
    for unit in units[(candidate.unit + 1)...].prefix(wanted == .steps ? 4 : 1) {
      let belongs = wanted == .steps || unit.pointsBack && (wanted == .anything || wanted.isIn(unit))
      guard unit.block == candidate.block, belongs, !unit.isPlaceholder,
        quotation.text.count + unit.text.count < Self.together
      else { break }
      quotation.text += " " + unit.text
    }
    return quotation
  }

  /// The whole paragraph, when it is short.
  private func paragraph(of candidate: Candidates.Candidate, _ units: [QuotableUnit]) -> Quotation? {
    let paragraph = units.filter { $0.block == candidate.block }
    let text = paragraph.map(\.text).joined(separator: " ")
    guard let first = paragraph.first, text.count < Self.together, !paragraph.contains(where: \.isPlaceholder)
    else {
      return nil
    }
    var quotation = candidate.quotation
    quotation.text = text
    quotation.line = first.line.number
    quotation.page = first.line.page
    return quotation
  }

  /// One is part of the other.
  private func overlaps(_ one: Candidates.Candidate, _ other: Candidates.Candidate) -> Bool {
    let texts = [one.quotation.text, other.quotation.text]
    return texts[0].contains(texts[1]) || texts[1].contains(texts[0])
  }
}
