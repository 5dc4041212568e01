import QuerentCore
import SemanticLayer

/// Plans of cohorts, of new against repeat business and of customers that stopped buying.
extension PlanBuilder {
  /// The rows of business in which customers come again: the table, its date and the column that names the customer
  /// there, with the customer's own table and key.
  struct Recurrence {
    var fact: String
    var time: ColumnReference
    var key: ColumnReference
    /// The table of customers, and its key; the fact itself where there is none.
    var own: ColumnReference

    var first: PlanExpression { .earliest(time, per: key) }
  }

  /// Where the customers of a table, or those of the main figure, come again.
  func customers(of table: String?) -> Recurrence? {
    var facts = model.measures.filter { $0.name == model.defaultMeasure }
      .compactMap { Self.home(of: $0.expression) }
    facts += plan.outputs.compactMap { Self.home(of: $0.expression) }
    facts += model.tables.filter { isFact($0.name) }.sorted { $0.rowCount > $1.rowCount }.map(\.name)
    for fact in facts {
      guard let time = model.table(named: fact)?.defaultTimeDimension else { continue }
      for link in model.relationships
      where link.from == fact && link.to != fact && link.fromColumns.count == 1
        && (table.map { $0 == link.to } ?? Self.areCustomers(link.to))
      {
        return Recurrence(
          fact: fact, time: ColumnReference(table: fact, column: time),
          key: ColumnReference(table: fact, column: link.fromColumns[0]),
          own: ColumnReference(table: link.to, column: link.toColumns[0]))
      }
    }
    for fact in facts {
      guard let found = model.table(named: fact), let time = found.defaultTimeDimension,
        let column = found.columns.first(where: {
          ($0.role == .identifier || $0.role == .dimension) && Self.areCustomers($0.name) && !$0.isUnique
        })
      else { continue }
      let key = ColumnReference(table: fact, column: column.name)
      return Recurrence(
        fact: fact, time: ColumnReference(table: fact, column: time), key: key, own: key)
    }
    return nil
  }

  static func areCustomers(_ name: String) -> Bool {
    let words = NameWords.words(in: name).filter { $0 != "id" && $0 != "name" }.map(Inflection.singular)
    return words.last.map { customerWords.contains($0) } ?? false
  }

  private static let customerWords: Set<String> = [
    "customer", "client", "buyer", "shopper", "account", "user", "member", "guest", "patient", "subscriber",
    "donor", "merchant",
  ]

  // MARK: Cohorts

  /// Groups by when customers first bought; retention by the months since, too.
  mutating func applyCohort() {
    guard let cohort = sketch.arithmetic.cohort else { return }
    guard let found = customers(of: nil) else {
      doubt += 0.8
      return
    }
    let people = PlanExpression.aggregate(
      AggregateCall(.countDistinct, of: .column(found.key), table: found.fact))
    let key = PlanExpression.bucket(found.first, cohort.grain)
    let label = "\(cohort.grain.words) of first \(noun(of: found.fact))"
    var keys = [QueryPlan.Output(key, label: label)]
    var groups = plan.groups.filter { group in
      if case .bucket(.column(let column), _) = group, column == found.time { false } else { true }
    }
    var figures = plan.outputs.map(\.expression).filter { figure in
      figure.isAggregated && Self.home(of: figure) != found.own.table
    }
    let countsOnly = figures.allSatisfy { $0 == people }
    if cohort.isRetention || figures.isEmpty { figures = [people] }
    if cohort.isRetention {
      let since = Self.periods(from: found.first, to: .column(found.time), cohort.grain)
      keys.append(QueryPlan.Output(since, label: "\(cohort.grain.words)s since"))
      groups = []
      defaults.append(
        "retention: customers of the cohort that bought again so many \(cohort.grain.words)s later")
    }
    let others = groups.map { QueryPlan.Output($0) }
    plan.groups = keys.map(\.expression) + groups
    plan.outputs = keys + others + figures.map { QueryPlan.Output($0) }
    plan.order = plan.groups.map { QueryPlan.OrderKey($0) }
    plan.isDistinct = false
    plan.limit = nil
    plan.tables.removeAll { $0 == found.own.table || $0 == found.fact }
    if let range = plan.period?.range, countsOnly || cohort.isRetention {
      // the time named is that of the cohorts
      rowConditions.append([within(range, found.first, like: found.time)])
      plan.period = nil
    } else if plan.period?.column != found.time {
      plan.period = plan.period.flatMap { $0.range == nil ? nil : .init(column: found.time, range: $0.range) }
    } else if plan.period?.range == nil {
      plan.period = nil
    }
    defaults.append("cohort: \(cohort.grain.words) of a customer's first \(noun(of: found.fact))")
  }

  private func noun(of fact: String) -> String {
    model.table(named: fact)?.entity?.name
      ?? Inflection.singular(of: NameWords.words(in: fact).joined(separator: " "))
  }

