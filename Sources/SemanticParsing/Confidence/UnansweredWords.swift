import QuerentCore
import SemanticLayer

/// Words of a question that bind any answer and that a plan does not answer: "total" where rows are only counted, the
/// name of a stored value that nothing is limited to.
struct UnansweredWords {
  let model: SemanticModel
  let analysis: QuestionReader.Analysis

  func features(of reading: Interpretation, _ shape: PlanShape) -> ReadingFeatures {
    let plan = reading.plan
    let calls = UnaskedParts.calls(of: plan, in: model)
    let functions = Set(calls.map(\.function))
    var found = ReadingFeatures()
    let isFollowUp = !reading.inherited.isEmpty
    found.set("unanswered.total", when: !isFollowUp && asksForTotal && countsOnly(calls))
    found.set("unanswered.count", when: !isFollowUp && losesCount(functions, shape))
    found.set(
      "unanswered.extreme",
      when: has(Self.extremes) && functions.contains(.average) && !has(Self.averages) && plan.order.isEmpty)
    found.set("unanswered.value", when: losesValue(plan, shape))
    found.set("unanswered.participle", when: losesParticiple)
    found.set("unanswered.grain", when: !isFollowUp && losesGrain(plan))
    found.set("unanswered.object", when: limitsWhatIsNotBought(plan))
    for name in swallowed { found["swallowed.\(name)"] = 1 }
    found.set("unanswered.versus", when: losesTarget(plan))
    found.set(
      "unanswered.or",
      when: plan.combination?.operation == .intersect && has(["or"]) && !has(["and", "both", "also"]))
    found.set("unanswered.column", when: countsAll(plan, shape))
    found.set("unanswered.head", when: countsAnother(plan))
    found.set(
      "unanswered.sum", when: !isFollowUp && !plan.isAggregated && plan.limit == nil && asksHowMuch(shape))
    return found
  }

  private func has(_ words: Set<String>) -> Bool {
    analysis.tokens.contains { words.contains($0.lower) && $0.kind != .quoted }
  }

  private static let averages: Set<String> = [
    "average", "averages", "mean", "avg", "typical", "typically", "usually", "usual", "rate", "per", "moving",
  ]
  private static let extremes: Set<String> = [
    "highest", "lowest", "maximum", "minimum", "largest", "smallest", "biggest", "cheapest", "dearest",
    "peak",
  ]

  // MARK: Figures

  /// "total paid to each vendor"; "the total number of" asks for something else.
  private var asksForTotal: Bool {
    guard !analysis.items.contains(where: { $0.has(.count) }) else { return false }
    return analysis.items.contains { item in
      item.aggregate == .sum && ["total", "sum", "sum of", "total of", "total amount"].contains(item.text)
    }
  }

  /// "how many" answered with a row, "claims count" with an amount. Days and nights are counted by adding up.
  private func losesCount(_ functions: Set<Aggregate>, _ shape: PlanShape) -> Bool {
    guard functions.isDisjoint(with: [.count, .countDistinct]), !shape.columns.contains(where: holdsCount)
    else {
      return false
    }
    if analysis.tokens.contains(where: { $0.lower == "count" && $0.kind != .quoted }) { return true }
    guard analysis.items.contains(where: { $0.has(.count) && $0.text.hasPrefix("how many") }) else {
      return false
    }
    return functions.isDisjoint(with: [.sum, .average, .maximum, .minimum])
      && !shape.columns.contains {
        model.column($0)?.isNumeric == true && model.column($0)?.role != .identifier
      }
  }

  private func countsOnly(_ calls: [AggregateCall]) -> Bool {
    !calls.isEmpty && calls.allSatisfy { $0.function == .count || $0.function == .countDistinct }
  }

  /// "number of employees" as a column.
  private func holdsCount(_ reference: ColumnReference) -> Bool {
    let words = NameSplitter.words(in: reference.column)
    return !Self.countWords.isDisjoint(with: words)
  }

  private static let countWords: Set<String> = [
    "number", "count", "total", "quantity", "num", "amount", "units",
  ]

  /// "what did borrowers in York repay in total?" answered with a list that has no such figure.
  private func asksHowMuch(_ shape: PlanShape) -> Bool {
    let asks = analysis.tokens.indices.contains { index in
      let word = analysis.tokens[index].lower
      return word == "altogether" || word == "total" && index > 0 && analysis.tokens[index - 1].lower == "in"
    }
    return asks
      && !shape.columns.contains { reference in
        NameSplitter.words(in: reference.column).contains { ["total", "sum", "amount"].contains($0) }
          || model.column(reference)?.role == .measure
      }
  }

