/// Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations
/// (Golub and Van Loan, Matrix Computations, 4th edition, 8.5).
struct SymmetricEigen {
  /// Descending.
  private(set) var values: [Double]
  /// In the order of the values.
  private(set) var vectors: [[Double]]

  /// - Parameter matrix: `size` rows of `size`.
  init(_ matrix: [Double], size: Int) {
    var a = matrix
    // Rows are the vectors.
    var v = [Double](repeating: 0, count: size * size)
    for index in 0..<size { v[index * size + index] = 1 }
    let total = (0..<size).reduce(0) { $0 + abs(a[$1 * size + $1]) }
    a.withUnsafeMutableBufferPointer { a in
      v.withUnsafeMutableBufferPointer { v in
        for _ in 0..<30 {
          var rest = 0.0
          for row in 0..<size {
            for column in (row + 1)..<max(size, row + 1) { rest += abs(a[row * size + column]) }
          }
          if rest <= total * 1e-9 { break }
          let threshold = rest / Double(size * size) * 0.1
          for p in 0..<size {
            for q in (p + 1)..<max(size, p + 1) {
              let off = a[p * size + q]
              if abs(off) <= threshold * 1e-2 { continue }
              let theta = (a[q * size + q] - a[p * size + p]) / (2 * off)
              let t = (theta < 0 ? -1.0 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
              let c = 1 / (t * t + 1).squareRoot()
              let s = t * c
              let pp = a[p * size + p]
              let qq = a[q * size + q]
              for k in 0..<size {
                let kp = a[p * size + k]
                let kq = a[q * size + k]
                a[p * size + k] = c * kp - s * kq
                a[q * size + k] = s * kp + c * kq
                let vp = v[p * size + k]
                let vq = v[q * size + k]
                v[p * size + k] = c * vp - s * vq
                v[q * size + k] = s * vp + c * vq
              }
              a[p * size + p] = pp - t * off
              a[q * size + q] = qq + t * off
              a[p * size + q] = 0
              a[q * size + p] = 0
              for k in 0..<size where k != p && k != q {
                a[k * size + p] = a[p * size + k]
                a[k * size + q] = a[q * size + k]
              }
            }
          }
        }
      }
    }
    let order = (0..<size).sorted { a[$0 * size + $0] > a[$1 * size + $1] }
    values = order.map { a[$0 * size + $0] }
    vectors = order.map { Array(v[($0 * size)..<(($0 + 1) * size)]) }
  }
}
