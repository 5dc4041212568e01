import QuerentCore
import SemanticLayer

/// One row for each value of something.
enum GroupRules {
  static let all: [GrammarRule] = [
    GrammarRule("top-by", examples: ["top 10 customers by sales", "top 3 products in terms of profit"]) {
      reader in
      guard let order = reader.pendingTopOrder, reader.sketch.orders.indices.contains(order),
        reader.item.preposition == .by || reader.item.preposition == .about || reader.item.group == .grouped
          || reader.item.group == .per
      else { return false }
      return reader.readTopMeasure(order)
    },
    GrammarRule(
      "group-by",
      examples: [
        "number of orders for each customer", "average price per category", "sales by region and segment",
        "How many films in each rating?",
      ]
    ) { reader in
      guard reader.isGroupAhead else { return false }
      reader.readGroups()
      return true
    },
    GrammarRule(
      "each", examples: ["How many orders does each customer have?", "the name of each department"]
    ) { reader in
      guard reader.item.has(.each), let next = reader.next(from: reader.cursor + 1),
        reader.items[next].isSchema
      else {
        return false
      }
      reader.readGroups()
      return true
    },
    GrammarRule(
      "each-member", examples: ["How many orders did each Corporate customer make?"]
    ) { reader in reader.readEachMember() },
  ]
}

extension SketchReader {
  /// The figure after "top 10 customers by".
  fileprivate mutating func readTopMeasure(_ order: Int) -> Bool {
    guard var index = next(from: cursor + 1) else { return false }
    var isCount = false
    var aggregate: Aggregate?
    if items[index].has(.count) {
      isCount = true
      guard let noun = next(from: index + 1) else { return false }
      index = noun
    } else if let function = items[index].aggregate, !items[index].isSchema, let noun = next(from: index + 1)
    {
      aggregate = function
      index = noun
    }
    // "by amount billed": of the bills
    if ["amount", "value", "volume"].contains(items[index].text), index + 1 < items.count,
      Participle.isOne(items[index + 1].text)
    {
      let word = items[index + 1].text
      let lemma = Lemmatizer.lemma(of: AmountVerbs.plain[word] ?? word)
      if AmountVerbs.tables[lemma] != nil {
        sketch.arithmetic.amountVerb = lemma
        pendingTopOrder = nil
        cursor = index + 2
        return true
      }
    }
    guard items[index].isSchema else { return false }
    let named = phrase(at: index, wants: isCount ? .any : .number)
    sketch.orders[order].key =
      isCount ? .count(named) : aggregate.map { .aggregate($0, named) } ?? .phrase(named)
    pendingTopOrder = nil
    cursor = index + 1
    // "by amount billed": the amount of the bills
    if cursor < items.count, Participle.isOne(items[cursor].text), items[cursor].isMostlyTable,
      !items[cursor].isValue, sketch.phrases[named].owner == nil
    {
      sketch.phrases[named].owner = phrase(at: cursor, wants: .table)
      cursor += 1
    }
    // "by quantity sold": the verb says no more than the figure does
    if cursor < items.count, Participle.isOne(items[cursor].text), !items[cursor].isValue,
      items[cursor].states.isEmpty, !items[cursor].text.contains(" "),
      (items[cursor].schema.first?.score ?? 0) < 0.9, !items[cursor].isUnknown
    {
      cursor += 1
    }
    return true
  }

