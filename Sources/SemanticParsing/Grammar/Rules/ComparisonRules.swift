import QuerentCore
import SemanticLayer

/// Numbers and dates that something is compared with.
enum ComparisonRules {
  static let all: [GrammarRule] = [
    GrammarRule("number-or-more", examples: ["films with 5 or more actors", "price of 10 or less"]) {
      reader in
      guard let number = reader.item.number, let next = reader.peek(), let comparator = next.comparator,
        next.text.hasPrefix("or ") || next.text.hasPrefix("and up")
      else { return false }
      reader.cursor += 2
      reader.compare(comparator, .number(number))
      return true
    },
    GrammarRule("ordinal-value", examples: ["orders with the third quantity"]) { reader in
      guard let number = reader.item.number, number.isOrdinal, number.value <= 200,
        let before = reader.previous(before: reader.cursor),
        [.on, .in, .at, .from].contains(reader.items[before].preposition)
          || reader.items[before].relative == .with,
        reader.sketch.focus != nil || !reader.sketch.targets.isEmpty || reader.isCountPending,
        let noun = reader.peek(), noun.isSchema, !noun.isMostlyTable, noun.superlative == nil,
        (noun.schema.first?.score ?? 0) >= 0.85
      else { return false }
      let span = reader.item.span.union(noun.span)
      let named = reader.phrase(at: reader.cursor + 1, wants: .number)
      reader.cursor += 2
      reader.add(.compare(.phrase(named), .equal, .number(number)), span: span)
      reader.section = .condition
      return true
    },
    GrammarRule("between", examples: ["price between 10 and 20", "orders between 5 and 10 units"]) { reader in
      guard reader.item.has(.between) else { return false }
      return reader.readBetween()
    },
    GrammarRule(
      "comparison",
      examples: [
        "products cheaper than 10", "salary above the average", "customers with more than 5 orders",
        "age at least 30", "hired before 1999-01-01",
      ]
    ) { reader in
      guard let comparator = reader.item.comparator else { return false }
      return reader.readComparison(comparator)
    },
  ]
}

extension SketchReader {
  fileprivate mutating func readBetween() -> Bool {
    guard let first = next(from: cursor + 1), let low = operand(at: first) else { return false }
    guard let and = next(from: first + 1),
      items[and].conjunction == .and || items[and].preposition == .to
        || items[and].text == "-", let second = next(from: and + 1), let high = operand(at: second)
    else { return false }
    let span = items[cursor].span.union(items[second].span)
    cursor = second + 1
    if subject == nil, let next = next(from: cursor), items[next].isSchema, !items[next].isMostlyTable {
      let named = phrase(at: next, wants: .number)
      add(.between(.phrase(named), low, high), span: span)
      cursor = next + 1
      return true
    }
    if case .date = low {
      add(.between(dateSubject(), low, high), span: span)
    } else {
      add(.between(currentSubject(), low, high), span: span)
    }
    section = .condition
    return true
  }

  /// A plain value at an item: number, quotation, date.
  private func operand(at index: Int) -> Sketch.Operand? {
    let item = items[index]
    if let number = item.number { return .number(number) }
    if let date = item.date { return .date(date) }
    if let quoted = item.quoted { return .text(quoted) }
    return nil
  }

