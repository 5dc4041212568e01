import QuerentCore
import SemanticLayer

/// Plans of what business people ask for by name.
extension PlanBuilder {
  /// The sum a question is about where it names none: that of the model.
  private var mainFigure: PlanExpression? {
    plan.outputs.map(\.expression).first { $0.isAggregated } ?? model.defaultMeasure.map { .measure($0) }
  }

  /// What must be known before groups are built.
  mutating func buildBusinessFigures() {
    var parts: [PlanExpression] = []
    if sketch.arithmetic.newcomers != nil { countNewcomers() }
    buildTraded()
    buildDealing()
    buildOccasion()
    buildActivePeople()
    buildOwed()
    buildChurnRate()
    if sketch.arithmetic.cohort != nil, !plan.outputs.contains(where: { $0.expression.isAggregated }),
      let found = customers(of: nil)
    {
      let people = AggregateCall(.countDistinct, of: .column(found.key), table: found.fact)
      plan.outputs = [QueryPlan.Output(.aggregate(people))]
    }
    if sketch.targets.isEmpty,
      sketch.operations.contains(.growth) || sketch.operations.contains(.runningTotal),
      assumedOutputs.isEmpty, let name = model.defaultMeasure
    {
      plan.outputs = [QueryPlan.Output(.measure(name))]
      if sketch.operations.contains(.growth), let label = model.measure(named: name)?.label {
        defaults.append("growth of \(label)")
      }
    }
    if let portion = sketch.arithmetic.portionOf {
      let figure: PlanExpression? =
        switch element(portion) {
        case .measure(let name)?: .measure(name)
        case .column(let reference)?: self.figure(of: reference)
        case .table(let name)?, .display(let name)?: count(of: name)
        case nil: nil
        }
      if let figure { plan.outputs.append(QueryPlan.Output(figure)) }
    }
    if sketch.arithmetic.needsFigure, !plan.outputs.contains(where: { $0.expression.isAggregated }),
      let name = model.defaultMeasure
    {
      let shown =
        sketch.arithmetic.setsMembersBeside || sketch.arithmetic.rankedMember
        || !sketch.arithmetic.within.isEmpty
      if !sketch.arithmetic.within.isEmpty {
        // "sub-category share of category": what is shown is the part
        for target in plan.outputs.map(\.expression) where !plan.groups.contains(target) {
          parts.append(target)
        }
      }
      plan.outputs = (shown ? [] : plan.outputs) + [QueryPlan.Output(.measure(name))]
    }
    defer {
      plan.groups += parts
      plan.outputs.insert(contentsOf: parts.map { QueryPlan.Output($0) }, at: 0)
    }
    if let goal = sketch.arithmetic.goal { buildGoal(goal) }
  }

  /// What is done once rows, groups and times stand.
  mutating func finishBusiness() {
    // the mean is that of the same rows
    if var whole = meanOfGroups, plan.period?.range != nil || !rowConditions.isEmpty, let having = plan.having
    {
      let before = PlanExpression.plan(whole)
      whole.period = plan.period?.range == nil ? nil : plan.period
      whole.filter = Self.conjunction(rowConditions.map { Self.disjunction($0) })
      plan.having = having.replacing { $0 == before ? .plan(whole) : nil }
    }
    keepToConditionOfFigures()
    applyCohort()
    splitNewAndRepeat()
    if sketch.arithmetic.rankedMember { keepRankedMember() }
    if sketch.arithmetic.explainsChange { explainChange() }
    if let trend = sketch.arithmetic.trend { applyTrend(trend) }
    if let portion = sketch.arithmetic.portion { keepPortion(portion) }
  }

