import QuerentCore
import SemanticLayer

/// What sales people and revenue operations ask for by name: percentiles, who makes up most of the sales, new and
/// repeat customers, ranks and changes of single members, goals met or missed.
enum BusinessRules {
  static let all: [GrammarRule] = [
    GrammarRule("percentile", examples: ["90th percentile of sales", "p95 of profit"]) { reader in
      reader.readPercentile()
    },
    GrammarRule(
      "makes-up",
      examples: ["customers that make up 80% of sales", "products that account for half of profit"]
    ) { reader in reader.readMakesUp() },
    GrammarRule("count-last", examples: ["order count in Texas", "customer count by state"]) { reader in
      guard reader.item.text == "count", let last = reader.sketch.targets.last,
        reader.sketch.targets.count == 1,
        case .phrase(let named) = last.kind, reader.isTable(named),
        reader.previous(before: reader.cursor) == reader.sketch.phrases[named].item
      else { return false }
      reader.sketch.targets = [Sketch.Target(kind: .count(named))]
      reader.cursor += 1
      return true
    },
    GrammarRule("total-last", examples: ["unpaid orders total", "orders total in 2016"]) { reader in
      guard reader.item.text == "total", let last = reader.sketch.targets.last,
        reader.sketch.targets.count == 1, case .phrase(let named) = last.kind, reader.isTable(named),
        reader.previous(before: reader.cursor) == reader.sketch.phrases[named].item,
        reader.next(from: reader.cursor + 1).map({ !reader.items[$0].isSchema }) ?? true
      else { return false }
      reader.sketch.targets = [Sketch.Target(kind: .aggregate(.sum, named))]
      reader.cursor += 1
      return true
    },
    GrammarRule("repeat", examples: ["repeat customers in Texas", "how many returning customers"]) { reader in
      guard ["repeat", "returning", "recurring"].contains(reader.item.text), !reader.item.isSchema || true,
        let noun = reader.next(from: reader.cursor + 1), noun == reader.cursor + 1, reader.isPeople(noun)
      else { return false }
      let named = reader.phrase(at: noun)
      reader.cursor += 1
      reader.add(.repeats(named), span: reader.items[noun].span)
      return true
    },
    GrammarRule("newcomers", examples: ["new customers last month", "how many first-time customers"]) {
      reader in
      guard reader.item.has(.newcomer),
        let noun = reader.next(from: reader.cursor + 1), noun == reader.cursor + 1,
        !reader.item.states.contains(where: { $0.table == reader.items[noun].bestTable?.element.tableName }),
        reader.items[noun].isMostlyTable || reader.isPeople(noun)
      else { return false }
      reader.sketch.arithmetic.newcomers = reader.phrase(at: noun)
      reader.cursor += 1
      return true
    },
    GrammarRule("rank-of-member", examples: ["rank of Texas by sales", "what rank is the West in profit"]) {
      reader in reader.readRankOfMember()
    },
    GrammarRule("contribution", examples: ["which regions contributed most to the drop in sales in 2016"]) {
      reader in reader.readContribution()
    },
    GrammarRule("change", examples: ["what drove the drop in sales in 2016"]) { reader in reader.readChange()
    },
    GrammarRule(
      "goal", examples: ["which regions missed their quota", "regions that beat quota last quarter"]
    ) {
      reader in
      reader.readGoal()
    },
    GrammarRule(
      "members-side-by-side", examples: ["West vs East", "sales in Texas compared to Ohio"]
    ) { reader in
      guard reader.item.has(.versus), reader.hasMembersOnBothSides else { return false }
      reader.sketch.arithmetic.setsMembersBeside = true
      reader.cursor += 1
      return true
    },
    GrammarRule("share-of-parent", examples: ["share of category sales by sub-category"]) { reader in
      reader.readShareOfParent()
    },
  ]
}

extension SketchReader {
  /// Whether an item names people or firms that come again: customers, buyers.
  fileprivate func isPeople(_ index: Int) -> Bool {
    let lemma = Lemmatizer.lemma(of: items[index].text)
    return items[index].isSchema
      && [
        "customer", "client", "buyer", "shopper", "account", "user", "member", "guest", "patient", "visitor",
        "donor", "subscriber", "purchaser",
      ].contains(lemma)
  }

