import QuerentCore
import SemanticLayer

/// Shares, ratios, growth, running figures, ranks: what is computed from the figures a question names.
enum ArithmeticRules {
  static let timed: [GrammarRule] = [
    GrammarRule("rolling-average", examples: ["rolling 3 month average of sales"]) { reader in
      guard reader.item.time != nil, let next = reader.next(from: reader.cursor + 1),
        reader.items[next].aggregate == .average
      else { return false }
      let words = reader.item.text.split { $0 == " " || $0 == "-" }
      guard ["rolling", "trailing", "moving"].contains(words.first),
        let count = words.lazy.compactMap({ Int($0) }).first, count >= 2, count <= 400
      else { return false }
      reader.sketch.operations.insert(.movingAverage(count))
      if let grain = SketchReader.grain(of: reader.item.text),
        !reader.items.contains(where: { if case .grain? = $0.time?.meaning { true } else { false } })
      {
        reader.sketch.groups.append(Sketch.Group(key: .grain(grain)))
      }
      reader.cursor = next + 1
      _ = reader.readCountedTable()
      return true
    }
  ]

  static let all: [GrammarRule] = [
    GrammarRule("days-between", examples: ["average days between order and ship date"]) { reader in
      reader.readDaysBetween()
    },
    GrammarRule(
      "share-of-figure",
      examples: ["profit as a percentage of sales", "profit as a share of sales by region"]
    ) { reader in
      guard reader.item.has(.share), reader.item.text.hasPrefix("as "), reader.isArithmeticWord,
        reader.sketch.targets.count == 1 || reader.isCountPending
      else { return false }
      var index = reader.cursor + 1
      while let found = reader.next(from: index),
        reader.items[found].preposition == .of || reader.items[found].aggregate == .sum
      {
        index = found + 1
      }
      guard let noun = reader.next(from: index),
        reader.isMeasure(reader.items[noun]) || reader.isPartOfSame(noun)
      else { return false }
      reader.sketch.arithmetic.ratio = Sketch.Ratio(
        target: reader.sketch.targets.count, condition: reader.sketch.conditions.count,
        time: reader.sketch.times.count)
      reader.sketch.targets.append(Sketch.Target(kind: .phrase(reader.phrase(at: noun))))
      reader.cursor = noun + 1
      return true
    },
    GrammarRule("share", examples: ["share of sales by region", "what percentage of orders are returned?"]) {
      reader in
      guard reader.item.has(.share), reader.isArithmeticWord else { return false }
      reader.sketch.operations.insert(.share)
      reader.cursor += 1
      reader.noteShareVerb()
      if reader.sketch.targets.isEmpty { reader.section = .target }
      _ = reader.readCountedTable()
      return true
    },
    GrammarRule("share-noun-again", examples: ["what share of orders are Texas orders?"]) { reader in
      guard reader.sketch.operations.contains(.share), reader.sketch.arithmetic.shareVerb != nil,
        reader.item.isMostlyTable, case .count(let counted?)? = reader.sketch.targets.first?.kind,
        let previous = reader.previous(before: reader.cursor), reader.items[previous].isValue,
        reader.item.bestTable?.element == reader.items[reader.sketch.phrases[counted].item].bestTable?.element
      else { return false }
      reader.cursor += 1
      return true
    },
    GrammarRule("share-within", examples: ["share of sales by sub-category within category"]) { reader in
      guard reader.sketch.operations.contains(.share), reader.item.text.hasPrefix("within"),
        let noun = reader.nextNoun(after: reader.cursor)
      else { return false }
      let phrase = reader.phrase(at: noun)
      reader.sketch.arithmetic.within.append(phrase)
      reader.cursor = noun + 1
      return true
    },
    GrammarRule(
      "whole",
      examples: [
        "sales by region as a share in total", "what share of sales in total is Furniture",
        "sales by category as a percentage overall",
      ]
    ) { reader in
      guard reader.sketch.operations.contains(.share), reader.item.aggregate == .sum, !reader.item.isSchema
      else { return false }
      reader.cursor += 1
      return true
    },
    GrammarRule("ratio", examples: ["ratio of profit to sales", "ratio of orders in Texas to all orders"]) {
      reader in
      guard reader.item.has(.ratio), reader.isArithmeticWord, let split = reader.ratioSplit else {
        return false
      }
      reader.pendingRatioSplit = split
      reader.section = .target
      reader.cursor += 1
      _ = reader.readCountedTable()
      return true
    },
    GrammarRule("ratio-last", examples: ["profit to sales ratio by region"]) { reader in
      guard reader.item.preposition == .to || reader.item.has(.versus), !reader.sketch.targets.isEmpty,
        let noun = reader.next(from: reader.cursor + 1), reader.items[noun].isSchema,
        let word = reader.next(from: noun + 1), reader.items[word].has(.ratio), !reader.items[word].isSchema
      else { return false }
      reader.sketch.arithmetic.ratio = Sketch.Ratio(
        target: reader.sketch.targets.count, condition: reader.sketch.conditions.count,
        time: reader.sketch.times.count)
      reader.cursor += 1
      if !reader.readCountedTable() { reader.readPlainFigure() }
      reader.cursor = word + 1
      return true
    },
    GrammarRule(
      "ratio-second", examples: ["ratio of profit to sales", "ratio of orders in Texas to orders in Ohio"]
    ) { reader in
      guard reader.pendingRatioSplit == reader.cursor else { return false }
      reader.pendingRatioSplit = nil
      reader.sketch.arithmetic.ratio = Sketch.Ratio(
        target: reader.sketch.targets.count, condition: reader.sketch.conditions.count,
        time: reader.sketch.times.count)
      reader.section = .target
      reader.subject = nil
      reader.isAlternativePending = false
      reader.cursor += 1
      if !reader.readCountedTable() { reader.readPlainFigure() }
      return true
    },
    GrammarRule(
      "growth", examples: ["sales growth by month", "change in profit", "how much did sales grow?"]
    ) { reader in
      guard reader.item.has(.growth), reader.isArithmeticWord else { return false }
      reader.sketch.operations.insert(.growth)
      let words = reader.item.text.split(separator: " ")
      let isRelative = reader.items[..<reader.cursor].contains { $0.has(.share) || $0.text == "%" }
      if words.contains(where: { $0 == "change" || $0 == "changed" }), !isRelative,
        !words.contains(where: { $0.hasPrefix("percent") || $0 == "rate" })
      {
        reader.sketch.arithmetic.isAbsolute = true
      }
      if isRelative { reader.sketch.operations.remove(.share) }
      reader.cursor += 1
      _ = reader.readCountedTable()
      return true
    },
    GrammarRule("running-total", examples: ["running total of sales by month", "cumulative orders"]) {
      reader in
      guard reader.item.has(.runningTotal), reader.isArithmeticWord else { return false }
      reader.sketch.operations.insert(.runningTotal)
      reader.cursor += 1
      _ = reader.readCountedTable()
      return true
    },
    GrammarRule("cumulative-share", examples: ["Pareto of sales by customer"]) { reader in
      guard reader.item.has(.cumulativeShare), reader.isArithmeticWord else { return false }
      reader.sketch.operations.insert(.cumulativeShare)
      reader.cursor += 1
      _ = reader.readCountedTable()
      return true
    },
    GrammarRule(
      "moving-average",
      examples: ["3-month moving average of sales", "moving average of profit over 3 months"]
    ) { reader in reader.readMovingAverage() },
    GrammarRule("moving-window", examples: ["moving average of profit over 3 months"]) { reader in
      guard let window = reader.sketch.arithmetic.windowItem, reader.cursor <= window,
        reader.cursor == window || reader.next(from: reader.cursor + 1) == window,
        !reader.item.isSchema
      else { return false }
      reader.cursor = window + 1
      if reader.cursor < reader.items.count, reader.items[reader.cursor].isGrainWord {
        reader.cursor += 1
      }
      return true
    },
    GrammarRule("rank", examples: ["rank regions by profit", "ranking of products by sales"]) { reader in
      reader.readRank()
    },
    GrammarRule("member-difference", examples: ["difference in sales between West and East"]) { reader in
      guard reader.item.has(.difference), reader.isArithmeticWord, reader.hasTwoMembersAhead else {
        return false
      }
      reader.sketch.operations.insert(.difference)
      reader.section = .target
      reader.cursor += 1
      _ = reader.readCountedTable()
      return true
    },
    GrammarRule("top-per-group", examples: ["top 3 products per region by sales"]) { reader in
      guard reader.pendingTopOrder != nil || reader.pendingPositional != nil,
        reader.item.group == .per || reader.item.group == .each || reader.item.text == "in each",
        let noun = reader.next(from: reader.cursor + 1), reader.items[noun].isSchema,
        !reader.sketch.targets.isEmpty
      else { return false }
      let phrase = reader.phrase(at: noun)
      reader.sketch.groups.append(Sketch.Group(key: .phrase(phrase), isEach: true))
      reader.sketch.arithmetic.limitedWithin.append(phrase)
      reader.cursor = noun + 1
      return true
    },
    GrammarRule("per-entity", examples: ["profit per order", "average number of orders per customer"]) {
      reader in
      reader.readPerEntity()
    },
  ]
}