  /// Whether the cursor stands at words that open a group.
  fileprivate var isGroupAhead: Bool {
    guard let next = next(from: cursor + 1), items[next].isSchema || items[next].time != nil else {
      return false
    }
    // "never used by any product"
    if isNegationPending, item.preposition == .by, items[next].isMostlyTable { return false }
    if item.group != nil { return true }
    // "rank of Texas by sales": what is ranked by, not a key
    if sketch.arithmetic.rankedMember, items[next].schema.contains(where: { $0.score >= 0.9 && $0.isMeasure })
    {
      return false
    }
    guard item.preposition == .by, items[next].isSchema,
      !Participle.isOne(String(item.text.prefix { $0 != " " }))
    else { return false }
    // "total invoiced by brand": the verb is the figure
    if sketch.arithmetic.amountVerb != nil, sketch.targets.count == 1, hasFigure, sketch.conditions.isEmpty {
      return true
    }
    // "closed won by owner": only a member is named, and its rows are counted
    if sketch.targets.isEmpty, sketch.focus == nil, sketch.conditions.count == 1, sentenceCount == 0,
      case .members = sketch.conditions[0].kind
    {
      return true
    }
    // "by" groups figures; after "directed", "made" it names who did it, which a value then follows
    guard pendingPositional == nil else { return false }
    if let after = self.next(from: next + 1), items[after].isValue, !items[after].isSchema { return false }
    if cursor > 1, Participle.isOne(items[cursor - 1].text), items[cursor - 2].isSchema,
      !items[cursor - 1].text.contains(" "), isOwner(items[next], of: items[cursor - 2])
    {
      return false
    }
    if cursor > 0, Participle.isOne(items[cursor - 1].text), !isFigure(items[cursor - 1]),
      !isNamedSo(items[cursor - 1]), !(hasFigure && isKindOfRow(items[next])),
      items[cursor - 1].states.isEmpty, !items[cursor - 1].isValue,
      cursor < 2 || !isFigure(items[cursor - 2]) || isOwner(items[next], of: items[cursor - 2])
    {
      return false
    }
    // "spent on tickets by visitors with level 1": who did it
    if let after = self.next(from: next + 1), items[next].isMostlyTable,
      items[after].relative == .with || items[after].relative == .whose || items[after].relative == .that,
      items[max(0, cursor - 4)..<cursor].contains(where: { Participle.isOne($0.text) && !isFigure($0) })
    {
      return false
    }
    // "by region", "and by segment?": a turn that only regroups the one before
    let opensTurn =
      sketch.targets.isEmpty && sentenceCount == 0
      && items[..<cursor].allSatisfy {
        $0.conjunction != nil || isSilent($0) || $0.has(.comma) || $0.opener == .command || $0.opener == .what
      }
    return hasFigure || namesOnlyTables || namesOneColumn || opensTurn
  }

  /// "units sold" where a column has that name.
  private func isNamedSo(_ item: Item) -> Bool {
    item.text.contains(" ") && (item.schema.first?.score ?? 0) >= 0.97
      && item.schema.contains {
        guard case .column(let reference) = $0.element, let last = item.text.split(separator: " ").last else {
          return false
        }
        let words = NameSplitter.words(in: reference.column)
        return reference.column.lowercased().hasSuffix(last)
          || words.last.map { Lemmatizer.stem(of: $0) } == Lemmatizer.stem(of: String(last))
      }
  }

  /// "units sold by category": a column that sorts rows into kinds did nothing itself.
  private func isKindOfRow(_ item: Item) -> Bool {
    guard !item.isMostlyTable, item.values.isEmpty, let best = item.schema.first, best.score >= 0.9,
      case .column(let reference) = best.element
    else { return false }
    return !Set(NameSplitter.words(in: reference.column)).isDisjoint(with: Self.kinds)
  }

  private static let kinds: Set<String> = [
    "category", "type", "kind", "class", "channel", "region", "method", "segment", "status", "reason",
    "cause",
    "description", "country", "state", "city", "month", "year", "quarter", "line", "level", "size", "color",
  ]

  /// "discount by category": one column, right before "by".
  private var namesOneColumn: Bool {
    guard sketch.targets.count == 1, case .phrase(let index) = sketch.targets[0].kind,
      sketch.conditions.allSatisfy({ if case .state = $0.kind { true } else { false } }),
      let before = previous(before: cursor),
      sketch.phrases[index].item == before || sketch.phrases[index].owner != nil
    else { return false }
    return sketch.phrases[index].candidates.first.map {
      if isNumber(before), $0.score >= 0.6 { return true }
      return if case .column = $0.element { $0.score >= 0.85 } else { false }
    } ?? false
  }

