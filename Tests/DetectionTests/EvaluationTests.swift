import Testing

@testable import Detection

@Suite("Planting events and counting who finds them")
struct EvaluationTests {
  @Test(
    "a change is a share of what was expected, with the sign of the movement",
    arguments: [(120, 100, 0.2), (-170, -50, -2.4), (-25, -50, 0.5), (0, -50, 1)]
      as [(Double, Double, Double)])
  func change(actual: Double, expected: Double, share: Double) {
    #expect(Finding.change(to: actual, from: expected).map { abs($0 - share) < 1e-9 } == true)
    #expect(Finding.change(to: 10, from: -50) == nil && Finding.change(to: 10, from: 0) == nil)
  }

  @Test("the same seed plants the same events, another seed others")
  func seeded() {
    let base = series(sales(days: 700, seed: 3))
    let one = AnomalyInjection(into: base, seed: 5)
    #expect(one.events == AnomalyInjection(into: base, seed: 5).events)
    #expect(one.events != AnomalyInjection(into: base, seed: 6).events)
    #expect((6...9).contains(one.events.count))
  }

  @Test("nothing but the events is changed, and every event changes something")
  func places() {
    let base = series(sales(days: 700, seed: 3))
    let planted = AnomalyInjection(into: base, seed: 9, perYear: 6)
    let changed = base.values.indices.filter { base.values[$0] != planted.series.values[$0] }
    #expect(changed.allSatisfy { index in planted.events.contains { ($0.start...$0.end).contains(index) } })
    #expect(
      planted.events.allSatisfy { event in changed.contains { (event.start...event.end).contains($0) } })
  }

  @Test("a score by hand: one found, one missed, one false alarm, a gap found apart")
  func score() {
    var injection = AnomalyInjection(into: series(sales(days: 730, seed: 1)), seed: 1, perYear: 0)
    injection.events = [
      PlantedEvent(kind: .spike, start: 100, end: 100, size: 6),
      PlantedEvent(kind: .dip, start: 200, end: 200, size: 6),
      PlantedEvent(kind: .missing, start: 300, end: 301, size: 6),
      PlantedEvent(kind: .levelUp, start: 400, end: 420, size: 6),
    ]
    func finding(_ start: Int) -> Finding {
      Finding(kind: .spike, direction: .up, start: start, end: start, actual: 1, expected: 0, score: 5)
    }
    var score = DetectionScore()
    score.add([100, 150, 301, 403, 415].map(finding), to: injection)
    #expect((score.found, score.planted, score.alarms, score.falseAlarms) == (2, 3, 5, 1))
    #expect((score.missingFound, score.missingPlanted) == (1, 1))
    #expect(abs(score.falseAlarmsPerYear - 0.5) < 1e-9)
    #expect(abs(score.f1 - 2 * (2.0 / 3) * 0.8 / (2.0 / 3 + 0.8)) < 1e-9)
  }

  @Test("on its own kind of data the default beats the plain rules")
  func comparison() throws {
    let panel = (0..<12).map {
      series(sales(days: 500, seed: UInt64(40 + $0), noise: 0.1 + 0.01 * Double($0)))
    }
    let entries = DetectionComparison(seed: 2, rounds: 1)
      .compare([.standard, .mad, .iqr], on: panel, sensitivity: .normal)
    let best = try #require(entries.first).score
    #expect(best.f1 > 0.7, "\(best)")
    #expect(entries.dropFirst().allSatisfy { $0.score.f1 < best.f1 }, "\(entries.map(\.score.f1))")
    #expect(best.missingFound == best.missingPlanted)
  }
}
