import SemanticLayer

/// Rates that no column holds: the share of the rows that are in a state.
enum RateRules {
  static let all: [GrammarRule] = [
    GrammarRule("state-rate", examples: ["success rate by method", "failure rate of payments per month"]) {
      reader in
      guard reader.item.has(.share), !reader.item.states.isEmpty else { return false }
      let item = reader.item
      reader.add(.state(item.states, subject: nil), span: item.span)
      let condition = reader.sketch.conditions.count - 1
      reader.sketch.conditions[condition].isNegated = false
      reader.sketch.arithmetic.rate = condition
      reader.section = .target
      reader.cursor += 1
      reader.pendingAggregates = []
      var noun: Int?
      if let link = reader.next(from: reader.cursor),
        reader.items[link].preposition == .of || reader.items[link].preposition == .for,
        let next = reader.next(from: link + 1), reader.items[next].isMostlyTable
      {
        noun = reader.phrase(at: next)
        reader.sketch.conditions[condition].kind = .state(item.states, subject: noun)
        reader.sketch.focus = reader.sketch.focus ?? noun
        reader.antecedent = noun
        reader.cursor = next + 1
      }
      reader.sketch.targets.append(Sketch.Target(kind: .count(noun)))
      return true
    }
  ]
}
