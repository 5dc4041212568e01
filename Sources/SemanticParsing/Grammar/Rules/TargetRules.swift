import QuerentCore
import SemanticLayer

/// What is shown: counts, aggregates, names.
enum TargetRules {
  static let counting: [GrammarRule] = [
    GrammarRule("opener", examples: ["What are", "Which", "Show me", "Who", "When", "Where"]) { reader in
      guard let opener = reader.item.opener, !reader.item.isSchema || reader.cursor == 0 else { return false }
      if reader.item.isSchema, let next = reader.next(from: 1), reader.items[next].comparator != nil {
        return false
      }
      if opener == .when || opener == .where, reader.cursor > 0,
        !reader.items[reader.cursor - 1].has(.sentenceEnd),
        !reader.sketch.targets.isEmpty
      {
        reader.section = .condition
        reader.cursor += 1
        return true
      }
      if opener == .which, reader.cursor > 1, reader.items[reader.cursor - 1].preposition != nil,
        reader.items[reader.cursor - 2].isMostlyTable, reader.section == .target,
        !reader.sketch.targets.isEmpty,
        let article = reader.peek(), ["the", "a", "an", "it", "they"].contains(article.text)
      {
        reader.section = .condition  // "the station from which the trip …"
        reader.subject = nil
        reader.cursor += 1
        return true
      }
      if reader.sketch.opener == nil, !reader.item.text.hasPrefix("name") { reader.sketch.opener = opener }
      if reader.section == .condition, opener == .how { return false }
      if opener == .which, reader.cursor > 0, reader.items[reader.cursor - 1].isSchema,
        !reader.sketch.targets.isEmpty
      {
        reader.section = .condition
        reader.subject = nil
        reader.cursor += 1
        return true
      }
      let isRelative =
        reader.section != .target && (opener == .which || opener == .who || opener == .what)
      if opener == .who, reader.sketch.focus != nil || !reader.sketch.targets.isEmpty, reader.cursor > 0,
        !reader.items[reader.cursor - 1].has(.sentenceEnd)
      {
        reader.section = .condition  // "customers who …"
        reader.cursor += 1
        return true
      }
      let isQuestion =
        opener == .what
        && (reader.item.text.hasSuffix(" is") || reader.item.text.hasSuffix(" are")
          || reader.peek()?.has(.be) == true)
      if !isRelative || isQuestion { reader.section = .target }
      if ["compare", "comparing", "contrast"].contains(reader.item.text) { reader.sketch.isComparing = true }
      switch opener {
      case .who: reader.imply(.person)
      case .when: reader.imply(.date)
      case .where: reader.imply(.place)
      case .what, .which, .how, .command, .yesNo: break
      }
      reader.cursor += 1
      return true
    },
    GrammarRule(
      "count", examples: ["How many orders are there?", "number of customers", "count the products"]
    ) { reader in
      guard reader.item.has(.count), !reader.item.isSchema || reader.item.tokens.count == 1 else {
        return false
      }
      if reader.section == .condition || reader.section == .group,
        let next = reader.next(from: reader.cursor + 1),
        reader.items[next].isSchema
      {
        // "whose number of orders is above 5"
        if let after = reader.next(from: next + 1),
          reader.items[after].comparator != nil || reader.items[after].has(.be)
        {
          reader.cursor = next
          let named = reader.phrase(at: next)
          reader.cursor = next + 1
          if reader.readCountComparison(named) { return true }
        }
      }
      // "the flat with number '12'" names a column
      if reader.item.text == "number", reader.item.isSchema, let next = reader.next(from: reader.cursor + 1),
        reader.items[next].quoted != nil || reader.items[next].number != nil
      {
        return false
      }
      if reader.readEarlierFigure() { return true }
      if reader.readTimes() { return true }
      if reader.item.text == "how many", let next = reader.peek(), next.text == "times", !next.isMostlyTable {
        reader.sketch.targets.append(Sketch.Target(kind: .count(nil)))
        reader.section = .condition
        reader.cursor += 2
        return true
      }
      reader.isCountPending = true
      // "total number of rooms": the sum of a count that is a column
      if reader.item.text.contains("total") { reader.pendingAggregates = [.sum] }
      reader.section = .target
      reader.cursor += 1
      return true
    },
    OwnVerbRule.rule,
    LightVerbs.rule,
    AmountVerbs.figure,
    DateSpans.rule,
    OwnVerbRule.anything,
    EverythingRule.rule,
    GrammarRule("difference", examples: ["the difference between sales and profit"]) { reader in
      guard reader.item.has(.difference), !reader.item.isSchema else { return false }
      var positions: [Int] = []
      var index = reader.cursor + 1
      while index < reader.items.count, positions.count < 2, index < reader.cursor + 9 {
        let item = reader.items[index]
        if item.isSchema, !item.isMostlyTable {
          positions.append(index)
        } else if !reader.isSilent(item), item.conjunction != .and, item.preposition == nil,
          item.aggregate == nil,
          !item.has(.pronoun), !item.has(.possessive), !item.isMostlyTable
        {
          break
        }
        index += 1
      }
      guard positions.count == 2 else { return false }
      let first = reader.phrase(at: positions[0], wants: .number)
      let second = reader.phrase(at: positions[1], wants: .number)
      reader.sketch.targets.append(Sketch.Target(kind: .difference(first, second)))
      reader.cursor = positions[1] + 1
      return true
    },
    AmountVerbs.participle,
    AmountVerbs.rule,
    GrammarRule("aggregate", examples: ["average age", "total and maximum price"]) { reader in
      guard let function = reader.item.aggregate, !reader.item.isSchema || reader.item.tokens.count == 1
      else {
        return false
      }
      let isAfterthought = ["in total", "overall", "altogether", "combined", "summed", "summed up"].contains(
        reader.item.text)
      if isAfterthought, let last = reader.sketch.targets.indices.last {
        if case .count(let phrase?) = reader.sketch.targets[last].kind {
          reader.sketch.targets[last].kind = .aggregate(.sum, phrase)
        }
      } else {
        reader.pendingAggregates.append(function)
      }
      reader.cursor += 1
      return true
    },
    GrammarRule("distinct", examples: ["How many different cities?", "distinct names"]) { reader in
      guard reader.item.has(.distinct), !reader.item.isSchema else { return false }
      reader.isDistinctPending = true
      reader.cursor += 1
      return true
    },
  ]

