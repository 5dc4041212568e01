import QuerentCore
import SemanticLayer

extension PlanEditor {
  /// Whether the last plan kept only some of its rows or groups.
  var isCutDown: Bool { previous.limit != nil || previous.having != nil }

  /// One row of an answer, counted from 1; -1 is the last.
  static func row(_ place: Int, of plan: QueryPlan) -> QueryPlan {
    var row = plan
    if place < 0 {
      if let limit = plan.limit {
        row.limit = QueryPlan.Limit(1, offset: limit.offset + limit.count - 1)
      } else {
        row.order = plan.order.map { QueryPlan.OrderKey($0.expression, descending: !$0.isDescending) }
        row.limit = QueryPlan.Limit(1)
      }
    } else {
      row.limit = QueryPlan.Limit(1, offset: (plan.limit?.offset ?? 0) + place - 1)
    }
    return row
  }

  /// "who are they", after a figure: the things that were counted or added up.
  func rows() -> QueryPlan? {
    guard previous.isAggregated, previous.groups.isEmpty || countsGroups else { return previous }
    guard
      let table = previous.outputs.lazy.compactMap({ Self.tables(of: $0.expression).first }).first
        ?? Self.tables(of: previous, in: model).first
    else { return nil }
    var plan = previous
    plan.outputs = display(of: table).map { QueryPlan.Output($0) }
    plan.order = previous.order.filter { !$0.expression.isAggregated }
    plan.comparison = nil
    guard !plan.outputs.isEmpty else { return nil }
    return plan
  }

  /// "how many are there": the number of rows the last plan gives.
  mutating func counted() -> QueryPlan? {
    guard let table = Self.tables(of: previous, in: model).first else { return nil }
    var plan = previous
    plan.order = []
    plan.limit = nil
    plan.isDistinct = false
    if previous.isAggregated, previous.groups.isEmpty { return previous }
    if let key = previous.groups.first, previous.groups.count == 1 {
      guard case .column(let reference) = key else { return nil }
      plan.groups = []
      plan.having = nil
      plan.outputs = [.init(.aggregate(AggregateCall(.countDistinct, of: key, table: reference.table)))]
      if isCutDown, let narrowed = rowsAsCondition() {
        plan.filter = narrowed
        plan.period = nil
        plan.tables = []
      }
      return plan
    }
    guard previous.groups.isEmpty else { return nil }
    if previous.isDistinct, previous.outputs.count == 1 {
      plan.outputs = [
        .init(.aggregate(AggregateCall(.countDistinct, of: previous.outputs[0].expression, table: table)))
      ]
      return plan
    }
    plan.outputs = [.init(count(of: table))]
    if previous.limit != nil, let narrowed = rowsAsCondition() { plan.filter = narrowed }
    return plan
  }

  /// "show all": without a limit, and without the choice of rows that an earlier limit left.
  func unlimited() -> QueryPlan? {
    var plan = previous
    plan.limit = nil
    plan.filter = PlanBuilder.conjunction(
      (plan.filter.map(Self.parts) ?? []).filter { part in
        if case .inPlan(_, let rows) = part { rows.limit == nil } else { true }
      })
    return plan == previous ? nil : plan
  }

  /// The other way round: by the same keys, or by the first figure where there was no order.
  func reversed() -> QueryPlan? {
    var plan = previous
    if plan.order.isEmpty {
      guard let key = plan.outputs.first(where: \.expression.isAggregated) ?? plan.outputs.first else {
        return nil
      }
      let isSeries = plan.groups.contains { if case .bucket = $0 { true } else { false } }
      let bucket = plan.groups.first { if case .bucket = $0 { true } else { false } }
      plan.order = [
        QueryPlan.OrderKey(
          isSeries ? bucket ?? key.expression : key.expression,
          descending: isSeries || !key.expression.isAggregated)
      ]
      return plan
    }
    let order = plan.order.map { QueryPlan.OrderKey($0.expression, descending: !$0.isDescending) }
    keepRows(of: &plan, for: order)
    plan.order = order
    return plan
  }

  /// Sorting does not choose: the rows that a limit left stay when they stand in another order.
  func keepRows(of plan: inout QueryPlan, for order: [QueryPlan.OrderKey]) {
    guard previous.limit != nil, previous.order != order, let rows = rowsAsCondition() else { return }
    let own =
      plan.filter.map(Self.parts)?.filter { !(previous.filter.map(Self.parts) ?? []).contains($0) } ?? []
    plan.filter = PlanBuilder.conjunction([rows] + own)
    plan.limit = nil
  }

  /// "the month before": the period moved.
  func shifted(by steps: Int, _ grain: TimeGrain) -> QueryPlan? {
    guard let period = previous.period, let range = period.range, range.start != nil else { return nil }
    var plan = previous
    if let own = range.grain, grain.calendar < own.calendar, let start = range.start, let end = range.end {
      // "the month before" a quarter is the month that ends where it starts
      plan.period?.range = TimeRange(containing: steps < 0 ? start.adding(days: -1) : end, grain: grain)
    } else {
      plan.period?.range = range.shifted(by: steps, grain)
    }
    return plan
  }

