import SeededRandom

/// Communities of a graph by the Leiden algorithm (Traag, Waltman and van Eck, Scientific Reports 9, 2019): moving
/// nodes with a queue, refining each community into well connected parts, and joining the parts, until nothing moves.
/// The quality is modularity with a resolution (Reichardt and Bornholdt 2006). The refinement takes the best merge
/// rather than a random one, so the only chance is the order of visits, which a seed fixes.
struct LeidenCommunities {
  var resolution = 4.0
  var seed: UInt64 = 1
  var rounds = 10

  /// The community of every node, numbered from 0 in order of first appearance.
  ///
  /// - Parameter start: Communities to begin with; every node alone without.
  func communities(of graph: NeighbourGraph, from start: [Int]? = nil) -> [Int] {
    var generator = SplitMix64(seed: seed)
    var graph = graph
    let total = graph.edges.reduce(0) { $0 + $1.reduce(0) { $0 + $1.weight } } + graph.loops.reduce(0, +)
    guard total > 0 else { return Array(graph.edges.indices) }
    var members = graph.edges.indices.map { [$0] }
    var community = start.map(Self.renumbered) ?? Array(graph.edges.indices)
    var found = community
    for _ in 0..<rounds {
      move(&community, in: graph, total: total, &generator)
      for (node, originals) in members.enumerated() {
        for original in originals { found[original] = community[node] }
      }
      if Set(community).count == community.count { break }
      let parts = refine(community, in: graph, total: total)
      let partCount = (parts.max() ?? 0) + 1
      var joinedMembers = [[Int]](repeating: [], count: partCount)
      var joinedCommunity = [Int](repeating: 0, count: partCount)
      for (node, part) in parts.enumerated() {
        joinedMembers[part] += members[node]
        joinedCommunity[part] = community[node]
      }
      if partCount == members.count { break }
      graph = join(graph, parts, partCount)
      members = joinedMembers
      community = Self.renumbered(joinedCommunity)
    }
    return Self.renumbered(found)
  }

  static func renumbered(_ labels: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return labels.map { label in
      if let number = numbers[label] { return number }
      numbers[label] = numbers.count
      return numbers.count - 1
    }
  }

  private func strengths(_ graph: NeighbourGraph) -> [Double] {
    graph.edges.indices.map { node in graph.edges[node].reduce(graph.loops[node]) { $0 + $1.weight } }
  }

  private func move(
    _ community: inout [Int], in graph: NeighbourGraph, total: Double, _ generator: inout SplitMix64
  ) {
    let count = community.count
    let strength = strengths(graph)
    var weight = [Double](repeating: 0, count: count)
    for node in 0..<count { weight[community[node]] += strength[node] }
    var size = [Int](repeating: 0, count: count)
    for node in 0..<count { size[community[node]] += 1 }
    var free = (0..<count).filter { size[$0] == 0 }
    var queue = Array(0..<count)
    generator.shuffle(&queue)
    var isQueued = [Bool](repeating: true, count: count)
    var links = [Double](repeating: 0, count: count)
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      isQueued[node] = false
      let own = community[node]
      var near: [Int] = []
      for edge in graph.edges[node] {
        let other = community[Int(edge.node)]
        if links[other] == 0 { near.append(other) }
        links[other] += edge.weight
      }
      weight[own] -= strength[node]
      size[own] -= 1
      var best = own
      var bestGain = links[own] - resolution * strength[node] * weight[own] / total
      for other in near where other != own {
        let gain = links[other] - resolution * strength[node] * weight[other] / total
        if gain > bestGain + 1e-12 {
          bestGain = gain
          best = other
        }
      }
      if bestGain < -1e-12, size[own] > 0, let empty = free.popLast() { best = empty }
      for other in near { links[other] = 0 }
      if size[own] == 0, best != own { free.append(own) }
      weight[best] += strength[node]
      size[best] += 1
      guard best != own else { continue }
      community[node] = best
      for edge in graph.edges[node] where !isQueued[Int(edge.node)] && community[Int(edge.node)] != best {
        isQueued[Int(edge.node)] = true
        queue.append(Int(edge.node))
      }
    }
  }

  /// Splits each community into parts grown from single nodes, only by merges that do not lower the quality.
  private func refine(_ community: [Int], in graph: NeighbourGraph, total: Double) -> [Int] {
    let count = community.count
    let strength = strengths(graph)
    var part = Array(0..<count)
    var weight = strength
    var size = [Int](repeating: 1, count: count)
    var links = [Double](repeating: 0, count: count)
    for node in 0..<count where size[part[node]] == 1 {
      let own = part[node]
      var near: [Int] = []
      for edge in graph.edges[node] where community[Int(edge.node)] == community[node] {
        let other = part[Int(edge.node)]
        if links[other] == 0 { near.append(other) }
        links[other] += edge.weight
      }
      var best = own
      var bestGain = 0.0
      for other in near where other != own {
        let gain = links[other] - resolution * strength[node] * weight[other] / total
        if gain > bestGain + 1e-12 {
          bestGain = gain
          best = other
        }
      }
      for other in near { links[other] = 0 }
      guard best != own else { continue }
      part[node] = best
      weight[best] += strength[node]
      weight[own] -= strength[node]
      size[best] += 1
      size[own] -= 1
    }
    return Self.renumbered(part)
  }

  private func join(_ graph: NeighbourGraph, _ parts: [Int], _ count: Int) -> NeighbourGraph {
    var loops = [Double](repeating: 0, count: count)
    var nodes = [[Int]](repeating: [], count: count)
    for (node, part) in parts.enumerated() { nodes[part].append(node) }
    var sums = [Double](repeating: 0, count: count)
    let edges = nodes.indices.map { part in
      var near: [Int] = []
      for node in nodes[part] {
        loops[part] += graph.loops[node]
        for edge in graph.edges[node] {
          let other = parts[Int(edge.node)]
          if other == part {
            loops[part] += edge.weight
          } else {
            if sums[other] == 0 { near.append(other) }
            sums[other] += edge.weight
          }
        }
      }
      return near.sorted().map { other in
        defer { sums[other] = 0 }
        return NeighbourGraph.Edge(node: Int32(other), weight: sums[other])
      }
    }
    return NeighbourGraph(edges: edges, loops: loops)
  }
}
