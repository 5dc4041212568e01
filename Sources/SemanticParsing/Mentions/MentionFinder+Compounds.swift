extension MentionFinder {
  /// What several words may name together: without what the first or last of them would be lost in.
  func wanted(_ candidates: [SchemaCandidate], for words: ArraySlice<Token>) -> [SchemaCandidate] {
    guard words.count > 1, let first = words.first, let last = words.last else { return candidates }
    var found = candidates
    if let judge = words.first(where: { MarkerTable.judges($0) }) {
      // "good hotels" are no `rating` of hotels, "good feedback" may be a column
      found = found.filter { $0.element.nameWords.contains(judge.lemma) }
    }
    if last.lemma == "volume" {
      // "order volume" is how many orders there are, not their quantity
      found = found.filter { $0.isMeasure || $0.element.nameWords.contains("volume") }
    }
    guard let best = found.first, best.score < 1 else { return found }
    // "severe events" are events that are severe, where `severity` has that value
    let stored = members.exact(first.lower).filter { $0.score >= 0.9 }.map(\.column)
    return found.filter { candidate in
      guard case .column(let reference) = candidate.element, stored.contains(reference) else { return true }
      return candidate.element.nameWords.contains(first.lemma)
    }
  }
}
