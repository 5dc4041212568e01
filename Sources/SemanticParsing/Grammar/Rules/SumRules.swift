import SemanticLayer

/// Two columns of a row added up: "the sum of checking and savings balances".
enum SumRules {
  static let all: [GrammarRule] = [
    GrammarRule("sum-of-two", examples: ["show the orders and the sum of quantity and discount"]) { reader in
      guard let (first, second, end) = reader.summands(from: reader.cursor) else { return false }
      reader.sketch.targets.append(Sketch.Target(kind: .sum(first, second), sentence: reader.sentenceCount))
      reader.cursor = end
      return true
    }
  ]
}

extension SketchReader {
  /// The two nouns after "sum of" or "total", and where the words end. After "total" the first has to be a table that
  /// only describes what is added ("total checking and savings balance"): "total sales and profit" are two totals.
  mutating func summands(from start: Int) -> (first: Int, second: Int, end: Int)? {
    guard items[start].aggregate == .sum, !items[start].isSchema else { return nil }
    var index = start + 1
    while index < items.count,
      isSilent(items[index]) || items[index].preposition == .of || items[index].has(.pronoun)
    {
      index += 1
    }
    guard index < items.count, items[index].isSchema, let and = next(from: index + 1),
      items[and].conjunction == .and,
      let other = next(from: and + 1), items[other].isSchema, !items[other].isMostlyTable
    else { return nil }
    let isSum = items[start].text.contains("sum") || items[start].text.contains("of")
    guard items[index].isMostlyTable || isSum else { return nil }
    return (phrase(at: index), phrase(at: other, wants: .number), other + 1)
  }
}
