@testable import Detection

/// A seeded source of noise (SplitMix64, Steele, Lea and Flood 2014).
struct Noise {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// Close to normal: a sum of twelve.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
}

/// Daily sales with a weekly season and relative noise.
func sales(days: Int, seed: UInt64, noise relative: Double = 0.08) -> [Double?] {
  var noise = Noise(seed: seed)
  let week = [1.0, 1.05, 1.1, 1.0, 1.3, 0.7, 0.5]
  return (0..<days).map { 1000 * week[$0 % 7] * max(1 + relative * noise.normal(), 0.05) }
}

func series(_ values: [Double?]) -> TimeSeries { TimeSeries(name: "", start: 0, values: values) }
