import SemanticLayer

/// The tables of a model and how they join, for measuring how far apart things are and which way a join multiplies.
struct ModelGraph: Sendable {
  private struct Edge: Sendable {
    var to: Int
    /// Whether each row on this side has at most one on the other.
    var isSingle: Bool
  }

  let model: SemanticModel
  private let indexes: [String: Int]
  private var edges: [[Edge]]
  private var measureTables: [String: [String]] = [:]
  private let companions: [SemanticModel.CompanionAddress]
  /// What state words mean here.
  let states: RowStates
  /// The dates of figures over rows that came into a state: of won deals, when they were won.
  private(set) var times: [String: ColumnReference] = [:]

  init(model: SemanticModel) {
    self.model = model
    var indexes: [String: Int] = [:]
    for (index, table) in model.tables.enumerated() { indexes[table.name] = index }
    var edges = [[Edge]](repeating: [], count: model.tables.count)
    for relationship in model.relationships {
      guard let from = indexes[relationship.from], let to = indexes[relationship.to], from != to else {
        continue
      }
      edges[from].append(Edge(to: to, isSingle: relationship.cardinality != .manyToMany))
      edges[to].append(Edge(to: from, isSingle: relationship.cardinality == .oneToOne))
    }
    self.states = RowStates(tables: model.tables)
    self.indexes = indexes
    self.companions = model.companionAddresses
    self.edges = edges
    for measure in model.measures {
      measureTables[measure.name] = Set(measure.expression.columnReferences.map(\.table)).sorted()
      times[measure.name] = states.time(of: measure)
    }
  }

  /// The tables whose rows a measure adds up.
  func tables(ofMeasure name: String) -> [String] { measureTables[name] ?? [] }

  /// The addresses of the things of a table, where they lie in a table of their own.
  func companion(of entity: String) -> SemanticModel.CompanionAddress? {
    companions.first { $0.entity == entity }
  }

  /// What a table of addresses belongs to.
  func companion(table: String) -> SemanticModel.CompanionAddress? { companions.first { $0.table == table } }

  /// Hops between two tables, or `nil` when nothing joins them.
  func distance(_ from: String, _ to: String) -> Int? { path(from, to)?.hops }

  /// Whether every row of one table has at most one row of the other along the shortest path.
  func isSingle(from: String, to: String) -> Bool {
    from == to || (path(from, to)?.isSingle ?? false)
  }

  /// A shortest path: its hops, and how many of them lead to at most one row.
  private struct Path {
    var hops: Int
    var singles: Int

    var isSingle: Bool { hops == singles }
  }

  /// The shortest path by breadth-first search; among equally short paths one that multiplies rows the least. `nil`
  /// when there is none.
  private func path(_ from: String, _ to: String) -> Path? {
    guard let start = indexes[from], let goal = indexes[to] else { return nil }
    if start == goal { return Path(hops: 0, singles: 0) }
    // singles by table; -1 where nothing has come yet
    var best = [Int32](repeating: -1, count: edges.count)
    best[start] = 0
    var frontier = [start]
    var hops = 0
    while !frontier.isEmpty {
      hops += 1
      var reached: [Int] = []
      var isNew = [Int: Int32]()
      for node in frontier {
        for edge in edges[node] where best[edge.to] < 0 {
          let singles = best[node] + (edge.isSingle ? 1 : 0)
          if let known = isNew[edge.to] {
            if singles > known { isNew[edge.to] = singles }
          } else {
            isNew[edge.to] = singles
            reached.append(edge.to)
          }
        }
      }
      if let found = isNew[goal] { return Path(hops: hops, singles: Int(found)) }
      for node in reached { best[node] = isNew[node] ?? 0 }
      frontier = reached
    }
    return nil
  }

  /// Hops of a tree that joins all tables, approximated by adding the nearest table in turn (Takahashi and Matsuyama
  /// 1980); unconnected tables cost `penalty` each.
  func spread(of tables: [String], penalty: Int = 6) -> Int {
    guard var rest = Optional(tables), rest.count > 1 else { return 0 }
    var joined = [rest.removeFirst()]
    var total = 0
    while !rest.isEmpty {
      var best: (cost: Int, index: Int) = (penalty + 1, 0)
      for (index, table) in rest.enumerated() {
        let cost = joined.compactMap { distance($0, table) }.min() ?? penalty
        if cost < best.cost { best = (cost, index) }
      }
      total += min(best.cost, penalty)
      joined.append(rest.remove(at: best.index))
    }
    return total
  }
}