  /// "by month", where no row of the result stands for a month.
  private func losesGrain(_ plan: QueryPlan) -> Bool {
    // "monthly recurring revenue" is the name of a figure
    let named = plan.outputs.flatMap { output -> [String] in
      if case .measure(let name) = output.expression { NameSplitter.words(in: name) } else { [] }
    }
    let asks = analysis.items.contains { item in
      guard let time = item.time, !time.isTentative, !item.isSchema, !named.contains(item.text) else {
        return false
      }
      if case .grain(.some) = time.meaning { return true }
      if case .part = time.meaning { return true }
      return false
    }
    guard asks, plan.comparison == nil, plan.combination == nil else { return false }
    let shown = plan.groups + plan.outputs.map(\.expression) + plan.order.map(\.expression)
    return !shown.contains { expression in
      var found = false
      expression.visit { part in
        switch part {
        case .bucket, .part, .window: found = true
        case .column(let reference): if model.column(reference)?.role == .time { found = true }
        case .aggregate(let call): if !call.per.isEmpty { found = true }
        case .plan: found = true
        default: break
        }
      }
      return found
    }
  }

  /// Markers that bind an answer and that no rule made anything of: the "behind" of "behind quota".
  private var swallowed: [String] {
    let silent = analysis.sketch.rules.filter { $0.rule == "small-word" }.map(\.span)
    var names: [String] = []
    for item in analysis.items where silent.contains(item.span) && !item.isSchema {
      for marker in item.markers {
        switch marker {
        case .contribution: names.append("contribution")
        case .growth: names.append("growth")
        case .share: names.append("share")
        case .ratio: names.append("ratio")
        case .difference: names.append("difference")
        case .runningTotal, .cumulativeShare, .movingAverage, .rank: names.append("window")
        case .versus: names.append("versus")
        case .profitability, .makesUp, .newcomer: names.append("business")
        case .comparator: names.append("comparator")
        case .superlative: names.append("superlative")
        case .same: names.append("same")
        case .missing: names.append("missing")
        case .aggregate: names.append("aggregate")
        case .count: names.append("count")
        case .amount: names.append("amount")
        case .negation: names.append("negation")
        case .evaluation: names.append("evaluation")
        case .pattern: names.append("pattern")
        default: break
        }
      }
    }
    return names
  }

  /// "target vs actual" answered with one of the two.
  private func losesTarget(_ plan: QueryPlan) -> Bool {
    guard has(["vs", "versus", "against"]), has(Self.targets), plan.comparison == nil else { return false }
    let figures = plan.outputs.map(\.expression).filter(\.isAggregated)
    return figures.count == 1
      && !figures[0].columnReferences.contains {
        !Self.targets.isDisjoint(with: NameSplitter.words(in: $0.column))
      }
      && !UnaskedParts.calls(of: plan, in: model).contains { call in
        (call.argument?.columnReferences ?? []).contains {
          !Self.targets.isDisjoint(with: NameSplitter.words(in: $0.column))
        }
      }
  }

  private static let targets: Set<String> = [
    "target", "targets", "quota", "quotas", "budget", "goal", "goals",
  ]

  // MARK: Conditions

  /// "who bought phones" with the channel "Phone": nobody buys a channel, a region or a status.
  private func limitsWhatIsNotBought(_ plan: QueryPlan) -> Bool {
    let limited = plan.filter?.columnReferences ?? []
    return analysis.items.indices.dropLast().contains { index in
      guard Self.buying.contains(analysis.items[index].text),
        let object = analysis.items[(index + 1)...].first(where: {
          !$0.has(.filler) && !$0.has(.all) && $0.text != "the" && $0.text != "a"
        })
      else { return false }
      let columns = object.values.map(\.column).filter { column in
        limited.contains { $0.table == column.table && $0.column == column.column }
      }
      return !columns.isEmpty
        && columns.allSatisfy { !Self.ways.isDisjoint(with: NameSplitter.words(in: $0.column)) }
    }
  }

  private static let buying: Set<String> = [
    "bought", "buy", "buys", "buying", "purchased", "purchase", "purchases",
  ]
  private static let ways: Set<String> = [
    "channel", "method", "status", "stage", "region", "state", "country", "city", "segment", "priority",
    "queue",
    "currency", "source", "medium",
  ]

  /// A word that is a state or kind stored in a table of the plan, and that nothing was limited to: the "active" of
  /// "most active loans", the "bought" of rows that are bought or sold.
  private func losesValue(_ plan: QueryPlan, _ shape: PlanShape) -> Bool {
    guard !analysis.storedWords.isEmpty else { return false }
    var limited = Set(shape.conditionColumns.map { ColumnReference(table: $0.table, column: $0.column) })
    let shown = plan.outputs.map(\.expression) + plan.groups
    for call in UnaskedParts.calls(of: plan, in: model) {
      for reference in call.condition?.columnReferences ?? [] {
        limited.insert(ColumnReference(table: reference.table, column: reference.column))
      }
    }
    let keys = Set(
      shown.flatMap(\.columnReferences).map { ColumnReference(table: $0.table, column: $0.column) })
    return analysis.storedWords.contains { word in
      let here = word.columns.filter { shape.tables.contains($0.table) || joins($0.table, shape.tables) }
      return !here.isEmpty && !here.contains { limited.contains($0) || keys.contains($0) }
    }
  }

