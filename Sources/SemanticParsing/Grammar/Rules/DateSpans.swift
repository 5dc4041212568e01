import SemanticLayer

/// How long it is from one date to another: "average days from application to approval", "time between order and
/// payment".
enum DateSpans {
  static let rule = GrammarRule(
    "date-span",
    examples: [
      "average days from order to shipping by region", "what is the average time between order and payment",
    ]
  ) { reader in reader.readDateSpan() }

  fileprivate static let spans: Set<String> = [
    "time", "days", "gap", "lag", "delay", "number of days", "weeks", "day", "time lag", "interval",
  ]
}

extension SketchReader {
  fileprivate mutating func readDateSpan() -> Bool {
    guard section == .target, sketch.arithmetic.duration == nil, sketch.arithmetic.span == nil,
      !item.isValue, (item.schema.first?.score ?? 0) < 0.9
    else { return false }
    var at = cursor
    if item.has(.count), let unit = peek(), DateSpans.spans.contains(unit.text) { at += 1 }
    guard DateSpans.spans.contains(items[at].text), let link = next(from: at + 1),
      items[link].preposition == .from || items[link].has(.between)
    else { return false }
    let isBetween = items[link].has(.between)
    var sides: [[String]] = [[], []]
    var side = 0
    var index = link + 1
    scan: while index < items.count, index <= link + 9 {
      let item = items[index]
      let isLink = isBetween ? item.conjunction == .and : item.preposition == .to || item.text == "until"
      if side == 0, isLink {
        side = 1
      } else if item.group != nil || item.preposition != nil || item.has(.sentenceEnd) || item.time != nil
        || item.isValue || item.number != nil || item.conjunction != nil || item.relative != nil
      {
        break scan
      } else if !isSilent(item) || item.text == "payment" {
        sides[side] += item.text.split(separator: " ").map(String.init)
      }
      index += 1
    }
    guard !sides[0].isEmpty, !sides[1].isEmpty, sides.allSatisfy({ $0.count <= 3 }) else { return false }
    sketch.arithmetic.span = Sketch.DateSpan(
      from: sides[0], to: sides[1], aggregate: pendingAggregates.first ?? .average)
    sketch.arithmetic.unit = Sketch.DurationUnit(word: items[at].text)
    pendingAggregates = []
    isCountPending = false
    cursor = index
    section = .condition
    subject = nil
    return true
  }
}