  /// Whole periods between two dates, by the calendar.
  private static func periods(
    from first: PlanExpression, to later: PlanExpression, _ grain: TimeGrain
  ) -> PlanExpression {
    func ordinal(_ date: PlanExpression) -> PlanExpression {
      let year = PlanExpression.part(date, .year)
      switch grain {
      case .month:
        return .arithmetic(
          .add, .arithmetic(.multiply, year, .literal(12)), .part(date, .monthOfYear))
      case .quarter:
        return .arithmetic(
          .add, .arithmetic(.multiply, year, .literal(4)), .part(date, .quarterOfYear))
      default: return year
      }
    }
    return .arithmetic(.subtract, ordinal(later), ordinal(first))
  }

  /// A range as a condition on a date that is computed.
  private func within(_ range: TimeRange, _ date: PlanExpression, like column: ColumnReference)
    -> PlanCondition
  {
    condition(column, range, isNegated: false).replacing { part in
      if case .column(column) = part { date } else { nil }
    }
  }

  // MARK: New and repeat

  /// "new vs repeat revenue": what customers bought in the period of their first purchase, and after it.
  mutating func splitNewAndRepeat() {
    guard sketch.arithmetic.splitsNew, let found = customers(of: nil) else { return }
    var grain: TimeGrain?
    for case .bucket(.column(found.time), let named) in plan.groups { grain = named }
    let now = PlanExpression.column(found.time)
    func cut(_ date: PlanExpression) -> PlanExpression { grain.map { .bucket(date, $0) } ?? date }
    let isNew = PlanCondition.comparison(cut(now), .equal, cut(found.first))
    let isRepeat = PlanCondition.comparison(cut(now), .greater, cut(found.first))
    var calls = plan.outputs.map(\.expression).compactMap { aggregateCall(of: $0) }
    if calls.isEmpty, let name = model.defaultMeasure, let call = aggregateCall(of: .measure(name)) {
      calls = [call]
    }
    guard let call = calls.first(where: { $0.table == found.fact }), call.condition == nil else {
      doubt += 0.8
      return
    }
    let keys = plan.outputs.filter { plan.groups.contains($0.expression) }
    let label = call.argument.map { _ in noun(ofFigure: call) } ?? noun(of: found.fact)
    func part(_ condition: PlanCondition, _ word: String) -> QueryPlan.Output {
      var part = call
      part.condition = condition
      return QueryPlan.Output(.aggregate(part), label: "\(word) \(label)")
    }
    plan.outputs = keys + [part(isNew, "new"), part(isRepeat, "repeat")]
    plan.order = []
    plan.limit = nil
    plan.isDistinct = false
    let unit = grain.map { "the \($0.words)" } ?? "the day"
    defaults.append(
      "new: bought in \(unit) of the customer's first \(noun(of: found.fact)); repeat: bought later")
  }

  private func aggregateCall(of expression: PlanExpression) -> AggregateCall? {
    switch expression {
    case .aggregate(let call): call
    case .measure(let name): model.measure(named: name).flatMap { aggregateCall(of: $0.expression) }
    default: nil
    }
  }

  private func noun(ofFigure call: AggregateCall) -> String {
    let measure = model.measures.first { $0.expression == .aggregate(call) }
    if let measure { return measure.label }
    if case .column(let reference)? = call.argument { return column(reference)?.label ?? reference.column }
    return "rows"
  }

  // MARK: Coming back

  /// "who first bought in January and came back in February". Whether the times were put where they belong.
  mutating func placeFirstPurchase() -> Bool {
    guard let index = sketch.arithmetic.firstBought, sketch.times.indices.contains(index),
      case .range(let first) = sketch.times[index].mention.meaning,
      let found = customers(of: focus) ?? customers(of: nil)
    else { return false }
    let key = PlanExpression.column(found.key)
    let own = PlanExpression.column(found.own)
    let start = PlanExpression.aggregate(AggregateCall(.minimum, of: .column(found.time), table: found.fact))
    let began = condition(found.time, first, isNegated: false).replacing { part in
      if case .column(found.time) = part { start } else { nil }
    }
    rowConditions.append([.inPlan(own, QueryPlan(outputs: [.init(key)], groups: [key], having: began))])
    plan.tables.removeAll { $0 == found.fact }
    guard sketch.arithmetic.cameBack || sketch.times.count > index + 1 else { return true }
    var later = QueryPlan(outputs: [.init(key)])
    if sketch.times.indices.contains(index + 1),
      case .range(let range) = sketch.times[index + 1].mention.meaning
    {
      later.period = QueryPlan.Period(column: found.time, range: range)
    } else {
      later.period = QueryPlan.Period(column: found.time, range: TimeRange(start: first.end, end: nil))
    }
    rowConditions.append([.inPlan(own, later)])
    return true
  }
}
