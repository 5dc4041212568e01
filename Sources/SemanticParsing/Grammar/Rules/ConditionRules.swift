import QuerentCore
import SemanticLayer

/// Clauses that narrow rows down, other than comparisons.
enum ConditionRules {
  static let all: [GrammarRule] = [
    GrammarRule(
      "relative-clause",
      examples: ["customers who live in Texas", "films with a rating of 5", "shops without stock"]
    ) { reader in
      guard let relative = reader.item.relative, !reader.item.isSchema else { return false }
      if relative == .having, reader.section == .target, reader.sketch.targets.isEmpty { return false }
      // "With which method were …"
      if relative == .with, reader.cursor == 0, let next = reader.next(from: 1),
        reader.items[next].opener != nil
      {
        return false
      }
      if relative == .that, reader.sketch.targets.isEmpty, reader.sketch.focus == nil, !reader.isCountPending
      {
        return false
      }
      reader.section = .condition
      if relative == .without { reader.isNegationPending = true }
      if relative == .that { reader.pointAtMember() }
      if relative != .with && relative != .having { reader.subject = nil }
      if relative == .with { reader.subject = nil }
      reader.cursor += 1
      return true
    },
    GrammarRule("nobody-acts", examples: ["products nobody bought", "products that nobody ordered"]) {
      reader in
      guard ["nobody", "no one", "noone"].contains(reader.item.text), reader.sketch.focus != nil,
        let verb = reader.peek(), NeverActed.isOfTrade(Lemmatizer.lemma(of: verb.text)), !verb.isValue,
        reader.items[(reader.cursor + 2)...].allSatisfy({ reader.isSilent($0) || $0.has(.sentenceEnd) })
      else { return false }
      let span = reader.item.span.union(verb.span)
      reader.cursor += 2
      reader.add(.neverActed(verb.text), span: span)
      reader.section = .condition
      return true
    },
    GrammarRule(
      "never-acted", examples: ["customers who have never traded", "products that were never prescribed"]
    ) { reader in
      let start = reader.item
      guard start.has(.negation),
        reader.sketch.focus != nil || !reader.sketch.targets.isEmpty,
        let verb = reader.next(from: reader.cursor + 1)
      else { return false }
      var at = verb
      while at < reader.items.count, reader.isSilent(reader.items[at]) || reader.items[at].has(.be) {
        at += 1
      }
      guard at < reader.items.count else { return false }
      let buysNothing =
        at + 1 < reader.items.count && reader.items[at + 1].text == "anything"
        && (NeverActed.isPurchase(reader.items[at]) || NeverActed.isAct(reader.items[at]))
      let tradesNever = start.text.hasSuffix("never") && NeverActed.isPurchase(reader.items[at])
      guard
        buysNothing || tradesNever || NeverActed.isVerb(reader.items[at])
          || start.text.hasSuffix("never") && reader.items[at].isUnknown
            && NeverActed.isAct(reader.items[at]),
        buysNothing || start.text.hasSuffix("never") || NeverActed.isSale(reader.items[at])
      else { return false }
      // what follows says of what: "never bought devices" is read by other rules
      let rest = reader.items[(at + 1)...].filter {
        !reader.isSilent($0) && !$0.has(.sentenceEnd) && $0.time == nil
          && !["anything", "any", "at all", "yet", "time", "hours", "any time"].contains($0.text)
      }
      // "vendors we never bought from": the last word only says which side it was
      guard
        rest.isEmpty
          || tradesNever && rest.count == 1 && rest.allSatisfy({ $0.preposition != nil && !$0.isSchema })
      else { return false }
      let end = reader.items[at].span
      let verbText = reader.items[at].text
      reader.cursor = at + 1
      while reader.cursor < reader.items.count,
        ["anything", "any", "at all", "yet", "time", "hours", "any time"].contains(reader.item.text)
      {
        reader.cursor += 1
      }
      reader.add(.neverActed(verbText), span: start.span.union(end))
      reader.sketch.conditions[reader.sketch.conditions.count - 1].isNegated = false
      reader.section = .condition
      return true
    },
    GrammarRule("profitability", examples: ["which states lose money"]) { reader in
      guard
        let isLoss = reader.item.markers.lazy.compactMap({ marker -> Bool? in
          if case .profitability(let isLoss) = marker { isLoss } else { nil }
        }).first
      else { return false }
      reader.cursor += 1
      reader.add(.profitable(!isLoss), span: reader.items[reader.cursor - 1].span)
      // "unprofitable products": what is asked for comes after
      let isAdjective = reader.sketch.targets.isEmpty && reader.sketch.focus == nil
      reader.section = isAdjective ? .target : .condition
      return true
    },
    GrammarRule("shared-by", examples: ["the categories shared by customers in Texas and Ohio"]) { reader in
      guard reader.item.has(.same), !reader.sketch.targets.isEmpty,
        let by = reader.next(from: reader.cursor + 1),
        reader.items[by].preposition == .by || reader.items[by].preposition == .among
      else { return false }
      reader.sketch.isShared = true
      reader.cursor += 1
      return true
    },
    GrammarRule("same-as", examples: ["employees in the same department as Nancy"]) { reader in
      guard reader.item.has(.same), let noun = reader.next(from: reader.cursor + 1),
        reader.items[noun].isSchema
      else {
        return false
      }
      var index = noun + 1
      guard let link = reader.next(from: index), reader.items[link].preposition == .role else { return false }
      index = link + 1
      // "as someone with the first name Clara": the value, whatever stands before it
      while index < reader.items.count, !reader.items[index].isValue {
        let item = reader.items[index]
        guard
          reader.isSilent(item) || item.isSchema || item.isUnknown || item.relative != nil
            || item.has(.pronoun)
            || item.has(.be)
        else { return false }
        index += 1
      }
      guard index < reader.items.count else { return false }
      let named = reader.phrase(at: noun)
      let value = reader.items[index]
      reader.cursor = index + 1
      reader.add(
        .same(
          named,
          [
            Sketch.Member(
              matches: value.values, text: value.quoted ?? value.text, isQuoted: value.quoted != nil)
          ]),
        span: value.span)
      reader.section = .condition
      return true
    },
    GrammarRule("number-value", examples: ["customers with age 30", "product id 12", "a quantity of 5"]) {
      reader in
      guard let number = reader.item.number, let previous = reader.previous(before: reader.cursor) else {
        return false
      }
      let before = reader.items[previous]
      // "the ages of the 2 dogs": how many there are
      if number.value >= 1, number.value <= 100, number.value == number.value.rounded(), !number.isOrdinal,
        reader.cursor > 0, ["the", "these", "those"].contains(reader.items[reader.cursor - 1].text),
        let noun = reader.peek(), noun.isMostlyTable || noun.isValue && noun.quoted == nil,
        reader.item.schema.isEmpty, !reader.item.isValue
      {
        reader.cursor += 1
        return true
      }
      if before.conjunction == .or, number.isDigits, let last = reader.sketch.conditions.last,
        case .compare(let subject, .equal, .number) = last.kind
      {
        reader.cursor += 1
        reader.isAlternativePending = true  // "department 70 or 90"
        reader.add(.compare(subject, .equal, .number(number)), span: reader.items[reader.cursor - 1].span)
        return true
      }
      let isLinked =
        before.has(.be) || before.preposition == .of || before.has(.negation)
        || before.comparator?.operation == .equal
      var column: Int?
      if before.isSchema, !before.isMostlyTable {
        column = previous
      } else if isLinked, let earlier = reader.previous(before: previous), reader.items[earlier].isSchema,
        !reader.items[earlier].isMostlyTable
      {
        column = earlier
      } else if before.isSchema, before.isMostlyTable, previous == reader.cursor - 1, number.isDigits,
        !number.isOrdinal
      {
        column = previous  // "store 1"
      } else if reader.item.isValue {
        return false
      }
      if before.relative == .having || before.relative == .with || before.has(.have),
        reader.section == .condition,
        let next = reader.next(from: reader.cursor + 1), reader.items[next].isSchema,
        number.value == number.value.rounded()
      {
        let named = reader.phrase(at: next)
        reader.cursor = next + 1
        reader.add(.count(named, .equal, number.value), span: reader.items[next].span)
        return true
      }
      guard number.isDigits else { return false }
      guard let column else {
        guard number.isDigits, reader.section == .condition, let subject = reader.subject else {
          return false
        }
        reader.cursor += 1
        reader.add(
          .compare(.phrase(subject), .equal, .number(number)), span: reader.items[reader.cursor - 1].span)
        return true
      }
      let named = reader.phrase(at: column)
      reader.removeTarget(named)
      reader.cursor += 1
      reader.add(
        .compare(.phrase(named), .equal, .number(number)), span: reader.items[reader.cursor - 1].span)
      reader.section = .condition
      return true
    },
  ]
}

