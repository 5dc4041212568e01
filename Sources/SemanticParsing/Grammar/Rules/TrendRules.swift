import QuerentCore
import SemanticLayer

/// Questions about how figures moved: against the period before, or against one that is named.
enum TrendRules {
  static let all: [GrammarRule] = [
    GrammarRule("performance", examples: ["how did the West do last quarter?", "how are sales doing?"]) {
      reader in
      guard reader.item.opener == .how, reader.sketch.targets.isEmpty else { return false }
      let verbs: Set<String> = [
        "do", "doing", "perform", "performed", "performing", "done", "going", "go", "fare", "look", "looking",
        "trending", "tracking",
      ]
      let rest = reader.items[(reader.cursor + 1)...]
      guard let first = rest.first,
        ["did", "do", "does", "is", "are", "was", "were", "has", "have", "we"].contains(first.text)
          || first.text.hasPrefix("did ") || first.text.hasPrefix("is "),
        rest.dropFirst().contains(where: { item in
          item.text.split(separator: " ").contains { verbs.contains(String($0)) }
        })
      else { return false }
      reader.imply(.amount)
      reader.sketch.arithmetic.trend = Sketch.Trend(isGlance: true)
      reader.cursor += 1
      return true
    },
    GrammarRule("who-has", examples: ["who has the highest salary"]) { reader in
      guard reader.item.relative == .that, ["who has", "who have", "who had"].contains(reader.item.text),
        reader.cursor == 0
      else { return false }
      reader.imply(.person)
      (reader.sketch.opener, reader.section) = (.who, .condition)
      reader.cursor += 1
      return true
    },
    GrammarRule(
      "largest-change",
      examples: ["which region had the biggest drop in sales last month?", "largest increase in profit"]
    ) { reader in reader.readLargestChange() },
    GrammarRule("changing-things", examples: ["fastest growing products this year", "declining customers"]) {
      reader in reader.readChangingThings()
    },
    GrammarRule(
      "more-than-then",
      examples: [
        "which customers bought less this year than last year?", "reps who sold more in Q3 than in Q2",
      ]
    ) { reader in reader.readMoreThanThen() },
    GrammarRule("was-a-change", examples: ["was there a drop in sales last month?"]) { reader in
      reader.readWasChange()
    },
    GrammarRule(
      "went",
      examples: [
        "which regions grew most last quarter?", "did sales go up last month?",
        "which products lost margin this year?", "is revenue up or down compared to last year?",
        "customers whose sales fell by more than 20% last quarter", "which reps are down on last year?",
      ]
    ) { reader in reader.readLoss() || reader.readWent() },
  ]
}

extension SketchReader {
  // MARK: Words

  /// Whether the words at an index mean a movement rather than a name, member or state of the data.
  func isFreeWord(_ index: Int) -> Bool {
    let item = items[index]
    return (item.schema.first?.score ?? 0) < 0.85 && !item.isValue && item.states.isEmpty
      && item.number == nil && item.time == nil
  }

  func isFigure(_ index: Int) -> Bool {
    items[index].schema.prefix(3).contains {
      switch $0.element {
      case .measure: $0.score >= 0.85
      case .column, .table, .display: false
      }
    }
  }

  /// A noun that things are told apart by: a table or a column, and no figure.
  func isThingNamed(_ index: Int) -> Bool {
    items[index].isSchema && !isFigure(index) && items[index].time == nil
  }

