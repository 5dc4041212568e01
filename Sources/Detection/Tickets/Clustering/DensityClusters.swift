/// DBSCAN (Ester, Kriegel, Sander and Xu 1996) by cosine distance. The radius is the knee of the curve of distances
/// to the k-th neighbour: its point farthest from the chord between the ends (Satopää et al., "Kneedle", 2011).
struct DensityClusters {
  /// Texts within the radius, with the text itself, that make it a core.
  var least = 4

  func clusters(of vectors: TermVectors) -> ([Int?], [TicketClustering.Warning]) {
    let near = NearestNeighbours(of: vectors, count: least - 1)
    let distances = near.lists.map { $0.count < least - 1 ? 1 : 1 - Double($0[least - 2].similarity) }
      .sorted()
    let radius = Self.knee(of: distances)
    let index = InvertedIndex(vectors)
    var scores = [Float](repeating: 0, count: vectors.count)
    func within(_ document: Int) -> [Int] {
      let range = vectors.offsets[document]..<vectors.offsets[document + 1]
      let touched = index.accumulate(vectors.terms[range], vectors.weights[range], into: &scores)
      var close: [Int] = []
      for other in touched {
        if 1 - Double(scores[Int(other)]) <= radius + 1e-6 { close.append(Int(other)) }
        scores[Int(other)] = 0
      }
      return close.sorted()
    }
    var labels = [Int?](repeating: nil, count: vectors.count)
    var isSeen = [Bool](repeating: false, count: vectors.count)
    var count = 0
    for start in 0..<vectors.count where !isSeen[start] {
      isSeen[start] = true
      var pending = within(start)
      guard pending.count >= least else { continue }
      labels[start] = count
      while let document = pending.popLast() {
        if labels[document] == nil { labels[document] = count }
        guard !isSeen[document] else { continue }
        isSeen[document] = true
        let close = within(document)
        if close.count >= least { pending += close.filter { labels[$0] == nil || !isSeen[$0] } }
      }
      count += 1
    }
    return (labels, Self.warnings(labels))
  }

  static func knee(of sorted: [Double]) -> Double {
    guard let first = sorted.first, let last = sorted.last, last > first, sorted.count > 2 else {
      return sorted.first ?? 0
    }
    var best = (depth: -1.0, value: first)
    for (place, value) in sorted.enumerated() {
      let chord = Double(place) / Double(sorted.count - 1)
      let depth = chord - (value - first) / (last - first)
      if depth > best.depth { best = (depth, value) }
    }
    return best.value
  }

  private static func warnings(_ labels: [Int?]) -> [TicketClustering.Warning] {
    guard !labels.isEmpty else { return [] }
    var sizes: [Int: Int] = [:]
    for label in labels { if let label { sizes[label, default: 0] += 1 } }
    let total = Double(labels.count)
    var warnings: [TicketClustering.Warning] = []
    let largest = Double(sizes.values.max() ?? 0) / total
    let noise = Double(labels.count { $0 == nil }) / total
    if largest > 0.5 { warnings.append(.oneClusterHolds(largest)) }
    if noise > 0.5 { warnings.append(.noiseHolds(noise)) }
    return warnings
  }
}
