import SemanticLayer

/// What stands around a superlative and decides what it ranks.
extension SketchReader {
  /// Whether a noun that is no figure is followed by the figure it is ranked by: "region by sales".
  func isRankedByFigure(_ noun: Int) -> Bool {
    func isFigure(_ index: Int) -> Bool {
      items[index].schema.contains { candidate in
        if case .measure = candidate.element { candidate.score >= 0.9 } else { false }
      }
    }
    guard section == .target, items[noun].isSchema, !isFigure(noun), let by = next(from: noun + 1),
      by == noun + 1, items[by].preposition == .by || items[by].group == .by, let figure = next(from: by + 1)
    else { return false }
    return isFigure(figure)
  }

  /// Whether all targets so far are figures, so that a further superlative is one too: "the highest and lowest price".
  var isOwnFigure: Bool {
    !sketch.targets.isEmpty
      && sketch.targets.allSatisfy { if case .aggregate = $0.kind { true } else { false } }
  }

  /// "the title and highest price for each film": a figure in a list, one for every group.
  func isListedFigure(_ index: Int) -> Bool {
    guard let previous = previous(before: index), items[previous].conjunction == .and,
      let before = self.previous(before: previous), items[before].isSchema
    else { return false }
    return items[index...].contains { $0.group == .each || $0.group == .per || $0.has(.each) }
  }

  func isRelativeBefore(_ index: Int) -> Bool {
    guard let previous = previous(before: index) else { return false }
    return items[previous].relative != nil || items[previous].has(.have)
  }

  func isPluralAhead(_ index: Int?) -> Bool {
    guard let index, items.indices.contains(index) else { return true }
    let text = items[index].text
    return text.hasSuffix("s") || text == "people"
  }

  var lastTargetPhrase: Int? {
    for target in sketch.targets.reversed() {
      if case .phrase(let index) = target.kind { return index }
    }
    return nil
  }

  func hasTarget(of phrase: Int) -> Bool {
    sketch.targets.contains { if case .phrase(phrase) = $0.kind { true } else { false } }
  }
}