  /// A movement at an index, and the index after it: "grew", "went down", "is up".
  private func movement(at index: Int) -> (direction: Sketch.Trend.Direction, end: Int)? {
    guard items.indices.contains(index), !losesMoney(index) else { return nil }
    // "lost margin" is no lost deal
    let losesFigure = !items[index].states.isEmpty && (next(from: index + 1).map { isFigure($0) } ?? false)
    if isFreeWord(index) || losesFigure, let word = TrendWord(items[index].text), word.form != .noun {
      return (word.direction, index + 1)
    }
    let isMotion =
      items[index].has(.be)
      || ["go", "went", "gone", "going", "trend", "trending", "come", "came"].contains(items[index].text)
    guard isMotion else { return nil }
    // "is revenue up": the figure may stand between
    var at = index + 1
    while items.indices.contains(at), at <= index + 4, !["up", "down"].contains(items[at].text) {
      guard
        items[at].has(.be) && at == index + 1 || items[at].isSchema || isSilent(items[at])
          || items[at].isValue
      else { return nil }
      at += 1
    }
    guard items.indices.contains(at), isFreeWord(at) else { return nil }
    switch items[at].text {
    case "up", "down":
      var direction: Sketch.Trend.Direction = items[at].text == "up" ? .up : .down
      var end = at + 1
      if items.indices.contains(end + 1), items[end].conjunction == .or,
        ["up", "down"].contains(items[end + 1].text)
      {
        direction = .either
        end += 2
      }
      // what stands between is read on its own
      return (direction, end)
    default: return nil
    }
  }

  private var isAskedYesOrNo: Bool {
    guard let first = items.first?.text.split(separator: " ").first else { return false }
    return ["did", "is", "are", "was", "were", "has", "have", "do", "does"].contains(first)
  }

  private var namesTime: Bool { items.contains { $0.time != nil } }

  func endsClause(_ index: Int) -> Bool {
    guard let index = next(from: index) else { return true }
    let item = items[index]
    return item.has(.sentenceEnd) || item.has(.comma) || item.time != nil || item.preposition != nil
      || item.has(.versus) || item.conjunction != nil || item.group != nil
  }

  private mutating func set(_ trend: Sketch.Trend) {
    sketch.arithmetic.trend = trend
    section = .condition
    subject = nil
  }

  // MARK: Rules

  /// "the biggest drop in sales".
  fileprivate mutating func readLargestChange() -> Bool {
    guard sketch.arithmetic.trend == nil, let superlative = item.superlative, superlative.adjective == nil,
      !superlative.isTemporal, !superlative.isQuality, !superlative.isFrequency,
      var noun = next(from: cursor + 1)
    else { return false }
    var limit: Int?
    if let number = items[noun].number, !number.isPercent, number.value >= 1, let after = next(from: noun + 1)
    {
      limit = number.count
      noun = after
    }
    guard (items[noun].schema.first?.score ?? 0) < 0.85, !items[noun].isValue,
      var direction = TrendWord.nouns[items[noun].text]
    else { return false }
    var index = noun + 1
    while let found = next(from: index), items[found].preposition == .in || items[found].preposition == .of {
      index = found + 1
    }
    // "the biggest loss": what was lost must be a figure, or the whole is a column's business
    guard next(from: index).map({ isFigure($0) || items[$0].isMostlyTable }) ?? true else { return false }
    guard next(from: index) != nil || namesTime else { return false }
    if !superlative.isDescending {
      direction = direction == .up ? .down : direction == .down ? .up : .either
    }
    let isSingular = sketch.targets.count == 1 && sketch.groups.isEmpty && limit == nil && !isPluralFocus
    set(
      Sketch.Trend(
        direction: direction, isRanked: true, limit: limit ?? (isSingular ? 1 : nil)))
    cursor = index
    section = .target
    if let figure = next(from: index), isFigure(figure) {
      sketch.targets.append(Sketch.Target(kind: .phrase(phrase(at: figure))))
      cursor = figure + 1
      section = .condition
    }
    return true
  }

  /// Whether what is asked for stands in the plural: "which regions".
  private var isPluralFocus: Bool {
    guard case .phrase(let index)? = sketch.targets.last?.kind else { return false }
    let text = items[sketch.phrases[index].item].text
    return text.hasSuffix("s") && Lemmatizer.lemma(of: text) != text
  }

