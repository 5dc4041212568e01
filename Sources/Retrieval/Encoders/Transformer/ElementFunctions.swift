/// What a transformer does to single numbers, eight at a time.
enum ElementFunctions {
  typealias Eight = SIMD8<Float>

  /// e to the power of numbers that are at most zero, to 2e-7 of the value: 2ⁿ·e^r with |r| ≤ ½ ln 2 and a polynomial for e^r
  /// (Cody and Waite's reduction; Moshier's coefficients in Cephes).
  @inline(__always)
  static func exponential(_ x: Eight) -> Eight {
    let least = Eight(repeating: -87)
    let clamped = x.replacing(with: least, where: x .< least)
    // Added to a number of this size, a fraction is rounded away and the rest stands in the lowest bits.
    let shifted = clamped * 1.442_695_04 + 12_582_912
    let whole = shifted - 12_582_912
    let rest = clamped - whole * 0.693_359_375 + whole * 2.121_944_4e-4
    var sum = rest * 1.987_569_15e-4 + 1.398_199_95e-3
    sum = sum * rest + 8.333_451_9e-3
    sum = sum * rest + 4.166_579_6e-2
    sum = sum * rest + 1.666_666_55e-1
    sum = sum * rest + 0.5
    let fraction = sum * rest * rest + rest + 1
    let exponent = unsafeBitCast(shifted, to: SIMD8<UInt32>.self) &- 0x4B40_0000 &+ 127
    return fraction * unsafeBitCast(exponent &<< 23, to: Eight.self)
  }

  /// The Gaussian error linear unit with the error function, x·Φ(x); the error function to 1.5e-7 (Abramowitz and Stegun,
  /// 7.1.26).
  @inline(__always)
  static func gelu(_ x: Eight) -> Eight {
    let scaled = x * 0.707_106_78
    let size = scaled.replacing(with: -scaled, where: scaled .< 0)
    let t = 1 / (1 + 0.327_591_1 * size)
    var sum = t * 1.061_405_429 - 1.453_152_027
    sum = sum * t + 1.421_413_741
    sum = sum * t - 0.284_496_736
    sum = sum * t + 0.254_829_592
    let positive = 1 - sum * t * exponential(-(size * size))
    let error = positive.replacing(with: -positive, where: scaled .< 0)
    return 0.5 * x * (1 + error)
  }

  /// - Parameter count: a multiple of eight.
  static func applyGELU(_ values: UnsafeMutablePointer<Float>, count: Int) {
    for index in stride(from: 0, to: count, by: 8) {
      store(gelu(load(values + index)), values + index)
    }
  }

  /// Makes shares of numbers: each e to its power, divided by their sum.
  /// - Parameters:
  ///   - count: of the numbers; those up to the next multiple of eight, which must be there, become zero.
  static func applySoftmax(_ values: UnsafeMutablePointer<Float>, count: Int) {
    let padded = (count + 7) / 8 * 8
    for index in count..<padded { values[index] = -.greatestFiniteMagnitude }
    var most = Eight(repeating: -.greatestFiniteMagnitude)
    for index in stride(from: 0, to: padded, by: 8) {
      let next = load(values + index)
      most = most.replacing(with: next, where: next .> most)
    }
    let top = Eight(repeating: most.max())
    var sum = Eight.zero
    for index in stride(from: 0, to: padded, by: 8) {
      let power = exponential(load(values + index) - top)
      store(power, values + index)
      sum += power
    }
    for index in count..<padded { values[index] = 0 }
    let share = 1 / sum.sum()
    for index in stride(from: 0, to: padded, by: 8) { store(load(values + index) * share, values + index) }
  }

  /// Scales a row to mean 0 and variance 1, then by weight and bias (Ba, Kiros and Hinton, arXiv 1607.06450).
  /// - Parameter count: a multiple of eight.
  static func applyLayerNorm(
    _ row: UnsafeMutablePointer<Float>, count: Int, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    epsilon: Float
  ) {
    var sum = Eight.zero
    for index in stride(from: 0, to: count, by: 8) { sum += load(row + index) }
    let mean = sum.sum() / Float(count)
    var squares = Eight.zero
    for index in stride(from: 0, to: count, by: 8) {
      let difference = load(row + index) - mean
      squares += difference * difference
    }
    let factor = 1 / (squares.sum() / Float(count) + epsilon).squareRoot()
    for index in stride(from: 0, to: count, by: 8) {
      store((load(row + index) - mean) * factor * load(weight + index) + load(bias + index), row + index)
    }
  }

  static func add(_ other: UnsafePointer<Float>, to row: UnsafeMutablePointer<Float>, count: Int) {
    for index in stride(from: 0, to: count, by: 8) {
      store(load(row + index) + load(other + index), row + index)
    }
  }

  @inline(__always)
  private static func load(_ start: UnsafePointer<Float>) -> Eight {
    UnsafeRawPointer(start).loadUnaligned(as: Eight.self)
  }

  @inline(__always)
  private static func store(_ value: Eight, _ start: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(start).storeBytes(of: value, as: Eight.self)
  }
}
