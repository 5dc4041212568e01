import QuerentCore
import SemanticLayer

/// How long things take, where the data hold when they began and when they ended.
enum DurationRules {
  static let all: [GrammarRule] = [
    GrammarRule("used-ahead", examples: ["how long do rides take on average"]) { reader in
      guard reader.usedAhead.contains(reader.cursor) else { return false }
      reader.cursor += 1
      return true
    },
    GrammarRule(
      "duration",
      examples: [
        "average ride length in minutes", "how many days does it take to close a claim",
        "how long did cancelled contracts last on average", "average time to close a ticket",
      ]
    ) { reader in reader.readDuration() },
    GrammarRule("duration-unit", examples: ["average delay in hours"]) { reader in
      guard reader.item.preposition == .in, let next = reader.peek(), !next.isSchema, !next.isValue,
        next.text.hasSuffix("s"), let unit = Sketch.DurationUnit(word: next.text)
      else { return false }
      reader.sketch.arithmetic.unit = unit
      reader.cursor += 2
      return true
    },
    GrammarRule("lasting", examples: ["contracts that lasted less than 30 days"]) { reader in
      reader.readLasting()
    },
  ]

  static let verbs: Set<String> = [
    "last", "lasts", "lasted", "lasting", "take", "takes", "took", "taken", "run", "runs", "ran", "stay",
    "stays",
    "stayed", "remain", "remained",
  ]
}

extension SketchReader {
  fileprivate mutating func readDuration() -> Bool {
    guard sketch.arithmetic.duration == nil, section == .target,
      (item.schema.first?.score ?? 0) < 0.9 || item.text == "how"
    else { return false }
    let start = cursor
    var ahead: Set<Int> = []
    var unit: Sketch.DurationUnit?
    var verb: String?
    var table: Int?
    var open = cursor + 1
    if item.has(.count), let next = peek(), !next.isSchema, let named = Sketch.DurationUnit(word: next.text) {
      unit = named
      open = cursor + 2
    } else if item.opener == .how, let next = peek(), next.text == "long" {
      open = cursor + 2
    } else if ["duration", "length", "lifespan"].contains(item.text), (item.schema.first?.score ?? 0) < 0.7 {
      table = tableOfLength()
      guard table != nil else { return false }
    } else if item.text == "time" || Sketch.DurationUnit(word: item.text) != nil, item.values.isEmpty,
      let next = peek(), next.text == "to" || next.text == "taken to"
    {
      unit = Sketch.DurationUnit(word: item.text)
    } else {
      return false
    }
    if table == nil {
      // what it takes, and to do what
      var hasVerb = false
      var named: Int?
      for index in open..<max(open, items.count) {
        let word = items[index]
        if word.has(.sentenceEnd) || word.has(.between) || word.preposition == .from { break }
        if DurationRules.verbs.contains(word.text) || word.text == "it" {
          ahead.insert(index)
          hasVerb = hasVerb || word.text != "it"
        } else if word.text == "to" || word.text == "taken to", let next = next(from: index + 1), verb == nil,
          !items[next].isMostlyTable, items[next].number == nil
        {
          ahead.formUnion([index, next])
          let word = items[next].text.split(separator: " ").first.map(String.init) ?? ""
          verb = Lemmatizer.stem(of: Lemmatizer.lemma(of: word))
          // "close a claim" may name the column of its date
          if items[next].isSchema { named = next }
        } else if word.isMostlyTable, table == nil {
          table = index
          let before = previous(before: index)
          let isGroup = before.map { items[$0].has(.each) || items[$0].group != nil } ?? false
          if !isGroup { ahead.insert(index) }
        }
      }
      table = table ?? named
      guard hasVerb || verb != nil, table != nil else { return false }
    }
    guard let table else { return false }
    var aggregate = pendingAggregates.first
    if case .aggregate(let function, let index)? = sketch.targets.last?.kind,
      sketch.phrases[index].item == table
    {
      aggregate = function
      sketch.targets.removeLast()
    } else if case .phrase(let index)? = sketch.targets.last?.kind, sketch.phrases[index].item == table {
      sketch.targets.removeLast()
    }
    for index in open..<max(open, items.count) where items[index].text == "on average" {
      aggregate = .average
      ahead.insert(index)
    }
    let isEach = items.contains { $0.has(.each) || $0.group == .each }
    let isListed = items.first.map { $0.opener == .command } ?? false
    if aggregate == nil, !isEach, !isListed { aggregate = .average }
    let noun = phrase(at: table)
    pendingAggregates = []
    isCountPending = false
    sketch.focus = sketch.focus ?? noun
    antecedent = noun
    sketch.arithmetic.duration = Sketch.Duration(table: noun, verb: verb, aggregate: aggregate)
    sketch.arithmetic.unit = sketch.arithmetic.unit ?? unit
    usedAhead.formUnion(ahead)
    cursor = max(open, start + 1)
    section = .condition
    subject = nil
    return true
  }

  /// The thing that "length" is of: right before, or after "of".
  private func tableOfLength() -> Int? {
    if let before = previous(before: cursor), before == cursor - 1, items[before].isMostlyTable {
      return before
    }
    guard let of = next(from: cursor + 1), items[of].preposition == .of || items[of].group == .each else {
      return nil
    }
    var index = of + 1
    while let found = next(from: index), index <= of + 3 {
      if items[found].isMostlyTable { return found }
      guard items[found].has(.each) || !items[found].states.isEmpty || items[found].isValue else {
        return nil
      }
      index = found + 1
    }
    return nil
  }

  /// "lasted less than 30 days".
  fileprivate mutating func readLasting() -> Bool {
    let isVerb = DurationRules.verbs.contains(item.text)
    guard isVerb || item.text == "longer than" || item.text == "shorter than", subject == nil else {
      return false
    }
    let at = isVerb ? cursor + 1 : cursor
    guard items.indices.contains(at), let comparator = items[at].comparator, let number = next(from: at + 1),
      let value = items[number].number, items.indices.contains(number + 1),
      let unit = Sketch.DurationUnit(word: items[number + 1].text), !items[number + 1].isSchema
    else { return false }
    let span = item.span.union(items[number + 1].span)
    cursor = number + 2
    add(.compare(.duration(unit), comparator.operation, .number(value)), span: span)
    section = .condition
    return true
  }
}
