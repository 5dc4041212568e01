import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// Turns what is required into filters of rows, of groups, and of sets.
  mutating func buildConditions() {
    var skipped: Set<Int> = []
    for (index, condition) in sketch.conditions.enumerated()
    where !skipped.contains(index) && !consumed.contains(index) {
      if case .exists(let subject) = condition.kind, condition.isNegated,
        let found = absence(of: subject, from: index)
      {
        skipped.formUnion(found.conditions)
        rowConditions.append([found.test])
        continue
      }
      if condition.isInner, putInside(condition, index: index) { continue }
      guard let made = rowCondition(condition, index: index) else { continue }
      if condition.isConjoined, isSecondOfBoth(index), speaksOfSameColumn(made) {
        conjoined.append(made)
      } else if condition.isAttached, let last = rowConditions.indices.last,
        let before = rowConditions[last].popLast()
      {
        rowConditions[last].append(.all([before, made]))
      } else if condition.isAlternative, !rowConditions.isEmpty {
        rowConditions[rowConditions.count - 1].append(made)
      } else if let same = alternative(to: made), !condition.isNegated {
        if same.isSingle, !(isOfListedValues(made) && listsOthers(than: focus ?? "")),
          !(sketch.isShared && listsOthers(than: focus ?? ""))
        {
          rowConditions[same.index].append(made)
        } else {
          conjoined.append(made)
        }
      } else {
        rowConditions.append([made])
      }
    }
  }

  /// An earlier member of the same column: "in Texas and Ohio" means either where a row has one value, and both
  /// where it has many.
  func alternative(to made: PlanCondition) -> (index: Int, isSingle: Bool)? {
    guard case .comparison(.column(let reference), .equal, .literal) = made else { return nil }
    for (index, group) in rowConditions.enumerated() {
      guard let first = group.first, case .comparison(.column(reference), .equal, .literal) = first,
        first != made
      else { continue }
      let isSingle = focus.map { graph.isSingle(from: $0, to: reference.table) } ?? true
      if !isSingle, index != rowConditions.count - 1 { continue }
      return (index, isSingle)
    }
    return nil
  }

  /// "never in the market of China": what follows narrows down what is absent.
  mutating func absence(of subject: Int, from index: Int) -> (test: PlanCondition, conditions: [Int])? {
    guard let other = element(subject)?.tableName, let focus,
      let key = listedDimension(of: other)
        ?? (other == focus ? nil : key(of: focus) ?? display(of: focus).first)
    else { return nil }
    let isOwn = listedDimension(of: other) != nil
    var inner: [PlanCondition] = []
    var used: [Int] = []
    for next in (index + 1)..<max(index + 1, sketch.conditions.count) {
      let condition = sketch.conditions[next]
      if case .compare(.dateOfFocus, let operation, let operand) = condition.kind, !condition.isAlternative,
        let time = model.table(named: other)?.defaultTimeDimension
      {
        // "not rented a film after …": the date is that of what is absent
        let date = PlanExpression.column(ColumnReference(table: other, column: time))
        if let value = literal(operand, for: date) {
          inner.append(.comparison(date, operation, value))
          used.append(next)
          continue
        }
      }
      guard !condition.isAlternative, !condition.isNegated,
        let table = self.table(of: condition, index: next),
        table != focus || isOwn, table == other || (graph.distance(other, table) ?? 9) <= 1,
        let made = rowCondition(condition, index: next)
      else { break }
      inner.append(made)
      used.append(next)
    }
    guard !used.isEmpty else { return nil }
    let plan = QueryPlan(
      outputs: [.init(key)], tables: isOwn ? [] : [other], filter: Self.conjunction(inner))
    if isOwn { listsEntities = true }
    return (.not(.inPlan(key, plan)), used)
  }

  /// "studios that have films with director A and B": both of some row of the studio.
  private func isOfListedValues(_ made: PlanCondition) -> Bool {
    guard case .comparison(.column(let reference), _, _) = made,
      let listed = listedDimension(of: reference.table)
    else { return false }
    return listed != .column(reference)
  }

  /// The one column listed, where its values recur in the rows of a table and no rows of the table were asked for:
  /// "the locations where no cinema …", "the studios that never …".
  func listedDimension(of table: String) -> PlanExpression? {
    guard plan.outputs.count == 1, case .column(let reference) = plan.outputs[0].expression,
      reference.table == table, sketch.targets.count == 1, case .phrase(let index) = sketch.targets[0].kind,
      sketch.phrases[index].owner == nil || column(sketch.phrases[index].owner ?? 0) != nil,
      sketch.focus == nil || sketch.focus == index, !isEntityColumn(reference),
      column(reference)?.isUnique == false
    else { return nil }
    return plan.outputs[0].expression
  }

  /// The table a condition speaks of.
  func table(of condition: Sketch.Condition, index: Int) -> String? {
    switch condition.kind {
    case .members: assignment.members[index]?.first?.column.table
    case .compare(.phrase(let phrase), _, _), .between(.phrase(let phrase), _, _),
      .pattern(let phrase?, _, _), .missing(let phrase):
      element(phrase)?.tableName
    default: nil
    }
  }

  /// Adds a condition to the plan that the condition before it compares with: "the average price of products in X".
  mutating func putInside(_ condition: Sketch.Condition, index: Int) -> Bool {
    guard let last = rowConditions.indices.last, let item = rowConditions[last].indices.last,
      case .comparison(let left, let operation, .plan(var plan)) = rowConditions[last][item],
      let made = rowCondition(condition, index: index)
    else { return false }
    plan.filter = Self.conjunction([plan.filter, made].compactMap { $0 })
    rowConditions[last][item] = .comparison(left, operation, .plan(plan))
    return true
  }

  /// Whether a condition is about the column of the one before it: "both … and" over one column.
  func speaksOfSameColumn(_ made: PlanCondition) -> Bool {
    guard let before = rowConditions.last?.last else { return false }
    return !PlanEditor.columns(of: before).isDisjoint(with: PlanEditor.columns(of: made))
  }

  func isSecondOfBoth(_ index: Int) -> Bool {
    // nouns between the two say only whose they are: "both films with … and films with …"
    let before = sketch.conditions[..<index].last {
      if case .exists = $0.kind, !$0.isNegated { false } else { true }
    }
    return before?.isConjoined == true
  }

  /// The condition on rows, or `nil` when it went to the groups or means nothing.
  mutating func rowCondition(_ condition: Sketch.Condition, index: Int) -> PlanCondition? {
    switch condition.kind {
    case .compare(let subject, let operation, let operand):
      return compare(subject, operation, operand, isNegated: condition.isNegated)
    case .between(let subject, let low, let high):
      guard let left = rowExpression(subject, operand: low), let from = literal(low, for: left),
        let to = literal(high, for: left)
      else { return missed() }
      let test = PlanCondition.between(left, from, to)
      return condition.isNegated ? .not(test) : test
    case .members(let members, let subject):
      return memberCondition(members, subject: subject, index: index, isNegated: condition.isNegated)
    case .pattern(let subject, let pattern, let text):
      guard let reference = textColumn(subject) else { return missed() }
      let shape =
        switch pattern {
        case .contains, .like: "%\(text)%"
        case .startsWith: "\(text)%"
        case .endsWith: "%\(text)"
        }
      let test = PlanCondition.like(.column(reference), shape)
      return condition.isNegated ? .not(test) : test
    case .missing(let subject):
      guard let reference = column(subject) else { return missed() }
      let test = PlanCondition.isNull(.column(reference))
      return condition.isNegated ? .not(test) : test
    case .exists(let subject):
      return existence(subject, isNegated: condition.isNegated)
    case .neverActed: return neverActed()
    case .count(let subject, let operation, let number):
      return countCondition(subject, operation, number, isNegated: condition.isNegated)
    case .profitable(let isProfit):
      return profitCondition(isProfit != condition.isNegated)
    case .same(let subject, _):
      return sameCondition(subject, index: index)
    case .repeats(let subject):
      return repeats(subject, isNegated: condition.isNegated)
    case .state(let states, let subject):
      return stateCondition(states, subject: subject, isNegated: condition.isNegated)
    case .rated(let isGood):
      return ratedCondition(isGood: isGood, isNegated: condition.isNegated)
    case .extreme(let subject, let isDescending):
      guard let reference = column(subject) else { return missed() }
      let extreme = QueryPlan(outputs: [.init(aggregate(isDescending ? .maximum : .minimum, reference))])
      return .comparison(.column(reference), .equal, .plan(extreme))
    }
  }

  /// The profit of what is listed is above zero, or below.
  mutating func profitCondition(_ isProfit: Bool) -> PlanCondition? {
    guard let measure = model.measures.first(where: { NameWords.words(in: $0.name) == ["profit"] }) else {
      return missed()
    }
    groupConditions.append(.comparison(.measure(measure.name), isProfit ? .greater : .less, .literal(0)))
    plan.order.append(QueryPlan.OrderKey(.measure(measure.name), descending: isProfit))
    if plan.outputs.allSatisfy({ !$0.expression.isAggregated }) {
      plan.outputs.append(QueryPlan.Output(.measure(measure.name)))
    }
    return nil
  }

  /// The value of a column is one that rows of the member have.
  mutating func sameCondition(_ subject: Int, index: Int) -> PlanCondition? {
    guard let chosen = assignment.members[index]?.first else { return missed() }
    let home = chosen.column.table
    var shared: PlanExpression?
    if let reference = column(subject) {
      shared = .column(reference)
    } else if let name = table(subject) {
      shared = foreignKey(from: home, to: name) ?? key(of: name)
    }
    guard let shared else { return missed() }
    let member = PlanCondition.comparison(.column(chosen.column), .equal, .literal(.text(chosen.value)))
    return .inPlan(shared, QueryPlan(outputs: [.init(shared)], filter: member))
  }

  mutating func missed() -> PlanCondition? {
    doubt += 0.6
    return nil
  }

  // MARK: Comparisons

  mutating func compare(
    _ subject: Sketch.Subject, _ operation: ComparisonOperator, _ operand: Sketch.Operand, isNegated: Bool
  ) -> PlanCondition? {
    if case .aggregate(let function, let index) = subject {
      guard let reference = column(index) else { return missed() }
      let figure = aggregate(function, reference)
      if case .aggregate(let other, _) = operand {
        let whole = QueryPlan(outputs: [.init(aggregate(other, reference))])
        groupConditions.append(.comparison(figure, operation, .plan(whole)))
      } else if let value = literal(operand, for: figure) {
        groupConditions.append(.comparison(figure, operation, value))
      }
      return nil
    }
    guard var left = rowExpression(subject, operand: operand, isIdentity: operation == .equal) else {
      return missed()
    }
    if case .number(let number) = operand, case .column(let reference) = left,
      let year = yearColumn(insteadOf: reference, number)
    {
      left = .column(year)
      if column(year)?.dateStyle != .year, column(year)?.isNumeric != true {
        let range = TimeRange(
          start: CalendarDate(year: number.count, month: 1, day: 1),
          end: CalendarDate(year: number.count + 1, month: 1, day: 1), grain: .year)
        if operation == .equal { return condition(year, range, isNegated: isNegated) }
      }
    }
    var operation = operation
    if case .adjective(let adjective) = subject, case .column(let reference) = left,
      isInverted(adjective, reference)
    {
      operation = operation.mirrored
      if case .number(let number) = operand { left = .column(reference); _ = number }
    }
    if case .aggregate(.average, _) = operand,
      compareWithMeanGroup(left, isNegated ? operation.negated : operation)
    {
      return nil
    }
    let right: PlanExpression?
    switch operand {
    case .aggregate(let function, let index):
      let reference: ColumnReference? =
        index.flatMap { column($0) } ?? { if case .column(let found) = left { found } else { nil } }()
      right = reference.map { .plan(QueryPlan(outputs: [.init(aggregate(function, $0))])) }
    case .phrase(let index):
      right = rowColumn(index).map { .column($0) }
    case .number, .text, .date:
      right = literal(operand, for: left)
    }
    guard let right else { return missed() }
    if case .literal(.text(let text)) = right, operation == .equal, case .column(let reference) = left,
      column(reference)?.type == .datetime
    {
      // a day holds all its times
      if let day = CalendarDate(iso: text) {
        let test = PlanCondition.all([
          .comparison(left, .greaterOrEqual, right),
          .comparison(left, .less, .literal(.text(day.adding(days: 1).iso))),
        ])
        return isNegated ? .not(test) : test
      }
    }
    if case .column(let reference) = left, isFigureOfGroup(reference),
      !isOfNamedRow(subject, in: reference.table),
      case .literal = right
    {
      let total = figure(of: reference)
      groupConditions.append(.comparison(total, isNegated ? operation.negated : operation, right))
      if !plan.isAggregated, plan.outputs.allSatisfy({ !$0.expression.isAggregated }) {
        plan.outputs.append(QueryPlan.Output(total))
      }
      return nil
    }
    if isNegated, let absent = absence(left, operation, right) { return absent }
    if left.isAggregated {
      groupConditions.append(.comparison(left, isNegated ? operation.negated : operation, right))
      return nil
    }
    return .comparison(left, isNegated ? operation.negated : operation, right)
  }

  /// "never had more than 10": no row across the join compares so.
  func absence(_ left: PlanExpression, _ operation: ComparisonOperator, _ right: PlanExpression)
    -> PlanCondition?
  {
    guard case .column(let reference) = left, let focus, !graph.isSingle(from: focus, to: reference.table),
      let key = key(of: focus)
    else { return nil }
    let test = PlanCondition.comparison(left, operation, right)
    return .not(.inPlan(key, QueryPlan(outputs: [.init(key)], tables: [reference.table], filter: test)))
  }

  /// What a comparison speaks of, as a value of a row (or a measure of a group).
  mutating func rowExpression(
    _ subject: Sketch.Subject, operand: Sketch.Operand, isIdentity: Bool = false
  ) -> PlanExpression? {
    switch subject {
    case .phrase(let index):
      if case .date = operand, let name = element(index)?.tableName,
        column(index).flatMap({ column($0) })?.role != .time
      {
        // only dates compare with dates
        let own = model.table(named: name)?.defaultTimeDimension.map {
          ColumnReference(table: name, column: $0)
        }
        return (own ?? timeColumn()).map { .column($0) }
      }
      switch element(index) {
      case .column(let reference)?:
        return .column(reference)
      case .measure(let name)?:
        if let own = summedColumn(ofMeasure: name), let focus,
          focus == own.table || isFact(own.table) == false,
          graph.isSingle(from: focus, to: own.table), sketch.groups.isEmpty
        {
          return .column(own)
        }
        return .measure(name)
      case .table(let name)?:
        if case .number = operand {
          return isIdentity ? key(of: name) : defaultMeasureColumn(of: name).map { .column($0) }
        }
        return display(of: name).first
      case .display(let name)?: return display(of: name).first
      case nil: return nil
      }
    case .aggregate(let function, let index): return column(index).map { aggregate(function, $0) }
    case .adjective(let adjective): return adjectiveColumn(adjective, of: nil).map { .column($0.reference) }
    case .dateOfFocus: return timeColumn().map { .column($0) }
    case .unknown:
      if case .aggregate = operand {} else if case .number = operand {} else { return nil }
      guard let focus else { return nil }
      doubt += 0.3
      return defaultMeasureColumn(of: focus).map { .column($0) }
    }
  }

  /// A year cannot be the value of a name: the date of the row is meant.
  func yearColumn(insteadOf reference: ColumnReference, _ number: NumberMention) -> ColumnReference? {
    guard let found = column(reference), !found.isNumeric, found.role == .dimension || found.role == .text,
      number.value >= 1500, number.value <= 2100, number.value == number.value.rounded(), number.isDigits,
      let table = model.table(named: reference.table)
    else { return nil }
    if let year = table.columns.first(where: { $0.isNumeric && NameWords.words(in: $0.name).contains("year") }
    ) {
      return ColumnReference(table: table.name, column: year.name)
    }
    return table.defaultTimeDimension.map { ColumnReference(table: table.name, column: $0) }
  }

  /// The operand as a literal of the kind the column holds.
  func literal(_ operand: Sketch.Operand, for expression: PlanExpression) -> PlanExpression? {
    switch operand {
    case .number(let number):
      var value = number.value
      if number.isPercent, isFraction(expression) { value /= 100 }
      if case .column(let reference) = expression, let found = column(reference) {
        if found.type == .text { return .literal(.text(NumberMention(value).cell.description)) }
        if found.type == .date || found.type == .datetime, found.dateStyle == .iso, value >= 1000,
          value <= 2999
        {
          return .literal(.text(NumberMention(value).cell.description))
        }
      }
      return .literal(NumberMention(value).cell)
    case .text(let text): return .literal(.text(text))
    case .date(let date):
      if case .column(let reference) = expression, column(reference)?.dateStyle == .year {
        return .literal(.integer(Int64(date.year)))
      }
      return .literal(.text(date.iso))
    case .phrase(let index): return column(index).map { .column($0) }
    case .aggregate: return nil
    }
  }

  /// Whether percentages of a column or figure are stored as fractions.
  func isFraction(_ expression: PlanExpression) -> Bool {
    switch expression {
    case .column(let reference):
      guard let maximum = column(reference)?.maximum.number else { return false }
      return maximum <= 1
    case .measure(let name): return model.measure(named: name)?.unit == "%"
    default: return false
    }
  }
}

extension ComparisonOperator {
  /// What holds when this does not.
  var negated: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The comparison with its sides swapped.
  var mirrored: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
