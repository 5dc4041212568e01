import QuerentCore
import SemanticLayer

/// Parts of a plan that no word of the question asks for.
struct UnaskedParts {
  let model: SemanticModel
  let graph: ModelGraph
  let analysis: QuestionReader.Analysis

  func features(of reading: Interpretation, _ shape: PlanShape) -> ReadingFeatures {
    let plan = reading.plan
    let calls = Self.calls(of: plan, in: model)
    var found = ReadingFeatures()
    let isFollowUp = !reading.inherited.isEmpty
    found.set("unasked.single-rows", when: groupsSingleRows(plan))
    found.set("unasked.raw-date", when: !isFollowUp && groupsByRawDate(plan))
    found.set("unasked.fixed-count", when: countsFixed(plan, calls))
    found.set("unasked.order-kind", when: !isFollowUp && ordersByAnotherKind(plan))
    found.set("unasked.flag", when: showsFlagOnly(plan))
    found.set("unasked.foreign-state", when: limitsAnotherTable(plan, shape, calls))
    found.set("unasked.mixed-or", when: mixesOr(plan))
    found.set("unasked.average", when: !isFollowUp && averagesUnasked(plan, calls))
    found.set("unasked.ratio-of-rows", when: dividesRows(plan, calls))
    found.set("unasked.bare-figures", when: !isFollowUp && listsFigures(plan))
    found.set("unasked.measure", when: !isFollowUp && addsUnnamed(plan))
    found.set("unasked.order-other", when: ranksByAnother(plan))
    found.set("unasked.cut", when: !isFollowUp && cutsGroups(plan))
    found.set("unasked.adverb-in-name", when: swallowsGrain(plan))
    found.set("unasked.other-times", when: !isFollowUp && excludesPeriod(plan))
    found.set("unasked.denied-rows", when: !isFollowUp && deniesRowsOnly(plan))
    return found
  }

  /// All aggregates that a plan shows, ranks by or asks of groups, those of its measures included.
  static func calls(of plan: QueryPlan, in model: SemanticModel) -> [AggregateCall] {
    var found: [AggregateCall] = []
    func add(_ expression: PlanExpression) {
      expression.visit { part in
        switch part {
        case .measure(let name):
          found += model.measure(named: name)?.expression.aggregateCalls ?? []
        case .aggregate(let call): found.append(call)
        default: break
        }
      }
    }
    for output in plan.outputs { add(output.expression) }
    for key in plan.order { add(key.expression) }
    plan.having?.visit { add($0) }
    return found
  }

  private func has(_ words: Set<String>) -> Bool {
    analysis.tokens.contains { words.contains($0.lower) && $0.kind != .quoted }
  }

  // MARK: Groups

  /// A figure of each row by itself: rows grouped by what tells them apart have nothing to add up, count or average.
  private func groupsSingleRows(_ plan: QueryPlan) -> Bool {
    var shown = plan
    shown.having = nil
    if plan.outputs.contains(where: { $0.expression.isAggregated }) { shown.order = [] }
    let calls = Self.calls(of: shown, in: model)
    guard !calls.isEmpty else { return false }
    let single = plan.groups.compactMap { key -> String? in
      guard case .column(let reference) = key, let table = model.table(named: reference.table) else {
        return nil
      }
      let isKey = table.primaryKey == [reference.column] || model.column(reference)?.isUnique == true
      return isKey && table.rowCount > 1 ? reference.table : nil
    }
    // a sum of one row is its own figure, which may be what is asked for
    let counting: Set<Aggregate> = [.count, .countDistinct, .average, .median]
    return !single.isEmpty
      && calls.allSatisfy { single.contains($0.table) && $0.per.isEmpty && counting.contains($0.function) }
  }

  /// Each day by itself, where no word names days or that date.
  private func groupsByRawDate(_ plan: QueryPlan) -> Bool {
    plan.groups.contains { key in
      guard case .column(let reference) = key, model.column(reference)?.role == .time,
        let column = model.column(reference), column.distinctCount == 0 || column.distinctCount > 12
      else { return false }
      return !has(Self.dayWords)
    }
  }

  private static let dayWords: Set<String> = [
    "date", "dates", "day", "days", "daily", "when", "time", "times", "year", "years", "timestamp", "month",
    "months",
    "quarter", "quarters", "yearly", "annual", "birthday", "birthdays", "week", "weeks",
  ]

  // MARK: Figures

  /// "how many customers are wholesale": the kinds are counted, and there is one.
  private func countsFixed(_ plan: QueryPlan, _ calls: [AggregateCall]) -> Bool {
    let fixed = (plan.filter?.conjuncts ?? []).compactMap { condition -> ColumnReference? in
      switch condition {
      case .comparison(.column(let reference), .equal, .literal): reference
      case .inList(.column(let reference), _): reference
      default: nil
      }
    }
    return calls.contains { call in
      guard call.function == .countDistinct, case .column(let reference)? = call.argument else {
        return false
      }
      return fixed.contains(reference) && model.column(reference)?.role != .identifier
    }
  }