  /// "fastest growing products", "declining customers".
  fileprivate mutating func readChangingThings() -> Bool {
    guard sketch.arithmetic.trend == nil, section == .target else { return false }
    var index = cursor
    var trend = Sketch.Trend()
    if let number = item.number, !number.isPercent, number.value >= 2, let after = next(from: index + 1),
      items[after].superlative != nil
    {
      trend.limit = number.count
      index = after
    }
    if let superlative = items[index].superlative, isFreeWord(index) {
      guard superlative.isDescending, !superlative.isTemporal,
        superlative.adjective == nil || superlative.adjective == "fast"
      else { return false }
      trend.isRanked = true
      trend.isRelative = superlative.adjective == "fast"
      guard let after = next(from: index + 1) else { return false }
      index = after
      if let number = items[index].number, !number.isPercent, number.value >= 1,
        let after = next(from: index + 1)
      {
        trend.limit = number.count
        index = after
      }
      if let inner = items[index].superlative, inner.adjective == "fast", let after = next(from: index + 1) {
        trend.isRelative = true
        index = after
      }
    }
    guard isFreeWord(index), let word = TrendWord(items[index].text),
      word.form == .progressive || trend.isRanked && items[index].text == "improved",
      let noun = next(from: index + 1), noun == index + 1, isThingNamed(noun),
      trend.isRanked || endsClause(noun + 1)
    else { return false }
    trend.direction = word.direction
    if trend.isRanked, trend.limit == nil {
      let text = items[noun].text
      trend.limit = Lemmatizer.lemma(of: text) == text ? 1 : 10
    }
    set(trend)
    let named = phrase(at: noun)
    sketch.focus = sketch.focus ?? named
    antecedent = named
    sketch.targets.append(Sketch.Target(kind: .phrase(named)))
    cursor = noun + 1
    return true
  }

  /// "bought less this year than last year": the comparison of two times says what "less" means.
  fileprivate mutating func readMoreThanThen() -> Bool {
    guard sketch.arithmetic.trend == nil, let comparator = item.comparator, comparator.adjective == nil,
      comparator.operation == .greater || comparator.operation == .less, !item.text.hasSuffix("than"),
      items[(cursor + 1)...].contains(where: {
        if case .comparison? = $0.time?.meaning { $0.text.contains(" than ") } else { false }
      })
    else { return false }
    set(Sketch.Trend(direction: comparator.operation == .greater ? .up : .down))
    cursor += 1
    guard let noun = next(from: cursor), items[noun].isSchema else { return true }
    let named = phrase(at: noun)
    sketch.targets.append(Sketch.Target(kind: isFigure(noun) ? .phrase(named) : .count(named)))
    cursor = noun + 1
    return true
  }

  /// "was there a drop in sales".
  fileprivate mutating func readWasChange() -> Bool {
    guard sketch.arithmetic.trend == nil, isAskedYesOrNo, isFreeWord(cursor),
      TrendWord.nouns[item.text] != nil,
      let link = next(from: cursor + 1), items[link].preposition == .in || items[link].preposition == .of,
      let noun = next(from: link + 1), items[noun].isSchema
    else { return false }
    set(Sketch.Trend())
    let named = phrase(at: noun)
    sketch.targets.append(Sketch.Target(kind: isFigure(noun) ? .phrase(named) : .count(named)))
    cursor = noun + 1
    return true
  }

  /// "by more than 20 %" after a movement, and the index after it.
  private func threshold(from start: Int) -> (Sketch.Trend.Threshold, end: Int)? {
    guard var index = next(from: start) else { return nil }
    if items[index].preposition == .by || items[index].group == .by, let after = next(from: index + 1) {
      index = after
    }
    var includes = true
    if let comparator = items[index].comparator, let after = next(from: index + 1) {
      guard comparator.operation == .greater || comparator.operation == .greaterOrEqual else { return nil }
      includes = comparator.operation == .greaterOrEqual
      index = after
    }
    guard index > start, let number = items[index].number, number.value > 0, items[index].time == nil else {
      return nil
    }
    var end = index + 1
    if items.indices.contains(end), ["%", "percent"].contains(items[end].text) { end += 1 }
    let isRelative = number.isPercent || end > index + 1
    return (
      Sketch.Trend.Threshold(
        amount: isRelative ? number.value / 100 : number.value, isRelative: isRelative,
        includesAmount: includes),
      end
    )
  }

