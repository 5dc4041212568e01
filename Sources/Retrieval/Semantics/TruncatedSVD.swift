import SeededRandom

/// The strongest directions of a sparse matrix by randomised subspace iteration (Halko, Martinsson and Tropp, SIAM Review
/// 53, 2011, algorithms 4.4 and 5.1), with a fixed seed.
enum TruncatedSVD {
  /// The right singular vectors as columns: `matrix.columnCount` rows, at most `rank` columns.
  static func rightVectors(
    of matrix: SparseMatrix, rank: Int, oversampling: Int = 10, iterations: Int = 4, seed: UInt64 = 20_261
  ) -> DenseMatrix {
    let least = min(matrix.rowCount, matrix.columnCount)
    let width = min(rank + oversampling, least)
    var random = SplitMix64(seed: seed)
    var start = DenseMatrix(rows: matrix.columnCount, columns: width)
    for row in 0..<matrix.columnCount {
      for column in 0..<width { start[row, column] = random.next() & 1 == 0 ? 1 : -1 }
    }
    var basis = matrix.times(start)
    basis.orthonormalize()
    for _ in 0..<iterations {
      basis = matrix.times(matrix.transposedTimes(basis))
      basis.orthonormalize()
    }
    let projected = matrix.transposedTimes(basis)
    let eigen = SymmetricEigen(projected.gram(), size: width)
    let strongest = eigen.values.first ?? 0
    let kept = (0..<min(rank, width)).filter { eigen.values[$0] > strongest * 1e-8 }
    return projected.times(
      kept.map { index in eigen.vectors[index].map { $0 / eigen.values[index].squareRoot() } })
  }
}
