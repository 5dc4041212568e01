import QuerentCore

extension Sketch {
  /// "who sold the most": a side of the business that is asked for by its verb.
  struct Dealing: Hashable, Sendable {
    enum Side: Hashable, Sendable { case seller, buyer }

    var side: Side
    /// The plain form of the verb.
    var verb: String
    /// Largest first, where the superlative has no noun: "sold the most".
    var isDescending: Bool?
    /// Who is asked for, where that is named: "which customer paid the most".
    var subject: Int?
  }
}

/// "who" before a verb of business: the verb says which side is asked for, and names no column.
enum DealingRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "dealing",
      examples: ["who sold the most?", "who bought the most in 2016?", "who made the most sales?"]
    ) { reader in reader.readDealing() },
    GrammarRule("dealing-of-named", examples: ["which customer paid the most?"]) { reader in
      reader.readDealingOfNamed()
    },
    GrammarRule(
      "befallen-most",
      examples: ["which products are ordered the most", "which customers get invoiced the most"]
    ) { reader in reader.readBefallenMost() },
  ]

  /// Verbs whose subject buys, or sells.
  fileprivate static let sides: [String: Sketch.Dealing.Side] = [
    "buy": .buyer, "purchase": .buyer, "order": .buyer, "spend": .buyer, "pay": .buyer,
    "open": .buyer, "raise": .buyer, "submit": .buyer, "file": .buyer,
    "sell": .seller, "close": .seller, "win": .seller, "land": .seller,
  ]
  /// Verbs that say who sold only beside a figure of sales.
  fileprivate static let makers: Set<String> = [
    "make", "generate", "bring", "book", "drive", "do", "earn",
    "have", "get",
  ]

  /// The plain form of a verb of business.
  fileprivate static func plain(_ verb: String) -> String {
    if let irregular = irregular[verb] { return irregular }
    let lemma = Lemmatizer.lemma(of: verb)
    let known = sides[lemma] != nil || makers.contains(lemma)
    if known { return lemma }
    for ending in ["ed", "d", "ing"] where lemma.hasSuffix(ending) {
      let root = String(lemma.dropLast(ending.count))
      for candidate in [root, root + "e"] where sides[candidate] != nil || makers.contains(candidate) {
        return candidate
      }
    }
    return lemma
  }

  /// Whether words name a figure of what was sold.
  fileprivate static func isSold(_ text: String) -> Bool {
    text.split(separator: " ").contains {
      ["sales", "revenue", "revenues", "profit", "profits", "bookings", "turnover", "margin"].contains($0)
    }
  }

  /// Whether words name those that sellers look after.
  fileprivate static func areServed(_ text: String) -> Bool {
    ["customer", "client", "account", "merchant"].contains(Lemmatizer.lemma(of: text))
  }

  private static let irregular = [
    "paid": "pay", "spent": "spend", "won": "win", "winning": "win", "made": "make", "making": "make",
    "had": "have", "got": "get",
    "brought": "bring", "brought in": "bring", "brings in": "bring",
    "drove": "drive", "did": "do", "sold": "sell", "bought": "buy",
  ]

  /// "sold" names a side wherever a state or a column is called so, "closed" only beside what can be closed.
  fileprivate static let isStateAsWell: Set<String> = [
    "close", "win", "land", "open", "raise", "submit", "file",
  ]
}

