import QuerentCore
import SemanticLayer

/// Splits an aggregated plan into blocks: one a fact, and one a median, which needs rows in an order of its own.
struct BlockPlanner {
  let environment: CompilerEnvironment
  let plan: QueryPlan

  func blocks() throws(CompilationError) -> [AggregateBlock] {
    var facts: [(table: Int?, median: AggregateCall?, calls: [AggregateCall])] = []
    for call in plan.allAggregateCalls {
      let table = try environment.index.instance(ofTable: call.table).table
      let median = call.standsAlone ? call : nil
      if let known = facts.firstIndex(where: { $0.table == table && $0.median == median }) {
        facts[known].calls.append(call)
      } else {
        facts.append((table, median, [call]))
      }
    }
    if facts.isEmpty { facts = [(nil, nil, [])] }
    let tables = Set(facts.compactMap(\.table))
    var blocks: [AggregateBlock] = []
    for fact in facts {
      var block = AggregateBlock(
        fact: fact.table.map { environment.index.table($0).name }, period: plan.period,
        filters: plan.filter?.conjuncts ?? [], tables: plan.tables, keys: plan.groups,
        attributes: plan.attributes, measures: fact.calls)
      if let table = fact.table, tables.count > 1 {
        try conform(&block, to: table, others: tables.subtracting([table]))
      }
      blocks.append(block)
    }
    return blocks
  }

  /// Where several facts meet, each is cut by its own time, and keeps to the filters that speak of it or of what it
  /// shares with the others.
  private func conform(
    _ block: inout AggregateBlock, to fact: Int, others: Set<Int>
  ) throws(CompilationError) {
    if let period = block.period {
      block.period?.column = conformed(period.column, to: fact)
    }
    let keys = block.keys
    for index in keys.indices {
      block.keys[index] = keys[index].replacing { part in
        if case .column(let column) = part { shared(column, with: fact).map { .column($0) } } else { nil }
      }
    }
    block.filters = block.filters.map { filter in
      filter.replacing { part in
        if case .column(let column) = part { shared(column, with: fact).map { .column($0) } } else { nil }
      }
    }
    for index in block.keys.indices {
      block.keys[index] = block.keys[index].replacing { part in
        switch part {
        case .bucket(.column(let column), let grain): .bucket(.column(conformed(column, to: fact)), grain)
        case .part(.column(let column), let time): .part(.column(conformed(column, to: fact)), time)
        default: nil
        }
      }
    }
    block.filters.removeAll { filter in
      let columns = filter.columnReferences
      return !isShared(columns, with: fact) && others.contains { isShared(columns, with: $0) }
    }
    block.tables.removeAll { name in
      guard let table = environment.index.tableNumber(named: name) else { return false }
      return table != fact && others.contains(table)
    }
  }

  /// The column of a fact that holds what a column of another fact holds, where no join leads there: one name, one
  /// type, and values that overlap (a conformed dimension: Kimball, "The Data Warehouse Toolkit", 2013, ch. 4).
  private func shared(_ column: ColumnReference, with fact: Int) -> ColumnReference? {
    guard let other = environment.index.column(column), other.role == .dimension,
      !isShared([column], with: fact)
    else { return nil }
    let table = environment.index.table(fact)
    guard let own = table.column(named: column.column), own.role == .dimension, own.type == other.type else {
      return nil
    }
    let values = Set(own.samples)
    guard values.isEmpty || other.samples.isEmpty || other.samples.contains(where: values.contains) else {
      return nil
    }
    return ColumnReference(table: table.name, column: own.name)
  }

  /// The time of a fact that stands for a time column of another fact.
  private func conformed(_ column: ColumnReference, to fact: Int) -> ColumnReference {
    guard !isShared([column], with: fact) else { return column }
    let table = environment.index.table(fact)
    guard let time = table.defaultTimeDimension else { return column }
    return ColumnReference(table: table.name, column: time)
  }

  /// Whether every row of a fact has at most one value of each column.
  private func isShared(_ columns: [ColumnReference], with fact: Int) -> Bool {
    guard let instances = try? environment.instances(of: columns) else { return false }
    let root = TableInstance(table: fact, role: nil)
    return instances.allSatisfy { instance in
      guard instance != root else { return true }
      guard
        let path = environment.planner.shortestPath(
          to: instance, from: JoinTree(root: root), isDirected: true)
      else { return false }
      return path.edges.allSatisfy { !environment.planner.graph.edges[$0].multiplies }
    }
  }
}

extension QueryPlan {
  /// The aggregates of outputs, `having` and order, each once.
  var allAggregateCalls: [AggregateCall] {
    let expressions = outputs.map(\.expression) + order.map(\.expression)
    let calls = expressions.flatMap(\.aggregateCalls) + (having?.aggregateCalls ?? [])
    var unique: [AggregateCall] = []
    for call in calls where !unique.contains(call) { unique.append(call) }
    return unique
  }

  /// Columns that outputs, `having` or order name outside aggregates and beside the group keys.
  var attributes: [PlanExpression] {
    var found: [PlanExpression] = []
    func collect(_ expression: PlanExpression) -> PlanExpression? {
      if groups.contains(expression) { return expression }
      switch expression {
      case .aggregate: return expression
      case .column:
        if !found.contains(expression) { found.append(expression) }
        return expression
      default: return nil
      }
    }
    for output in outputs { _ = output.expression.replacing(collect) }
    for key in order { _ = key.expression.replacing(collect) }
    if let having { _ = having.replacing(collect) }
    return found
  }
}
