import SemanticLayer

/// A shortest way from a tree to a table.
struct JoinPath {
  var start: TableInstance
  var edges: [Int]
  /// The position in `edges` from which on the tables have the role asked for.
  var roleStart: Int
  var cost: Int
  /// What tells equally short ways apart, when there are several.
  var rivals: [String]?
}

extension JoinPlanner {
  /// A table on the way; the second time with the role found.
  private struct Place: Hashable {
    var table: Int
    var hasRole: Bool
  }

  private struct Arrival {
    var cost: Int
    /// The edges that arrive at this cost, and from where; empty at a start.
    var ways: [(edge: Int, from: Place)]
    var isSettled = false
  }

  /// Dijkstra's algorithm over tables, from all instances of the tree at once.
  func shortestPath(to instance: TableInstance, from tree: JoinTree, isDirected: Bool) -> JoinPath? {
    if let role = instance.role, role.contains(".") {
      return path(along: role.split(separator: ".").map(String.init), to: instance, from: tree)
    }
    var arrivals: [Place: Arrival] = [:]
    var starts: [Place: TableInstance] = [:]
    var frontier: [Place] = []
    func begin(_ instance: TableInstance, hasRole: Bool) {
      let place = Place(table: instance.table, hasRole: hasRole)
      guard arrivals[place] == nil else { return }
      arrivals[place] = Arrival(cost: 0, ways: [])
      starts[place] = instance
      frontier.append(place)
    }
    for node in tree.instances {
      if node.role == nil { begin(node, hasRole: false) }
      if let role = instance.role, node.role == role { begin(node, hasRole: true) }
    }
    let goal = Place(table: instance.table, hasRole: instance.role != nil)
    while let position = frontier.indices.min(by: { cost(frontier[$0]) < cost(frontier[$1]) }) {
      let place = frontier.remove(at: position)
      if arrivals[place]?.isSettled ?? true { continue }
      arrivals[place]?.isSettled = true
      if place == goal { return reconstruct(goal, arrivals, starts, roleOf: instance) }
      for number in graph.edges(from: place.table) {
        let edge = graph.edges[number]
        let next = Place(table: edge.target, hasRole: place.hasRole || edge.role == instance.role)
        let length = cost(place) + (isDirected ? edge.directedCost : edge.undirectedCost)
        if let known = arrivals[next] {
          if length < known.cost {
            arrivals[next] = Arrival(cost: length, ways: [(number, place)])
            frontier.append(next)
          } else if length == known.cost, !known.ways.isEmpty {
            arrivals[next]?.ways.append((number, place))
          }
        } else {
          arrivals[next] = Arrival(cost: length, ways: [(number, place)])
          frontier.append(next)
        }
      }
    }
    return nil

    func cost(_ place: Place) -> Int { arrivals[place]?.cost ?? .max }
  }

  private func reconstruct(
    _ goal: Place, _ arrivals: [Place: Arrival], _ starts: [Place: TableInstance],
    roleOf instance: TableInstance
  ) -> JoinPath? {
    var edges: [Int] = []
    var roleStart = Int.max
    var rivals: [String]?
    var place = goal
    while starts[place] == nil {
      guard let arrival = arrivals[place] else { return nil }
      // The order of the relationships in the model decides which of several equal ways comes first.
      let ways = arrival.ways.sorted {
        graph.edges[$0.edge].relationship < graph.edges[$1.edge].relationship
      }
      guard let way = ways.first else { return nil }
      if ways.count > 1, rivals == nil { rivals = names(of: ways.map { ($0.edge, $0.from) }, arrivals) }
      edges.append(way.edge)
      if place.hasRole, !way.from.hasRole { roleStart = edges.count }
      place = way.from
    }
    guard let start = starts[place] else { return nil }
    let from = roleStart == .max ? (place.hasRole ? 0 : edges.count) : edges.count - roleStart
    return JoinPath(
      start: start, edges: edges.reversed(), roleStart: from, cost: arrivals[goal]?.cost ?? 0, rivals: rivals)
  }

  /// The roles of the last joins of equally short ways; where these are the same, the roles of the whole ways.
  private func names(of ways: [(edge: Int, from: Place)], _ arrivals: [Place: Arrival]) -> [String] {
    let last = ways.map { graph.edges[$0.edge].role }
    if Set(last).count == last.count { return last }
    return ways.map { way in
      var roles = [graph.edges[way.edge].role]
      var place = way.from
      while let previous = arrivals[place]?.ways.first {
        roles.append(graph.edges[previous.edge].role)
        place = previous.from
      }
      return roles.reversed().joined(separator: ".")
    }
  }

  /// A way whose joins have exactly the roles given, in order.
  private func path(along roles: [String], to instance: TableInstance, from tree: JoinTree) -> JoinPath? {
    func extend(_ table: Int, _ rest: ArraySlice<String>) -> [Int]? {
      guard let role = rest.first else { return table == instance.table ? [] : nil }
      for number in graph.edges(from: table) where graph.edges[number].role == role {
        if let further = extend(graph.edges[number].target, rest.dropFirst()) { return [number] + further }
      }
      return nil
    }
    for node in tree.instances where node.role == nil {
      if let edges = extend(node.table, roles[...]) {
        let cost = edges.reduce(0) { $0 + graph.edges[$1].undirectedCost }
        return JoinPath(start: node, edges: edges, roleStart: 0, cost: cost, rivals: nil)
      }
    }
    return nil
  }
}
