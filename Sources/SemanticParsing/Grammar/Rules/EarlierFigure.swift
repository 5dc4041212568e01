import SemanticLayer

/// "How many orders does each customer have? List the number and the customer's name.": a figure asked for in one
/// sentence and named again in the next.
extension SketchReader {
  /// Keeps the figure of the sentence that ends.
  mutating func noteFigure() {
    for target in sketch.targets {
      if case .count = target.kind { earlierFigure = target.kind }
    }
    guard earlierFigure == nil else { return }
    for order in sketch.orders {
      switch order.key {
      case .count(let index): earlierFigure = .count(index)
      case .frequency: earlierFigure = .count(nil)
      default: break
      }
    }
  }

  /// Reads "the number", "the count" that stand by themselves in a later sentence.
  mutating func readEarlierFigure() -> Bool {
    guard let figure = earlierFigure, sentenceCount > 0,
      ["number", "the number", "numbers", "count", "the count", "counts"].contains(item.text),
      section == .target, isAlone
    else { return false }
    let isAsked = sketch.targets.contains { $0.kind == figure }
    if isCommand, sketch.targets.count == sentenceStart {
      sketch.targets.removeAll()
      sentenceStart = 0
      sketch.targets.append(Sketch.Target(kind: figure))
    } else if !isAsked {
      sketch.targets.append(Sketch.Target(kind: figure))
    }
    cursor += 1
    return true
  }

  /// "the number of times it was ordered", "how often were they rented": the rows that the verb makes.
  mutating func readTimes() -> Bool {
    guard item.text.contains("times") || item.text.contains("often") else { return false }
    var index = cursor + 1
    while index < items.count, index < cursor + 6 {
      let candidate = items[index]
      if candidate.isSchema, Participle.isOne(candidate.text), candidate.bestTable != nil {
        let named = phrase(at: index, wants: .table)
        sketch.targets.append(Sketch.Target(kind: .count(named)))
        sketch.focus = sketch.focus ?? antecedent
        cursor = index + 1
        section = .condition
        return true
      }
      guard
        isSilent(candidate) || candidate.has(.pronoun) || candidate.has(.be) || candidate.has(.have)
          || candidate.has(.each) || candidate.isMostlyTable && !candidate.isValue
      else { return false }
      index += 1
    }
    return false
  }

  private var isAlone: Bool {
    guard let next = next(from: cursor + 1) else { return true }
    return items[next].conjunction == .and || items[next].has(.comma) || items[next].has(.sentenceEnd)
  }
}
