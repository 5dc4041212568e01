import QuerentCore
import SemanticLayer

extension Sketch {
  /// "what does Acme buy most": the goods that someone buys or sells.
  struct Traded: Hashable, Sendable {
    /// Largest first, where a superlative ranks them: "most", "least".
    var isDescending: Bool?
  }
}

/// What someone buys or sells, and who was active when.
enum TradeRules {
  static let all: [GrammarRule] = [
    GrammarRule("traded", examples: ["what does Claire Gute buy most", "what did the West sell last year"]) {
      reader in reader.readTraded()
    },
    GrammarRule("last-time", examples: ["last time Claire Gute ordered", "when did Claire Gute last order"]) {
      reader in
      reader.readLastTime()
    },
    GrammarRule("active-by-time", examples: ["monthly active customers", "active customers by month"]) {
      reader in reader.readActiveByTime()
    },
    GrammarRule(
      "inactive-since", examples: ["customers inactive for 6 months", "customers who went quiet since 2016"]
    ) {
      reader in reader.readInactive()
    },
  ]

  fileprivate static let verbs: Set<String> = [
    "buy", "buys", "order", "orders", "purchase", "purchases", "sell", "sells", "bought", "sold", "ordered",
    "purchased", "buying", "selling", "ordering",
  ]
  fileprivate static let people: Set<String> = [
    "customer", "client", "buyer", "shopper", "account", "user", "guest", "subscriber", "merchant",
  ]
  fileprivate static let quiet: Set<String> = ["inactive", "dormant", "quiet", "silent", "idle"]
}

extension SketchReader {
  /// "what does Acme buy most", with nothing named between "what" and the verb but who does it.
  fileprivate mutating func readTraded() -> Bool {
    guard section == .target, sketch.orders.isEmpty, TradeRules.verbs.contains(item.text), !item.isValue,
      let opener = items.firstIndex(where: { $0.opener == .what }), opener < cursor,
      sketch.targets.allSatisfy({ target in
        switch target.kind {
        case .implied: true
        case .phrase(let index): isTable(index)
        default: false
        }
      }),
      items[(opener + 1)..<cursor].allSatisfy({ item in
        isSilent(item) || item.isValue || item.has(.pronoun) || item.has(.have) || item.has(.be)
          || item.isMostlyTable || item.text == "they"
      }),
      items[(opener + 1)..<cursor].contains(where: {
        $0.isValue || $0.isMostlyTable || ["we", "they"].contains($0.text)
      })
        || ["what did we", "what do we", "what have we"].contains(where: { items[opener].text.hasPrefix($0) })
    else { return false }
    var traded = Sketch.Traded()
    var end = cursor + 1
    if let next = next(from: end), let superlative = items[next].superlative, items[next].aggregate == nil {
      let after = self.next(from: next + 1)
      // "what do they sell most of", "buy most often"
      guard after.map({ !items[$0].isSchema || items[$0].time != nil }) ?? true else { return false }
      traded.isDescending = superlative.isDescending
      end = next + 1
      if let after, items[after].preposition == .of { end = after + 1 }
    }
    sketch.arithmetic.traded = traded
    sketch.targets.removeAll()
    if traded.isDescending != nil { sketch.limit = 1 }
    cursor = end
    section = .condition
    subject = nil
    return true
  }

  /// "last time Acme ordered", "when did Acme first order": the date of one row of business.
  fileprivate mutating func readLastTime() -> Bool {
    guard sketch.arithmetic.occasion == nil,
      ["last", "first", "most recently"].contains(item.text) || item.text.hasSuffix("last time")
        || item.text.hasSuffix("first time"),
      !item.isValue, sketch.orders.isEmpty
    else { return false }
    let isFirst = item.text.contains("first")
    var index = cursor + 1
    if items.indices.contains(index), items[index].text == "time" || items[index].text == "date" {
      index += 1
    }
    let saysTime = index > cursor + 1 || item.text.hasSuffix("time")
    let asksWhen = items[..<cursor].contains { $0.opener == .when }
    guard saysTime || asksWhen else { return false }
    // who did it stands before the verb, or before "last"
    var doer: Int?
    while let found = next(from: index),
      items[found].isValue || items[found].has(.pronoun) || items[found].has(.have)
        || items[found].text == "they"
    {
      if items[found].isValue { doer = found }
      index = found + 1
    }
    guard let verb = next(from: index), TradeRules.verbs.contains(items[verb].text),
      doer != nil || items[..<cursor].contains(where: \.isValue),
      next(from: verb + 1).map({ !items[$0].isSchema }) ?? true
    else { return false }
    sketch.targets.removeAll { if case .implied(.date) = $0.kind { true } else { false } }
    sketch.arithmetic.occasion = isFirst ? .minimum : .maximum
    usedAhead.insert(verb)
    cursor = doer ?? verb
    section = .condition
    return true
  }

  /// "monthly active customers", "active customers by month": those that did something in each of the months.
  fileprivate mutating func readActiveByTime() -> Bool {
    guard item.text == "active", let noun = next(from: cursor + 1), noun == cursor + 1,
      TradeRules.people.contains(Lemmatizer.lemma(of: items[noun].text)), items[noun].isSchema,
      sketch.targets.isEmpty,
      items.contains(where: { if case .grain(_?)? = $0.time?.meaning { true } else { false } })
    else { return false }
    sketch.arithmetic.activePeople = phrase(at: noun)
    isCountPending = false
    cursor = noun + 1
    section = .target
    return true
  }

  /// "inactive for 6 months": nothing happened since then.
  fileprivate mutating func readInactive() -> Bool {
    guard TradeRules.quiet.contains(item.text), !item.isSchema, let time = next(from: cursor + 1),
      case .range? = items[time].time?.meaning, let focus = sketch.focus
    else { return false }
    let span = item.span.union(items[time].span)
    cursor += 1
    add(.inactive(focus), span: span)
    section = .condition
    subject = nil
    return true
  }
}
