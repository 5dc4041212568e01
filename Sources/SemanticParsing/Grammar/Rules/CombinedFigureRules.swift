import QuerentCore
import SemanticLayer

/// Two figures of the business made into one: "sales minus refunds", "sales net of refunds".
enum CombinedFigureRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "figures-combined",
      examples: ["sales minus profit by region", "sales net of profit", "sales plus profit"]
    ) {
      reader in reader.readCombinedFigures()
    }
  ]

  /// What the words between two figures do with them.
  static func symbol(_ text: String) -> ArithmeticOperator? {
    switch text {
    case "minus", "less", "net of", "net": .subtract
    case "after": .subtract
    case "plus": .add
    default: nil
    }
  }
}

extension SketchReader {
  fileprivate mutating func readCombinedFigures() -> Bool {
    guard let symbol = isNetOf ? .subtract : CombinedFigureRules.symbol(item.text), !item.isSchema,
      !item.isValue,
      sketch.arithmetic.ratio == nil, sketch.targets.count == 1, sketch.conditions.isEmpty,
      var noun = next(from: cursor + 1)
    else { return false }
    if item.text == "net" {
      guard items[noun].preposition == .of, let after = next(from: noun + 1) else { return false }
      noun = after
    }
    while items[noun].has(.all) || items[noun].aggregate == .sum, !items[noun].isSchema,
      let after = next(from: noun + 1)
    {
      noun = after
    }
    guard items[noun].isSchema, items[noun].number == nil,
      isAddable(items[noun])
        || item.text == "after"
          && items[noun].schema.prefix(3).contains(where: { $0.isMeasure && $0.score >= 0.7 })
    else { return false }
    switch sketch.targets[0].kind {
    case .phrase(let index) where isAddable(items[sketch.phrases[index].item]): break
    case .aggregate(.sum, _), .count(_?): break
    default: return false
    }
    sketch.arithmetic.ratio = Sketch.Ratio(
      target: 1, condition: sketch.conditions.count, time: sketch.times.count, symbol: symbol)
    sketch.targets.append(Sketch.Target(kind: .phrase(phrase(at: noun))))
    cursor = noun + 1
    return true
  }

  /// "sales net of refunds", where "sales net" is a name of the figure.
  private var isNetOf: Bool {
    item.preposition == .of && cursor > 0 && items[cursor - 1].text.hasSuffix(" net")
  }

  /// A figure, or a table whose rows have an amount.
  private func isAddable(_ item: Item) -> Bool {
    item.isMostlyTable || item.schema.prefix(3).contains { $0.isMeasure && $0.score >= 0.9 }
      || (item.bestColumn?.score ?? 0) >= 0.9
  }
}

extension SketchReader {
  /// "web orders as a share of all orders": the whole is named by the noun of the part.
  func isPartOfSame(_ noun: Int) -> Bool {
    guard items[noun].isMostlyTable, let whole = items[noun].bestTable?.element else { return false }
    switch sketch.targets.first?.kind {
    case .phrase(let part)?, .count(let part?)?:
      let item = items[sketch.phrases[part].item]
      // "refunds as a share of orders": two numbers of rows
      return item.isMostlyTable && (!sketch.conditions.isEmpty || item.bestTable?.element != whole)
    default: return false
    }
  }
}