  /// An average beside sums, or asked of groups, that no word asks for.
  private func averagesUnasked(_ plan: QueryPlan, _ calls: [AggregateCall]) -> Bool {
    guard calls.contains(where: { $0.function == .average }),
      !has([
        "average", "averages", "averaged", "mean", "avg", "typical", "typically", "usually", "usual", "rate",
        "per",
      ])
    else { return false }
    let inHaving = plan.having?.aggregateCalls.contains { $0.function == .average } ?? false
    return inHaving || calls.contains { $0.function == .sum }
  }

  // MARK: Order

  /// "cheapest" by a date, "newest" by a name.
  private func ordersByAnotherKind(_ plan: QueryPlan) -> Bool {
    guard let key = plan.order.first, plan.groups.isEmpty, case .column(let reference) = key.expression,
      let column = model.column(reference)
    else { return false }
    let superlatives = analysis.items.flatMap(\.superlatives)
    if column.role == .time {
      return !superlatives.isEmpty
        && superlatives.allSatisfy {
          $0.adjective != nil && Self.sizes.contains($0.adjective ?? "") && !$0.isTemporal
        }
    }
    let isText = !column.isNumeric && column.role != .time
    return isText && (has(Self.timeOrders) || superlatives.contains { $0.isTemporal })
      && !has(["alphabetical", "alphabetically", "name", "names"])
  }

  private static let sizes: Set<String> = [
    "expensive", "cheap", "large", "small", "heavy", "light", "tall", "big",
  ]
  private static let timeOrders: Set<String> = ["newest", "oldest", "latest", "earliest", "recent"]

  /// "longest loan term": the terms are shown, and something else ranks them.
  private func ranksByAnother(_ plan: QueryPlan) -> Bool {
    guard !plan.isAggregated, plan.limit != nil, plan.outputs.count == 1, let key = plan.order.first,
      case .column(let shown) = plan.outputs[0].expression, let column = model.column(shown),
      column.role == .measure, key.expression != plan.outputs[0].expression
    else { return false }
    return analysis.items.indices.contains { index in
      guard analysis.items[index].superlative != nil else { return false }
      return analysis.items[(index + 1)...].prefix(while: \.isSchema).contains { item in
        item.schema.contains { $0.element == .column(shown) && $0.score >= 0.6 }
      }
    }
  }

  /// "number of customers by city, most first": all groups are asked for, one is shown.
  private func cutsGroups(_ plan: QueryPlan) -> Bool {
    guard plan.limit?.count == 1, plan.limit?.per.isEmpty == true, !plan.groups.isEmpty else { return false }
    let opens = analysis.items.first?.opener != nil
    return !opens && has(["by", "per", "each"]) && !has(["top", "bottom", "best", "worst"])
  }

  // MARK: What is shown

  /// "which patients smoke": a yes or no of each row, instead of the rows with a yes.
  private func showsFlagOnly(_ plan: QueryPlan) -> Bool {
    guard !plan.isAggregated, plan.outputs.count == 1, !plan.isDistinct, plan.filter == nil,
      case .column(let reference) = plan.outputs[0].expression, let column = model.column(reference)
    else { return false }
    let isFlag =
      column.type == .boolean
      || column.distinctCount <= 2 && column.minimum.number == 0 && column.maximum.number == 1
    return isFlag
  }

  /// "outstanding reserves on open claims": a noun without any word that asks for a list, and a column of figures.
  private func listsFigures(_ plan: QueryPlan) -> Bool {
    guard !plan.isAggregated, plan.outputs.count == 1, plan.limit == nil, plan.order.isEmpty,
      case .column(let reference) = plan.outputs[0].expression, let column = model.column(reference),
      column.role == .measure, column.additivity == .additive
    else { return false }
    return !analysis.items.contains { $0.opener != nil || $0.preposition == .of || $0.has(.count) }
  }

  /// Sums of a figure that nothing named, where a thing was named: "premium versus standard members".
  private func addsUnnamed(_ plan: QueryPlan) -> Bool {
    guard plan.outputs.count <= 2,
      case .measure(let name)? = plan.outputs.map(\.expression).first(where: { $0.isAggregated }),
      let measure = model.measure(named: name),
      !analysis.items.contains(where: { $0.has(.amount) || $0.superlative != nil })
    else { return false }
    let columns = Set(measure.expression.columnReferences)
    var isThingNamed = false
    for phrase in analysis.sketch.phrases {
      for candidate in phrase.candidates where candidate.score >= 0.6 {
        switch candidate.element {
        case .measure(let other): if other == name { return false }
        case .column(let reference): if columns.contains(reference) { return false }
        case .table(let table):
          if measure.expression.aggregateCalls.contains(where: { $0.table == table }) { return false }
          if candidate.score >= 0.85 { isThingNamed = true }
        case .display: break
        }
      }
    }
    return isThingNamed && analysis.items.contains { $0.has(.versus) }
  }