  /// "down on last year", "up from March": the time after the preposition is what it is set against.
  private mutating func readReference(from start: Int) -> Int? {
    guard let at = next(from: start), case .range(let range)? = items[at].time?.meaning,
      let grain = range.grain,
      ["on", "from"].contains(items[at].text.split(separator: " ").first),
      items.indices.filter({ items[$0].time != nil }) == [at]
    else { return nil }
    sketch.comparison = grain == .year ? .yearsEarlier(1) : .range(range)
    sketch.comparisonStep = grain
    return at + 1
  }

  /// "grew most last quarter", "went down", "lost margin".
  fileprivate mutating func readWent() -> Bool {
    guard sketch.arithmetic.trend == nil, let (direction, end) = movement(at: cursor) else { return false }
    let hasThing =
      items[..<cursor].indices.contains { isThingNamed($0) }
      && items[..<cursor].contains {
        $0.opener == .which || $0.opener == .what || $0.opener == .command || $0.relative == .whose
          || $0.relative == .that || $0.opener == .who || $0.opener == .where || $0.relative == .where
      }
    let hasSubject = items[..<end].contains { $0.isSchema || $0.isValue }
    guard hasThing || isAskedYesOrNo && hasSubject else { return false }
    var trend = Sketch.Trend(direction: hasThing ? direction : .either)
    var index = end
    var figure: Int?
    // "lost margin", "lost the most sales"
    while let found = next(from: index) {
      if let superlative = items[found].superlative,
        superlative.adjective == nil || superlative.adjective == "fast"
      {
        trend.isRanked = true
        trend.isRelative = superlative.adjective == "fast"
        index = found + 1
      } else if figure == nil, isFigure(found) || !trend.isRanked && items[found].isMostlyTable {
        figure = found
        index = found + 1
      } else if items[found].has(.pronoun), found == index {
        index = found + 1
      } else {
        break
      }
    }
    if let (threshold, end) = threshold(from: index), direction != .either {
      trend.threshold = threshold
      index = end
    }
    let isProgressive = TrendWord(items[cursor].text)?.form == .progressive || items[cursor].has(.be)
    guard endsClause(index), namesTime || trend.isRanked || isProgressive || figure != nil && hasThing
    else { return false }
    if trend.isRanked { trend.limit = isPluralFocus ? nil : 1 }
    // "is revenue up", "are refunds up": what moved stands within or before
    let within = items[(cursor + 1)..<max(end, cursor + 1)].indices.filter {
      items[$0].isSchema || items[$0].isValue
    }
    if let named = within.first {
      guard within.count == 1, items[named].isSchema else { return false }
      figure = figure ?? named
    }
    set(trend)
    if let end = readReference(from: index) { index = end }
    if let figure {
      let named = phrase(at: figure)
      sketch.targets.append(Sketch.Target(kind: isFigure(figure) ? .phrase(named) : .count(named)))
    } else if !hasThing {
      countWhatMoved()
    }
    cursor = index
    return true
  }

  /// "have tickets increased": not the tickets but their number; "did the West grow": its sales.
  private mutating func countWhatMoved() {
    if sketch.targets.isEmpty, let last = lastPhrase, isTable(last) {
      sketch.targets.append(Sketch.Target(kind: .count(last)))
    } else if sketch.targets.isEmpty, lastPhrase == nil {
      imply(.amount)
    } else if case .phrase(let named)? = sketch.targets.last?.kind, isTable(named),
      !isFigure(sketch.phrases[named].item)
    {
      sketch.targets[sketch.targets.count - 1].kind = .count(named)
    }
  }
}
