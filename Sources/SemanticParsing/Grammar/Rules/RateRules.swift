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
    },
    GrammarRule("opposite", examples: ["how many bikes are electric and how many are not"]) { reader in
      guard reader.item.has(.count), reader.sketch.targets.count == 1, !reader.sketch.conditions.isEmpty,
        let last = reader.next(from: reader.cursor + 1)
      else { return false }
      let rest = reader.items[last...]
      guard
        rest.contains(where: { $0.has(.negation) || $0.relative == .without || $0.text.hasSuffix("not") }),
        rest.allSatisfy({
          reader.isSilent($0) || $0.has(.negation) || $0.relative == .without || $0.has(.be) || $0.has(.have)
            || $0.has(.sentenceEnd) || $0.text.hasSuffix("not")
        })
      else { return false }
      reader.sketch.arithmetic.asksForOpposite = true
      reader.cursor = reader.items.count
      return true
    },
  ]
}