extension SketchReader {
  /// Whether the words at the cursor mean the arithmetic rather than a column of that name.
  fileprivate var isArithmeticWord: Bool { (item.schema.first?.score ?? 0) < 0.85 && !item.isValue }

  /// The next item that says something, when it is a noun.
  fileprivate func nextNoun(after index: Int) -> Int? {
    var position = index + 1
    while let found = next(from: position) {
      if items[found].isSchema { return found }
      guard items[found].preposition != nil || items[found].has(.each) || items[found].has(.pronoun) else {
        return nil
      }
      position = found + 1
    }
    return nil
  }

  /// A table right ahead stands for the number of its rows.
  fileprivate mutating func readCountedTable() -> Bool {
    var index = cursor
    while let found = next(from: index), items[found].preposition == .of || items[found].has(.all) {
      index = found + 1
    }
    guard let noun = next(from: index), items[noun].isMostlyTable, !isMeasure(items[noun]),
      noun + 1 >= items.count || !items[noun + 1].isSchema
    else { return false }
    let phrase = phrase(at: noun)
    sketch.targets.append(Sketch.Target(kind: .count(phrase)))
    sketch.focus = sketch.focus ?? phrase
    antecedent = phrase
    subject = nil
    cursor = noun + 1
    return true
  }

  /// The bare noun of the second side: "to sales".
  fileprivate mutating func readPlainFigure() {
    while let found = next(from: cursor), items[found].has(.pronoun), !items[found].isSchema {
      cursor = found + 1
    }
    guard let noun = next(from: cursor), items[noun].isSchema, items[noun].aggregate == nil,
      !items[noun].has(.count), !items[noun].isValue || noun + 1 >= items.count || !items[noun + 1].isSchema
    else { return }
    let phrase = phrase(at: noun)
    sketch.targets.append(Sketch.Target(kind: .phrase(phrase)))
    cursor = noun + 1
  }

