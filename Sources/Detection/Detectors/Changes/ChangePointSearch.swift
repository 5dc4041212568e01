/// The division of a series into segments of least cost plus penalty, exactly: PELT (Killick, Fearnhead and Eckley,
/// Optimal Detection of Changepoints With a Linear Computational Cost, JASA 107, 2012).
enum ChangePointSearch {
  /// - Parameters:
  ///   - least: the shortest segment.
  ///   - cost: of the segment from the first to before the second index.
  ///   - every: cuts are looked for at every so many steps and then moved to the best step near by. A search over all
  ///     steps takes its square longer; it is exact with 1.
  /// - Returns: the first index of each segment but the first.
  static func changes(
    count: Int, least: Int, penalty: Double, every: Int = 1, cost: (_ from: Int, _ to: Int) -> Double
  ) -> [Int] {
    guard every > 1, count >= 2 * least else {
      return exact(count: count, least: least, penalty: penalty, cost: cost)
    }
    let last = count / every
    func place(_ index: Int) -> Int { index == last ? count : index * every }
    let cuts = exact(count: last, least: (least + every - 1) / every, penalty: penalty) {
      cost(place($0), place($1))
    }.map(place)
    var edges = [0] + cuts + [count]
    for edge in edges.indices.dropFirst().dropLast() {
      let (before, after) = (edges[edge - 1], edges[edge + 1])
      let near =
        max(
          edges[edge] - every + 1, before + least)...max(
          min(edges[edge] + every - 1, after - least), before + least)
      edges[edge] =
        near.min { cost(before, $0) + cost($0, after) < cost(before, $1) + cost($1, after) } ?? edges[edge]
    }
    return Array(edges.dropFirst().dropLast())
  }

  private static func exact(
    count: Int, least: Int, penalty: Double, cost: (_ from: Int, _ to: Int) -> Double
  ) -> [Int] {
    guard count >= 2 * least, least > 0 else { return [] }
    var total = [Double](repeating: .infinity, count: count + 1)
    var previous = [Int](repeating: 0, count: count + 1)
    total[0] = -penalty
    var candidates = [0]
    for end in least...count {
      var costs: [Double] = []
      costs.reserveCapacity(candidates.count)
      for start in candidates {
        let value = total[start] + cost(start, end)
        costs.append(value)
        if value + penalty < total[end] {
          total[end] = value + penalty
          previous[end] = start
        }
      }
      // A start that is worse by the whole penalty can never be best again.
      var kept: [Int] = []
      for (start, value) in zip(candidates, costs) where value <= total[end] { kept.append(start) }
      candidates = kept
      if end + 1 - least >= least, total[end + 1 - least].isFinite { candidates.append(end + 1 - least) }
    }
    var found: [Int] = []
    var end = previous[count]
    while end > 0 {
      found.append(end)
      end = previous[end]
    }
    return found.reversed()
  }
}

/// Least squares over any stretch in constant time, from running sums.
struct SegmentSums {
  private var sums: [Double] = [0]
  private var squares: [Double] = [0]
  private var products: [Double] = [0]

  init(_ values: [Double]) {
    for (index, value) in values.enumerated() {
      sums.append(sums[index] + value)
      squares.append(squares[index] + value * value)
      products.append(products[index] + Double(index) * value)
    }
  }

  struct Line {
    var slope: Double
    /// The value at the middle of the stretch.
    var mean: Double
    var middle: Double
    var squaredError: Double

    func value(at index: Double) -> Double { mean + slope * (index - middle) }
  }

  /// The line of least squares from an index to before another.
  func line(_ from: Int, _ to: Int) -> Line {
    let count = Double(to - from)
    let sum = sums[to] - sums[from]
    let middle = Double(from + to - 1) / 2
    let across = products[to] - products[from] - middle * sum
    let along = count * (count * count - 1) / 12
    let slope = along > 0 ? across / along : 0
    let error = squares[to] - squares[from] - sum * sum / count - slope * across
    return Line(slope: slope, mean: sum / count, middle: middle, squaredError: max(error, 0))
  }

  func meanSquare(_ from: Int, _ to: Int) -> Double { (squares[to] - squares[from]) / Double(to - from) }
}
