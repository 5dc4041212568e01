/// A sum of small regression trees for squared loss, on binned features.
struct BoostedTrees: Sendable {
  private struct Node: Sendable {
    var feature = -1
    var threshold = 0.0
    var left = 0
    var right = 0
    var value = 0.0
  }

  private static let rounds = 120
  private static let rate = 0.06
  private static let depth = 4
  private static let bins = 32
  private static let leastLeaf = 12
  private static let shrinkage = 2.0

  private var base = 0.0
  private var trees: [[Node]] = []

  init(fitting rows: [[Double]], targets: [Double]) {
    guard let width = rows.first?.count, rows.count >= 2 * Self.leastLeaf else {
      base = targets.isEmpty ? 0 : RobustStatistics.median(targets)
      return
    }
    base = targets.reduce(0, +) / Double(targets.count)
    var edges: [[Double]] = []
    var binned: [[UInt8]] = []
    for feature in 0..<width {
      let sorted = Array(Set(rows.map { $0[feature] })).sorted()
      let cuts =
        sorted.count <= Self.bins
        ? zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 }
        : Self.quantiles(rows.map { $0[feature] }.sorted())
      edges.append(cuts)
      binned.append(rows.map { row in UInt8(clamping: cuts.count { $0 < row[feature] }) })
    }
    var rest = targets.map { $0 - base }
    for _ in 0..<Self.rounds { trees.append(Self.tree(binned, edges, &rest)) }
  }

  private static func quantiles(_ sorted: [Double]) -> [Double] {
    var cuts: [Double] = []
    for cut in 1..<bins {
      let value = RobustStatistics.quantile(sorted, Double(cut) / Double(bins))
      if cuts.last.map({ $0 < value }) ?? true { cuts.append(value) }
    }
    return cuts
  }

  func value(_ row: [Double]) -> Double {
    var sum = base
    for tree in trees {
      var place = 0
      while tree[place].feature >= 0 {
        place = row[tree[place].feature] <= tree[place].threshold ? tree[place].left : tree[place].right
      }
      sum += tree[place].value
    }
    return sum
  }

  /// Grows one tree on what is left and takes its values out of it.
  private static func tree(_ binned: [[UInt8]], _ edges: [[Double]], _ rest: inout [Double]) -> [Node] {
    var nodes = [Node()]
    var open: [(node: Int, rows: [Int], depth: Int)] = [(0, Array(rest.indices), 0)]
    while let (place, rows, level) = open.popLast() {
      let total = rows.reduce(0) { $0 + rest[$1] }
      let count = Double(rows.count)
      if level < depth, let split = best(rows, binned, rest, total) {
        let bins = binned[split.feature]
        let lower = rows.filter { Int(bins[$0]) <= split.bin }
        let upper = rows.filter { Int(bins[$0]) > split.bin }
        nodes[place].feature = split.feature
        nodes[place].threshold = edges[split.feature][split.bin]
        nodes[place].left = nodes.count
        nodes[place].right = nodes.count + 1
        nodes += [Node(), Node()]
        open.append((nodes[place].left, lower, level + 1))
        open.append((nodes[place].right, upper, level + 1))
      } else {
        nodes[place].value = rate * total / (count + shrinkage)
        for row in rows { rest[row] -= nodes[place].value }
      }
    }
    return nodes
  }

  private static func best(_ rows: [Int], _ binned: [[UInt8]], _ rest: [Double], _ total: Double)
    -> (feature: Int, bin: Int)?
  {
    let count = Double(rows.count)
    guard rows.count >= 2 * leastLeaf else { return nil }
    var found: (feature: Int, bin: Int)?
    var most = total * total / (count + shrinkage) * (1 + 1e-9)
    var sums = [Double](repeating: 0, count: bins)
    var counts = [Int](repeating: 0, count: bins)
    for (feature, bins) in binned.enumerated() {
      for bin in sums.indices {
        sums[bin] = 0
        counts[bin] = 0
      }
      for row in rows {
        sums[Int(bins[row])] += rest[row]
        counts[Int(bins[row])] += 1
      }
      var (sum, number) = (0.0, 0)
      for bin in 0..<(Self.bins - 1) {
        sum += sums[bin]
        number += counts[bin]
        guard counts[bin] > 0, number >= leastLeaf, rows.count - number >= leastLeaf else { continue }
        let other = total - sum
        let gain =
          sum * sum / (Double(number) + shrinkage) + other * other / (count - Double(number) + shrinkage)
        if gain > most { (most, found) = (gain, (feature, bin)) }
      }
    }
    return found
  }
}
