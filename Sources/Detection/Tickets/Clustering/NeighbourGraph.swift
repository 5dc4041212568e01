/// An undirected graph with weighted edges, by rows.
struct NeighbourGraph: Sendable {
  struct Edge: Hashable, Sendable {
    var node: Int32
    var weight: Double
  }

  var edges: [[Edge]]
  /// What a node holds inside itself after nodes were joined, counted twice.
  var loops: [Double]

  /// Neighbours are linked by the share of neighbours that they have in common, each being its own neighbour too
  /// (Jarvis and Patrick 1973, with the Jaccard index in place of a threshold).
  init(sharing neighbours: NearestNeighbours) {
    let lists = neighbours.lists
    let sets = lists.enumerated().map { own, list in (list.map(\.document) + [Int32(own)]).sorted() }
    edges = lists.map { _ in [] }
    loops = lists.map { _ in 0 }
    for (own, list) in lists.enumerated() {
      for neighbour in list {
        let other = Int(neighbour.document)
        // An edge that both lists name is made once, from its earlier end.
        if other < own, lists[other].contains(where: { $0.document == Int32(own) }) { continue }
        let common = Self.common(sets[own], sets[other])
        let weight = Double(common) / Double(sets[own].count + sets[other].count - common)
        edges[own].append(Edge(node: Int32(other), weight: weight))
        edges[other].append(Edge(node: Int32(own), weight: weight))
      }
    }
  }

  init(edges: [[Edge]], loops: [Double]) {
    self.edges = edges
    self.loops = loops
  }

  private static func common(_ one: [Int32], _ two: [Int32]) -> Int {
    var left = 0
    var right = 0
    var count = 0
    while left < one.count, right < two.count {
      if one[left] == two[right] {
        count += 1
        left += 1
        right += 1
      } else if one[left] < two[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return count
  }
}
