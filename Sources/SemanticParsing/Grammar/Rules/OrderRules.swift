import SemanticLayer

/// Sorting asked for in words.
enum OrderRules {
  static let all: [GrammarRule] = [
    GrammarRule("order-from-to", examples: ["products from the highest price to the lowest"]) { reader in
      reader.readOrderFromTo()
    },
    GrammarRule(
      "order",
      examples: [
        "customers sorted by name", "products in descending order of price", "names in alphabetical order",
        "orders sorted by date from newest to oldest",
      ]
    ) { reader in
      guard reader.item.order != nil || reader.item.isDescending != nil,
        !reader.isOrderTable || reader.cursor == 0 && ["sort", "arrange"].contains(reader.item.text)
      else { return false }
      if reader.item.order == .sorted, reader.sketch.targets.isEmpty,
        ["sort", "order", "rank", "arrange"].contains(reader.item.text)
      {
        reader.cursor += 1
        return true  // "sort the names by …" opens with what is shown
      }
      reader.readOrder()
      return true
    },
  ]
}

extension SketchReader {
  /// "starting from the best ratings to the lowest": an order over all rows, no extreme.
  fileprivate mutating func readOrderFromTo() -> Bool {
    guard item.preposition == .from || item.text.hasPrefix("starting"), !sketch.targets.isEmpty,
      let first = next(from: cursor + 1), let start = items[first].superlative, start.adjective == nil
    else { return false }
    var noun: Int?
    var index = first + 1
    if let found = next(from: index), items[found].isSchema {
      noun = found
      index = found + 1
    }
    guard let to = next(from: index), items[to].preposition == .to || items[to].text == "down to",
      let last = next(from: to + 1), let end = items[last].superlative, end.isDescending != start.isDescending
    else { return false }
    let key: Sketch.Order.Key
    if let noun { key = .phrase(phrase(at: noun, wants: .number)) } else { key = .quality(of: sketch.focus) }
    sketch.showsRankingFigure = true
    sketch.orders.append(Sketch.Order(key: key, isDescending: start.isDescending))
    cursor = last + 1
    return true
  }

  /// "orders by region": the word is a table there, not a wish to sort.
  fileprivate var isOrderTable: Bool { item.isSchema && item.isDescending == nil && item.tokens.count == 1 }

  fileprivate mutating func readOrder() {
    var direction: Bool?
    var hasKey = false
    var aggregate: Aggregate?
    var isCount = false
    let firstOrder = sketch.orders.count
    loop: while cursor < items.count {
      let item = items[cursor]
      if let word = item.order {
        if word == .alphabetical || word == .chronological { direction = direction ?? false }
      } else if let isDescending = item.isDescending {
        if hasKey, direction == nil || sketch.orders.count > firstOrder {
          for index in firstOrder..<sketch.orders.count where sketch.orders[index].isDescending == false {
            sketch.orders[index].isDescending = isDescending
          }
        }
        direction = isDescending
      } else if item.isSchema, item.opener == nil || hasKey {
        let index = phrase(at: cursor)
        if cursor + 1 < items.count, items[cursor + 1].has(.possessive), let next = next(from: cursor + 2),
          items[next].isSchema
        {
          _ = phrase(at: next, owner: index)  // "the company's market value"
          cursor += 2
          continue
        }
        if let previous = previous(before: cursor), let preposition = items[previous].preposition,
          hasKey, [.of, .for, .in, .from].contains(preposition)
        {
          own(index, since: firstOrder)
        } else {
          let key: Sketch.Order.Key =
            aggregate.map { .aggregate($0, index) } ?? (isCount ? .count(index) : .phrase(index))
          sketch.orders.append(Sketch.Order(key: key, isDescending: direction ?? false))
          hasKey = true
          isCount = false
          aggregate = nil
        }
      } else if let mention = item.time, case .grain = mention.meaning {
        sketch.orders.append(Sketch.Order(key: .date(of: nil), isDescending: direction ?? false))
        hasKey = true
      } else if item.isUnknown, ["frequency", "popularity"].contains(item.text),
        case .phrase(let shown)? = sketch.targets.last?.kind
      {
        sketch.orders.append(Sketch.Order(key: .frequency(shown), isDescending: direction ?? true))
        hasKey = true
      } else if item.text == "first" || item.text == "then" || item.text == "and then" {
        if item.text != "first" { direction = nil }
      } else if let (first, second, end) = summands(from: cursor) {
        sketch.orders.append(Sketch.Order(key: .sum(first, second), isDescending: direction ?? false))
        hasKey = true
        cursor = end
        continue
      } else if item.has(.count) {
        isCount = true
      } else if let function = item.aggregate {
        aggregate = function
      } else if let end = plainSuperlative, let next = next(from: cursor + 1), items[next].isSchema,
        !items[next].isMostlyTable
      {
        aggregate = end  // "in order of their highest price"
      } else if item.relative == .with, !hasKey, let end = superlativeKey {
        // "sorted by the ones with the highest revenue first"
        sketch.orders.append(
          Sketch.Order(key: .phrase(phrase(at: end.noun, wants: .number)), isDescending: end.isDescending))
        hasKey = true
        cursor = end.noun
      } else if item.superlative != nil || item.relative != nil || item.opener != nil
        || item.has(.sentenceEnd)
        || item.comparator != nil || item.isValue || item.number != nil || item.time != nil
        || item.group != nil
      {
        break loop
      } else if item.conjunction == .and || item.has(.comma) {
        // the list goes on only when a key follows
        guard var next = next(from: cursor + 1) else { break loop }
        // ", and then by name"
        while items[next].preposition == .by || items[next].conjunction == .and || isBracket(items[next]),
          let key = self.next(from: next + 1)
        {
          next = key
        }
        guard
          items[next].isSchema || items[next].has(.count)
            || items[next].aggregate != nil || items[next].isDescending != nil || items[next].order != nil
        else { break loop }
        if items[next].order == nil { direction = nil }
      }
      cursor += 1
    }
    if isCount {
      sketch.orders.append(Sketch.Order(key: .count(nil), isDescending: direction ?? false))
      hasKey = true
    }
    if !hasKey, let direction {
      if let last = sketch.orders.indices.last, !sketch.orders[last].isSuperlative {
        sketch.orders[last].isDescending = direction
      } else {
        sketch.orders.append(Sketch.Order(key: .firstTarget, isDescending: direction))
      }
    } else if !hasKey {
      sketch.orders.append(Sketch.Order(key: .firstTarget, isDescending: false))
    }
  }

  private func isBracket(_ item: Item) -> Bool { item.text == "(" || item.text == ")" }

  /// The column after "with the highest".
  private var superlativeKey: (noun: Int, isDescending: Bool)? {
    guard let word = next(from: cursor + 1), let superlative = items[word].superlative,
      superlative.adjective == nil,
      !superlative.countsThings, !superlative.isPositional, let noun = next(from: word + 1),
      items[noun].isSchema,
      !items[noun].isMostlyTable
    else { return nil }
    return (noun, superlative.isDescending)
  }

  /// `highest`, `lowest`: with no adjective, place or count in them.
  private var plainSuperlative: Aggregate? {
    guard let word = item.superlative, word.adjective == nil, !word.countsThings, !word.isPositional,
      !word.isFrequency, !word.isQuality, !word.isTemporal
    else { return nil }
    return word.isDescending ? .maximum : .minimum
  }

  private mutating func own(_ owner: Int, since firstOrder: Int) {
    for order in sketch.orders[firstOrder...] {
      switch order.key {
      case .phrase(let index), .aggregate(_, let index): sketch.phrases[index].owner = owner
      default: break
      }
    }
  }
}
