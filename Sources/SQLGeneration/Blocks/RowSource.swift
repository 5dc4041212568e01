import SemanticLayer

/// The joined and filtered rows a statement reads: `FROM`, joins and `WHERE`.
///
/// With a fact as root, rows of the fact are never multiplied by conditions: what is asked of a table on the many
/// side becomes a semi-join, `key IN (SELECT …)`. Only columns that are shown or grouped by join such a table.
struct RowSource {
  let environment: CompilerEnvironment
  /// All instances named, also those that only semi-joins read.
  private let tree: JoinTree
  private let joined: JoinTree
  let aliases: TableAliases
  let translator: ExpressionTranslator
  /// A row of the root may stand here several times.
  let isFannedOut: Bool
  private(set) var filter: SQLExpression?

  /// Rows of a fact. `columns` are shown, grouped by or aggregated, and so are joined; `mentioned` are named in
  /// conditions that are asked later, through ``sql(_:)``.
  init(
    fact: Int, columns: [ColumnReference], mentioned: [ColumnReference], conditions: [RowCondition],
    tables: [TableInstance], environment: CompilerEnvironment
  ) throws(CompilationError) {
    let required = try environment.instances(of: columns)
    let asked = try environment.instances(of: conditions.flatMap(\.columnReferences))
    let tree = try environment.planner.tree(
      root: TableInstance(table: fact, role: nil), required: required,
      further: asked + tables + environment.instances(of: mentioned))
    // Tables on the many side are joined where a key needs them, and then for conditions too, which speak of the same
    // row. What only the condition of one measure mentions must not take rows from the others.
    let open = Set(required.compactMap { tree.fanOut(to: $0) })
    let needed = required + asked + tables
    let firm = Set(needed.flatMap { tree.path(to: $0) })
    let opened = Set(
      needed.flatMap { instance in
        tree.fanOut(to: instance).map(open.contains) == true ? tree.path(to: instance) : []
      })
    var joined = JoinTree(root: tree.root)
    for (position, var step) in tree.steps.enumerated() where joined.contains(step.source) {
      guard !step.multiplies || opened.contains(position) else { continue }
      step.isOptional = !firm.contains(position)
      joined.steps.append(step)
    }
    self.init(environment: environment, tree: tree, joined: joined)
    try restrict(to: conditions, tables: tables)
  }

  /// Rows of a list: everything named is joined.
  init(
    list columns: [ColumnReference], conditions: [RowCondition], tables: [TableInstance],
    environment: CompilerEnvironment
  ) throws(CompilationError) {
    let named = try environment.instances(of: columns + conditions.flatMap(\.columnReferences)) + tables
    let tree = try environment.planner.tree(over: named)
    self.init(environment: environment, tree: tree, joined: tree)
    try restrict(to: conditions, tables: [])
  }

  private init(environment: CompilerEnvironment, tree: JoinTree, joined: JoinTree) {
    self.environment = environment
    self.tree = tree
    self.joined = joined
    aliases = TableAliases(joined, index: environment.index)
    translator = ExpressionTranslator(environment: environment, aliases: aliases)
    isFannedOut = joined.steps.contains { $0.multiplies }
  }

  /// Whether a row of the root may meet several values of a column.
  func multiplies(_ column: ColumnReference) throws(CompilationError) -> Bool {
    tree.fanOut(to: try environment.index.instance(of: column)) != nil
  }

  /// A statement that reads these rows.
  var select: SelectStatement {
    var select = SelectStatement()
    select.bring(joined, as: aliases, in: environment)
    select.filter = filter
    return select
  }

  /// The columns that tell rows of the root apart.
  var key: [SQLExpression] {
    environment.index.key(of: joined.root.table, in: environment.dialect)
      .map { aliases.column($0, of: joined.root) }
  }
}

extension RowSource {
  private mutating func restrict(
    to conditions: [RowCondition], tables: [TableInstance]
  ) throws(CompilationError) {
    var parts: [SQLExpression] = []
    // What is asked of one table on the many side is asked of the same row of it: it makes one semi-join.
    var branches: [(step: Int, conditions: [RowCondition], tables: [TableInstance])] = []
    func branch(at step: Int) -> Int {
      if let known = branches.firstIndex(where: { $0.step == step }) { return known }
      branches.append((step, [], []))
      return branches.count - 1
    }
    for condition in conditions {
      if let step = try soleBranch(of: condition) {
        branches[branch(at: step)].conditions.append(condition)
      } else {
        parts.append(try sql(condition))
      }
    }
    for table in tables {
      if let step = closedStep(to: table) { branches[branch(at: step)].tables.append(table) }
    }
    for branch in branches { parts.append(try semiJoin(at: branch.step, branch.conditions, branch.tables)) }
    filter = .conjunction(parts)
  }

