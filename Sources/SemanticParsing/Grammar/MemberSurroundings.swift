import QuerentCore
import SemanticLayer

/// What stands beside a member in its part of the sentence.
extension SketchReader {
  /// Notes the words beside each member: those before it back to the member or the "and" before, and those after "as".
  mutating func noteWordsBesideMembers() {
    guard sketch.conditions.count > 1 else { return }
    for index in sketch.conditions.indices {
      guard case .members = sketch.conditions[index].kind,
        let first = items.firstIndex(where: { $0.span.start >= sketch.conditions[index].span.start }),
        items[first].isValue
      else { continue }
      var words: [String] = []
      var at = first - 1
      var isNear = true
      while at >= 0, first - at <= 6 {
        let item = items[at]
        // the first name before the last name
        if item.isValue, isNear { at -= 1; continue }
        isNear = false
        if item.isValue || item.conjunction != nil || item.has(.comma) { break }
        words += item.text.split(separator: " ").map(String.init)
        at -= 1
      }
      var after = first + 1
      while after < items.count, items[after].isValue, items[after].schema.isEmpty { after += 1 }
      if after < items.count, items[after].preposition == .role || items[after].has(.possessive) {
        words = []
        after += 1
        while after < items.count, !items[after].isValue || items[after].isSchema,
          items[after].conjunction == nil,
          !items[after].has(.comma), !items[after].has(.sentenceEnd)
        {
          words += items[after].text.split(separator: " ").map(String.init)
          after += 1
        }
      }
      sketch.conditions[index].beside = Set(words.map { Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)) })
    }
  }
}
