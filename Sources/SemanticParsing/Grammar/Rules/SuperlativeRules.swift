import QuerentCore
import SemanticLayer

/// Picks the rows at one end of an order: "the most expensive product", "top 5 customers by sales".
enum SuperlativeRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "time-unit",
      examples: [
        "Which month had the highest sales?", "the best quarter in 2016", "month with the highest sales",
      ]
    ) { reader in
      guard !reader.item.isSchema || reader.isPraised, reader.section == .target,
        let grain = TimeGrain(rawValue: Lemmatizer.lemma(of: reader.item.text)),
        reader.isUnitWithMost
          || reader.previous(before: reader.cursor).map({ previous in
            reader.items[previous].opener == .which || reader.items[previous].opener == .what
              || reader.items[previous].superlative != nil
          }) ?? false
      else { return false }
      if grain == .day, reader.asksForDate {
        // "on which day was the order placed": when
        reader.sketch.targets.append(Sketch.Target(kind: .implied(.date)))
        reader.cursor += 1
        return true
      }
      reader.sketch.groups.append(Sketch.Group(key: .grain(grain)))
      reader.cursor += 1
      return true
    },
    GrammarRule("number-before-superlative", examples: ["the 3 most common cities", "two cheapest products"])
    { reader in
      guard let number = reader.item.number, !number.isPercent, number.value >= 1, number.value <= 100_000,
        let next = reader.next(from: reader.cursor + 1), reader.isSuperlative(next),
        reader.items[next].comparator == nil
      else { return false }
      reader.pendingNumber = (number, reader.cursor)
      reader.cursor = next
      return true
    },
    GrammarRule("number-before-noun", examples: ["the three products that have the most problems"]) {
      reader in
      guard reader.section == .target, let number = reader.item.number, number.value >= 2,
        number.value <= 1000,
        number.value == number.value.rounded(), !number.isOrdinal, reader.pendingNumber == nil,
        let next = reader.next(from: reader.cursor + 1),
        reader.items[next].isSchema || reader.items[next].isUnknown,
        reader.items[next...].contains(where: { $0.superlative != nil && $0.comparator == nil })
      else { return false }
      reader.presetLimit = number.count
      reader.cursor += 1
      return true
    },
    GrammarRule("busiest", examples: ["What is our busiest month for orders?"]) { reader in
      reader.readBusiest()
    },
    GrammarRule("level", examples: ["low margin products", "which customers have high sales"]) { reader in
      reader.readLevel()
    },
    GrammarRule(
      "superlative",
      examples: [
        "the department with the most employees", "which customer has the highest balance",
        "top 5 products by profit",
        "the most common payment method", "the oldest employee", "the latest order",
      ]
    ) { reader in
      guard reader.isSuperlative(reader.cursor) else { return false }
      return reader.readSuperlative()
    },
  ]
}

extension SketchReader {
  fileprivate func isSuperlative(_ index: Int) -> Bool {
    let item = items[index]
    guard let superlative = item.superlative else { return false }
    if item.comparator != nil, let next = next(from: index + 1), items[next].number != nil { return false }
    if item.aggregate != nil {
      // "maximum salary" is an aggregate unless something has it
      guard let previous = previous(before: index) else { return false }
      let before = items[previous]
      let isHad =
        before.relative == .with || before.relative == .having || before.has(.have)
        || before.relative == .whose
      return isHad && section != .group
    }
    if superlative.isPositional || superlative.isTemporal {
      // "first" and "last" need a noun or a number after them, or end what a dated verb begins: "aired first"
      guard let next = next(from: index + 1), !items[next].has(.sentenceEnd) else {
        return superlative.isTemporal
          || index > 0 && items[index - 1].isSchema && Participle.isOne(items[index - 1].text)
            && items[index - 1].schema.prefix(3).contains { isDateName($0, from: 0.5) }
      }
      if item.text == "first" || item.text == "last" {
        return items[next].isSchema || items[next].number != nil
      }
    }
    return true
  }

  /// "low margin": no value "low" of some column but the low end of the figure right after it.
  fileprivate mutating func readLevel() -> Bool {
    guard ["low", "high"].contains(item.text), (item.schema.first?.score ?? 0) < 0.85,
      let noun = next(from: cursor + 1), noun == cursor + 1, sketch.limit == nil, sketch.orders.isEmpty,
      items[noun].schema.prefix(3).contains(where: { $0.isMeasure && $0.score >= 0.9 }),
      !items[noun].isMostlyTable,
      !items.contains(where: { $0.superlative != nil || $0.comparator != nil || $0.group != nil }),
      items.contains(where: { $0.isMostlyTable || $0.opener == .which })
    else { return false }
    let isHigh = item.text == "high"
    sketch.orders.append(
      .init(key: .phrase(phrase(at: noun, wants: .number)), isDescending: isHigh, isSuperlative: true))
    sketch.limit = 10
    sketch.showsRankingFigure = true
    cursor = noun + 1
    subject = nil
    return true
  }