  // MARK: Percentiles

  fileprivate mutating func readPercentile() -> Bool {
    var percent: Int?
    var last = cursor
    if let number = item.number, number.value == number.value.rounded(), (1...99).contains(number.value),
      let word = next(from: cursor + 1), items[word].text.hasPrefix("percentile")
    {
      percent = Int(number.value)
      last = word
    } else if item.text.utf8.count == 3, item.text.hasPrefix("p"), let value = Int(item.text.dropFirst()),
      (1...99).contains(value), !item.isSchema
    {
      percent = value
    }
    guard let percent else { return false }
    sketch.arithmetic.percent = percent
    pendingAggregates = [.percentile]
    section = .target
    cursor = last + 1
    // "95th percentile latency", "percentile for latency"
    if let link = next(from: cursor), items[link].preposition == .of || items[link].preposition == .for {
      cursor = link + 1
    }
    return true
  }

  // MARK: Most of the sales

  fileprivate mutating func readMakesUp() -> Bool {
    guard item.has(.makesUp), let at = next(from: cursor + 1) else { return false }
    var share: Double?
    var last = at
    if let number = items[at].number, number.isPercent, number.value > 0, number.value < 100 {
      share = number.value / 100
    } else if items[at].text.hasPrefix("half") {
      share = 0.5
    }
    // "the top 80 %", "80 percent"
    if share == nil, items[at].has(.all) || items[at].superlative != nil, let number = next(from: at + 1),
      let value = items[number].number, value.isPercent
    {
      share = value.value / 100
      last = number
    }
    guard let share else { return false }
    sketch.arithmetic.portion = share
    sketch.limit = nil
    sketch.orders.removeAll { $0.isSuperlative }
    cursor = last + 1
    section = .target
    var index = cursor
    while let found = next(from: index), items[found].preposition == .of || items[found].has(.pronoun) {
      index = found + 1
    }
    if let noun = next(from: index), items[noun].isSchema {
      sketch.arithmetic.portionOf = phrase(at: noun)
      cursor = noun + 1
    }
    section = .condition
    subject = nil
    return true
  }

  // MARK: Members

  /// Members of one column before and after the cursor.
  fileprivate var hasMembersOnBothSides: Bool {
    guard let before = items[..<cursor].last(where: { $0.isValue && !$0.isMostlyTable }),
      let after = items[(cursor + 1)...].first(where: { $0.isValue && !$0.isMostlyTable })
    else { return false }
    let columns = Set(before.values.map(\.column))
    return after.values.contains { columns.contains($0.column) }
  }

  fileprivate mutating func readRankOfMember() -> Bool {
    let isRank = item.has(.rank) || ["rank", "ranked", "place", "position"].contains(item.text)
    guard isRank, !item.isSchema, sketch.arithmetic.rankedMember == false else { return false }
    let members = items.indices.filter { items[$0].isValue && !items[$0].isSchema }
    guard members.count == 1 else { return false }
    // "rank regions in Texas by sales" ranks regions
    if let noun = next(from: cursor + 1), items[noun].isSchema, noun < members[0] { return false }
    let hasQuestion =
      items[..<cursor].contains { $0.opener != nil } || item.text.hasSuffix(" of") || item.has(.rank)
    guard hasQuestion else { return false }
    sketch.arithmetic.rankedMember = true
    sketch.operations.insert(.rank)
    section = .target
    cursor += 1
    return true
  }

  // MARK: Changes

  fileprivate mutating func readContribution() -> Bool {
    guard item.has(.contribution) || item.has(.share) && item.text.hasPrefix("contribution"),
      let change = items[(cursor + 1)...].prefix(6).firstIndex(where: {
        $0.has(.growth) || Self.changes.contains($0.text)
      })
    else { return false }
    sketch.arithmetic.explainsChange = true
    // "most" only says that the largest come first
    sketch.limit = nil
    sketch.orders.removeAll()
    sketch.arithmetic.changeItem = change
    cursor += 1
    section = .target
    return true
  }

