import QuerentCore
import SemanticLayer

extension PlanBuilder {
  // MARK: Other tables

  /// Has (or has no) rows in another table.
  mutating func existence(_ subject: Int, isNegated: Bool) -> PlanCondition? {
    guard let other = element(subject)?.tableName ?? measuredTable(subject), let asked = self.focus else {
      return isNegated ? missed() : nil
    }
    // "sales without refunds": of the rows of the figure
    let focus = other == asked && column(subject) == nil ? figureTable(besides: other) ?? asked : asked
    if other == focus {
      guard let reference = column(subject) else { return isNegated ? missed() : nil }
      if let flag = flag(of: reference, isNegated: isNegated) { return flag }
      if !isNegated, let found = column(reference), found.nullCount > 0, !isShown(reference) {
        return .not(.isNull(.column(reference)))
      }
      // "orders with a discount": one that is above nought
      if !isNegated, let found = column(reference), found.role == .measure, found.nullCount == 0,
        found.additivity != .additive || found.unit != nil, found.minimum.number == 0, !isShown(reference),
        sketch.conditions.allSatisfy({ condition in
          if case .compare(.phrase(subject), _, _) = condition.kind { false } else { true }
        })
      {
        return .comparison(.column(reference), .greater, .literal(0))
      }
      return isNegated ? absence(of: reference) : nil
    }
    guard isNegated else {
      // "no devices in stock": the second noun belongs to what is missing
      if let before = sketch.conditions.firstIndex(where: { $0.kind == .exists(subject) }), before > 0,
        sketch.conditions[before - 1].isNegated
      {
        switch sketch.conditions[before - 1].kind {
        case .exists: return nil
        // "don't have a cat pet": says again what the member is
        case .members where assignment.members[before - 1]?.first?.column.table == other: return nil
        default: break
        }
      }
      if !plan.tables.contains(other) { plan.tables.append(other) }
      return nil
    }
    guard let key = key(of: focus) ?? display(of: focus).first else { return missed() }
    let linked = foreignKey(from: other, to: focus)
    if linked == nil, let same = sameIdentifier(as: key, in: other) {
      let known = QueryPlan(outputs: [.init(same)], filter: .not(.isNull(same)))
      return .not(.inPlan(key, known))
    }
    // "students who take no classes": the rows of taking are among what there must be none of
    self.plan.tables.removeAll { middle in
      middle != focus && middle != other && graph.isSingle(from: middle, to: focus)
        && graph.isSingle(from: middle, to: other)
    }
    let plan = QueryPlan(outputs: [.init(linked ?? key)], tables: linked == nil ? [other] : [])
    return .not(.inPlan(key, plan))
  }

  /// The id that lines of one table and rows of another have in common: `order_id` of order lines and of refunds.
  private func sameIdentifier(as key: PlanExpression, in table: String) -> PlanExpression? {
    guard case .column(let reference) = key, column(reference)?.role == .identifier,
      model.table(named: table)?.column(named: reference.column)?.role == .identifier
    else { return nil }
    return .column(ColumnReference(table: table, column: reference.column))
  }

  /// "without a discount": nothing stored, or nought where amounts are never missing.
  private func absence(of reference: ColumnReference) -> PlanCondition {
    let value = PlanExpression.column(reference)
    guard let found = column(reference), found.isNumeric, found.role == .measure,
      found.minimum.number.map({ $0 <= 0 }) ?? false
    else { return .isNull(value) }
    let none = PlanCondition.comparison(value, .equal, .literal(0))
    return found.nullCount == 0 ? none : .any([.isNull(value), none])
  }

  private func figureTable(besides other: String) -> String? {
    plan.outputs.lazy.compactMap { output -> String? in
      if case .measure(let name) = output.expression {
        return model.measure(named: name).flatMap { Self.home(of: $0.expression) }
      }
      return Self.home(of: output.expression)
    }.first { $0 != other }
  }

  /// "without refunds": the rows the figure is made of.
  private func measuredTable(_ subject: Int) -> String? {
    guard case .measure(let name)? = element(subject) else { return nil }
    return model.measure(named: name).flatMap { Self.home(of: $0.expression) }
  }