  /// "pipeline by stage": groups that the figure itself leaves out, such as closed stages, are not shown.
  private mutating func keepToConditionOfFigures() {
    let keys = plan.groups.flatMap(\.columnReferences)
    let conditions = plan.outputs.map(\.expression).filter(\.isAggregated).map { figure -> PlanCondition? in
      switch figure {
      case .measure(let name):
        if case .aggregate(let call)? = model.measure(named: name)?.expression { return call.condition }
        return nil
      case .aggregate(let call): return call.condition
      default: return nil
      }
    }
    guard let first = conditions.first, let condition = first, conditions.allSatisfy({ $0 == condition }),
      condition.columnReferences.contains(where: keys.contains)
    else { return }
    rowConditions.append([condition])
  }

  // MARK: Most of a figure

  /// "customers that make up 80 % of sales": the largest ones, up to and with the one that passes the mark.
  private mutating func keepPortion(_ portion: Double) {
    guard let figure = mainFigure else { return }
    let cumulative = PlanExpression.window(WindowCall(.cumulativeShare, of: figure))
    if !plan.outputs.contains(where: { $0.expression == figure }) {
      plan.outputs.append(QueryPlan.Output(figure))
    }
    plan.outputs.append(QueryPlan.Output(cumulative))
    finishGroups()
    plan.isDistinct = false
    plan.limit = nil
    plan.order = [QueryPlan.OrderKey(figure, descending: true)]
    let before = PlanExpression.arithmetic(
      .subtract, cumulative, .window(WindowCall(.share, of: figure)))
    plan.having = Self.conjunction(
      [plan.having, .comparison(before, .less, .literal(.real(portion)))].compactMap { $0 })
  }

  // MARK: One member among all

  /// "rank of Texas by sales": among all states, of which one is shown.
  private mutating func keepRankedMember() {
    guard
      let group = rowConditions.firstIndex(where: {
        if $0.count == 1, case .comparison(.column, .equal, .literal(.text)) = $0[0] { true } else { false }
      }), case .comparison(let key, _, _) = rowConditions[group][0]
    else { return }
    let member = rowConditions.remove(at: group)[0]
    if !plan.groups.contains(key) {
      plan.groups.insert(key, at: 0)
      plan.outputs.insert(QueryPlan.Output(key), at: 0)
    }
    plan.order = []
    plan.limit = nil
    plan.having = Self.conjunction([plan.having, member].compactMap { $0 })
  }

  // MARK: Changes

  /// "which regions contributed most to the drop": the change of each and its part of the whole change.
  private mutating func explainChange() {
    guard let figure = mainFigure else { return }
    if let step = sketch.comparisonStep, plan.period?.range == nil, plan.comparison == nil, let today,
      let time = timeColumn()
    {
      let now = TimeRange(containing: today, grain: step, weekStart: model.calendar.weekStart)
      plan.period = QueryPlan.Period(column: time, range: now)
    }
    standApart()
    if plan.period?.range == nil, let other = plan.comparison?.range, let time = timeColumn() {
      plan.period = QueryPlan.Period(column: time, range: following(other))
    }
    guard let range = plan.period?.range, range.days != nil else {
      doubt += 0.6
      return
    }
    if plan.comparison == nil { plan.comparison = QueryPlan.Comparison(range: preceding(range)) }
    let keys = plan.outputs.filter { output in
      guard !output.expression.isAggregated, !output.expression.hasWindow else { return false }
      if case .column(let reference) = output.expression { return column(reference)?.role != .measure }
      return true
    }
    plan.outputs = keys
    finishGroups()
    if plan.groups.isEmpty { plan.groups = keys.map(\.expression) }
    let before = PlanExpression.window(WindowCall(.previous, of: figure))
    let change = PlanExpression.arithmetic(.subtract, figure, before)
    let part = PlanExpression.window(WindowCall(.share, of: change))
    plan.outputs =
      keys + [QueryPlan.Output(figure), QueryPlan.Output(before), QueryPlan.Output(change, label: "change")]
    guard !keys.isEmpty else {
      plan.comparison = plan.comparison.map { $0 }
      return
    }
    plan.outputs.append(QueryPlan.Output(part, label: "share of the change"))
    plan.isDistinct = false
    plan.limit = nil
    plan.order = [QueryPlan.OrderKey(part, descending: true)]
  }