  /// A share of each row that the row's own column decides: all or nothing.
  private func dividesRows(_ plan: QueryPlan, _ calls: [AggregateCall]) -> Bool {
    let single = plan.groups.compactMap { key -> String? in
      guard case .column(let reference) = key, let table = model.table(named: reference.table) else {
        return nil
      }
      return table.primaryKey == [reference.column] ? reference.table : nil
    }
    return calls.contains { call in
      guard let columns = call.condition?.columnReferences, !columns.isEmpty else { return false }
      return columns.allSatisfy { single.contains($0.table) }
    }
  }

  /// A state asked of a table that is neither named nor shown: payments "paid" by the claims they have nothing to do with.
  private func limitsAnotherTable(_ plan: QueryPlan, _ shape: PlanShape, _ calls: [AggregateCall]) -> Bool {
    let states = analysis.items.flatMap(\.states)
    guard !states.isEmpty else { return false }
    let stateTables = Set(states.map(\.table))
    let named = Set(
      analysis.sketch.phrases.flatMap(\.candidates).filter { $0.score >= 0.6 }.compactMap(\.element.tableName)
    )
    let homes = Set(calls.map(\.table)).union(
      plan.outputs.flatMap(\.expression.columnReferences).map(\.table))
    return shape.conditionColumns.contains { column in
      stateTables.contains(column.table) && !homes.contains(column.table) && !named.contains(column.table)
    }
  }

  /// Conditions joined by "and" and by "or": which go together is not said.
  private func mixesOr(_ plan: QueryPlan) -> Bool {
    guard let filter = plan.filter else { return false }
    switch filter {
    case .all(let parts):
      return parts.contains {
        if case .any(let inner) = $0 { Set(inner.flatMap(\.columnReferences)).count > 1 } else { false }
      }
    case .any(let parts):
      return parts.contains {
        if case .all(let inner) = $0 { Set(inner.flatMap(\.columnReferences)).count > 1 } else { false }
      }
    default: return false
    }
  }

  /// "monthly rent collected": the step of time became part of a name. "Monthly recurring revenue" is one.
  private func swallowsGrain(_ plan: QueryPlan) -> Bool {
    guard plan.isAggregated, plan.groups.isEmpty else { return false }
    return analysis.items.contains { item in
      item.isSchema && item.tokens.count == 2
        && item.tokens.contains {
          ["monthly", "weekly", "daily", "quarterly", "yearly"].contains(analysis.tokens[$0].lower)
        }
    }
  }

  /// "who did not buy in 2026" answered with what has another date: the act is denied, and not the year.
  private func excludesPeriod(_ plan: QueryPlan) -> Bool {
    let excludes = (plan.filter?.conjuncts ?? []).contains { condition in
      guard case .not(let inner) = condition, !inner.columnReferences.isEmpty else { return false }
      if case .isNull = inner { return false }
      // "customers who did not join in 2024" is about a date of their own
      return inner.columnReferences.allSatisfy { reference in
        model.column(reference)?.role == .time
          && (asksWho || model.relationships.contains { $0.from == reference.table })
      }
    }
    guard excludes else { return false }
    return !analysis.items.contains { item in
      guard item.time != nil, var word = item.tokens.first else { return false }
      while word > 0, Self.links.contains(analysis.tokens[word].lower) || word == item.tokens.first {
        word -= 1
        if Self.exclusions.contains(analysis.tokens[word].lower) { return true }
      }
      return false
    }
  }

  /// "reps that have not closed a deal" answered with reps that have some deal that is not closed: who did nothing of the
  /// kind is in no such row.
  private func deniesRowsOnly(_ plan: QueryPlan) -> Bool {
    guard !plan.isAggregated, has(["have", "has", "had", "haven't", "hasn't"]),
      has(["not", "n't", "haven't", "hasn't"]),
      let filter = plan.filter
    else { return false }
    let shown = Set(plan.outputs.flatMap { $0.expression.columnReferences.map(\.table) })
    let joined = Set(plan.tables).subtracting(shown)
    return filter.conjuncts.contains { condition in
      switch condition {
      case .not(.inList(let value, _)), .not(.comparison(let value, .equal, .literal)),
        .comparison(let value, .notEqual, .literal):
        value.columnReferences.contains { joined.contains($0.table) }
      default: false
      }
    }
  }

  private var asksWho: Bool { analysis.tokens.first?.lower == "who" }

  private static let links: Set<String> = [
    "in", "during", "on", "the", "for", "of", "within", "from", "since", "those",
  ]
  private static let exclusions: Set<String> = [
    "not", "except", "excluding", "outside", "than", "but", "without", "n't", "minus", "ignoring", "exclude",
    "skip", "leave", "drop", "before", "after",
  ]
}