  /// A yes/no column that must hold, or must not.
  func flag(of reference: ColumnReference, isNegated: Bool) -> PlanCondition? {
    guard let found = column(reference), found.distinctCount > 0,
      found.distinctCount <= 2 || (isNegated && found.distinctCount <= 12)
    else { return nil }
    let wanted: Set<String> =
      isNegated
      ? ["no", "n", "false", "f", "0", "nein"] : ["yes", "y", "true", "t", "1", "j", "ja"]
    guard let value = found.samples.first(where: { wanted.contains($0.description.lowercased()) }) else {
      return nil
    }
    // the grade F and the answer F are told apart by the T beside it
    if let counterparts = Self.counterparts[value.description.lowercased()],
      !found.samples.contains(where: { counterparts.contains($0.description.lowercased()) })
    {
      return nil
    }
    return .comparison(.column(reference), .equal, .literal(value))
  }

  private static let counterparts = ["f": ["t"], "t": ["f"], "n": ["y", "j"], "y": ["n"], "j": ["n"]]

  /// No row of the table of events refers to it: of the one that is called after the act, else of the one with the most
  /// rows.
  mutating func neverActed(_ verb: String) -> PlanCondition? {
    guard let focus, let key = key(of: focus) else { return missed() }
    let referring = model.relationships.filter {
      $0.to == focus && $0.from != focus && $0.fromColumns.count == 1
    }
    var events = referring.filter { model.table(named: $0.from)?.defaultTimeDimension != nil }
    let records = NeverActed.records(of: verb)
    // lines of orders have no date of their own
    let called = referring.filter { event in
      NameSplitter.words(in: event.from).contains { word in
        records.contains(Lemmatizer.stem(of: Lemmatizer.lemma(of: word)))
          || records.contains { $0.utf8.count > 3 && word.hasPrefix($0) }
      }
    }
    if !called.isEmpty { events = called }
    // which of several kinds of records a verb leaves that no table is called after is anybody's guess
    if called.isEmpty, events.count > 1, !NeverActed.isOfTrade(verb) { return missed() }
    guard
      let most = events.max(by: {
        (model.table(named: $0.from)?.rowCount ?? 0) < (model.table(named: $1.from)?.rowCount ?? 0)
      })
    else { return missed() }
    if events.count > 1 { doubt += 0.3 }
    let reference = ColumnReference(table: most.from, column: most.fromColumns[0])
    defaults.append("never: not in \(most.from)")
    // ids that lead nowhere would empty the list
    let holes = column(reference)?.nullCount ?? 0
    let inner = QueryPlan(
      outputs: [.init(.column(reference))], filter: holes > 0 ? .not(.isNull(.column(reference))) : nil)
    return .not(.inPlan(key, inner))
  }

  /// The column of a table that refers directly to the key of another.
  func foreignKey(from: String, to: String) -> PlanExpression? {
    let direct = model.relationships.filter { $0.from == from && $0.to == to && $0.fromColumns.count == 1 }
    guard direct.count == 1, let found = direct.first,
      key(of: to) == .column(ColumnReference(table: to, column: found.toColumns[0]))
    else { return nil }
    return .column(ColumnReference(table: from, column: found.fromColumns[0]))
  }

  mutating func countCondition(
    _ subject: Int?, _ operation: ComparisonOperator, _ number: Double, isNegated: Bool
  ) -> PlanCondition? {
    let operation = isNegated ? operation.negated : operation
    let value = PlanExpression.literal(NumberMention(number).cell)
    guard let subject else {
      guard let focus else { return missed() }
      groupConditions.append(.comparison(.aggregate(AggregateCall(.count, table: focus)), operation, value))
      groupByFocus()
      return nil
    }
    switch element(subject) {
    case .table(let name)?:
      groupConditions.append(.comparison(count(of: name), operation, value))
      if name != focus || !plan.outputs.contains(where: { isKeyed($0.expression) }) { groupByFocus() }
      return nil
    case .column(let reference)?:
      if let found = column(reference), found.isNumeric, found.role != .identifier {
        if isNegated, let absent = absence(.column(reference), operation.negated, value) { return absent }
        return .comparison(.column(reference), operation, value)
      }
      groupConditions.append(.comparison(aggregate(.countDistinct, reference), operation, value))
      groupByFocus()
      return nil
    case .measure(let name)?:
      groupConditions.append(.comparison(.measure(name), operation, value))
      groupByFocus()
      return nil
    case .display?: return missed()
    case nil: return missed()
    }
  }

  func isKeyed(_ expression: PlanExpression) -> Bool { !expression.isAggregated }

  /// Figures of groups are those of the entity asked for, unless keys were named.
  mutating func groupByFocus() {
    guard plan.groups.isEmpty else { return }
    let plain = plan.outputs.map(\.expression).filter { !$0.isAggregated }
    if plain.isEmpty, let focus, let key = key(of: focus) { plan.groups = [key] }
  }
}
