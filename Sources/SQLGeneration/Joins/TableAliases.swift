import SemanticLayer

/// The names the instances of a statement go by, and the clauses that bring them in.
struct TableAliases: Sendable {
  private var names: [TableInstance: String] = [:]
  /// Whether columns need the name of their table in front.
  private let isQualified: Bool

  init(_ tree: JoinTree, index: ModelIndex) {
    let instances = tree.instances
    var taken: Set<String> = []
    for instance in instances {
      let table = index.table(instance.table).name
      var name = table
      if taken.contains(table.lowercased()), let role = instance.role {
        name = table + "_" + String(role.map { $0.isLetter || $0.isNumber ? $0 : "_" })
      }
      var number = 2
      let stem = name
      while taken.contains(name.lowercased()) {
        name = "\(stem)_\(number)"
        number += 1
      }
      taken.insert(name.lowercased())
      names[instance] = name
    }
    isQualified = instances.count > 1
  }

  func name(of instance: TableInstance) -> String? { names[instance] }

  func column(_ name: String, of instance: TableInstance) -> SQLExpression {
    .column(qualifier: isQualified ? names[instance] : nil, name)
  }
}

extension SelectStatement {
  /// Sets `FROM` and the joins to those of a tree.
  mutating func bring(_ tree: JoinTree, as aliases: TableAliases, in environment: CompilerEnvironment) {
    func relation(_ instance: TableInstance) -> Source {
      let table = environment.index.table(instance.table).name
      let alias = aliases.name(of: instance)
      if let dates = environment.firstDates[table] {
        return FirstDate.source(table, dates, alias: alias ?? table)
      }
      return .table(table, alias: alias == table ? nil : alias)
    }
    source = relation(tree.root)
    joins = tree.steps.map { step in
      let edge = environment.planner.graph.edges[step.edge]
      let parts = zip(edge.sourceColumns, edge.targetColumns).map { left, right in
        SQLExpression.binary(
          aliases.column(left, of: step.source), "=", aliases.column(right, of: step.target))
      }
      return Join(
        kind: step.isOptional ? .left : .inner, source: relation(step.target), condition: .conjunction(parts))
    }
  }
}