  fileprivate mutating func readComparison(_ found: Marker.Comparator) -> Bool {
    var comparator = found
    let at = cursor
    guard var index = next(from: cursor + 1) else { return false }
    while items[index].has(.than) || items[index].preposition == .of || items[index].has(.be),
      let following = next(from: index + 1)
    {
      index = following
    }
    if items[index].isUnknown, items[index].text == "single" {
      cursor = index + 1
      compare(comparator, .number(NumberMention(1, isDigits: false)))
      return true
    }
    // "equal to or greater than" is one phrase; "more than or equal" likewise. "than" + "all"/"any" are silent.
    if let number = items[index].number {
      cursor = index + 1
      compare(comparator, .number(number))
      return true
    }
    if items[index].isSchema, !items[index].isMostlyTable, !comparator.isTemporal,
      comparator.adjective == nil,
      let after = next(from: index + 1), after == index + 1, let number = items[after].number,
      !number.isOrdinal,
      next(from: after + 1).map({ !items[$0].isSchema || items[$0].isMostlyTable }) ?? true
    {
      // "over age 30": what is compared stands between
      let named = phrase(at: index, wants: .number)
      cursor = after + 1
      add(
        .compare(.phrase(named), comparator.operation, .number(number)),
        span: items[at].span.union(items[after].span))
      section = .condition
      return true
    }
    if let date = items[index].date {
      cursor = index + 1
      add(
        .compare(dateSubject(), comparator.operation, .date(date)),
        span: items[at].span.union(items[index].span))
      section = .condition
      return true
    }
    if readRowComparison(comparator, at: at) { return true }
    if items[index].aggregate != nil || items[index].superlative != nil, !comparator.isTemporal,
      let aggregate = items[index].aggregate
        ?? items[index].superlative.map({ $0.isDescending ? .maximum : .minimum })
    {
      var following = next(from: index + 1)
      while let skip = following, items[skip].preposition == .of || items[skip].has(.pronoun) {
        following = next(from: skip + 1)
      }
      var named: Int?
      if let noun = following, items[noun].isSchema, !items[noun].isMostlyTable {
        named = phrase(at: noun, wants: .number)
        cursor = noun + 1
      } else {
        cursor = index + 1
      }
      var subject = currentSubject()
      if case .unknown = subject, let named { subject = .phrase(named) }
      if let adjective = comparator.adjective { subject = .adjective(adjective) }
      add(
        .compare(subject, comparator.operation, .aggregate(aggregate, named)),
        span: items[at].span.union(items[index].span))
      section = .condition
      if let next = next(from: cursor), let preposition = items[next].preposition,
        [.of, .for, .among, .in, .from].contains(preposition)
      {
        isInner = true
      } else if let noun = next(from: cursor), items[noun].isMostlyTable,
        let after = next(from: noun + 1), restricts(after)
      {
        // "the lowest earning employee with …": what follows says of which
        cursor = noun + 1
        isInner = true
      }
      return true
    }
    if let quoted = items[index].quoted {
      cursor = index + 1
      add(
        .compare(currentSubject(), comparator.operation, .text(quoted)),
        span: items[at].span.union(items[index].span))
      section = .condition
      return true
    }
    let isQuantified = ((at + 1)..<index).contains {
      ["any", "all", "every", "any of", "all the", "that of any", "all of"].contains(items[$0].text)
    }
    if isQuantified, items[index].isSchema, !items[index].isMostlyTable, !comparator.isTemporal {
      // "more than any salary of …": more than the highest
      let isMore = comparator.operation == .greater || comparator.operation == .greaterOrEqual
      let named = phrase(at: index, wants: .number)
      cursor = index + 1
      var left = currentSubject()
      if case .unknown = left { left = .phrase(named) }
      add(
        .compare(left, comparator.operation, .aggregate(isMore ? .maximum : .minimum, named)),
        span: items[at].span.union(items[index].span))
      section = .condition
      isInner = true
      return true
    }
    let isSuperior = items[index].link != nil
    if items[index].isSchema, !items[index].isMostlyTable,
      subject != nil && !comparator.isTemporal || isSuperior
    {
      var left = comparator.isTemporal ? dateSubject() : currentSubject()
      if let adjective = comparator.adjective { left = .adjective(adjective) }
      let named = phrase(at: index)
      cursor = index + 1
      add(.compare(left, comparator.operation, .phrase(named)), span: items[at].span.union(items[index].span))
      section = .condition
      return true
    }
    // "below their reorder point": with what the row has of it
    if items[index].isSchema, !items[index].isMostlyTable, !items[index].isValue, !comparator.isTemporal,
      comparator.adjective == nil, subject == nil,
      sketch.focus != nil || !sketch.targets.isEmpty || isCountPending,
      items[(at + 1)..<index].contains(where: { $0.has(.pronoun) || $0.text == "the" })
        || items[index].text.contains(" "),
      (items[index].schema.first?.score ?? 0) >= 0.85
    {
      let named = phrase(at: index, wants: .number)
      cursor = index + 1
      add(
        .compare(.unknown, comparator.operation, .phrase(named)),
        span: items[at].span.union(items[index].span))
      section = .condition
      return true
    }
    comparator.adjective = nil
    return false
  }

