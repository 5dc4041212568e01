import QuerentCore
import SemanticLayer

/// Comparisons with the figure of other rows: "more salary than the employee with id 5", "before any order of Smith".
extension SketchReader {
  /// Reads a comparator whose other side is a thing of the data, described by what follows it.
  mutating func readRowComparison(_ comparator: Marker.Comparator, at: Int) -> Bool {
    guard var index = next(from: at + 1) else { return false }
    var measure: Int?
    // "more salary than the employee …"
    if items[index].isSchema, !items[index].isMostlyTable, let than = next(from: index + 1),
      items[than].has(.than), let after = next(from: than + 1)
    {
      if items[after].isSchema, !items[after].isMostlyTable {
        // "a higher checking balance than savings balance"
        let left = phrase(at: index, wants: .number)
        let right = phrase(at: after, wants: .number)
        cursor = after + 1
        add(
          .compare(.phrase(left), comparator.operation, .phrase(right)),
          span: items[at].span.union(items[after].span))
        section = .condition
        return true
      }
      measure = index
      index = after
    } else {
      while items[index].has(.than), let after = next(from: index + 1) { index = after }
    }
    var quantifier = quantifier(in: (at + 1)...index)
    while items[index].has(.pronoun) || items[index].preposition == .of || items[index].has(.each)
      || items[index].text == "some" || items[index].conjunction == .either, let after = next(from: index + 1)
    {
      quantifier = quantifier ?? self.quantifier(in: index...index)
      index = after
    }
    // "the revenue of all companies in …"
    if measure == nil, items[index].isSchema, !items[index].isMostlyTable, let of = next(from: index + 1),
      items[of].preposition == .of || items[of].preposition == .among, let after = next(from: of + 1)
    {
      var noun = after
      quantifier = quantifier ?? self.quantifier(in: of...noun)
      while items[noun].has(.pronoun) || items[noun].text == "some" || items[noun].conjunction == .either,
        let following = next(from: noun + 1)
      {
        quantifier = quantifier ?? self.quantifier(in: noun...noun)
        noun = following
      }
      if isThing(noun) {
        measure = index
        index = noun
      }
    }
    guard isThing(index), let after = next(from: index + 1), restricts(after) else { return false }
    if comparator.isTemporal, quantifier == nil, measure == nil { return false }
    let isMore = comparator.operation == .greater || comparator.operation == .greaterOrEqual
    // more than some is more than the least of them
    let isMaximum = quantifier == .some ? !isMore : isMore
    let named = measure.map { phrase(at: $0, wants: comparator.isTemporal ? .date : .number) }
    var left: Sketch.Subject
    if let adjective = comparator.adjective {
      left = .adjective(adjective)
    } else if comparator.isTemporal {
      left = dateSubject()
    } else {
      left = currentSubject()
      if case .unknown = left, let named { left = .phrase(named) }
      if case .phrase(let found) = left, isTable(found) { left = named.map { .phrase($0) } ?? .unknown }
    }
    cursor = index + 1
    add(
      .compare(left, comparator.operation, .aggregate(isMaximum ? .maximum : .minimum, nil)),
      span: items[at].span.union(items[index].span))
    section = .condition
    subject = nil
    isInner = true
    return true
  }

  private enum Quantifier { case all, some }

  private func quantifier(in range: ClosedRange<Int>) -> Quantifier? {
    for index in range where items.indices.contains(index) {
      let words = items[index].text.split(separator: " ")
      if words.contains("any") || words.contains("all") || words.contains("every") { return .all }
      if words.contains("some") { return .some }
    }
    return nil
  }

  /// A table, or a noun the data does not know where a thing of the table in question is meant.
  private func isThing(_ index: Int) -> Bool {
    items[index].isMostlyTable || items[index].isUnknown
      || items[index].isSchema && Participle.isOne(items[index].text)
  }

  /// Whether words narrow down the noun before them.
  func restricts(_ index: Int) -> Bool {
    let item = items[index]
    if item.relative == .with || item.relative == .whose || item.relative == .that { return true }
    if let preposition = item.preposition { return [.in, .from, .of, .at, .by].contains(preposition) }
    return item.isValue || item.number != nil || Participle.isOne(item.text)
  }
}
