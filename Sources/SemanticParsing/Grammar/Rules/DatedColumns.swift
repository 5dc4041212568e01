import SemanticLayer

/// "the date the order was placed", "the amount that was settled": a generic noun and the participle that tells which.
extension SketchReader {
  /// Reads both as one column, when the data has a column of both words.
  mutating func readParticipleColumn() -> Bool {
    guard section == .target, item.isSchema || item.isUnknown || item.markers.isEmpty,
      let noun = item.text.split(separator: " ").map({ Lemmatizer.lemma(of: String($0)) }).first(where: {
        ["date", "day", "time", "amount"].contains($0)
      })
    else { return false }
    var index = cursor + 1
    var isPassive = false
    while index < items.count, index < cursor + 6 {
      let candidate = items[index]
      if candidate.isSchema, Participle.isOne(candidate.text) {
        guard isPassive || index == cursor + 1 else { return false }
        let fitting = candidate.schema.filter { found in
          guard case .column(let reference) = found.element else { return false }
          return NameWords.words(in: reference.column).contains(noun == "day" ? "date" : noun)
        }
        guard !fitting.isEmpty, !isValue(after: index) else { return false }
        let made = phrase(at: index)
        sketch.phrases[made].candidates = fitting.map {
          SchemaCandidate(element: $0.element, score: min(1, $0.score + 0.3))
        }
        cursor = index + 1
        appendTargets(made)
        return true
      }
      isPassive = isPassive || candidate.has(.be)
      guard
        isSilent(candidate) || candidate.has(.pronoun) || candidate.has(.be) || candidate.relative == .that
          || candidate.isMostlyTable && !candidate.isValue || candidate.text == "it"
      else { return false }
      index += 1
    }
    return false
  }

  /// "the date placed in May" opens a condition.
  private func isValue(after index: Int) -> Bool {
    guard let next = next(from: index + 1) else { return false }
    return items[next].isValue || items[next].number != nil || items[next].time != nil
      || items[next].comparator != nil
      || items[next].preposition == .by
  }
}