  /// A condition on a row of the root, with semi-joins for what stands on the many side.
  func sql(_ condition: PlanCondition) throws(CompilationError) -> SQLExpression { try sql(.plan(condition)) }

  private func sql(_ condition: RowCondition) throws(CompilationError) -> SQLExpression {
    if let step = try soleBranch(of: condition) { return try semiJoin(at: step, [condition], []) }
    let instances = try environment.instances(of: condition.columnReferences)
    if instances.allSatisfy({ closedStep(to: $0) == nil }) { return try plain(condition, translator) }
    switch condition {
    case .plan(.all(let parts)):
      var translated: [SQLExpression] = []
      for part in parts { translated.append(try sql(part)) }
      return .conjunction(translated) ?? .constant("TRUE")
    case .plan(.any(let parts)):
      var result: SQLExpression?
      for part in parts {
        let next = try sql(part)
        result = result.map { .binary($0, "OR", next) } ?? next
      }
      return result ?? .constant("FALSE")
    case .plan, .period: return try semiJoinByKey(condition)
    }
  }

  private func plain(
    _ condition: RowCondition, _ translator: ExpressionTranslator
  ) throws(CompilationError) -> SQLExpression {
    switch condition {
    case .plan(let condition): return try translator.sql(condition)
    case .period(let reference, let range):
      let stored = try translator.sql(.column(reference))
      guard let column = environment.index.column(reference) else { throw .unknownColumn(reference) }
      return translator.dates.lies(stored, column, in: range) ?? .constant("TRUE")
    }
  }

  /// The step that keeps an instance out of the join, if one does.
  private func closedStep(to instance: TableInstance) -> Int? {
    joined.contains(instance)
      ? nil : tree.path(to: instance).first { !joined.contains(tree.steps[$0].target) }
  }

  /// The closed branch a condition speaks of, when it speaks of one and of nothing else.
  private func soleBranch(of condition: RowCondition) throws(CompilationError) -> Int? {
    let instances = try environment.instances(of: condition.columnReferences)
    guard let first = instances.first, let step = closedStep(to: first) else { return nil }
    return instances.allSatisfy { closedStep(to: $0) == step } ? step : nil
  }

  /// The rows whose partner on the many side meets the conditions.
  private func semiJoin(
    at position: Int, _ conditions: [RowCondition], _ tables: [TableInstance]
  ) throws(CompilationError) -> SQLExpression {
    let step = tree.steps[position]
    let edge = environment.planner.graph.edges[step.edge]
    let named = try environment.instances(of: conditions.flatMap(\.columnReferences)) + tables
    let branch = tree.branch(at: position, leadingTo: named)
    let inner = RowSource(environment: environment, tree: branch, joined: branch)
    var select = inner.select
    select.items = edge.targetColumns.map {
      SelectStatement.Item(expression: inner.aliases.column($0, of: branch.root), alias: nil)
    }
    for condition in conditions { select.narrow(try plain(condition, inner.translator)) }
    let anchor = edge.sourceColumns.map { aliases.column($0, of: step.source) }
    return .inSelect(anchor, select, isNegated: false)
  }

  /// The rows that, joined with all a condition speaks of, meet it.
  private func semiJoinByKey(_ condition: RowCondition) throws(CompilationError) -> SQLExpression {
    let named = try environment.instances(of: condition.columnReferences)
    let whole = tree.pruned(to: named)
    var inner = RowSource(environment: environment, tree: whole, joined: whole)
    inner.filter = try plain(condition, inner.translator)
    var select = inner.select
    select.items = inner.key.map { SelectStatement.Item(expression: $0, alias: nil) }
    return .inSelect(key, select, isNegated: false)
  }
}

extension CompilerEnvironment {
  /// The instances columns belong to, each once.
  func instances(of columns: [ColumnReference]) throws(CompilationError) -> [TableInstance] {
    var instances: [TableInstance] = []
    for column in columns {
      guard index.column(column) != nil else { throw .unknownColumn(column) }
      let instance = try index.instance(of: column)
      if !instances.contains(instance) { instances.append(instance) }
    }
    return instances
  }
}
