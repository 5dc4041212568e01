import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// The figures that arithmetic is done with, before groups are built over them.
  mutating func buildArithmeticFigures() {
    if let days = sketch.arithmetic.days, let built = daysBetween(days) {
      plan.outputs = [QueryPlan.Output(built)]
      return
    }
    if let duration = sketch.arithmetic.duration, buildDuration(duration) { return }
    if let span = sketch.arithmetic.span, buildDateSpan(span) { return }
    convertDurations()
    if let rate = sketch.arithmetic.rate {
      buildStateRate(rate)
      return
    }
    showRankingFigure()
    if let step = sketch.arithmetic.rateStep { buildRate(step) }
    if let ratio = sketch.arithmetic.ratio { buildRatio(ratio) }
    if let entity = sketch.arithmetic.perEntity { buildPerEntity(entity) }
    if sketch.operations.contains(.difference) { buildMemberDifference() }
    guard !sketch.operations.isEmpty, !sketch.arithmetic.needsFigure,
      !plan.outputs.contains(where: { $0.expression.isAggregated })
    else {
      return
    }
    // "customer growth by year": what is named is counted
    guard let focus else { return }
    let shown = display(of: focus)
    if plan.outputs.allSatisfy({ shown.contains($0.expression) }) {
      plan.outputs = [QueryPlan.Output(count(of: focus))]
    }
  }

  /// Shares, growth, running totals over the figures of the plan; limits within groups.
  mutating func applyOperations() {
    limitWithinGroups()
    showShareOfWhole()
    for operation in sketch.operations.sorted(by: { $0.place < $1.place }) {
      switch operation {
      case .share: applyShare()
      case .growth: applyGrowth()
      case .runningTotal: addWindow(.runningTotal, needsSequence: true)
      case .movingAverage(let count): addWindow(.movingAverage, offset: count, needsSequence: true)
      case .cumulativeShare:
        addWindow(.cumulativeShare)
        sortByFigure()
      case .rank:
        addWindow(.rank)
        sortByFigure()
      case .difference: break
      }
    }
  }

  private var figures: [PlanExpression] {
    plan.outputs.map(\.expression).filter { $0.isAggregated && !plan.groups.contains($0) }
  }

  // MARK: Shares

  private mutating func applyShare() {
    guard let figure = figures.first else { return }
    if shareOfTop(figure) { return }
    var partition: [PlanExpression] = []
    for phrase in sketch.arithmetic.within {
      let key: PlanExpression? =
        column(phrase).map { .column($0) } ?? element(phrase)?.tableName.flatMap { display(of: $0).first }
      guard let key else { continue }
      partition.append(key)
      if !plan.groups.contains(key) {
        plan.groups.insert(key, at: 0)
        plan.outputs.insert(QueryPlan.Output(key), at: 0)
      }
    }
    if !plan.groups.isEmpty, Set(plan.groups).isSubset(of: partition) {
      // "sales by region as a share of the region" is 100 % whatever the data
      partition = []
      defaults.append("a group's share of itself is always 100 %: shares of the total are shown")
    }
    let parts = plan.groups.isEmpty || !partition.isEmpty ? [] : partConditions
    if let part = conditions(at: parts), let restricted = restricted(figure, to: part) {
      rowConditions = conditions(at: Set(sketch.conditions.indices).subtracting(parts)).map { [[$0]] } ?? []
      let share = PlanExpression.arithmetic(.divide, restricted, whole(of: figure, part: part))
      for index in plan.outputs.indices where plan.outputs[index].expression == figure {
        plan.outputs[index].expression = share
      }
      return
    }
    if !plan.groups.isEmpty, partition.isEmpty, plan.groups.allSatisfy(\.isBucket), !rowConditions.isEmpty,
      let part = Self.conjunction(rowConditions.map { Self.disjunction($0) }),
      let restricted = restricted(figure, to: part)
    {
      // "share of web orders by month": of the orders of the month
      rowConditions = []
      let share = PlanExpression.arithmetic(.divide, restricted, expanded(figure))
      for index in plan.outputs.indices where plan.outputs[index].expression == figure {
        plan.outputs[index].expression = share
      }
      return
    }
    if !plan.groups.isEmpty {
      let share = PlanExpression.window(WindowCall(.share, of: figure, partition: partition))
      plan.outputs.append(QueryPlan.Output(share))
      if plan.order.isEmpty, !hasTimeGroup { sortByFigure() }
      return
    }
    guard !rowConditions.isEmpty else {
      doubt += 0.4
      return
    }
    let before = Set(
      sketch.conditions.indices.filter { index in
        sketch.arithmetic.shareVerb.map { sketch.conditions[index].span.end <= $0 } ?? false
      })
    let after = Set(sketch.conditions.indices).subtracting(before)
    let isSplit = !before.isEmpty && !after.isEmpty
    let part = isSplit ? conditions(at: after) : Self.conjunction(rowConditions.map { Self.disjunction($0) })
    guard let part, let restricted = restricted(figure, to: part) else { return }
    rowConditions = isSplit ? conditions(at: before).map { [[$0]] } ?? [] : []
    plan.outputs = [QueryPlan.Output(.arithmetic(.divide, restricted, whole(of: figure, part: part)))]
  }

  /// "percentage of orders delivered on time": of those that were delivered.
  private func whole(of figure: PlanExpression, part: PlanCondition) -> PlanExpression {
    for case .comparison(.column(let done), _, .column(let due)) in part.conjuncts
    where column(done)?.role == .time && column(due)?.timeRole == .due
      && part.conjuncts.contains(.not(.isNull(.column(done))))
    {
      if let known = restricted(figure, to: .not(.isNull(.column(done)))) { return known }
    }
    return expanded(figure)
  }

  // MARK: Ratios

  private mutating func buildRatio(_ ratio: Sketch.Ratio) {
    let first = sketch.targets.prefix(ratio.target).compactMap { figure(of: $0) }.first
    let second = sketch.targets.dropFirst(ratio.target).compactMap { figure(of: $0) }.first
    guard var upper = first ?? second, var lower = second ?? first else { return }
    // money is set against money: refunds to sales
    if isMoney(lower), let amount = amount(insteadOf: upper) { upper = amount }
    if isMoney(upper), let amount = amount(insteadOf: lower) { lower = amount }
    if ratio.symbol != .divide { return combine(ratio.symbol, upper, lower) }
    if upper == lower, buildRatioOfTimes(ratio, upper) || buildRatioToWhole(ratio, upper) { return }
    let indices = Set(sketch.conditions.indices)
    let own = indices.filter { $0 < ratio.condition }
    guard upper == lower || !own.isEmpty else {
      plan.outputs = [QueryPlan.Output(.arithmetic(.divide, upper, lower))]
      return
    }
    let common = upper == lower ? commonConditions(own, indices.subtracting(own)) : []
    let over = conditions(at: own)
    let under = conditions(at: indices.subtracting(own).subtracting(common))
    guard over != nil || under != nil else {
      plan.outputs = [QueryPlan.Output(.arithmetic(.divide, upper, lower))]
      return
    }
    let top = over.flatMap { restricted(upper, to: $0) } ?? expanded(upper)
    let bottom = under.flatMap { restricted(lower, to: $0) } ?? expanded(lower)
    plan.outputs = [QueryPlan.Output(.arithmetic(.divide, top, bottom))]
    consumed = indices.subtracting(common)
  }

  /// "sales minus refunds": money and money, or numbers of things of one table.
  private mutating func combine(
    _ symbol: ArithmeticOperator, _ left: PlanExpression, _ right: PlanExpression
  ) {
    guard left != right, isMoney(left) == isMoney(right) else {
      doubt += 0.8
      return
    }
    plan.outputs = [QueryPlan.Output(.arithmetic(symbol, left, right))]
  }

  private func isMoney(_ expression: PlanExpression) -> Bool {
    guard case .measure(let name) = expression, let measure = model.measure(named: name) else { return false }
    return measure.additivity == .additive && MoneyTerms.isMoney(measure)
  }

  /// The sum of money that a table of payments or refunds is about, in place of the number of its rows.
  private func amount(insteadOf expression: PlanExpression) -> PlanExpression? {
    guard case .aggregate(let call) = expression, call.function == .count || call.function == .countDistinct,
      call.condition == nil
    else { return nil }
    return amountMeasure(of: call.table)
  }

  /// The sum of the amounts of a table.
  func amountMeasure(of table: String) -> PlanExpression? {
    calledAmount(of: table) ?? dueAmount(of: table)
  }

  /// What a bill comes to where no column is called an amount: `total_due`.
  private func dueAmount(of table: String) -> PlanExpression? {
    let dues = (model.table(named: table)?.columns ?? []).filter { column in
      let words = NameSplitter.words(in: column.name)
      return column.role == .measure && column.defaultAggregate == .sum && words.first == "total"
        && ["due", "billed", "charge", "charges", "price", "cost", "fare"].contains(words.last ?? "")
    }
    guard dues.count == 1 else { return nil }
    let sum = aggregate(.sum, ColumnReference(table: table, column: dues[0].name))
    return model.measures.first { $0.expression == sum }.map { .measure($0.name) }
  }

  private func calledAmount(of table: String) -> PlanExpression? {
    model.measures.first { measure in
      guard case .aggregate(let sum) = measure.expression, sum.function == .sum, sum.table == table,
        case .column(let reference)? = sum.argument
      else { return false }
      return NameWords.words(in: reference.column).contains("amount")
        || NameWords.words(in: column(reference)?.label ?? "").contains("amount")
    }.map { .measure($0.name) }
  }

  /// "median order value": of the sums of single orders, whose mean the measure is.
  func perThing(_ function: Aggregate, _ measure: SemanticModel.Measure) -> PlanExpression? {
    guard function != .average, function != .sum,
      case .arithmetic(.divide, .aggregate(var sum), .aggregate(let number)) = measure.expression,
      sum.function == .sum, number.function == .countDistinct, let thing = number.argument,
      sum.table == number.table
    else { return nil }
    sum.function = function
    sum.percent = function == .percentile ? sketch.arithmetic.percent ?? 50 : 50
    sum.per = [thing]
    return .aggregate(sum)
  }

  /// "median sales per customer": of the sums of single customers.
  private mutating func buildPerEntity(_ index: Int) {
    if case .aggregate(let function, let figure)? = sketch.targets.first?.kind, function != .average {
      guard let measure = self.figure(of: Sketch.Target(kind: .phrase(figure))),
        case .aggregate(var call) = expanded(measure), call.function == .sum
      else { return }
      var thing: PlanExpression?
      if let name = table(index) {
        thing =
          foreignKey(from: call.table, to: name)
          ?? (name == call.table ? count(of: name).aggregateCalls.first?.argument : nil)
      } else if let reference = column(index) {
        thing = .column(identifier(beside: reference) ?? reference)
      }
      guard let thing else { return }
      call.function = function
      call.percent = function == .percentile ? sketch.arithmetic.percent ?? 50 : 50
      call.per = [thing]
      plan.outputs = [QueryPlan.Output(.aggregate(call))]
      return
    }
    guard let target = sketch.targets.first, let upper = figure(of: target) else { return }
    let home = Self.home(of: expanded(upper))
    let lower: PlanExpression
    switch element(index) {
    case .table(let name)?, .display(let name)?:
      if let home, home != name, let key = foreignKey(from: home, to: name) {
        // only those that take part: a customer without orders bought nothing
        lower = .aggregate(AggregateCall(.countDistinct, of: key, table: home))
      } else {
        lower = count(of: name)
      }
    case .measure(let name)?: lower = .measure(name)
    case .column(let reference)? where column(reference)?.role == .measure:
      lower = measured(reference) ?? aggregate(.sum, reference)
    case .column(let reference)?:
      let counted = identifier(beside: reference) ?? reference
      lower =
        key(of: counted.table) == .column(counted)
        ? count(of: counted.table) : aggregate(.countDistinct, counted)
    case nil: return
    }
    plan.outputs = [QueryPlan.Output(.arithmetic(.divide, upper, lower))]
  }

  /// The figure a target stands for when it is computed with.
  private mutating func figure(of target: Sketch.Target) -> PlanExpression? {
    switch target.kind {
    case .count(let index): return countOutput(index, isDistinct: target.isDistinct)
    case .aggregate(let function, let index): return aggregateOutput(function, index)
    case .phrase(let index):
      switch element(index) {
      case .measure(let name)?: return .measure(name)
      case .table(let name)?:
        return Resolver.massNouns.contains(sketch.phrases[index].text)
          ? ownFigure(of: name) ?? count(of: name) : count(of: name)
      case .display(let name)?: return count(of: name)
      case .column(let reference)?:
        guard let found = column(reference), found.isNumeric, found.role == .measure else {
          return countOutput(index, isDistinct: true)
        }
        return measured(reference) ?? aggregate(found.defaultAggregate ?? .sum, reference)
      case nil: return nil
      }
    case .implied, .difference, .sum, .everything: return nil
    }
  }

  /// The measure that sums a column.
  private func measured(_ reference: ColumnReference) -> PlanExpression? {
    let total = aggregate(.sum, reference)
    return model.measures.first { $0.expression == total }.map { .measure($0.name) }
  }

  /// What some of the conditions ask of rows.
  private func conditions(at indices: Set<Int>) -> PlanCondition? {
    guard !indices.isEmpty else { return nil }
    var copy = self
    copy.rowConditions = []
    copy.groupConditions = []
    copy.consumed = Set(sketch.conditions.indices).subtracting(indices)
    copy.buildConditions()
    return Self.conjunction(copy.rowConditions.map { Self.disjunction($0) })
  }

  /// A measure as the aggregates it consists of.
  func expanded(_ expression: PlanExpression) -> PlanExpression {
    guard case .measure(let name) = expression, let measure = model.measure(named: name) else {
      return expression
    }
    return measure.expression
  }

  /// The figure over the rows that meet a condition only.
  func restricted(_ expression: PlanExpression, to condition: PlanCondition) -> PlanExpression? {
    switch expanded(expression) {
    case .aggregate(var call):
      call.condition = Self.conjunction([call.condition, condition].compactMap { $0 })
      return .aggregate(call)
    case .arithmetic(let symbol, let left, let right):
      guard let first = restricted(left, to: condition), let second = restricted(right, to: condition) else {
        return nil
      }
      return .arithmetic(symbol, first, second)
    case .literal(let value): return .literal(value)
    default: return nil
    }
  }

  // MARK: Differences

  /// "difference in sales between West and East": the one less the other.
  private mutating func buildMemberDifference() {
    let members = sketch.conditions.indices.filter {
      if case .members = sketch.conditions[$0].kind { true } else { false }
    }
    guard members.count == 2,
      let figure = plan.outputs.map(\.expression).first(where: \.isAggregated)
        ?? sketch.targets.first.flatMap({ self.figure(of: $0) }),
      let first = conditions(at: [members[0]]), let second = conditions(at: [members[1]]),
      let left = restricted(figure, to: first), let right = restricted(figure, to: second)
    else { return }
    plan.outputs = [QueryPlan.Output(.arithmetic(.subtract, left, right))]
    consumed = Set(members)
  }

  private func daysBetween(_ days: Sketch.Days) -> PlanExpression? {
    func date(_ phrase: Int) -> ColumnReference? {
      if let reference = column(phrase), column(reference)?.role == .time { return reference }
      guard let name = element(phrase)?.tableName, let own = model.table(named: name)?.defaultTimeDimension
      else { return nil }
      return ColumnReference(table: name, column: own)
    }
    guard let earlier = date(days.earlier), let later = date(days.later), earlier != later else { return nil }
    let between = PlanExpression.daysBetween(.column(later), .column(earlier))
    guard let function = days.aggregate ?? (sketch.groups.isEmpty ? nil : .average) else { return between }
    return .aggregate(AggregateCall(function, of: between, table: later.table))
  }

  // MARK: Limits within groups

  /// The figure "top 3 products per region" are chosen by is shown, so that there is something to group.
  private mutating func showRankingFigure() {
    guard sketch.limit != nil, sketch.groups.contains(where: \.isEach),
      !plan.outputs.contains(where: { $0.expression.isAggregated })
    else { return }
    for order in sketch.orders where order.isSuperlative {
      switch order.key {
      case .phrase(let index):
        if case .measure(let name)? = element(index) {
          plan.outputs.append(QueryPlan.Output(.measure(name)))
        } else if let found = column(index).flatMap({ measured($0) }) {
          plan.outputs.append(QueryPlan.Output(found))
        }
      case .quality:
        if adjectiveColumn("best", of: nil) == nil, let name = model.defaultMeasure {
          plan.outputs.append(QueryPlan.Output(.measure(name)))
        }
      default: continue
      }
    }
  }

  /// "top 3 products per region": the limit holds within each region.
  private mutating func limitWithinGroups() {
    guard plan.limit != nil, sketch.orders.contains(where: \.isSuperlative) else { return }
    var keys: [PlanExpression] = []
    for group in sketch.groups where group.isEach {
      guard case .phrase(let index) = group.key else { continue }
      if let reference = column(index) {
        keys.append(.column(reference))
      } else if let name = table(index) {
        keys.append(contentsOf: key(of: name).map { [$0] } ?? display(of: name))
      }
    }
    let within = plan.isAggregated ? keys.filter { plan.groups.contains($0) } : keys
    guard !within.isEmpty, !plan.isAggregated || Set(plan.groups) != Set(within) else { return }
    for index in plan.order.indices {
      if case .aggregate(let call) = plan.order[index].expression, call.function == .sum,
        case .column(let reference)? = call.argument, let found = measured(reference)
      {
        plan.order[index].expression = found
      }
    }
    plan.limit?.per = within
    plan.order.insert(contentsOf: within.map { QueryPlan.OrderKey($0) }, at: 0)
  }
}

extension Sketch.Operation {
  /// Operations are applied in one order, however the question puts them.
  fileprivate var place: Int {
    switch self {
    case .difference: 0
    case .runningTotal: 1
    case .movingAverage(let count): 2 + count
    case .growth: 1000
    case .share: 1001
    case .cumulativeShare: 1002
    case .rank: 1003
    }
  }
}

extension PlanExpression {
  /// Whether it is a step of time: a month, a year.
  fileprivate var isBucket: Bool { if case .bucket = self { true } else { false } }
}
