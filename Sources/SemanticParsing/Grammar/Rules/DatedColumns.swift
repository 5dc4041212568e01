import QuerentCore
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

  /// "pipeline created this month", "deals closing in May": the word right before a time tells which date it is.
  mutating func readDatingVerb() -> Bool {
    guard item.isSchema, !item.isMostlyTable,
      let verb = item.text.split(separator: " ").last.map(String.init),
      Participle.isOne(verb) || verb.hasSuffix("ing") || verb == "due",
      let next = next(from: cursor + 1), next == cursor + 1, isDating(items[next])
    else { return false }
    let stem = Lemmatizer.stem(of: verb)
    let lemma = Lemmatizer.lemma(of: verb)
    let fitting = item.schema.compactMap { found -> (column: ColumnReference, words: [String])? in
      guard case .column(let reference) = found.element else { return nil }
      let words = NameSplitter.words(in: reference.column)
      let isDate = words.contains { ["date", "at", "on", "time", "day"].contains($0) }
      return isDate && words.contains { Lemmatizer.stem(of: $0) == stem || $0 == lemma }
        ? (reference, words) : nil
    }
    // the close date before the original close date
    guard let least = fitting.map(\.words.count).min() else { return false }
    let dates = fitting.filter { $0.words.count == least }.map(\.column)
    let things = Set(dates.map(\.table))
    if item.tokens.count == 1 {
      guard !sketch.targets.isEmpty || isCountPending else { return false }
    } else {
      // "tickets opened" is no column that is shown: both words together name the date of a thing
      guard things.count == 1, let thing = things.first,
        NameWords.words(in: String(item.text.dropLast(verb.utf8.count + 1))) == NameWords.words(in: thing)
      else { return false }
    }
    let made = phrase(at: cursor, wants: .date)
    sketch.phrases[made].candidates = dates.map { SchemaCandidate(element: .column($0), score: 1) }
    if item.tokens.count > 1, let thing = things.first {
      sketch.phrases.append(
        Sketch.Phrase(
          candidates: [SchemaCandidate(element: .table(thing), score: 1)], span: item.span, text: item.text,
          wants: .table, item: cursor))
      let named = sketch.phrases.count - 1
      sketch.focus = sketch.focus ?? named
      sketch.targets.append(Sketch.Target(kind: isCountPending ? .count(named) : .phrase(named)))
      isCountPending = false
    }
    cursor += 1
    section = .condition
    return true
  }

  /// "in May", "before 9 am", "on Mondays".
  private func isDating(_ item: Item) -> Bool {
    switch item.time?.meaning {
    case .range?, .partValues?: true
    default: false
    }
  }

  /// "the date placed in May" opens a condition.
  private func isValue(after index: Int) -> Bool {
    guard let next = next(from: index + 1) else { return false }
    return items[next].isValue || items[next].number != nil || items[next].time != nil
      || items[next].comparator != nil
      || items[next].preposition == .by
  }
}