extension SketchReader {
  fileprivate mutating func readDealing() -> Bool {
    let opens = item.opener == .who || ["who has", "who have", "who had"].contains(item.text)
    guard opens, cursor == 0 || items[cursor - 1].has(.sentenceEnd), sketch.targets.isEmpty,
      sketch.focus == nil, sketch.arithmetic.dealing == nil,
      var verb = next(from: cursor + 1)
    else { return false }
    var has = item.text != "who"
    if items[verb].has(.be) || items[verb].has(.have), let after = next(from: verb + 1) {
      has = has || items[verb].has(.have)
      verb = after
    }
    guard items[verb].time == nil else { return false }
    // "who has the most customers"
    let isHad = has && items[verb].superlative != nil
    let lemma = isHad ? "have" : DealingRules.plain(items[verb].text)
    let most = isHad ? verb : next(from: verb + 1)
    guard let most, let superlative = items[most].superlative, items[most].comparator == nil,
      superlative.adjective == nil, !superlative.isTemporal, !superlative.isFrequency
    else { return false }
    let noun = next(from: most + 1)
    let isBare = endsSuperlative(most)
    let side: Sketch.Dealing.Side
    if let known = DealingRules.sides[lemma] {
      side = known
      if DealingRules.isStateAsWell.contains(lemma), isBare { return false }
    } else if DealingRules.makers.contains(lemma), let noun, DealingRules.isSold(items[noun].text) {
      side = .seller
    } else if isHad, let noun, items[noun].isMostlyTable, DealingRules.areServed(items[noun].text) {
      side = .seller
    } else {
      return false
    }
    sketch.arithmetic.dealing = Sketch.Dealing(
      side: side, verb: lemma, isDescending: isBare ? superlative.isDescending : nil)
    sketch.opener = .who
    imply(.person)
    section = .condition
    if isBare {
      sketch.limit = 1
      cursor = most + 1
    } else {
      // a state stays to be read: "closed the most deals"
      cursor = DealingRules.isStateAsWell.contains(lemma) && !items[verb].states.isEmpty ? verb : most
    }
    return true
  }

  /// "which customer paid the most": what was paid is money, not the number of rows of something.
  fileprivate mutating func readDealingOfNamed() -> Bool {
    guard DealingRules.plain(item.text) == "pay", sketch.arithmetic.dealing == nil, let focus = sketch.focus,
      sketch.opener == .which || sketch.opener == .what, sketch.targets.count == 1, sketch.orders.isEmpty,
      case .phrase(focus) = sketch.targets[0].kind, isTable(focus),
      previous(before: cursor) == sketch.phrases[focus].item,
      let most = next(from: cursor + 1), let superlative = items[most].superlative,
      items[most].comparator == nil, superlative.countsThings, endsSuperlative(most)
    else { return false }
    sketch.arithmetic.dealing = Sketch.Dealing(
      side: .buyer, verb: "pay", isDescending: superlative.isDescending, subject: focus)
    let text = items[sketch.phrases[focus].item].text
    sketch.limit = Lemmatizer.lemma(of: text) == text ? 1 : 10
    section = .condition
    subject = nil
    cursor = most + 1
    return true
  }

  /// "which products get refunded the most": by the rows of what happens to them, not by the main figure.
  fileprivate mutating func readBefallenMost() -> Bool {
    guard let focus = sketch.focus, sketch.opener == .which || sketch.opener == .what, sketch.orders.isEmpty,
      sketch.targets.count == 1, case .phrase(focus) = sketch.targets[0].kind,
      let before = previous(before: cursor), before > sketch.phrases[focus].item,
      items[before].has(.be) || ["get", "gets", "got", "getting"].contains(items[before].text),
      items[cursor].isMostlyTable, !items[cursor].isValue,
      let most = next(from: cursor + 1), let superlative = items[most].superlative,
      items[most].comparator == nil, superlative.countsThings, endsSuperlative(most),
      !["sold", "bought", "purchased"].contains(item.text)
    else { return false }
    sketch.orders.append(
      Sketch.Order(
        key: .count(phrase(at: cursor, wants: .table)), isDescending: superlative.isDescending,
        isSuperlative: true))
    let text = items[sketch.phrases[focus].item].text
    sketch.limit = Lemmatizer.lemma(of: text) == text ? 1 : 10
    section = .condition
    subject = nil
    cursor = most + 1
    return true
  }

  /// Whether a superlative stands without a noun: "the most", "the most in 2025".
  private func endsSuperlative(_ most: Int) -> Bool {
    guard let next = next(from: most + 1) else { return true }
    let item = items[next]
    return !item.isValue && item.number == nil && !item.isUnknown
      && (item.time != nil || item.preposition != nil || item.has(.sentenceEnd) || item.has(.comma)
        || item.group != nil)
  }
}
