/// Vectors of one length, searched from end to end: fast enough below a hundred thousand.
struct VectorTable: Sendable {
  /// Vectors of eight in each.
  let stride: Int
  /// Ascending.
  private(set) var ids: [Int64] = []
  private var storage: [SIMD8<Float>] = []

  init(stride: Int) {
    self.stride = stride
  }

  /// - Parameter id: above those that are there.
  mutating func append(_ id: Int64, _ vector: [SIMD8<Float>]) {
    precondition(vector.count == stride && ids.last.map { $0 < id } ?? true)
    ids.append(id)
    storage += vector
  }

  /// The place of a vector, or `nil` when it is not here.
  func row(of id: Int64) -> Int? {
    var range = 0..<ids.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if ids[middle] == id { return middle }
      range = ids[middle] < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The cosine of each vector with a query; all have length one.
  func cosines(with query: [SIMD8<Float>]) -> [Float] {
    storage.withUnsafeBufferPointer { rows in
      query.withUnsafeBufferPointer { query in
        ids.indices.map { row in Self.product(rows, row * stride, query, stride) }
      }
    }
  }

  /// The cosine of one vector with a query.
  func cosine(ofRow row: Int, with query: [SIMD8<Float>]) -> Float {
    storage.withUnsafeBufferPointer { rows in
      query.withUnsafeBufferPointer { Self.product(rows, row * stride, $0, stride) }
    }
  }

  /// A query moved towards the mean of some vectors, of length one.
  /// - Parameters:
  ///   - others: vectors and how much each counts; those not in the table are left out.
  ///   - weight: of the mean against the query.
  func combined(
    _ query: [SIMD8<Float>], with others: [(id: Int64, score: Double)], weight: Double
  ) -> [SIMD8<Float>] {
    let known = others.compactMap { other in row(of: other.id).map { ($0, Float(other.score)) } }
    let total = known.reduce(0) { $0 + $1.1 }
    guard total > 0 else { return query }
    var sum = query
    for (row, score) in known {
      let factor = SIMD8<Float>(repeating: Float(weight) * score / total)
      for index in 0..<stride { sum[index] += factor * storage[row * stride + index] }
    }
    let length = sum.reduce(0) { $0 + ($1 * $1).sum() }.squareRoot()
    return length > 0 ? sum.map { $0 / length } : query
  }

  @inline(__always)
  private static func product(
    _ rows: UnsafeBufferPointer<SIMD8<Float>>, _ start: Int, _ query: UnsafeBufferPointer<SIMD8<Float>>,
    _ stride: Int
  ) -> Float {
    var sum = SIMD8<Float>.zero
    for index in 0..<stride { sum += rows[start + index] * query[index] }
    return sum.sum()
  }
}
