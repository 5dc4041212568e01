import SeededRandom

/// Random draws for one purpose.
///
/// Each table draws from a stream of its own, named after it, so that a change to one table leaves the others as
/// they were. Only addition, multiplication, division and square root are used: IEEE 754 rounds those alike
/// everywhere, which mathematics libraries do not promise of `exp` and `log`.
struct RandomStream {
  private var generator: SplitMix64

  /// The stream called `name` under a seed. The name is hashed with FNV-1a (Fowler, Noll and Vo, 64 bits).
  init(seed: UInt64, name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    generator = SplitMix64(seed: seed ^ hash)
  }

  /// A number in 0..<1 with 53 random bits.
  mutating func unit() -> Double {
    Double(generator.next() >> 11) / 9_007_199_254_740_992
  }

  mutating func number(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(unit() * Double(range.count))
  }

  mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[integer(in: 0...(elements.count - 1))]
  }

  /// An index drawn in proportion to the weights.
  mutating func index(weights: [Double]) -> Int {
    var left = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return weights.count - 1
  }

  /// A draw from a distribution close to the standard normal: twelve uniform draws summed (Irwin–Hall).
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  /// A count with the given mean, at most 400: the Poisson distribution by inversion, in steps of mean 8 at most,
  /// since a sum of Poisson counts is one.
  mutating func count(mean: Double) -> Int {
    var left = mean
    var total = 0
    while left > 0, total < 400 {
      total += smallCount(mean: min(left, 8))
      left -= 8
    }
    return total
  }

  private mutating func smallCount(mean: Double) -> Int {
    var probability = Self.exponentialOfNegative(mean)
    var cumulative = probability
    let target = unit()
    var count = 0
    while target > cumulative, count < 60 {
      count += 1
      probability *= mean / Double(count)
      cumulative += probability
    }
    return count
  }

  /// e to the power of −x for 0 ≤ x ≤ 8: the Taylor series at x/256, squared eight times.
  private static func exponentialOfNegative(_ x: Double) -> Double {
    let step = x / 256
    var result = 1 - step + step * step / 2 - step * step * step / 6
    for _ in 0..<8 { result *= result }
    return result
  }
}