  /// Whether a table stands between two of the tables.
  private func joins(_ table: String, _ tables: [String]) -> Bool {
    Set(model.relationships.filter { $0.from == table && tables.contains($0.to) }.map(\.to)).count > 1
  }

  /// "returned parcels by driver": taken for a word that asks to show something.
  private var losesParticiple: Bool {
    analysis.items.indices.contains { index in
      let item = analysis.items[index]
      guard item.opener == .command, !item.isSchema, analysis.items.indices.contains(index + 1) else {
        return false
      }
      // "the highest return": a noun
      if index > 0, item.text == "return" || item.text == "returns", let before = previous(index) {
        return before.superlative != nil || before.aggregate != nil || before.preposition == .of
      }
      guard item.text.hasSuffix("ed") else { return false }
      return analysis.items[index + 1].isSchema || index > 1 && analysis.items[index - 1].has(.be)
    }
  }

  /// "how many sales had a discount": all rows are counted, whatever the column named holds.
  private func countsAll(_ plan: QueryPlan, _ shape: PlanShape) -> Bool {
    guard plan.filter == nil, plan.having == nil, plan.period == nil, plan.combination == nil,
      plan.groups.isEmpty,
      plan.outputs.count == 1, case .aggregate(let call) = plan.outputs[0].expression,
      call.function == .count,
      call.condition == nil, shape.nested == 0
    else { return false }
    return analysis.sketch.phrases.contains { phrase in
      guard let best = phrase.candidates.first, best.score >= 0.85, case .column = best.element else {
        return false
      }
      return !phrase.candidates.contains { $0.element == .table(call.table) && $0.score >= 0.6 }
    }
  }

  private func previous(_ index: Int) -> Item? {
    analysis.items[..<index].last { !$0.markers.contains(.filler) }
  }

  /// "how many vendor payments": the payments are asked for, the vendors are counted.
  private func countsAnother(_ plan: QueryPlan) -> Bool {
    guard plan.outputs.count == 1, plan.groups.isEmpty,
      case .aggregate(let call) = plan.outputs[0].expression, call.function == .countDistinct,
      case .column(let counted)? = call.argument,
      let asked = analysis.items.firstIndex(where: { $0.has(.count) }),
      !analysis.items.contains(where: { $0.has(.distinct) })
    else { return false }
    let run = analysis.items[(asked + 1)...].prefix { $0.isSchema || $0.has(.filler) || $0.has(.distinct) }
      .filter(\.isSchema)
    guard run.count > 1, let head = run.last else { return false }
    let plain = ColumnReference(table: counted.table, column: counted.column)
    func names(_ item: Item) -> Bool {
      item.schema.contains { candidate in
        switch candidate.element {
        case .column(let reference): reference == plain
        case .table(let name):
          name == counted.table && model.table(named: name)?.entity?.countedBy == counted.column
        case .display, .measure: false
        }
      }
    }
    return !names(head) && run.dropLast().contains(where: names)
  }
}

extension QuestionReader {
  /// A word that is stored as a value where a column tells a few kinds apart.
  struct StoredWord: Hashable, Sendable {
    var token: Int
    var columns: [ColumnReference]
  }

  /// Words of the question that are stored values and were read as something else, verbs by their plain form.
  func storedWords(_ tokens: [Token], _ items: [Item]) -> [StoredWord] {
    items.flatMap { item -> [StoredWord] in
      guard item.values.isEmpty, item.states.isEmpty, item.number == nil, item.time == nil, item.quoted == nil
      else {
        return []
      }
      return item.tokens.compactMap { place in
        let token = tokens[place]
        guard token.isWord, token.lower.utf8.count > 2, !Stopwords.contains(token.lower) else { return nil }
        // names of things and figures of the data are read as such
        let isVerb = Participle.isOne(token.lower)
        guard (item.schema.first?.score ?? 0) < (isVerb ? 0.9 : 0.75) else { return nil }
        var found = members.exact(token.lower)
        if found.isEmpty, token.lemma != token.lower { found = members.exact(token.lemma) }
        let columns = Set(
          found.filter {
            $0.score >= (item.isSchema && !isVerb ? 1 : 0.89) && members.isEnumeration($0.column)
          }.map(\.column))
        guard !columns.isEmpty else { return nil }
        return StoredWord(
          token: place, columns: columns.sorted { ($0.table, $0.column) < ($1.table, $1.column) })
      }
    }
  }
}