/// Verbs of doing business that no column need be called by.
enum NeverActed {
  static func isVerb(_ item: Item) -> Bool {
    item.isUnknown && verbs.contains(Lemmatizer.stem(of: item.text)) || isSale(item)
  }

  /// Any other verb in the perfect tense that names no column.
  static func isAct(_ item: Item) -> Bool {
    Participle.isOne(item.text) && !item.isValue && item.states.isEmpty
      && (item.isUnknown || item.isMostlyTable && (item.bestColumn?.score ?? 0) < 0.9)
  }

  /// "sold" may fit the name of a figure, too; what was never bought is found by the table of what was.
  static func isSale(_ item: Item) -> Bool { sales.contains(item.text) }

  private static let sales: Set<String> = ["sold"]

  /// "bought anything": a verb whose object says nothing of what.
  static func isPurchase(_ item: Item) -> Bool { purchases.contains(item.text) }

  private static let purchases: Set<String> = ["bought", "purchased", "ordered", "booked", "paid", "spent"]

  /// Any verb of buying and selling in the past tense.
  static func isTrade(_ text: String) -> Bool { sales.contains(text) || purchases.contains(text) }

  /// Nouns for the records that an act leaves, by their stems.
  static func records(of verb: String) -> Set<String> {
    let lemma = Lemmatizer.lemma(of: verb)
    let related = WordRelations.related(to: lemma).map(\.word)
    let traded =
      sales.contains(verb) || purchases.contains(verb) ? ["sale", "order", "purchase", "invoice"] : []
    let kept =
      ["logged", "worked", "recorded", "tracked"].contains(verb) ? ["timesheet", "time", "shift", "log"] : []
    return Set(
      ([verb, lemma] + related + traded + kept).map { Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)) })
  }

  /// Whether a verb is of doing business, of which the table with the most rows holds the records.
  static func isOfTrade(_ verb: String) -> Bool {
    sales.contains(verb) || purchases.contains(verb) || verbs.contains(verb)
      || verbs.contains(Lemmatizer.stem(of: verb)) || plainVerbs.contains(verb)
  }

  private static let plainVerbs: Set<String> = [
    "buy", "purchase", "order", "book", "use", "rent", "visit", "trade", "sell", "choose", "want", "take",
  ]

  private static let verbs: Set<String> = {
    let words = [
      "traded", "prescribed", "used", "booked", "rented", "redeemed", "transacted", "visited", "invested",
      "donated",
    ]
    return Set(words + words.map(Lemmatizer.stem(of:)))
  }()
}

extension SketchReader {
  /// "students with a cat that is 3 years old": what follows speaks of the cat.
  fileprivate mutating func pointAtMember() {
    guard section == .condition, let before = previous(before: cursor), before == cursor - 1,
      items[before].isValue, items[before].quoted == nil, items[before].schema.isEmpty,
      let best = items[before].values.first,
      items[before].values.allSatisfy({ $0.column.table == best.column.table }), best.score >= 0.9
    else { return }
    sketch.phrases.append(
      Sketch.Phrase(
        candidates: [SchemaCandidate(element: .table(best.column.table), score: 1)],
        span: items[before].span, text: items[before].text, item: before))
    antecedent = sketch.phrases.count - 1
  }

  /// A noun that a value follows is what the value speaks of, and is not shown, if anything else is.
  mutating func removeTarget(_ phrase: Int) {
    guard sketch.targets.count > 1 || sketch.focus != nil || isCountPending else { return }
    if case .phrase(phrase)? = sketch.targets.last?.kind { sketch.targets.removeLast() }
  }
}
