import QuerentCore
import SemanticLayer

/// Figures "per" a thing: one ratio, or a row for each.
extension SketchReader {
  /// "profit per order": divides by the number of orders; "average orders per customer" likewise. "sales per region"
  /// and "number of orders per customer" give a row a group.
  mutating func readPerEntity() -> Bool {
    guard item.text == "per", section == .target, sketch.groups.isEmpty, sketch.orders.isEmpty,
      sketch.operations.isEmpty, sketch.limit == nil, !isCountPending, pendingAggregates.isEmpty,
      sketch.targets.count == 1, let target = sketch.targets.last, let noun = next(from: cursor + 1),
      noun == cursor + 1, isEntity(items[noun]) || isAmount(items[noun]),
      !items[..<cursor].contains(where: { $0.opener == .command }),
      !items[(noun + 1)...].contains(where: { $0.superlative != nil || $0.order != nil })
    else { return false }
    switch target.kind {
    case .phrase(let index):
      guard isMeasure(items[sketch.phrases[index].item]), !PerThing.isSold(items[noun].text) else {
        return false
      }
      // "revenue per customer": a row a customer, unless an average, one figure or the groups of it are asked for
      if !Self.transactions.contains(Lemmatizer.lemma(of: items[noun].text)), !isAmount(items[noun]),
        sketch.opener != .what,
        !items[(noun + 1)...].contains(where: {
          $0.preposition == .by || $0.group != nil || $0.has(.each) || $0.text == "on average"
        })
      {
        return false
      }
    case .aggregate(let function, _)
    where [.median, .percentile, .maximum, .minimum, .standardDeviation].contains(function):
      break
    case .aggregate(.average, let index):
      let figure = items[sketch.phrases[index].item]
      guard isMeasure(figure) || figure.isMostlyTable else { return false }
      sketch.targets[sketch.targets.count - 1].kind = figure.isMostlyTable ? .count(index) : .phrase(index)
    default: return false
    }
    sketch.arithmetic.perEntity = phrase(at: noun)
    cursor = noun + 1
    section = .condition
    subject = nil
    return true
  }

  /// What is so many that nobody wants a row of each.
  private static let transactions: Set<String> = [
    "order", "invoice", "transaction", "ticket", "visit", "booking", "sale", "deal", "claim", "call", "trip",
    "shipment",
    "line", "item", "unit", "payment", "session", "click", "lead", "night", "day", "delivery", "job", "head",
    "bill",
    "reservation", "appointment", "purchase", "case", "room", "seat", "employee", "user", "person",
  ]

  /// "per night", "per unit": a column that adds up, named in the singular.
  private func isAmount(_ item: Item) -> Bool {
    guard item.isSchema, item.time == nil, !item.isMostlyTable, !item.text.hasSuffix("s"),
      let best = item.schema.first, best.score >= 0.85
    else { return false }
    return isMeasure(item) && TimeGrain(rawValue: item.text) == nil
  }

  /// A thing that is counted: one row of a table, or what an identifier tells apart; named in the singular.
  private func isEntity(_ item: Item) -> Bool {
    guard item.isSchema, item.time == nil, !item.text.hasSuffix("s") else { return false }
    if item.isMostlyTable { return true }
    return item.schema.prefix(4).contains { candidate in
      guard case .column(let reference) = candidate.element else { return false }
      let words = NameWords.words(in: reference.column)
      return words.count > 1 && ["id", "number", "no"].contains(words.last) && item.text.hasPrefix(words[0])
    }
  }
}