  func isMeasure(_ item: Item) -> Bool {
    item.schema.prefix(3).contains {
      if case .measure = $0.element { $0.score >= 0.9 } else { false }
    }
  }

  /// Notes the first verb after the noun of a share.
  fileprivate mutating func noteShareVerb() {
    for index in cursor..<max(cursor, items.count) {
      let item = items[index]
      if item.has(.sentenceEnd) { return }
      let isVerb =
        item.has(.be) || item.relative != nil || item.has(.have)
        || ["come", "comes", "came", "come from", "comes from"].contains(item.text)
      if isVerb, index > cursor {
        sketch.arithmetic.shareVerb = item.span.start
        return
      }
    }
  }

  /// The item between the two sides of a ratio.
  fileprivate var ratioSplit: Int? {
    let isBetween = item.text.hasSuffix("between") || peek()?.has(.between) == true
    for index in (cursor + 1)..<max(cursor + 1, items.count) {
      let item = items[index]
      if item.preposition == .to || item.has(.versus) || item.text == "over" { return index }
      if isBetween, item.conjunction == .and { return index }
      if item.has(.sentenceEnd) { return nil }
    }
    return items[(cursor + 1)...].firstIndex { $0.conjunction == .and }
  }

  fileprivate var hasTwoMembersAhead: Bool {
    let members = items[(cursor + 1)...].filter { $0.isValue && ($0.schema.first?.score ?? 0) < 0.9 }
    guard members.count == 2 else { return false }
    let columns = Set(members[0].values.map(\.column))
    return members[1].values.contains { columns.contains($0.column) }
  }