  static let naming: [GrammarRule] = [
    GrammarRule(
      "participle-column",
      examples: ["list the order id and the date it was shipped", "the date the order was shipped"]
    ) { reader in
      reader.readParticipleColumn()
    },
    GrammarRule(
      "dating-verb",
      examples: [
        "how many riders joined last month", "employees hired last year", "riders joined last month",
      ]
    ) { reader in reader.readDatingVerb()
    },
    GrammarRule(
      "name",
      examples: [
        "name and age of employees", "the department's budget", "customers with their emails", "products",
      ]
    ) { reader in
      guard reader.item.isSchema else { return false }
      reader.readName()
      return true
    },
  ]
}

extension SketchReader {
  /// Notes the kind of answer that "who", "when", "where", "how much" ask for.
  mutating func imply(_ kind: Sketch.Implied) {
    sketch.targets.append(Sketch.Target(kind: .implied(kind)))
  }

  fileprivate mutating func readName() {
    let at = cursor
    let previousIndex = previous(before: at)
    let previousItem = previousIndex.map { items[$0] }
    let named = phrase(at: at)
    cursor += 1
    let isPossessed = cursor < items.count && items[cursor].has(.possessive)
    if isPossessed, let next = next(from: cursor + 1), items[next].isSchema {
      let owned = phrase(at: next, owner: named)
      sketch.focus = sketch.focus ?? named
      antecedent = named
      lastPhrase = owned
      cursor += 1
      return
    }
    switch section {
    case .target: nameTarget(named, previousItem: previousItem, previousIndex: previousIndex)
    case .condition: nameInCondition(named, previousItem: previousItem)
    case .group, .order: break
    }
  }