  /// The range of equal length just after.
  private func following(_ range: TimeRange) -> TimeRange {
    guard let grain = range.grain else { return range }
    return range.shifted(by: 1, grain)
  }

  // MARK: Goals

  /// "which reps missed their quota": what came in, divided by what was aimed at, against one.
  private mutating func buildGoal(_ goal: Sketch.Goal) {
    guard let measure = model.measures.first(where: { $0.name.hasSuffix("_attainment") }) else {
      doubt += 0.6
      return
    }
    var keys = plan.outputs.filter { !$0.expression.isAggregated }
    // "who is below quota": whoever has one
    if keys.isEmpty, sketch.groups.isEmpty, goal.asksWho, let home = element(goal.phrase),
      let holder = holder(of: home)
    {
      keys = [QueryPlan.Output(.column(holder))]
    }
    plan.outputs = keys + [QueryPlan.Output(.measure(measure.name))]
    if sketch.groups.isEmpty, !keys.isEmpty { plan.groups = keys.map(\.expression) }
    let bound: Value = goal.part == 1 ? .integer(1) : .real(goal.part)
    groupConditions.append(.comparison(.measure(measure.name), goal.operation, .literal(bound)))
    plan.order = [QueryPlan.OrderKey(.measure(measure.name), descending: goal.operation != .less)]
  }

  /// The people a goal is set for: the first dimension of its table.
  private func holder(of goal: SchemaElement) -> ColumnReference? {
    let home: String? =
      if case .measure(let name) = goal {
        model.measure(named: name).flatMap { Self.home(of: $0.expression) }
      } else {
        goal.tableName
      }
    guard let home, let column = model.table(named: home)?.columns.first(where: { $0.role == .dimension })
    else { return nil }
    return ColumnReference(table: home, column: column.name)
  }

  // MARK: Newcomers and those that come again

  /// The fact in which things of a table come again, and the column that names them there.
  private func recurrence(of table: String) -> (fact: String, key: PlanExpression, own: PlanExpression)? {
    if isFact(table),
      table
        == model.defaultMeasure.flatMap({ model.measure(named: $0) }).flatMap({ Self.home(of: $0.expression) }
        )
    {
      guard let focusColumn = sketch.focus.flatMap({ column($0) }) else { return nil }
      let id = PlanExpression.column(identifier(beside: focusColumn) ?? focusColumn)
      return (table, id, id)
    }
    var facts = model.measures.filter { $0.name == model.defaultMeasure }.compactMap {
      Self.home(of: $0.expression)
    }
    facts += model.tables.map(\.name).filter { isFact($0) }
    for fact in facts {
      if let key = foreignKey(from: fact, to: table), let own = self.key(of: table) {
        return (fact, key, own)
      }
    }
    return nil
  }

  /// "repeat customers": more than one order, in the period where one is named.
  mutating func repeats(_ subject: Int, isNegated: Bool) -> PlanCondition? {
    let table: String? = element(subject)?.tableName
    var found = table.flatMap { recurrence(of: $0) }
    if found == nil, let reference = column(subject) {
      let id = PlanExpression.column(identifier(beside: reference) ?? reference)
      found = (reference.table, id, id)
    }
    guard let found else { return missed() }
    let often = PlanCondition.comparison(count(of: found.fact), .greater, .literal(.integer(1)))
    let inner = QueryPlan(outputs: [.init(found.key)], groups: [found.key], having: often)
    return isNegated ? .not(.inPlan(found.own, inner)) : .inPlan(found.own, inner)
  }

