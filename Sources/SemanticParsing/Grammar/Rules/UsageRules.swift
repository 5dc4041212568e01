import QuerentCore
import SemanticLayer

/// What is used, chosen or picked most: by how often it stands in the rows.
enum UsageRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "used-most",
      examples: [
        "which payment method is used the most", "which make is chosen least",
        "which make is used most often",
      ]
    ) { reader in reader.readUsage() },
    GrammarRule("sells-best", examples: ["which product sells best", "which customer sold the least"]) {
      reader in
      reader.readSellsBest()
    },
    GrammarRule("who-does-most", examples: ["who earns the most", "which employee earns the least"]) {
      reader in
      reader.readWhoDoesMost()
    },
  ]

  fileprivate static let verbs: Set<String> = ["used", "chosen", "picked", "selected", "requested"]
}

extension SketchReader {
  /// "which product sells best", "which rep sold the most in 2023": by the main figure, whatever else the verb names.
  fileprivate mutating func readSellsBest() -> Bool {
    guard ["sell", "sells", "sold"].contains(item.text), !item.isValue, sketch.orders.isEmpty,
      sketch.targets.count == 1, case .phrase(let target) = sketch.targets[0].kind,
      let end = next(from: cursor + 1), let superlative = items[end].superlative,
      superlative.countsThings || superlative.isQuality
    else { return false }
    if let after = next(from: end + 1), items[after].isSchema || items[after].number != nil { return false }
    sketch.orders.append(
      Sketch.Order(
        key: .adjective("sell", of: target), isDescending: superlative.isDescending, isSuperlative: true))
    sketch.limit = 1
    cursor = end + 1
    section = .condition
    subject = nil
    return true
  }

  /// "who earns the most": people by the figure that the verb asks for, which nobody asked to see.
  fileprivate mutating func readWhoDoesMost() -> Bool {
    guard item.isSchema, !item.isMostlyTable, !item.isValue, sketch.orders.isEmpty, cursor > 0,
      ["earn", "earns", "earned", "weigh", "weighs", "weighed", "cost", "costs"].contains(item.text),
      let end = next(from: cursor + 1), let superlative = items[end].superlative, superlative.countsThings,
      sketch.targets.count == 1
    else { return false }
    switch sketch.targets[0].kind {
    case .implied(.person): break
    case .phrase(let index) where index != lastPhrase || isTable(index): break
    default: return false
    }
    if let after = next(from: end + 1), items[after].isSchema { return false }
    let figure = phrase(at: cursor, wants: .number)
    sketch.orders.append(
      Sketch.Order(key: .phrase(figure), isDescending: superlative.isDescending, isSuperlative: true))
    sketch.limit = 1
    cursor = end + 1
    section = .condition
    subject = nil
    return true
  }

  fileprivate mutating func readUsage() -> Bool {
    guard UsageRules.verbs.contains(item.text), !item.isSchema, !item.isValue, sketch.orders.isEmpty,
      let end = next(from: cursor + 1), let superlative = items[end].superlative,
      superlative.countsThings || superlative.isFrequency,
      case .phrase(let target)? = sketch.targets.last?.kind
    else { return false }
    if let after = next(from: end + 1), items[after].isSchema || items[after].preposition == .by {
      return false
    }
    sketch.orders.append(
      Sketch.Order(key: .frequency(target), isDescending: superlative.isDescending, isSuperlative: true))
    sketch.limit = 1
    cursor = end + 1
    section = .condition
    subject = nil
    return true
  }
}