  /// The word of the change itself: "the drop in".
  fileprivate mutating func readChange() -> Bool {
    guard sketch.arithmetic.changeItem == cursor else { return false }
    cursor += 1
    section = .target
    return true
  }

  private static let changes: Set<String> = [
    "drop", "decline", "decrease", "fall", "dip", "increase", "rise", "growth", "change", "loss", "gain",
    "jump",
  ]

  // MARK: Goals

  fileprivate mutating func readGoal() -> Bool {
    guard var operation = Self.goals[item.text] else { return false }
    var index = cursor + 1
    var part = 1.0
    // "hit less than 90 % of their quota"
    if let at = next(from: index), let comparator = items[at].comparator, comparator.adjective == nil {
      operation = comparator.operation
      index = at + 1
    }
    // "below 80 % of quota"
    if let at = next(from: index), let number = items[at].number, number.isPercent, number.value > 0,
      let link = next(from: items.indices.contains(at + 1) && items[at + 1].text == "%" ? at + 2 : at + 1),
      items[link].preposition == .of
    {
      part = number.value / 100
      index = link + 1
    }
    while let found = next(from: index), items[found].has(.pronoun) || items[found].has(.all) {
      index = found + 1
    }
    guard let noun = next(from: index), items[noun].isSchema,
      ["quota", "target", "goal"].contains(Lemmatizer.lemma(of: items[noun].text))
    else { return false }
    let isNegated = isNegationPending
    isNegationPending = false
    sketch.arithmetic.goal = Sketch.Goal(
      phrase: phrase(at: noun), operation: isNegated ? operation.negated : operation, part: part,
      asksWho: items.first?.text.hasPrefix("who") == true)
    cursor = noun + 1
    section = .condition
    subject = nil
    return true
  }

  private static let goals: [String: ComparisonOperator] = [
    "missed": .less, "miss": .less, "missing": .less, "below": .less, "under": .less, "behind": .less, "are behind": .less, "is behind": .less,
    "short of": .less, "hit": .greaterOrEqual, "met": .greaterOrEqual, "meet": .greaterOrEqual,
    "made": .greaterOrEqual, "make": .greaterOrEqual, "reached": .greaterOrEqual, "reach": .greaterOrEqual,
    "achieved": .greaterOrEqual, "achieve": .greaterOrEqual, "attained": .greaterOrEqual,
    "beat": .greater, "exceeded": .greater, "exceed": .greater, "above": .greater, "over": .greater,
    "ahead of": .greater, "outperformed": .greater, "surpassed": .greater, "overachieved": .greater,
  ]

  // MARK: Shares of parents

  /// "share of category for each sub-category", "share of its category": the noun is no figure but a whole that parts
  /// are of.
  fileprivate mutating func readShareOfParent() -> Bool {
    guard item.has(.share), (item.schema.first?.score ?? 0) < 0.85 else { return false }
    var index = cursor + 1
    while let found = next(from: index),
      items[found].preposition == .of || items[found].has(.pronoun) || items[found].text == "parent"
        || items[found].text == "their" || items[found].preposition == .in
    { index = found + 1 }
    guard let noun = next(from: index), isDimension(noun) else { return false }
    // some other key must be the part
    guard items.indices.contains(where: { $0 != noun && isDimension($0) }) else { return false }
    sketch.operations.insert(.share)
    sketch.arithmetic.within.append(phrase(at: noun))
    sketch.unread.removeAll { items[$0].text == "parent" }
    cursor = noun + 1
    section = .target
    return true
  }

  /// A column that is grouped by, and neither a figure nor a table.
  private func isDimension(_ index: Int) -> Bool {
    let item = items[index]
    guard !item.isMostlyTable, !item.isValue, item.time == nil, let best = item.bestColumn, best.score >= 0.9
    else {
      return false
    }
    return !item.schema.contains { if case .measure = $0.element { $0.score >= 0.9 } else { false } }
  }
}
