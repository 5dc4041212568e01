/// Vectors of one length, searched from end to end: fast enough below a hundred thousand.
struct VectorTable: Sendable {
  /// Vectors of eight in each.
  let stride: Int
  private(set) var ids: [Int64] = []
  private var storage: [SIMD8<Float>] = []

  init(stride: Int) {
    self.stride = stride
  }

  mutating func append(_ id: Int64, _ vector: [SIMD8<Float>]) {
    precondition(vector.count == stride)
    ids.append(id)
    storage += vector
  }

  /// The cosine of each vector with a query; all have length one.
  func cosines(with query: [SIMD8<Float>]) -> [Float] {
    storage.withUnsafeBufferPointer { rows in
      query.withUnsafeBufferPointer { query in
        ids.indices.map { row in
          var sum = SIMD8<Float>.zero
          let start = row * stride
          for index in 0..<stride { sum.addProduct(rows[start + index], query[index]) }
          return sum.sum()
        }
      }
    }
  }
}
