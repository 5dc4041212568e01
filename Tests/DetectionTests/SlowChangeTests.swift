import Testing

@testable import Detection

@Suite("Changes of trend and spread by the default detector")
struct SlowChangeTests {
  private static let slow: Set<Finding.Kind> = [.trendChange, .varianceChange]

  private func found(_ values: [Double?]) throws -> [Finding] {
    try series(values).detectAnomalies().findings.filter { Self.slow.contains($0.kind) }
  }

  @Test(
    "series that follow the year and wander name next to no change of trend or spread",
    arguments: [0.0, 0.3, 0.6], [300, 730, 1100])
  func quiet(correlation: Double, days: Int) throws {
    var count = 0
    for seed in 1...12 {
      var noise = Noise(seed: UInt64(seed * 7919 + days))
      let phase = 6.2832 * noise.uniform()
      var state = 0.0
      let values = sales(days: days, seed: UInt64(seed), noise: 0.05).indices.map { day -> Double? in
        state = correlation * state + 0.06 * noise.normal()
        let week = [1.0, 1.05, 1.1, 1.0, 1.3, 0.7, 0.5][day % 7]
        let year = 1 + 0.2 * Trigonometry.sineAndCosine(6.2832 * Double(day) / 365.25 + phase).cosine
        return 1000 * week * year * Logarithm.exponential(state) * (1 + 0.0003 * Double(day))
      }
      count += try found(values).count
    }
    #expect(count <= 1, "\(count) in 12 series")
  }

  @Test("a trend that breaks is told near the day it broke", arguments: 1...4)
  func bend(seed: Int) throws {
    let values = sales(days: 800, seed: UInt64(seed)).enumerated().map { day, value in
      value.map { $0 * Logarithm.exponential(0.004 * Double(max(day - 520, 0))) }
    }
    let found = try found(values)
    #expect(found.map(\.kind) == [.trendChange] && found.allSatisfy { $0.direction == .up }, "\(found)")
    #expect(found.allSatisfy { abs($0.start - 520) <= 21 }, "\(found.map(\.start))")
  }

  @Test("noise that becomes three times as wide is told near the day it did", arguments: 1...8)
  func spread(seed: Int) throws {
    var noise = Noise(seed: UInt64(seed))
    let values = (0..<400).map { day -> Double? in
      1000 * Logarithm.exponential((day < 200 ? 0.08 : 0.24) * noise.normal())
    }
    let found = try series(values).detectAnomalies().findings
    let change = found.filter { $0.kind == .varianceChange }
    #expect(change.count == 1 && change.allSatisfy { $0.direction == .up && abs($0.start - 200) <= 14 })
    // What is ordinary in loud noise is not odd because it was quiet before.
    #expect(found.count <= 3, "\(found)")
  }
}