  /// "scrap by family" for `qty_scrapped`: a word that fits part of one column, which holds numbers.
  private func isNumber(_ index: Int) -> Bool {
    if items[index].holdsNumbers { return true }
    let best = items[index].schema.first?.score ?? 1
    return items[index].schema.contains {
      if case .measure = $0.element { $0.score >= max(0.6, best - 0.05) } else { false }
    }
  }

  /// "citations received by publications": the figure is one of theirs, so that they are no groups of it.
  private func isOwner(_ item: Item, of figure: Item) -> Bool {
    guard item.isMostlyTable, let table = item.bestTable?.element.tableName else { return false }
    return figure.schema.prefix(6).contains { candidate in
      if case .column(let reference) = candidate.element {
        reference.table == table && candidate.score >= (figure.schema.first?.score ?? 0) - 0.25
      } else {
        false
      }
    }
  }

  /// "by region and profit": a figure is no key, unless a column of words or a table has its name, too.
  private func isNamedFigure(_ item: Item) -> Bool {
    isFigure(item) && !item.isMostlyTable && (item.bestColumn?.score ?? 0) < 0.9
  }

  /// "units sold": the words are a figure's name, whatever they end in.
  private func isFigure(_ item: Item) -> Bool {
    item.schema.contains { candidate in
      if case .measure = candidate.element { candidate.score >= 0.9 } else { false }
    }
  }

  /// "refunds by reason", "orders and tickets by region": tables and nothing else are asked for.
  private var namesOnlyTables: Bool {
    !sketch.targets.isEmpty
      && sketch.targets.allSatisfy { target in
        if case .phrase(let index) = target.kind { isTable(index) } else { false }
      }
  }

  /// Whether anything shown is a figure over rows: a count, an aggregate, a measure.
  var hasFigure: Bool {
    if isCountPending || !pendingAggregates.isEmpty || !sketch.operations.isEmpty
      || sketch.arithmetic.isFigure
    {
      return true
    }
    return sketch.targets.contains { target in
      switch target.kind {
      case .count, .aggregate: true
      case .implied(let kind): kind == .amount
      case .everything, .difference, .sum: false
      case .phrase(let index):
        // a column may be called an average of its own
        sketch.phrases[index].text.hasPrefix("average ")
          || sketch.phrases[index].candidates.prefix(3).contains {
            if case .measure = $0.element { true } else { false }
          }
      }
    }
  }

  /// "by month and region": what follows the step of time is one more key.
  mutating func readKeysAfterGrain() {
    guard cursor < items.count, items[cursor].conjunction == .and || items[cursor].has(.comma),
      let next = next(from: cursor + 1), isFurtherKey(next), hasFigure || namesOnlyTables
    else { return }
    // "sales by month and profit by region" is two questions, "by month and total profit" two figures
    if let after = self.next(from: next + 1), items[after].group != nil || items[after].preposition == .by {
      return
    }
    readGroups()
  }

  /// The step of time a bare word names: `month` in "by region and month".
  static func plainGrain(of item: Item) -> TimeGrain? {
    guard !item.isSchema, !item.isValue, item.time == nil else { return nil }
    return TimeGrain(rawValue: item.text).flatMap { $0 == .hour ? nil : $0 }
  }

