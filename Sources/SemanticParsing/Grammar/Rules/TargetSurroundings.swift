import SemanticLayer

/// What stands around a target and decides what is listed.
extension SketchReader {
  /// "consumer customers": what is listed, rather than the verb of "does Emma manage".
  func isPluralNoun(_ text: String) -> Bool {
    let lemma = Lemmatizer.lemma(of: text)
    return text.hasSuffix("s") && lemma != text && !WordRelations.isVerb(lemma)
  }

  var lastTableOfTargets: Int? {
    sketch.phrases.indices.last { isTable($0) && $0 < sketch.phrases.count - 1 }
  }

  /// "names of all employees and managers": what comes next is listed, too.
  var isFirstOfTwoTables: Bool {
    guard let link = next(from: cursor), items[link].conjunction == .and, let other = next(from: link + 1)
    else { return false }
    return items[other].isMostlyTable
  }
}
