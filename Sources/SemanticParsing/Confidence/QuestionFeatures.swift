import SemanticLayer

/// Features of a question as it was cut up and sketched, the same for all its readings.
struct QuestionFeatures {
  let analysis: QuestionReader.Analysis

  /// Items that say something of the data.
  var contentCount: Int {
    analysis.edits
      + analysis.sketch.groups.count { if case .grain = $0.key { true } else { false } }
      + analysis.items.count {
        !$0.isUnknown && ($0.isSchema || $0.isValue || $0.number != nil || $0.time != nil)
      }
  }

  func features() -> ReadingFeatures {
    var features = ReadingFeatures()
    addUnread(to: &features)
    addWords(to: &features)
    let sketch = analysis.sketch
    features["sketch.conditions"] = Double(sketch.conditions.count)
    features["sketch.names"] = Double(sketch.phrases.count)
    features.set("sketch.no-names", when: sketch.phrases.isEmpty)
    features.set("sketch.no-targets", when: sketch.targets.isEmpty)
    features.set(
      "sketch.implied", when: sketch.targets.contains { if case .implied = $0.kind { true } else { false } })
    features.set("sketch.several-orders", when: sketch.orders.count > 1)
    for rule in sketch.rules { features["rule.\(rule.rule)"] = 1 }
    features.set("sketch.corrected", when: !analysis.corrections.isEmpty)
    return features
  }

  private func addUnread(to features: inout ReadingFeatures) {
    let unread = analysis.sketch.unread.map { analysis.items[$0] }
    let unknown = unread.count(where: \.isUnknown)
    features["unread.unknown"] = Double(min(unknown, 4))
    features.set("unread.any-unknown", when: unknown > 0)
    features.set("unread.several-unknown", when: unknown > 1)
    features.set("unread.number", when: unread.contains { $0.number != nil })
    features.set("unread.member", when: unread.contains { !$0.values.isEmpty })
    features.set("unread.quotation", when: unread.contains { $0.quoted != nil })
    let content = contentCount
    if unknown > 0 { features["unread.share"] = Double(unknown) / Double(unknown + content) }
    features.set("unread.most", when: unknown > 0 && unknown >= content)
    let arithmetic = analysis.sketch.arithmetic
    features.set(
      "unread.no-content", when: content == 0 && arithmetic.cohort == nil && arithmetic.churn == nil)
    for index in analysis.sketch.unread where analysis.items[index].isUnknown && index > 0 {
      // "sales in Wst": a name the data does not have is a filter that would be lost
      let before = analysis.items[..<index].last { !$0.markers.contains(.filler) }
      if let preposition = before?.preposition, [.in, .for, .from].contains(preposition) {
        features["unread.after-preposition"] = 1
      }
      if before?.preposition == .of, isName(index) { features["unread.after-preposition"] = 1 }
      features.set("unread.asked-for", when: isAskedFor(index))
    }
    // names and times that stand in no part of the sketch
    let used = Set(analysis.sketch.phrases.map(\.item))
    let names = analysis.items.indices.count { index in
      let item = analysis.items[index]
      return item.isSchema && item.markers.isEmpty && item.values.isEmpty && !used.contains(index)
    }
    features["unread.names"] = Double(min(names, 3))
    let times = analysis.items.count { $0.time != nil }
    features.set(
      "unread.time",
      when: times > 0 && analysis.sketch.times.isEmpty && analysis.sketch.groups.isEmpty
        && analysis.sketch.comparison == nil)
  }

  /// "the stock price of Apple": written with a capital letter inside the question.
  private func isName(_ index: Int) -> Bool {
    let token = analysis.tokens[analysis.items[index].tokens.lowerBound]
    return index > 0 && token.text.first?.isUppercase == true
  }

  /// "average age of customers": the very thing that is asked for is nothing the data has.
  private func isAskedFor(_ index: Int) -> Bool {
    let before = analysis.items[..<index].last { !$0.markers.contains(.filler) }
    guard let before, let function = before.aggregate, (before.schema.first?.score ?? 0) < 0.9,
      [.average, .median, .maximum, .minimum].contains(function), index + 1 < analysis.items.count
    else { return false }
    let next = analysis.items[index + 1]
    return next.preposition == .of || next.preposition == .for || next.group != nil
  }

  /// Length, and the words of the closed class: what they ask for is hard or easy whatever the data.
  private func addWords(to features: inout ReadingFeatures) {
    let words = analysis.tokens.count(where: \.isWord)
    features["words.length"] = Double(words) / 10
    features.set("words.few", when: words < 5)
    features.set("words.many", when: words > 15)
    features.set("words.very-many", when: words > 22)
    var ands = 0
    var sentences = 0
    for item in analysis.items {
      guard !item.isSchema, item.values.isEmpty, item.number == nil, item.time == nil, !item.isUnknown else {
        continue
      }
      if item.conjunction == .and { ands += 1 }
      if item.has(.sentenceEnd) { sentences += 1 }
      for marker in item.markers { if let name = Self.name(of: marker) { features["marker.\(name)"] = 1 } }
    }
    features.set("words.several-ands", when: ands > 1)
    features.set("words.several-sentences", when: sentences > 1)
  }

  /// Names of the markers that tell how hard a question is.
  private static func name(of marker: Marker) -> String? {
    switch marker {
    case .opener(let opener): "opener-\(opener)"
    case .superlative(let word):
      word.isFrequency
        ? "most-common"
        : word.countsThings
          ? "most-things"
          : word.isPositional
            ? "top" : word.isQuality ? "best" : word.isTemporal ? "latest" : word.adjective ?? "highest"
    case .comparator(let word): word.isTemporal ? "before" : "than"
    case .conjunction(let word): "\(word)"
    case .group(let word): "group-\(word)"
    case .order(let word): "order-\(word)"
    case .relative(let word): "relative-\(word)"
    case .pattern(let word): "pattern-\(word)"
    case .aggregate(let function): "aggregate-\(function.rawValue)"
    case .count: "count"
    case .amount: "amount"
    case .distinct: "distinct"
    case .negation: "negation"
    case .evaluation(let isGood): isGood ? "good" : "bad"
    case .possessive: "possessive"
    case .all: "all"
    case .between: "between"
    case .missing: "missing"
    case .same: "same"
    case .each: "each"
    case .share, .ratio: "ratio"
    case .existence: "existence"
    case .pronoun: "pronoun"
    case .everything: "everything"
    case .difference: "difference"
    case .preposition, .be, .have, .comma, .sentenceEnd, .than, .filler, .direction, .runningTotal, .growth,
      .cumulativeShare, .rank, .ago, .versus, .movingAverage, .profitability, .makesUp, .contribution,
      .newcomer:
      nil
    }
  }
}