  // MARK: The rows as a condition

  /// The rows of the last plan as a condition on what tells them apart.
  func rowsAsCondition() -> PlanCondition? {
    guard isCutDown else { return nil }
    var rows = previous
    rows.comparison = nil
    let reference: PlanExpression
    if previous.isAggregated, !previous.groups.isEmpty {
      guard previous.groups.count == 1, case .column = previous.groups[0] else { return nil }
      reference = previous.groups[0]
    } else {
      guard let table = previous.outputs.lazy.compactMap({ Self.tables(of: $0.expression).first }).first,
        let found = model.table(named: table), found.primaryKey.count == 1
      else { return nil }
      reference = .column(ColumnReference(table: table, column: found.primaryKey[0]))
    }
    rows.outputs = [QueryPlan.Output(reference)]
    return .inPlan(reference, rows)
  }

  /// Whether the outputs of a list are properties of the rows or groups the last plan had, so that its groups, order
  /// and limit still mean the same.
  func keepsShape(of plan: QueryPlan) -> Bool {
    if previous.isAggregated {
      guard !previous.groups.isEmpty else { return false }
      return plan.outputs.allSatisfy { isDetermined($0.expression, by: previous.groups) }
    }
    guard let table = previous.outputs.lazy.compactMap({ Self.tables(of: $0.expression).first }).first else {
      return true
    }
    let orders = previous.order.flatMap { Self.tables(of: $0.expression) }
    return plan.outputs.allSatisfy { output in
      Self.tables(of: output.expression).allSatisfy { name in
        name == table || graph.isSingle(from: table, to: name) || orders.contains(name)
      }
    }
  }

  /// Whether a column follows from the keys of groups: it is one, or its row is found by one.
  func isDetermined(_ expression: PlanExpression, by groups: [PlanExpression]) -> Bool {
    if groups.contains(expression) { return true }
    guard case .column(let reference) = expression else { return expression.isAggregated }
    return groups.contains { group in
      guard case .column(let key) = group else { return false }
      return ownTables(of: key).contains { graph.isSingle(from: $0, to: reference.table) }
    }
  }

  /// The tables whose rows a column tells apart: its own, or the one it refers to.
  private func ownTables(of key: ColumnReference) -> [String] {
    var tables: [String] = []
    if model.table(named: key.table)?.primaryKey == [key.column] || model.column(key)?.isUnique == true {
      tables.append(key.table)
    }
    for relationship in model.relationships
    where relationship.from == key.table && relationship.fromColumns == [key.column] {
      tables.append(relationship.to)
    }
    return tables
  }

  // MARK: Tables

  /// Groups whose only output is their number.
  private var countsGroups: Bool {
    previous.having != nil && previous.outputs.allSatisfy { $0.expression.isAggregated }
  }

  private func display(of table: String) -> [PlanExpression] { PlanBuilder.empty(graph).display(of: table) }

  private func count(of table: String) -> PlanExpression { PlanBuilder.empty(graph).count(of: table) }

  /// The order of a turn over single rows: by the column, not its total.
  func rowOrder() -> [QueryPlan.OrderKey] {
    turn.order.map { key in
      guard case .aggregate(let call) = key.expression, let argument = call.argument else { return key }
      return QueryPlan.OrderKey(argument, descending: key.isDescending)
    }
  }

  /// The order of the last list, where the new one can be sorted by it.
  func keptOrder(for plan: QueryPlan) -> [QueryPlan.OrderKey] {
    previous.isAggregated ? [] : previous.order
  }

  /// The tables of a plan, the one it mainly shows first.
  static func tables(of plan: QueryPlan, in model: SemanticModel) -> [String] {
    var found: [String] = []
    func add(_ names: [String]) { for name in names where !found.contains(name) { found.append(name) } }
    for output in plan.outputs {
      if case .measure(let name) = output.expression,
        let home = model.measure(named: name).flatMap({ PlanBuilder.home(of: $0.expression) })
      {
        add([home])
      } else {
        add(tables(of: output.expression))
      }
    }
    if let filter = plan.filter { add(columns(of: filter).map(\.table).sorted()) }
    add(plan.tables)
    return found
  }

  static func tables(of expression: PlanExpression) -> [String] {
    if case .aggregate(let call) = expression { return [call.table] }
    return columns(of: expression).map(\.table).sorted()
  }
}

extension PlanBuilder {
  /// A builder without a question, for what it knows of tables.
  static func empty(_ graph: ModelGraph) -> PlanBuilder {
    PlanBuilder(
      graph: graph, sketch: Sketch(),
      assignment: Assignment(elements: [], members: [:]))
  }
}
