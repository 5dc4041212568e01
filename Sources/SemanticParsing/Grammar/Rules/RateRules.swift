import QuerentCore
import SemanticLayer

/// Rates that no column holds: the share of the rows that are in a state.
enum RateRules {
  static let all: [GrammarRule] = [
    GrammarRule("lateness-rate", examples: ["late rate by region", "on-time rate of orders"]) { reader in
      reader.readRateOfLateness()
    },
    GrammarRule("state-rate", examples: ["success rate by method", "failure rate of payments per month"]) {
      reader in
      guard reader.item.has(.share), !reader.item.states.isEmpty else { return false }
      reader.readRate(of: reader.item.states, until: reader.cursor + 1)
      return true
    },
    GrammarRule("member-rate", examples: ["corporate rate by region"]) { reader in
      // "no-show rate": the share of the rows that have the value, where no column is called so
      guard let noun = reader.peek(), noun.text == "rate" || noun.text == "rates",
        (noun.schema.first?.score ?? 0) < 0.85, (reader.item.schema.first?.score ?? 0) < 0.85,
        let best = reader.item.values.first, best.score >= 0.9,
        reader.item.values.allSatisfy({ $0.column == best.column })
      else { return false }
      let state = RowState(
        table: best.column.table,
        condition: .comparison(.column(best.column), .equal, .literal(.text(best.value))))
      reader.readRate(of: [state], until: reader.cursor + 2)
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

extension SketchReader {
  /// "on-time delivery rate", "late payment rate": the share of what was done that was done by the day it was due.
  fileprivate mutating func readRateOfLateness() -> Bool {
    var end = cursor + 1
    let isLate = item.text == "late"
    if !isLate {
      guard
        ["on-time", "on time", "timely"].contains(item.text)
          || item.text == "on"
            && items[(cursor + 1)...].prefix(2).contains(where: {
              $0.text == "time" || $0.text.hasPrefix("time ")
            })
      else { return false }
      while end < items.count, ["time", "-"].contains(items[end].text) || items[end].text.hasPrefix("time ") {
        end += 1
      }
    }
    // what was done, between the two
    if items.indices.contains(end), !isRate(items[end]) { end += 1 }
    guard items.indices.contains(end), isRate(items[end]),
      (item.schema.first?.score ?? 0) < 0.9
    else { return false }
    readRate(.late(isLate), until: end + 1)
    return true
  }

  private func isRate(_ item: Item) -> Bool {
    ["rate", "rates", "percentage", "share"].contains(
      item.text.split(separator: " ").last.map(String.init) ?? "")
  }

  /// A rate of rows in a state, whose words end before an index; what follows may say of which rows.
  fileprivate mutating func readRate(of states: [RowState], until end: Int) {
    readRate(.state(states, subject: nil), until: end)
  }

  fileprivate mutating func readRate(_ kind: Sketch.Condition.Kind, until end: Int) {
    add(kind, span: item.span)
    let condition = sketch.conditions.count - 1
    sketch.conditions[condition].isNegated = false
    sketch.arithmetic.rate = condition
    section = .target
    cursor = end
    pendingAggregates = []
    var noun: Int?
    if let link = next(from: cursor), items[link].preposition == .of || items[link].preposition == .for,
      let next = next(from: link + 1), items[next].isMostlyTable
    {
      noun = phrase(at: next)
      if case .state(let states, _) = kind {
        sketch.conditions[condition].kind = .state(states, subject: noun)
      }
      sketch.focus = sketch.focus ?? noun
      antecedent = noun
      cursor = next + 1
    }
    sketch.targets.append(Sketch.Target(kind: .count(noun)))
  }
}
