import SeededRandom

@testable import Detection

/// A seeded source of noise.
struct Noise {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func uniform() -> Double { random.unit() }

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
