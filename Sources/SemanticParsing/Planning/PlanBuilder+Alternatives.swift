import SemanticLayer

/// "or" between conditions on rows and conditions on groups: "in Texas or with more than 5 orders".
extension PlanBuilder {
  /// What a condition on groups may change, so that it can be taken back.
  struct GroupState {
    var outputs: [QueryPlan.Output]
    var groups: [PlanExpression]
    var order: [QueryPlan.OrderKey]
    var conditions: Int

    init(_ builder: PlanBuilder) {
      outputs = builder.plan.outputs
      groups = builder.plan.groups
      order = builder.plan.order
      conditions = builder.groupConditions.count
    }
  }

  /// Joins a condition that went to the groups with what it is an alternative to.
  mutating func settleGroups(
    _ condition: Sketch.Condition, since before: GroupState, _ lastOfGroups: inout GroupState?
  ) {
    guard groupConditions.count > before.conditions else { return }
    defer { lastOfGroups = before }
    guard condition.isAlternative else { return }
    if lastOfGroups != nil, groupConditions.count > 1 {
      let second = groupConditions.removeLast()
      let first = groupConditions.removeLast()
      if case .any(let parts) = first {
        groupConditions.append(.any(parts + [second]))
      } else {
        groupConditions.append(.any([first, second]))
      }
    } else if let last = rowConditions.indices.last, let member = takeGroup(since: before) {
      rowConditions[last].append(member)
    }
  }

  /// Joins a condition on rows with the condition on groups that it is an alternative to.
  mutating func alternative(_ made: PlanCondition, toGroups lastOfGroups: inout GroupState?) -> Bool {
    // "more than 5 orders or sales above 1000": both of the group
    if lastOfGroups != nil, case .comparison(.column(let reference), let operation, let value) = made,
      isFact(reference.table), let found = column(reference), found.isNumeric, found.role == .measure,
      found.additivity == .additive, reference.table != focus || listsNamesOfFacts
    {
      let first = groupConditions.removeLast()
      groupConditions.append(.any([first, .comparison(figure(of: reference), operation, value)]))
      return true
    }
    guard let before = lastOfGroups, let member = takeGroup(since: before) else { return false }
    rowConditions.append([member, made])
    lastOfGroups = nil
    return true
  }

  /// The last condition on groups as one on rows: the row is one of those whose group meets it.
  private mutating func takeGroup(since before: GroupState) -> PlanCondition? {
    guard let condition = groupConditions.last, let key = groupKey(before) else { return nil }
    groupConditions.removeLast()
    plan.outputs = before.outputs
    plan.groups = before.groups
    plan.order = before.order
    return .inPlan(key, QueryPlan(outputs: [.init(key)], groups: [key], having: condition))
  }

  /// What tells apart the things that are listed.
  private func groupKey(_ before: GroupState) -> PlanExpression? {
    if before.outputs.count == 1, case .column(let reference) = before.outputs[0].expression,
      !isEntityColumn(reference)
    {
      return before.outputs[0].expression
    }
    return focus.flatMap { key(of: $0) }
  }
}
