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
    GrammarRule("stay", examples: ["average length of stay by region", "average stay length"]) { reader in
      reader.readStay()
    },
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
  /// "length of stay", "how many nights did members stay": how long rows last, of whatever table has a beginning and an
  /// end; nights are added up, and lengths averaged, unless another figure is asked for.
  fileprivate mutating func readStay() -> Bool {
    guard sketch.arithmetic.duration == nil, section == .target, (item.schema.first?.score ?? 0) < 0.9 else {
      return false
    }
    let stays: Set<String> = ["stay", "stays", "hospitalization", "hospitalisation"]
    func isStay(_ index: Int) -> Bool {
      items.indices.contains(index) && stays.contains(items[index].text) && !items[index].isValue
        && (items[index].schema.first?.score ?? 0) < 0.9
    }
    var used: Set<Int> = []
    let lengths = ["length", "duration", "lengths", "durations", "length of"]
    if lengths.contains(item.text) {
      var at = next(from: cursor + 1) ?? items.count
      if items.indices.contains(at), items[at].preposition == .of { at = next(from: at + 1) ?? items.count }
      guard isStay(at) else { return false }
      used = [at]
      sketch.arithmetic.duration = Sketch.Duration(
        table: nil, verb: nil, aggregate: pendingAggregates.first ?? .average)
    } else if isStay(cursor), let at = next(from: cursor + 1), lengths.contains(items[at].text) {
      used = [at]
      sketch.arithmetic.duration = Sketch.Duration(
        table: nil, verb: nil, aggregate: pendingAggregates.first ?? .average)
    } else if item.has(.count), let unit = peek(), ["nights", "days"].contains(unit.text),
      (unit.schema.first?.score ?? 0) < 0.9,
      let verb = items.indices.first(where: {
        $0 > cursor + 1 && ["stay", "stayed", "staying", "spent", "spend"].contains(items[$0].text)
      })
    {
      used = [cursor + 1, verb]
      sketch.arithmetic.duration = Sketch.Duration(
        table: nil, verb: nil, aggregate: pendingAggregates.first ?? .sum)
      for index in items.indices where items[index].text == "in total" { used.insert(index) }
    } else {
      return false
    }
    pendingAggregates = []
    isCountPending = false
    usedAhead.formUnion(used)
    cursor += 1
    section = .condition
    subject = nil
    return true
  }

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
      let unit = Sketch.DurationUnit(word: items[number + 1].text),
      !items[number + 1].isSchema
        || items[number + 1].text.hasPrefix("night") && (items[number + 1].schema.first?.score ?? 0) < 0.9
    else { return false }
    let span = item.span.union(items[number + 1].span)
    cursor = number + 2
    add(.compare(.duration(unit), comparator.operation, .number(value)), span: span)
    section = .condition
    return true
  }
}