  /// Whether the best name of an item is that of a figure, or of a column called like one.
  private func isNumberNamed(_ item: Item) -> Bool {
    guard item.isSchema, !item.isMostlyTable, item.values.isEmpty else { return false }
    if item.schema.prefix(3).contains(where: { $0.isMeasure && $0.score >= 0.8 }) { return true }
    guard case .column(let reference)? = item.schema.first?.element else { return false }
    return NameSplitter.words(in: reference.column).contains { Self.figureWords.contains($0) }
  }

  private static let figureWords: Set<String> = [
    "amount", "fee", "price", "cost", "value", "total", "quantity", "area", "size", "space", "capacity",
    "population",
    "weight", "length", "height", "volume", "salary", "revenue", "budget", "rent", "premium", "balance",
    "score",
    "rating", "count", "number", "hours", "duration", "distance", "square", "feet", "headcount", "age",
  ]

  private var isInTargets: Bool { section == .target }

  fileprivate mutating func readSuperlative() -> Bool {
    let at = cursor
    let options = items[at].superlatives
    var count = pendingNumber.map { $0.number.count } ?? presetLimit
    presetLimit = nil
    let offset = pendingNumber.map { $0.number.isOrdinal ? $0.number.count - 1 : 0 } ?? 0
    pendingNumber = nil
    if offset > 0 { count = 1 }
    var following = next(from: at + 1)
    // "top 5", "last 10", "highest 3"
    if let index = following, let number = items[index].number, !number.isPercent, !items[index].isSchema,
      items[index].comparator == nil, number.value >= 1
    {
      count = number.count
      following = next(from: index + 1)
    }
    let afterNumber = following ?? items.count
    let hasExplicitCount = count != nil
    // superlatives within "top 5 most popular …"
    var superlative = options[0]
    if let index = following, superlative.isPositional, let inner = items[index].superlative,
      items[index].aggregate == nil
    {
      superlative = inner
      following = next(from: index + 1)
    }
    if superlative.isPositional, !hasExplicitCount, let temporal = options.first(where: \.isTemporal) {
      superlative = temporal
    }
    if superlative.isPositional, hasExplicitCount, items[at].text == "last",
      let temporal = options.first(where: \.isTemporal)
    {
      superlative = temporal
    }
    while let index = following,
      items[index].preposition == .of || items[index].has(.pronoun)
        || items[index].text == "single" && !items[index].isSchema
        || (items[index].has(.distinct) && !items[index].isSchema)
        || (items[index].isUnknown && items[index].text.hasPrefix("kind"))
    {
      following = next(from: index + 1)
    }

    let isDescending = superlative.isDescending
    // "average rating by product, worst first": an order of all of them
    if superlative.isQuality, !hasExplicitCount, !sketch.targets.isEmpty, let index = following,
      items[index].text == "first", index == at + 1
    {
      sketch.orders.append(Sketch.Order(key: .firstTarget, isDescending: isDescending))
      cursor = index + 1
      return true
    }
    let isTop = hasExplicitCount && (items[at].text.hasPrefix("top") || items[at].text.hasPrefix("bottom"))
    // "the names of the top 3" asks for names alone
    let asksNames = items[..<at].contains { $0.text.contains("name") || $0.text.contains("title") }
    if isTop, !asksNames { sketch.showsRankingFigure = true }
    func keep(_ key: Sketch.Order.Key, limit: Int?) {
      if !hasExplicitCount, nameRanking(key, isDescending: isDescending) { return }
      if hasExplicitCount { sketch.isLimitSaid = true }
      sketch.orders.append(Sketch.Order(key: key, isDescending: isDescending, isSuperlative: true))
      if pendingPositional == nil || hasExplicitCount || sketch.limit == nil { sketch.limit = limit }
      pendingPositional = nil
      sketch.offset = offset
    }

    if superlative.isFrequency {
      if let index = following, items[index].isSchema {
        let named = phrase(at: index)
        keep(.frequency(named), limit: count ?? 1)
        cursor = isInTargets && !hasTarget(of: named) ? index : index + 1
      } else {
        if at > 0, items[at - 1].isSchema, Participle.isOne(items[at - 1].text),
          items[at - 1].bestTable != nil
        {
          keep(.count(phrase(at: at - 1, wants: .table)), limit: count ?? 1)  // "rented most often"
        } else if let target = lastTargetPhrase, !items[at].text.hasSuffix("times") {
          keep(.frequency(target), limit: count ?? 1)
        } else {
          keep(.count(nil), limit: count ?? 1)
        }
        cursor = max(at + 1, following ?? items.count)
      }
      return true
    }
    if superlative.countsThings {
      // "the maximum and minimum number of cities": figures, when nothing has them
      if isInTargets, sketch.targets.isEmpty,
        items[at].text.hasPrefix("max") || items[at].text.hasPrefix("min")
          || !pendingAggregates.isEmpty, let index = following, items[index].isSchema
      {
        pendingAggregates.append(isDescending ? .maximum : .minimum)
        cursor = index
        return true
      }
      guard let index = following, items[index].isSchema else {
        if let index = following, let aggregate = items[index].aggregate, let noun = next(from: index + 1),
          items[noun].isSchema
        {
          let named = phrase(at: noun, wants: .number)
          keep(.aggregate(aggregate, named), limit: count ?? 1)
          cursor = noun + 1
          return true
        }
        // "the most open tickets": what stands between is read on its own
        if let index = following, !items[index].states.isEmpty || items[index].isValue,
          let noun = next(from: index + 1), noun == index + 1, items[noun].isMostlyTable, !items[noun].isValue
        {
          keep(.count(phrase(at: noun)), limit: count ?? 1)
          usedAhead.insert(noun)
          cursor = index
          if section == .target { section = .condition }
          subject = nil
          return true
        }
        // "the most copies in the inventory"
        if let index = following, items[index].isUnknown, let link = next(from: index + 1),
          items[link].preposition == .in || items[link].preposition == .of, let noun = next(from: link + 1),
          items[noun].isMostlyTable, !items[noun].isValue
        {
          keep(.count(phrase(at: noun)), limit: count ?? 1)
          cursor = noun + 1
          if section == .target { section = .condition }
          return true
        }
        keep(saysHowOften(at) ? .count(nil) : .quality(of: antecedent), limit: count ?? 1)
        cursor = max(at + 1, min(afterNumber, items.count))
        return true
      }
      let named = phrase(at: index)
      keep(.count(named), limit: count ?? 1)
      cursor = index + 1
      // a condition may follow the counted thing: "the most orders over 500"
      if section == .target { section = .condition }
      subject = nil
      return true
    }
    if superlative.isPositional, let index = following, items[index].isSchema, !items[index].isMostlyTable,
      !sketch.targets.isEmpty, hasExplicitCount, items[at].text != "first"
    {
      keep(.phrase(phrase(at: index, wants: .number)), limit: count ?? 1)
      cursor = index + 1
      return true
    }
    if superlative.isPositional {
      pendingPositional = isDescending
      if hasExplicitCount { sketch.isLimitSaid = true }
      sketch.limit = count ?? (isPluralAhead(following) ? 10 : 1)
      if items[at].text == "first" {
        pendingPositional = nil  // "first 5 customers" takes them as they come
      }
      cursor = following.map { min($0, afterNumber) } ?? items.count
      if let index = following, index > afterNumber { cursor = index }
      return true
    }
    if superlative.isTemporal {
      // "first order date of each customer": one date for every group
      if isInTargets, sketch.targets.isEmpty, count == nil, let index = following,
        !items[index].isMostlyTable,
        items[index].schema.first.map({ isDateName($0) }) ?? false,
        items[index...].contains(where: { $0.has(.each) || $0.group == .each || $0.group == .per })
      {
        let named = phrase(at: index, wants: .date)
        sketch.targets.append(Sketch.Target(kind: .aggregate(isDescending ? .maximum : .minimum, named)))
        cursor = index + 1
        return true
      }
      var dated = following.flatMap { items[$0].isMostlyTable ? phrase(at: $0) : nil }
      if dated == nil, at > 0, items[at - 1].isSchema, Participle.isOne(items[at - 1].text) {
        dated = phrase(at: at - 1, wants: .date)  // "shipped most recently"
      }
      keep(.date(of: dated), limit: count ?? 1)
      // "the latest order date" names the column
      if let index = following, items[index].isSchema, !items[index].isMostlyTable,
        !isInTargets || !sketch.targets.isEmpty
      {
        sketch.orders[sketch.orders.count - 1].key = .phrase(phrase(at: index, wants: .date))
        cursor = index + 1
      } else {
        cursor = min(afterNumber, items.count)
      }
      return true
    }
    if superlative.isQuality, count == nil, let index = following, isNamedFigureOnly(items[index]) {
      // "the best margin": by that figure
      keep(.phrase(phrase(at: index, wants: .number)), limit: count ?? 1)
      cursor = index + 1
      subject = nil
      return true
    }
    if superlative.isQuality {
      keep(.quality(of: nil), limit: count ?? (isPluralAhead(following) ? 10 : 1))
      pendingTopOrder = sketch.orders.count - 1
      cursor = min(afterNumber, items.count)
      return true
    }
    if let adjective = superlative.adjective {
      let thing = following.flatMap { items[$0].isMostlyTable ? phrase(at: $0) : nil }
      keep(.adjective(adjective, of: thing), limit: count ?? 1)
      cursor = min(afterNumber, items.count)
      return true
    }
    // "second highest region by sales": of the regions, in the order of their sales
    if let index = following, isRankedByFigure(index) {
      pendingPositional = isDescending
      if hasExplicitCount { sketch.isLimitSaid = true }
      sketch.limit = count ?? (isPluralAhead(following) ? 10 : 1)
      sketch.offset = offset
      cursor = index
      return true
    }
    // plain "highest", "largest"; "… in which the price is the lowest" has its noun before it
    let isLast =
      following.map { items[$0].has(.sentenceEnd) || items[$0].has(.comma) || items[$0].conjunction != nil }
      ?? true
    if isLast, let before = previous(before: at), items[before].has(.be), let last = lastPhrase,
      !isTable(last),
      before - sketch.phrases[last].item <= 1
    {
      if let function = pendingAggregates.popLast() {
        keep(.aggregate(function, last), limit: count ?? 1)
      } else {
        keep(.phrase(last), limit: count ?? 1)
      }
      cursor = at + 1
      return true
    }
    guard let index = following else {
      keep(.quality(of: nil), limit: count ?? 1)
      cursor = items.count
      return true
    }
    if let (first, second, end) = summands(from: index) {
      keep(.sum(first, second), limit: count ?? 1)
      cursor = end
      return true
    }
    if let aggregate = items[index].aggregate, let noun = next(from: index + 1) {
      var target = noun
      while let skip = items.indices.contains(target) ? items[target] : nil,
        skip.preposition == .of || skip.has(.pronoun)
      {
        target = next(from: target + 1) ?? items.count
      }
      if items.indices.contains(target), items[target].isSchema {
        let named = phrase(at: target, wants: .number)
        keep(.aggregate(aggregate, named), limit: count ?? 1)
        cursor = target + 1
        return true
      }
    }
    if items[index].has(.count), let noun = next(from: index + 1), items[noun].isSchema {
      keep(.count(phrase(at: noun)), limit: count ?? 1)
      cursor = noun + 1
      return true
    }
    if items[index].isSchema {
      if items[index].isMostlyTable {
        keep(.adjective(items[at].text, of: nil), limit: count ?? 1)
        // "largest project by fee"
        if let by = next(from: index + 1), by == index + 1,
          items[by].preposition == .by || items[by].group == .by,
          let figure = next(from: by + 1), isNumberNamed(items[figure]), !sketch.orders.isEmpty
        {
          pendingTopOrder = sketch.orders.count - 1
        }
        cursor = index
        return true
      }
      if isInTargets, count == nil, !isRelativeBefore(at),
        sketch.targets.isEmpty || isOwnFigure && sketch.groups.isEmpty || isListedFigure(at)
      {
        // "What is the highest salary?"
        let named = phrase(at: index, wants: .number)
        sketch.targets.append(
          Sketch.Target(kind: .aggregate(isDescending ? .maximum : .minimum, named)))
        sketch.focus = sketch.focus ?? (isTable(named) ? named : nil)
        cursor = index + 1
        return true
      }
      let named = phrase(at: index, wants: .number)
      // "where the trip with the smallest duration started": that of the trip
      if sketch.phrases[named].owner == nil, isRelativeBefore(at), section == .condition,
        antecedent != sketch.focus
      {
        sketch.phrases[named].owner = antecedent
      }
      keep(.phrase(named), limit: count ?? 1)
      cursor = index + 1
      subject = nil
      return true
    }
    keep(.quality(of: nil), limit: count ?? 1)
    cursor = min(afterNumber, items.count)
    return true
  }
}
