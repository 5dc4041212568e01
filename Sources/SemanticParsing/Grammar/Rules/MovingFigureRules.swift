import SemanticLayer

/// "products with falling sales": the movement stands before the figure that moved.
enum MovingFigureRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "moving-figure", examples: ["products with falling sales", "customers with growing profit this year"]
    ) { reader in reader.readMovingFigure() }
  ]
}

extension SketchReader {
  /// "lose money", where "money" is a name of the data: a loss, and no fall of that figure.
  func losesMoney(_ index: Int) -> Bool {
    items.indices.contains(index + 1) && ["lose", "loses", "lost", "losing"].contains(items[index].text)
      && items[index + 1].text == "money"
  }

  /// A loss is the profit below zero.
  mutating func readLoss() -> Bool {
    guard losesMoney(cursor) else { return false }
    add(.profitable(false), span: item.span)
    cursor += 2
    section = .condition
    return true
  }

  fileprivate mutating func readMovingFigure() -> Bool {
    guard sketch.arithmetic.trend == nil, sketch.targets.count == 1, sketch.groups.isEmpty,
      items[..<cursor].indices.contains(where: { isThingNamed($0) }),
      item.relative == .with || item.relative == .having || item.has(.have) || item.relative == .that,
      let moving = next(from: cursor + 1), isFreeWord(moving),
      let word = TrendWord(items[moving].text), word.form == .progressive,
      let figure = next(from: moving + 1), figure == moving + 1, isFigure(figure), endsClause(figure + 1)
    else { return false }
    sketch.arithmetic.trend = Sketch.Trend(direction: word.direction)
    sketch.targets.append(Sketch.Target(kind: .phrase(phrase(at: figure))))
    section = .condition
    subject = nil
    cursor = figure + 1
    return true
  }
}
