/// Products of matrices in single precision, row by row in plain memory.
///
/// The kernel takes four rows of the left and two of the right side at a time, so that each number that is loaded is used two or
/// four times, and keeps its eight sums of four in registers. Multiplying and adding are written apart: a fused operation is a
/// call of a function on processors that are not asked for it at compile time.
enum MatrixProduct {
  /// Rows of numbers in memory, `stride` apart.
  struct Rows {
    var start: UnsafePointer<Float>
    var stride: Int

    func row(_ index: Int) -> UnsafePointer<Float> { start + index * stride }
  }

  /// Writes left × rightᵀ: the dot product of each row of the left with each row of the right side.
  /// - Parameters:
  ///   - length: of the rows, a multiple of four.
  ///   - rows: of the left side and the result.
  ///   - columns: of the result, the rows of the right side.
  ///   - bias: added to each row of the result.
  static func write(
    _ left: Rows, times right: Rows, length: Int, rows: Int, columns: Int, bias: UnsafePointer<Float>? = nil,
    scale: Float = 1, to result: UnsafeMutablePointer<Float>, stride: Int
  ) {
    var column = 0
    while column < columns {
      // The last pair may take up a column once more.
      let first = columns >= 2 ? min(column, columns - 2) : column
      let second = columns >= 2 ? first + 1 : first
      let firstBias = bias.map { $0[first] } ?? 0
      let secondBias = bias.map { $0[second] } ?? 0
      var row = 0
      while row < rows {
        if rows >= 4 {
          let top = min(row, rows - 4)
          let sums = block(left, top, right.row(first), right.row(second), length)
          let target = result + top * stride
          for index in 0..<4 {
            target[index * stride + first] = sums.0[index] * scale + firstBias
            target[index * stride + second] = sums.1[index] * scale + secondBias
          }
          row = top + 4
        } else {
          let target = result + row * stride
          target[first] = dot(left.row(row), right.row(first), length) * scale + firstBias
          target[second] = dot(left.row(row), right.row(second), length) * scale + secondBias
          row += 1
        }
      }
      column = second + 1
    }
  }

  /// The dot products of four rows with two others.
  @inline(__always)
  private static func block(
    _ left: Rows, _ top: Int, _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, _ length: Int
  ) -> (SIMD4<Float>, SIMD4<Float>) {
    let a = left.row(top)
    let b = left.row(top + 1)
    let c = left.row(top + 2)
    let d = left.row(top + 3)
    var a0 = SIMD4<Float>.zero
    var b0 = SIMD4<Float>.zero
    var c0 = SIMD4<Float>.zero
    var d0 = SIMD4<Float>.zero
    var a1 = SIMD4<Float>.zero
    var b1 = SIMD4<Float>.zero
    var c1 = SIMD4<Float>.zero
    var d1 = SIMD4<Float>.zero
    var index = 0
    while index < length {
      let x = four(first, index)
      let y = four(second, index)
      let p = four(a, index)
      let q = four(b, index)
      a0 += p * x
      a1 += p * y
      b0 += q * x
      b1 += q * y
      let r = four(c, index)
      let s = four(d, index)
      c0 += r * x
      c1 += r * y
      d0 += s * x
      d1 += s * y
      index += 4
    }
    return (
      SIMD4(a0.sum(), b0.sum(), c0.sum(), d0.sum()), SIMD4(a1.sum(), b1.sum(), c1.sum(), d1.sum())
    )
  }

  @inline(__always)
  private static func dot(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ length: Int) -> Float
  {
    var sum = SIMD4<Float>.zero
    var index = 0
    while index < length {
      sum += four(left, index) * four(right, index)
      index += 4
    }
    return sum.sum()
  }

  @inline(__always)
  private static func four(_ start: UnsafePointer<Float>, _ index: Int) -> SIMD4<Float> {
    UnsafeRawPointer(start + index).loadUnaligned(as: SIMD4<Float>.self)
  }
}
