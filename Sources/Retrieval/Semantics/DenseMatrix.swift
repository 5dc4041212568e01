/// A matrix of single precision, row by row. The width is padded to whole vectors of eight.
struct DenseMatrix {
  let rows: Int
  let columns: Int
  /// Vectors of eight in a row.
  let stride: Int
  var storage: [SIMD8<Float>]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    stride = (columns + 7) / 8
    storage = .init(repeating: .zero, count: rows * stride)
  }

  subscript(row: Int, column: Int) -> Float {
    get { storage[row * stride + column >> 3][column & 7] }
    set { storage[row * stride + column >> 3][column & 7] = newValue }
  }

  mutating func add(_ factor: Float, timesRow source: Int, of other: DenseMatrix, toRow target: Int) {
    let from = source * stride
    let to = target * stride
    let factors = SIMD8<Float>(repeating: factor)
    storage.withUnsafeMutableBufferPointer { own in
      other.storage.withUnsafeBufferPointer { theirs in
        for index in 0..<stride { own[to + index] += factors * theirs[from + index] }
      }
    }
  }

  /// The product of the transpose of this matrix and itself, in double precision.
  func gram() -> [Double] {
    var sums = DenseMatrix(rows: columns, columns: columns)
    for row in 0..<rows {
      storage.withUnsafeBufferPointer { own in
        sums.storage.withUnsafeMutableBufferPointer { total in
          for column in 0..<columns {
            let value = own[row * stride + column >> 3][column & 7]
            guard value != 0 else { continue }
            let factors = SIMD8<Float>(repeating: value)
            // The lower triangle is the upper one.
            for index in (column >> 3)..<stride {
              total[column * sums.stride + index] += factors * own[row * stride + index]
            }
          }
        }
      }
    }
    var gram = [Double](repeating: 0, count: columns * columns)
    for row in 0..<columns {
      for column in row..<columns {
        gram[row * columns + column] = Double(sums[row, column])
        gram[column * columns + row] = Double(sums[row, column])
      }
    }
    return gram
  }

  /// This matrix times one of `columns` rows given by columns of double precision.
  func times(_ right: [[Double]]) -> DenseMatrix {
    var transposed = DenseMatrix(rows: columns, columns: right.count)
    for (column, values) in right.enumerated() {
      for row in 0..<columns { transposed[row, column] = Float(values[row]) }
    }
    var product = DenseMatrix(rows: rows, columns: right.count)
    for row in 0..<rows {
      for column in 0..<columns {
        let value = self[row, column]
        if value != 0 { product.add(value, timesRow: column, of: transposed, toRow: row) }
      }
    }
    return product
  }

  /// Makes the columns orthonormal: the Cholesky factor of the Gram matrix, taken from the right, twice
  /// (CholeskyQR2: Fukaya et al., 2014). Columns that depend on others become zero.
  mutating func orthonormalize() {
    for _ in 0..<2 {
      let inverse = Self.inverseCholesky(gram(), size: columns)
      self = times(inverse)
    }
  }

  /// Columns of the inverse of the upper Cholesky factor.
  private static func inverseCholesky(_ gram: [Double], size: Int) -> [[Double]] {
    var factor = gram
    let scale = (0..<size).reduce(0) { max($0, gram[$1 * size + $1]) }
    var dependent = [Bool](repeating: false, count: size)
    for column in 0..<size {
      for row in column..<size {
        var sum = factor[row * size + column]
        for inner in 0..<column { sum -= factor[row * size + inner] * factor[column * size + inner] }
        if row == column {
          dependent[column] = sum <= scale * 1e-7
          factor[row * size + column] = dependent[column] ? 1 : sum.squareRoot()
        } else {
          factor[row * size + column] = dependent[column] ? 0 : sum / factor[column * size + column]
        }
      }
    }
    // The factor is lower triangular; R is its transpose, and column j of R's inverse solves R x = e(j).
    return (0..<size).map { column in
      var solution = [Double](repeating: 0, count: size)
      guard !dependent[column] else { return solution }
      solution[column] = 1 / factor[column * size + column]
      for row in Swift.stride(from: column - 1, through: 0, by: -1) where !dependent[row] {
        var sum = 0.0
        for inner in (row + 1)...column { sum -= factor[inner * size + row] * solution[inner] }
        solution[row] = sum / factor[row * size + row]
      }
      return solution
    }
  }
}
