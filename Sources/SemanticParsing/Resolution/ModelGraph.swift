import SemanticLayer

/// The tables of a model and how they join, for measuring how far apart things are and which way a join multiplies.
struct ModelGraph: Sendable {
  let model: SemanticModel
  private let indexes: [String: Int]
  private let distances: JoinDistances
  /// References by the table that holds them.
  private let references: [String: [SemanticModel.Relationship]]
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
    var edges = [[JoinDistances.Edge]](repeating: [], count: model.tables.count)
    for relationship in model.relationships {
      guard let from = indexes[relationship.from], let to = indexes[relationship.to], from != to else {
        continue
      }
      edges[from].append(JoinDistances.Edge(to: to, isSingle: relationship.cardinality != .manyToMany))
      edges[to].append(JoinDistances.Edge(to: from, isSingle: relationship.cardinality == .oneToOne))
    }
    self.states = RowStates(tables: model.tables)
    self.indexes = indexes
    self.companions = model.companionAddresses
    self.distances = JoinDistances(edges: edges)
    self.references = Dictionary(grouping: model.relationships, by: \.from)
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

  /// Whether one column of a table holds the keys of another.
  func refers(_ column: ColumnReference, to table: String) -> Bool {
    references[column.table]?.contains { $0.to == table && $0.fromColumns == [column.column] } ?? false
  }

  /// The tables whose keys one column holds.
  func tables(referredToBy column: ColumnReference) -> [String] {
    (references[column.table] ?? []).filter { $0.fromColumns == [column.column] }.map(\.to)
  }

  /// Hops between two tables, or `nil` when nothing joins them.
  func distance(_ from: String, _ to: String) -> Int? {
    guard let start = indexes[from], let goal = indexes[to] else { return nil }
    let path = distances.paths(from: start)[goal]
    return path.exists ? Int(path.hops) : nil
  }

  /// The tables that a shortest way to another table, of two hops or more, leads to first.
  func firstSteps(from: String, to: String) -> [String] {
    guard let start = indexes[from], let hops = distance(from, to), hops > 1 else { return [] }
    let paths = distances.paths(from: start)
    return model.tables.indices.filter { paths[$0].exists && paths[$0].hops == 1 }.map {
      model.tables[$0].name
    }.filter { distance($0, to) == hops - 1 }
  }

  /// Whether every row of one table has at most one row of the other along the shortest path.
  func isSingle(from: String, to: String) -> Bool {
    if from == to { return true }
    guard let start = indexes[from], let goal = indexes[to] else { return false }
    return distances.paths(from: start)[goal].isSingle
  }

  /// Hops from the nearest of some tables to each of others, `penalty` where nothing joins them.
  func distances(from tables: some Sequence<String>, to others: [String], penalty: Int = 6) -> [Int] {
    let rows = tables.compactMap { indexes[$0] }.map(distances.paths(from:))
    return others.map { other in
      guard let goal = indexes[other] else { return penalty }
      return rows.map { $0[goal].exists ? min(Int($0[goal].hops), penalty) : penalty }.min() ?? penalty
    }
  }

  /// Hops of a tree that joins all tables, approximated by adding the nearest table in turn (Takahashi and Matsuyama
  /// 1980); unconnected tables cost `penalty` each.
  func spread(of tables: [String], penalty: Int = 6) -> Int {
    guard tables.count > 1 else { return 0 }
    // unknown tables have no number and join nothing
    var rest = tables.dropFirst().map { indexes[$0] ?? -1 }
    // hops to what is joined so far, `Int.max` where there are none
    var nearest = [Int](repeating: .max, count: rest.count)
    var joined = indexes[tables[0]] ?? -1
    var total = 0
    while !rest.isEmpty {
      if joined >= 0 {
        let paths = distances.paths(from: joined)
        for (place, table) in rest.enumerated() where table >= 0 && paths[table].exists {
          nearest[place] = min(nearest[place], Int(paths[table].hops))
        }
      }
      var best: (cost: Int, place: Int) = (penalty + 1, 0)
      for place in rest.indices {
        let cost = nearest[place] == .max ? penalty : nearest[place]
        if cost < best.cost { best = (cost, place) }
      }
      total += min(best.cost, penalty)
      joined = rest.remove(at: best.place)
      nearest.remove(at: best.place)
    }
    return total
  }
}