  private mutating func nameTarget(_ named: Int, previousItem: Item?, previousIndex: Int?) {
    var preposition = previousItem?.preposition
    let isTable = isTable(named)
    if let index = previousIndex, let earlier = previous(before: index),
      previousItem?.has(.pronoun) == true
        || ((previousItem?.isValue == true || previousItem?.states.isEmpty == false) && isTable)
    {
      // "for its stations", "the titles of the Aerosmith albums"
      preposition = items[earlier].preposition
    }
    // "the age of Linda's pet": the pet's age
    if isTable, let mark = previousIndex, previousItem?.has(.possessive) == true,
      let member = previous(before: mark), items[member].isValue, let link = previous(before: member)
    {
      preposition = items[link].preposition
    }
    // "which buildings does Emma manage": a verb says what the value is
    if previousItem?.isValue == true, previousIndex == sketch.phrases[named].item - 1, !isTable,
      !(sketch.phrases[named].candidates.first.map { $0.score >= 0.97 } ?? false), !sketch.conditions.isEmpty,
      !isPluralNoun(sketch.phrases[named].text)
    {
      return
    }
    // "products ordered in May", "employees hired before 1999": a verb opens a condition
    let words = sketch.phrases[named]
    let isVerb =
      (words.candidates.first?.score ?? 1) < 0.95 && WordRelations.isVerb(Lemmatizer.lemma(of: words.text))
    let isParticiple =
      Participle.isOne(words.text) || Participle.isOne(String(words.text.prefix { $0 != " " }))
    if isVerb || isParticiple,
      previousItem?.isSchema == true
        || (isVerb && (previousItem?.has(.pronoun) == true || previousItem?.has(.be) == true))
        || (isParticiple && previousItem?.has(.be) == true),
      !sketch.targets.isEmpty || sketch.focus != nil
    {
      section = .condition
      nameInCondition(named, previousItem: previousItem)
      return
    }
    // "transactions that used a coupon", said without "that"
    if isTable, let index = previousIndex, items[index].isUnknown, Participle.isOne(items[index].text),
      index > 0, items[index - 1].isMostlyTable, !isCountPending, !sketch.targets.isEmpty
    {
      section = .condition
      add(.exists(named), span: words.span)
      antecedent = named
      subject = nil
      return
    }
    // "customer names": a table before a column owns it
    if let previousIndex, previousItem?.isMostlyTable == true, !isTable,
      previousIndex == sketch.phrases[named].item - 1,
      let table = sketch.phrases.firstIndex(where: { $0.item == previousIndex }), !isCountPending
    {
      sketch.phrases[named].owner = table
      sketch.focus = sketch.focus ?? table
      if case .phrase(table)? = sketch.targets.last?.kind { sketch.targets.removeLast() }
      appendTargets(named)
      return
    }
    if let preposition, preposition != .role, !sketch.targets.isEmpty || sketch.focus != nil, !isCountPending,
      pendingAggregates.isEmpty, previousItem?.isSchema != true
    {
      if !isTable, preposition == .of, let index = previousIndex, let thing = self.previous(before: index),
        items[thing].isMostlyTable, isComparisonAhead
      {
        // "a trip of duration below 10"
        sketch.phrases[named].owner = sketch.phrases.firstIndex { $0.item == thing }
      }
      own(named, isTable: isTable)
      return
    }
    // "in checking accounts", "of film markets": the first noun tells more of the two
    if isTable, previousItem?.isMostlyTable == true, previousIndex == sketch.phrases[named].item - 1,
      !sketch.targets.isEmpty, !isCountPending, pendingAggregates.isEmpty,
      let before = sketch.phrases.firstIndex(where: { $0.item == previousIndex }), before == sketch.focus,
      !sketch.targets.contains(where: { $0.kind == .phrase(before) })
    {
      return
    }
    // "dog owners": the first noun only describes the second
    if isTable, cursor < items.count, items[cursor].isMostlyTable, sketch.phrases[named].item == cursor - 1,
      items[cursor].comparator == nil, !Participle.isOne(items[cursor].text),
      !WordRelations.isVerb(Lemmatizer.lemma(of: items[cursor].text))
    {
      return
    }
    // "of retail stores versus outlet stores": the noun was said before
    if isTable, previousItem?.isValue == true, let focus = sketch.focus ?? lastTableOfTargets, focus != named,
      items[sketch.phrases[focus].item].bestTable?.element
        == items[sketch.phrases[named].item].bestTable?.element,
      sketch.arithmetic.setsMembersBeside || sketch.isComparing, hasFigure
    {
      return
    }
    // "total volunteer hours": the first noun says whose the figure is
    if isTable, !pendingAggregates.isEmpty, !isCountPending, cursor < items.count, items[cursor].isSchema,
      sketch.phrases[named].item == cursor - 1, !items[cursor].isMostlyTable, items[cursor].comparator == nil,
      !items[cursor].isValue, (items[cursor].bestColumn?.score ?? 0) >= 0.85
    {
      _ = phrase(at: cursor, owner: named)
      return
    }
    if let preposition, preposition != .role, isTable, sketch.targets.isEmpty, !isCountPending,
      pendingAggregates.isEmpty, !(preposition == .among && isFirstOfTwoTables)
    {
      // "From the orders, find …" says where, not what
      sketch.focus = sketch.focus ?? named
      antecedent = named
      return
    }
    if isTable, previousItem?.has(.be) == true, !isCountPending, pendingAggregates.isEmpty, hasFigure {
      own(named, isTable: true)  // "How many industries are the companies in?"
      return
    }
    if isTable, previousItem?.isSchema == true, previousIndex == sketch.phrases[named].item - 1,
      !sketch.targets.isEmpty,
      previousItem?.isMostlyTable != true, !isCountPending, pendingAggregates.isEmpty
    {
      own(named, isTable: true)  // "the average profits companies make"
      return
    }
    if isTable, previousItem?.superlative != nil || previousItem?.number != nil, !sketch.targets.isEmpty,
      !isCountPending, pendingAggregates.isEmpty
    {
      // "the names of the 3 cheapest products"
      own(named, isTable: true)
      return
    }
    // "the actor or actress who …"
    if isTable, previousItem?.conjunction == .or, let focus = sketch.focus, focus != named, !isCountPending,
      let one = items[sketch.phrases[focus].item].bestTable,
      let other = items[sketch.phrases[named].item].bestTable,
      one.element == other.element
    {
      return
    }
    appendTargets(named)
    if isTable {
      sketch.focus = sketch.focus ?? named
      antecedent = named
    }
  }