  fileprivate mutating func readDaysBetween() -> Bool {
    let words = item.text.split(separator: " ")
    guard words.last == "days" || words.first == "days" || words.last == "time", cursor + 1 < items.count,
      (item.schema.first?.score ?? 0) < 0.95
    else { return false }
    var index = cursor + 1
    let isLinked = words.contains("between") || words.contains("from")
    if !isLinked {
      guard let link = next(from: index), items[link].has(.between) || items[link].preposition == .from else {
        return false
      }
      index = link + 1
    }
    var dates: [Int] = []
    while let found = next(from: index), dates.count < 2 {
      if items[found].isSchema {
        dates.append(found)
      } else if items[found].conjunction != .and, items[found].preposition != .to,
        !items[found].has(.pronoun)
          || dates.isEmpty
      {
        if dates.isEmpty, items[found].has(.pronoun) { index = found + 1; continue }
        return false
      }
      index = found + 1
    }
    guard dates.count == 2 else { return false }
    let earlier = phrase(at: dates[0], wants: .date)
    let later = phrase(at: dates[1], wants: .date)
    sketch.arithmetic.days = Sketch.Days(
      earlier: earlier, later: later, aggregate: pendingAggregates.first)
    pendingAggregates = []
    isCountPending = false
    cursor = dates[1] + 1
    section = .condition
    subject = nil
    return true
  }

  /// `3-month moving average of`, `moving average … over 3 months`, `rolling 3 month average`.
  fileprivate mutating func readMovingAverage() -> Bool {
    guard item.has(.movingAverage), isArithmeticWord else { return false }
    var window: (count: Int, grain: TimeGrain?)?
    for index in items.indices where abs(index - cursor) <= 8 {
      guard let number = items[index].number, number.value >= 2, number.value <= 400,
        number.value == number.value.rounded()
      else { continue }
      let after = items[(index + 1)...].prefix(2).compactMap { Self.grain(of: $0.text) }.first
      let own = Self.grain(of: items[index].text)
      if after != nil || own != nil || index < cursor {
        window = (number.count, own ?? after)
        sketch.unread.removeAll { $0 == index }
        if index > cursor { sketch.arithmetic.windowItem = index }
        break
      }
    }
    sketch.operations.insert(.movingAverage(window?.count ?? 3))
    if let grain = window?.grain,
      !items.contains(where: { item in
        if case .grain? = item.time?.meaning { true } else { false }
      })
    {
      sketch.groups.append(Sketch.Group(key: .grain(grain)))
    }
    cursor += 1
    _ = readCountedTable()
    return true
  }

  /// The grain a word such as `month`, `3-months` names.
  fileprivate static func grain(of text: String) -> TimeGrain? {
    let words = text.split { $0 == " " || $0 == "-" }
    guard let last = words.last else { return nil }
    return TimeGrain.allCases.first { last == $0.rawValue || last == $0.rawValue + "s" }
  }

  /// "rank regions by profit": the noun is the key, what follows "by" the figure.
  fileprivate mutating func readRank() -> Bool {
    let isVerb = item.text == "rank" || item.text == "ranking" || item.has(.rank)
    guard isVerb, isArithmeticWord, sketch.targets.isEmpty, sketch.orders.isEmpty,
      let noun = nextNoun(after: cursor), let by = next(from: noun + 1),
      items[by].preposition == .by || items[by].group == .by || items[by].text == "by"
        || items[by].text == "based on",
      let figure = next(from: by + 1)
    else { return false }
    let starts = items[figure].isSchema || items[figure].has(.count) || items[figure].aggregate != nil
    guard starts else { return false }
    let key = phrase(at: noun)
    sketch.groups.append(Sketch.Group(key: .phrase(key)))
    sketch.arithmetic.ranked = key
    sketch.operations.insert(.rank)
    section = .target
    cursor = by + 1
    if items[figure].isSchema { readPlainFigure() }
    return true
  }
}

extension Item {
  /// Whether the words are the unit of a window: `months`.
  fileprivate var isGrainWord: Bool { SketchReader.grain(of: text) != nil }
}
