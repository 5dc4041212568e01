import QuerentCore
import SemanticLayer

/// Nouns of what is shown that stand for rows, or for nothing of their own.
extension PlanBuilder {
  /// "claims filed in May", "contracts expiring this year": things, by the date that the participle names.
  func isDatedThing(_ reference: ColumnReference, phrase: Int) -> Bool {
    guard column(reference)?.role == .time, sketch.targets.count == 1, sketch.groups.isEmpty,
      !sketch.times.isEmpty, let found = model.table(named: reference.table)
    else { return false }
    let words = sketch.phrases[phrase].text.split(separator: " ").map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last,
      Participle.isOne(last) || last.hasSuffix("ing")
    else { return false }
    let nouns = NameWords.words(in: found.name) + NameWords.words(in: found.label)
    return nouns.contains(Lemmatizer.lemma(of: first))
  }

  /// "time to close a ticket": the noun right after a figure over its rows only completes it.
  func isObjectOfFigure(_ index: Int, of table: String) -> Bool {
    let item = sketch.phrases[index].item
    return sketch.targets.contains { target in
      guard case .aggregate(_, let other) = target.kind, case .measure(let name)? = element(other),
        (1...2).contains(item - sketch.phrases[other].item)
      else { return false }
      return graph.tables(ofMeasure: name) == [table]
    }
  }
}