  /// "… of the departments": the targets so far belong to the phrase.
  private mutating func own(_ named: Int, isTable: Bool) {
    for target in sketch.targets[min(sentenceStart, sketch.targets.count)...] {
      switch target.kind {
      case .phrase(let index), .aggregate(_, let index):
        if index != named, sketch.phrases[index].owner == nil { sketch.phrases[index].owner = named }
      case .count(let index?):
        if index != named, sketch.phrases[index].owner == nil { sketch.phrases[index].owner = named }
      case .count(nil), .implied, .everything, .difference, .sum: break
      }
    }
    if isTable {
      sketch.focus = sketch.focus ?? named
      antecedent = named
      subject = nil
    } else {
      subject = named
      section = .condition
    }
  }

  mutating func appendTargets(_ named: Int) {
    // a new sentence that lists columns replaces the entity the first one asked for
    if sentenceCount > 0, !isAddition, sketch.targets.count == sentenceStart, sentenceStart > 0 {
      let areEntities = sketch.targets.allSatisfy { target in
        switch target.kind {
        case .phrase(let index): isTable(index)
        case .implied: true
        case .count, .aggregate, .everything, .difference, .sum: false
        }
      }
      if areEntities || isCommand {
        noteFigure()
        sketch.targets.removeAll()
        sentenceStart = 0
      }
    }
    if isCountPending, pendingAggregates == [.sum], isTable(named) { pendingAggregates = [] }
    if isCountPending, !pendingAggregates.isEmpty { isCountPending = false }  // "average number of cities"
    if isCountPending {
      sketch.targets.append(Sketch.Target(kind: .count(named), isDistinct: isDistinctPending))
      isCountPending = false
      isDistinctPending = false
      if isTable(named) { antecedent = named }
      subject = nil
    } else if !pendingAggregates.isEmpty {
      for function in pendingAggregates {
        sketch.targets.append(Sketch.Target(kind: .aggregate(function, named), isDistinct: isDistinctPending))
      }
      pendingAggregates = []
      isDistinctPending = false
    } else if let last = sketch.targets.last, case .aggregate(let function, _) = last.kind, !isTable(named),
      let before = previous(before: sketch.phrases[named].item), items[before].conjunction == .and,
      sketch.targets.allSatisfy({ if case .aggregate = $0.kind { true } else { false } }),
      sketch.targets.count <= 2,
      sketch.targets.count == 1 || last.isShared
    {
      sketch.targets.append(Sketch.Target(kind: .aggregate(function, named), isShared: true))
    } else {
      if sketch.targets.isEmpty, sketch.phrases[named].item > 0,
        items[sketch.phrases[named].item - 1].has(.all)
      {
        sketch.listsAll = true
      }
      sketch.targets.append(
        Sketch.Target(kind: .phrase(named), isDistinct: isDistinctPending, sentence: sentenceCount))
      if isDistinctPending { sketch.isDistinct = true }
      isDistinctPending = false
    }
    if let isDescending = pendingPositional {
      if isTable(named) || !sketch.phrases[named].candidates.isEmpty {
        sketch.orders.append(
          Sketch.Order(key: .quality(of: named), isDescending: isDescending, isSuperlative: true))
      }
      pendingPositional = nil
      pendingTopOrder = sketch.orders.count - 1
    }
  }
}
