import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// Turns what is required into filters of rows, of groups, and of sets.
  mutating func buildConditions() {
    var skipped: Set<Int> = []
    var lastOfGroups: GroupState?
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
      let before = GroupState(self)
      let missesBefore = misses
      guard let made = rowCondition(condition, index: index) else {
        if misses > missesBefore { missedWords.append(condition.span) }
        settleGroups(condition, since: before, &lastOfGroups)
        continue
      }
      if condition.isAlternative, alternative(made, toGroups: &lastOfGroups) { continue }
      lastOfGroups = nil
      if condition.isConjoined, isSecondOfBoth(index), speaksOfSameColumn(made) {
        conjoined.append(made)
      } else if condition.isAttached, let last = rowConditions.indices.last,
        let before = rowConditions[last].popLast()
      {
        rowConditions[last].append(.all([before, made]))
      } else if condition.isAlternative, !rowConditions.isEmpty {
        rowConditions[rowConditions.count - 1].append(made)
      } else if let same = alternative(to: made), !condition.isNegated {
        if sketch.isComparing || same.isSingle, !(isOfListedValues(made) && listsOthers(than: focus ?? "")),
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
    case .about(let topic): return about(topic, isNegated: condition.isNegated)
    case .exists(let subject):
      return existence(subject, isNegated: condition.isNegated)
    case .neverActed(let verb): return neverActed(verb)
    case .count(let subject, let operation, let number):
      return countCondition(subject, operation, number, isNegated: condition.isNegated)
    case .profitable(let isProfit):
      return profitCondition(isProfit != condition.isNegated)
    case .same(let subject, _):
      return sameCondition(subject, index: index)
    case .dates(let verb, let operation, let phrase):
      return dates(verb, operation, against: phrase, isNegated: condition.isNegated)
    case .inactive(let subject): return inactive(subject, isNegated: condition.isNegated)
    case .churned(let subject): return churned(subject, isNegated: condition.isNegated)
    case .repeats(let subject):
      return repeats(subject, isNegated: condition.isNegated)
    case .late(let isLate): return late(isLate != condition.isNegated)
    case .outOfStock: return outOfStock(isNegated: condition.isNegated)
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
    var tests = [PlanCondition.comparison(.column(chosen.column), .equal, .literal(.text(chosen.value)))]
    // "as Ana Abbott": the last name belongs to the row that is compared with
    if sketch.conditions.indices.contains(index + 1), sketch.conditions[index + 1].isAttached,
      let last = assignment.members[index + 1]?.first, last.column.table == home
    {
      tests.append(.comparison(.column(last.column), .equal, .literal(.text(last.value))))
      consumed.insert(index + 1)
    }
    return .inPlan(shared, QueryPlan(outputs: [.init(shared)], filter: Self.conjunction(tests)))
  }

  /// Nothing in the data answers to a condition: its words count as not understood.
  mutating func missed() -> PlanCondition? {
    doubt += 0.6
    misses += 1
    return nil
  }
}