  fileprivate mutating func readGroups() {
    let isPlain = item.text == "by each" && !hasFigure && namesOnlyTables
    let isEach = !isPlain && (item.has(.each) || item.group == .each || item.group == .per)
    let isPer = item.group == .per
    let opening = cursor
    let isOf = item.text.hasPrefix("of ")
    let isAcross = item.text.hasPrefix("across")
    if isCountPending, !isOf || item.group == .each {
      sketch.targets.append(Sketch.Target(kind: .count(nil), isDistinct: false))
      isCountPending = false
    }
    cursor += 1
    var owned: [Int] = []
    loop: while cursor < items.count {
      let item = items[cursor]
      if item.isMostlyTable, let last = owned.last, sketch.phrases[last].item == cursor - 1, isTable(last) {
        cursor += 1  // "across checking accounts"
        continue
      }
      if DueRules.owes(item) { break loop }
      if item.isSchema, item.comparator == nil {
        let index = phrase(at: cursor)
        if let last = owned.last, sketch.phrases[last].item == cursor - 1, isModifier(last, of: item),
          sketch.groups.last?.key == .phrase(last)
        {
          // "by store format", "by product group": the first noun says of what
          sketch.groups.removeLast()
          owned.removeLast()
          sketch.phrases[index].owner = last
        }
        if let previous = previous(before: cursor), previous > opening, items[previous].preposition == .of,
          !owned.isEmpty
        {
          for group in owned { sketch.phrases[group].owner = index }
        } else {
          sketch.groups.append(
            Sketch.Group(
              key: .phrase(index), isEach: isEach, isPer: isPer, isOwner: isOf, isAcross: isAcross))
          owned.append(index)
        }
        if owned.count == 1, isOf || isEach && hasFigure && isTable(index) { ownNames(index) }
        if sketch.focus == nil, isTable(index), sketch.targets.isEmpty { antecedent = index }
        subject = nil
        cursor += 1
        if cursor < items.count, items[cursor].has(.possessive) {
          // "each employee's name": the group owns what follows
          if let next = next(from: cursor + 1), items[next].isSchema {
            let owned = phrase(at: next, owner: index)
            if items[next].isMostlyTable, hasFigure, !isCountPending {
              // "the average price of each maker's products": the rows of the figure
              sketch.focus = sketch.focus ?? owned
              cursor = next
            }
          }
          cursor += 1
          break loop
        }
        continue
      }
      if let mention = item.time, case .grain(let grain) = mention.meaning {
        sketch.groups.append(Sketch.Group(key: .grain(grain)))
      } else if let mention = item.time, case .part(let part) = mention.meaning {
        sketch.groups.append(Sketch.Group(key: .part(part)))
      } else if let grain = Self.plainGrain(of: item) {
        sketch.groups.append(Sketch.Group(key: .grain(grain)))
      } else if item.conjunction == .and || item.has(.comma) {
        // a further key follows only when another noun without a figure does: "by region and segment"
        guard let next = next(from: cursor + 1), isFurtherKey(next) else { break loop }
      } else if item.preposition == .of, let next = next(from: cursor + 1), items[next].isSchema,
        !owned.isEmpty
      {
        // "of" before the owner of the key
      } else if !isSilent(item), !item.has(.each), item.group == nil {
        break loop
      }
      cursor += 1
    }
  }

  /// Whether a key is only what the noun right after it is of: a table, or a word that no column is called by.
  private func isModifier(_ key: Int, of noun: Item) -> Bool {
    guard !noun.isMostlyTable, noun.values.isEmpty, noun.time == nil, let best = noun.schema.first,
      best.score >= 0.85
    else { return false }
    if isTable(key) { return true }
    return (sketch.phrases[key].candidates.first?.score ?? 1) < 0.93
  }

  /// "the name of each department": the columns named before belong to the key.
  private mutating func ownNames(_ key: Int) {
    for target in sketch.targets[min(sentenceStart, sketch.targets.count)...] {
      if case .phrase(let index) = target.kind, sketch.phrases[index].owner == nil, !isTable(index) {
        sketch.phrases[index].owner = key
      }
    }
  }

  private func isFurtherKey(_ index: Int) -> Bool {
    let item = items[index]
    if item.time != nil || Self.plainGrain(of: item) != nil { return true }
    guard item.isSchema, item.aggregate == nil, !item.has(.count), item.opener == nil else { return false }
    if isNamedFigure(item) { return false }
    // "for each region, list the name and …" starts targets after a comma
    if items[cursor].has(.comma) {
      return !sketch.targets.isEmpty
    }
    // "… for each X and show/with/their Y" is no key; nor is a noun that a comparator follows
    if let after = next(from: index + 1), items[after].comparator != nil { return false }
    return !items[(cursor + 1)..<index].contains { $0.has(.pronoun) }
  }
}
