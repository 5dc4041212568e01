import QuerentCore
import SemanticLayer

extension SketchReader {
  /// "each front desk agent": a group for every row that has the value, of the table the value stands in.
  mutating func readEachMember() -> Bool {
    guard item.has(.each), let at = next(from: cursor + 1), items[at].isValue, items[at].quoted == nil,
      (items[at].schema.first?.score ?? 0) < 0.9, let best = items[at].values.first, best.score >= 0.9,
      items[at].values.allSatisfy({ $0.column.table == best.column.table })
    else { return false }
    if isCountPending {
      sketch.targets.append(Sketch.Target(kind: .count(nil)))
      isCountPending = false
    }
    let noun: Int
    if let next = next(from: at + 1), next == at + 1, items[next].isMostlyTable {
      noun = phrase(at: next)
      cursor = next + 1
    } else {
      sketch.phrases.append(
        Sketch.Phrase(
          candidates: [SchemaCandidate(element: .table(best.column.table), score: 1)], span: items[at].span,
          text: items[at].text, item: at))
      noun = sketch.phrases.count - 1
      cursor = at + 1
    }
    sketch.groups.append(Sketch.Group(key: .phrase(noun), isEach: true))
    add(
      .members(
        [Sketch.Member(matches: items[at].values, text: items[at].text, isQuoted: false)], subject: nil),
      span: items[at].span)
    antecedent = noun
    subject = nil
    return true
  }

  /// "how many treadmills does each club have": the rows that have the value are counted, where nothing else is named.
  mutating func countMember(_ at: Int) {
    guard isCountPending, section == .target, items[at].quoted == nil, sketch.focus == nil,
      sketch.targets.isEmpty,
      items[at].text.hasSuffix("s"), let best = items[at].values.first, best.score >= 0.85,
      items[at].values.allSatisfy({ $0.column.table == best.column.table }),
      items.indices.contains(at + 1), ["do", "does", "did"].contains(items[at + 1].text),
      items[(at + 1)...].contains(where: { $0.has(.each) || $0.group == .each })
    else { return }
    sketch.phrases.append(
      Sketch.Phrase(
        candidates: [SchemaCandidate(element: .table(best.column.table), score: 1)], span: items[at].span,
        text: items[at].text, item: at))
    let counted = sketch.phrases.count - 1
    sketch.targets.append(Sketch.Target(kind: .count(counted)))
    sketch.focus = counted
    isCountPending = false
  }

  /// "never applied for anything": says no more than the "never" did.
  mutating func readAnything() -> Bool {
    let skip = item.preposition == .for || item.preposition == .to || item.preposition == .at ? 1 : 0
    guard items.indices.contains(cursor + skip), items[cursor + skip].text == "anything",
      items[..<cursor].contains(where: { $0.has(.negation) })
    else { return false }
    cursor += skip + 1
    return true
  }

  /// "busiest month for bookings", "our quietest weekday": the stretch of time with the most rows, or the fewest.
  mutating func readBusiest() -> Bool {
    guard let isMost = Self.busyness[item.text], (item.schema.first?.score ?? 0) < 0.9, !item.isValue,
      sketch.groups.isEmpty, sketch.orders.isEmpty, let unit = next(from: cursor + 1)
    else { return false }
    let key: Sketch.Group.Key
    if case .part(let part)? = items[unit].time?.meaning {
      key = .part(part)
    } else if case .grain(let grain)? = items[unit].time?.meaning {
      key = .grain(grain)
    } else if !items[unit].isSchema || (items[unit].schema.first?.score ?? 0) < 0.97,
      let grain = TimeGrain(rawValue: Lemmatizer.lemma(of: items[unit].text))
    {
      key = .grain(grain)
    } else {
      return false
    }
    sketch.groups.append(Sketch.Group(key: key))
    var end = unit + 1
    var counted: Int?
    if let link = next(from: end),
      [.for, .of, .in, .by].contains(items[link].preposition) || items[link].text == "in terms of",
      let noun = next(from: link + 1), items[noun].isMostlyTable
    {
      counted = phrase(at: noun)
      sketch.focus = sketch.focus ?? counted
      end = noun + 1
    }
    sketch.orders.append(
      Sketch.Order(key: .count(counted), isDescending: isMost, isSuperlative: true))
    sketch.limit = sketch.limit ?? 1
    cursor = end
    section = .condition
    subject = nil
    return true
  }

  private static let busyness = ["busiest": true, "quietest": false, "slowest": false, "most busy": true]
}