  /// A comparison with a number: of a noun that follows ("more than 5 orders"), of the subject, or of an adjective.
  mutating func compare(_ comparator: Marker.Comparator, _ operand: Sketch.Operand) {
    let span = items[cursor - 1].span
    section = .condition
    var number: NumberMention?
    if case .number(let value) = operand { number = value }
    if let adjective = comparator.adjective {
      if let next = next(from: cursor), items[next].text == "years" || items[next].text == "years old" {
        cursor = next + 1
      }
      add(.compare(.adjective(adjective), comparator.operation, operand), span: span)
      return
    }
    if let number, ["once", "twice", "thrice"].contains(items[cursor - 1].text), !sketch.targets.isEmpty {
      // "used at least twice", "visited some museums more than once"
      let visited = lastPhrase.flatMap { isTable($0) && $0 != sketch.focus ? $0 : nil }
      add(.count(visited, comparator.operation, number.value), span: span)
      return
    }
    // a noun directly after the number
    var noun = next(from: cursor)
    while let index = noun, items[index].has(.distinct), !items[index].isSchema, number != nil {
      noun = next(from: index + 1)  // "more than one kind of device"
    }
    if let next = noun, items[next].isSchema,
      subject == nil || !isSubjectNear || items[next].isMostlyTable,
      items[next].relative == nil, let number
    {
      let named = phrase(at: next)
      if items[next].isMostlyTable || !comparator.isTemporal {
        cursor = next + 1
        add(.count(named, comparator.operation, number.value), span: span.union(items[next].span))
        antecedent = isTable(named) ? named : antecedent
        return
      }
    }
    // "an inventory below 3": rows of the table just named
    if let number, let last = lastPhrase, isTable(last), cursor - 2 - sketch.phrases[last].item <= 2,
      subject == nil,
      last != sketch.focus
    {
      sketch.conditions.removeAll { if case .exists(last) = $0.kind { true } else { false } }
      add(.count(last, comparator.operation, number.value), span: span)
      return
    }
    // "more than one movie theater" with a noun the data does not know: rows of the focus
    if let number, isExistencePending || isUnknownNounAhead, subject == nil || !isSubjectNear,
      !sketch.targets.isEmpty
    {
      if let next = next(from: cursor), items[next].isUnknown { cursor = next }
      add(.count(nil, comparator.operation, number.value), span: span)
      return
    }
    add(.compare(currentSubject(), comparator.operation, operand), span: span)
  }

  private var isUnknownNounAhead: Bool {
    guard let next = next(from: cursor) else { return false }
    return items[next].isUnknown && items[next].text.hasSuffix("s")
  }

  /// Whether the subject stands right before the comparator rather than in an earlier clause.
  private var isSubjectNear: Bool {
    guard let subject else { return false }
    let item = sketch.phrases[subject].item
    // only verbs, fillers and comparators between
    for index in (item + 1)..<max(item + 1, cursor - 1) {
      let between = items[index]
      if between.isSchema || between.conjunction == .and || between.has(.comma) { return false }
    }
    return true
  }

  /// What a comparison speaks of.
  mutating func currentSubject() -> Sketch.Subject {
    if let subject {
      dropTarget(subject)
      return .phrase(subject)
    }
    if let last = lastPhrase, !isTable(last), isNear(last) {
      dropTarget(last)
      return .phrase(last)
    }
    return .unknown
  }

  private func isNear(_ phrase: Int) -> Bool { cursor - sketch.phrases[phrase].item <= 5 }

  mutating func dateSubject() -> Sketch.Subject {
    if let subject { return .phrase(subject) }
    if let last = lastPhrase, !isTable(last), isNear(last) {
      sketch.phrases[last].wants = .date
      return .phrase(last)
    }
    return .dateOfFocus
  }

  /// A noun that turned out to be what a condition speaks of is no longer shown, if anything else is.
  private mutating func dropTarget(_ phrase: Int) {
    guard sketch.targets.count > 1, case .phrase(phrase)? = sketch.targets.last?.kind else { return }
    sketch.targets.removeLast()
  }
}