  /// "new customers last month": those whose own date falls in the time asked for, or else who first appear then.
  private mutating func countNewcomers() {
    if countNewcomersOfFile() { return }
    guard let subject = sketch.arithmetic.newcomers, let table = element(subject)?.tableName else { return }
    if sketch.times.isEmpty,
      !sketch.groups.contains(where: { if case .grain = $0.key { true } else { false } })
    {
      doubt += 0.5
    }
    let named = display(of: table)
    if sketch.groups.isEmpty || plan.outputs.contains(where: { $0.expression.isAggregated }) { return }
    if plan.outputs.allSatisfy({ named.contains($0.expression) }) {
      plan.outputs = [QueryPlan.Output(count(of: table))]
    }
  }

  /// The date things of a table became what they are.
  func beginning(of table: String) -> ColumnReference? {
    guard let found = model.table(named: table), !isFact(table) || found.entity?.countedBy == nil else {
      return nil
    }
    let own = found.columns.first { column in
      guard column.role == .time else { return false }
      let words = Set(NameWords.words(in: column.name))
      return column.timeRole == .created || !words.isDisjoint(with: Self.beginnings)
    }
    return own.map { ColumnReference(table: table, column: $0.name) }
  }

  private static let beginnings: Set<String> = [
    "since", "signup", "joined", "join", "registered", "registration", "created", "first", "start", "started",
    "acquired", "onboarded", "member", "enrolled", "enrolment", "enrollment", "commenced", "activated",
    "activation",
    "hire", "hired", "opened",
  ]

  /// Puts the time of newcomers where it belongs: on their own date, or on their first row in a fact.
  mutating func datesNewcomers(_ range: TimeRange) -> Bool {
    guard let subject = sketch.arithmetic.newcomers, let table = element(subject)?.tableName else {
      return false
    }
    if let own = beginning(of: table) {
      // "revenue from new customers last quarter": both are of that time
      guard let home = plan.outputs.compactMap({ home(ofFigure: $0.expression) }).first, home != table,
        let dated = model.table(named: home)?.defaultTimeDimension
      else { return false }
      rowConditions.append([condition(own, range, isNegated: false)])
      plan.period = QueryPlan.Period(column: ColumnReference(table: home, column: dated), range: range)
      return true
    }
    guard let found = recurrence(of: table),
      let time = model.table(named: found.fact)?.defaultTimeDimension
    else { return false }
    let first = aggregate(.minimum, ColumnReference(table: found.fact, column: time))
    var tests: [PlanCondition] = []
    if let start = range.start {
      tests.append(.comparison(first, .greaterOrEqual, .literal(.text(start.iso))))
    }
    if let end = range.end { tests.append(.comparison(first, .less, .literal(.text(end.iso)))) }
    let inner = QueryPlan(outputs: [.init(found.key)], groups: [found.key], having: Self.conjunction(tests))
    rowConditions.append([.inPlan(found.own, inner)])
    return true
  }

  /// "who bought last year but not this year": those with rows in one time, without those with rows in the other.
  mutating func separateTimes() -> Bool {
    guard sketch.times.count == 2, !sketch.times[0].isNegated, sketch.times[1].isNegated, let focus,
      isThing(focus),
      case .range(let first) = sketch.times[0].mention.meaning,
      case .range(let second) = sketch.times[1].mention.meaning,
      !plan.outputs.contains(where: { $0.expression.isAggregated && Self.home(of: $0.expression) != focus })
    else { return false }
    let others = plan.tables.filter { $0 != focus && isFact($0) }
    guard
      let found = others.compactMap({ fact in
        foreignKey(from: fact, to: focus).map { (fact: fact, key: $0) }
      }).first ?? recurrence(of: focus).map({ (fact: $0.fact, key: $0.key) }),
      let own = key(of: focus), let time = model.table(named: found.fact)?.defaultTimeDimension
    else { return false }
    func within(_ range: TimeRange) -> PlanCondition {
      let column = ColumnReference(table: found.fact, column: time)
      return .inPlan(own, QueryPlan(outputs: [.init(found.key)], period: .init(column: column, range: range)))
    }
    plan.tables.removeAll { $0 == found.fact }
    rowConditions += [[within(first)], [.not(within(second))]]
    return true
  }
}
