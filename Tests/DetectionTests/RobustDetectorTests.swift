import Testing

@testable import Detection

@Suite("The default detector")
struct RobustDetectorTests {
  @Test("a quiet series raises at most one alarm in two years", arguments: 1...8 as ClosedRange<UInt64>)
  func quiet(seed: UInt64) {
    let result = series(sales(days: 730, seed: seed)).detectAnomalies()
    #expect(result.findings.count <= 1, "seed \(seed): \(result.findings)")
  }

  @Test("a loss of 99 percent is a collapse however noisy the series", arguments: [0.03, 0.1, 0.2, 0.3])
  func collapse(noise: Double) throws {
    var values = sales(days: 300, seed: 5, noise: noise)
    values[200] = 8
    let finding = try #require(series(values).detectAnomalies().findings.first { $0.start == 200 })
    #expect(finding.kind == .collapse)
    #expect(finding.direction == .down)
    #expect(finding.end == 200)
  }

  @Test("a spike is one finding with what was expected")
  func spike() throws {
    var values = sales(days: 300, seed: 6)
    values[150] = 3200
    values[151] = 3300
    let found = series(values).detectAnomalies().findings
    let finding = try #require(found.first)
    #expect(found.count == 1, "\(found)")
    #expect(finding.kind == .spike)
    #expect((finding.start, finding.end) == (150, 151))
    #expect(finding.actual == 6500)
    #expect(abs(finding.expected - 2100) < 400, "\(finding.expected)")
  }

  @Test("a new level is reported once, at its onset", arguments: [0.6, 1.6])
  func shift(factor: Double) throws {
    let values = sales(days: 300, seed: 7).enumerated().map { $0 < 180 ? $1 : $1.map { $0 * factor } }
    let found = series(values).detectAnomalies().findings
    let shifts = found.filter { $0.kind == .levelShift }
    let finding = try #require(shifts.first)
    #expect(shifts.count == 1, "\(found)")
    #expect(found.allSatisfy { $0.kind == .levelShift || $0.score < 4.5 }, "\(found)")
    #expect(abs(finding.start - 180) <= 2)
    #expect(finding.direction == (factor > 1 ? .up : .down))
  }

  @Test("days without rows are a finding and never a zero")
  func missing() throws {
    var values = sales(days: 200, seed: 8)
    for index in 100...102 { values[index] = nil }
    let found = series(values).detectAnomalies().findings
    let finding = try #require(found.first)
    #expect(found.count == 1, "\(found)")
    #expect(finding.kind == .missing)
    #expect((finding.start, finding.end) == (100, 102))
    #expect(finding.actual == nil)
  }

  @Test("a weekday on which there are never rows is no gap")
  func closedDays() {
    let values = sales(days: 280, seed: 9).enumerated().map { $0 % 7 == 6 ? nil : $1 }
    #expect(series(values).detectAnomalies().findings.allSatisfy { $0.kind != .missing })
  }

  @Test("a peak that returns every year is expected")
  func yearly() {
    var values = sales(days: 800, seed: 10)
    for start in [300, 665] { for day in start..<(start + 2) { values[day] = values[day].map { $0 * 2.5 } } }
    let result = series(values).detectAnomalies()
    #expect(result.findings.isEmpty, "\(result.findings)")
    #expect(!result.yearly.isEmpty)
  }

  @Test("too little history says nothing")
  func short() {
    #expect(series(sales(days: 20, seed: 1)).detectAnomalies().points.isEmpty)
  }

  @Test("the same series gives the same result, and money in cents the same findings")
  func invariance() {
    var values = sales(days: 300, seed: 11)
    values[120] = 3000
    let result = series(values).detectAnomalies()
    #expect(series(values).detectAnomalies() == result)
    let cents = series(values.map { $0.map { $0 * 100 } }).detectAnomalies()
    #expect(cents.findings.map(\.start) == result.findings.map(\.start))
  }
}

@Suite("The detector for finer steps")
struct BandDetectorTests {
  @Test("a jump far outside the band is one incident")
  func jump() throws {
    var noise = Noise(seed: 3)
    var values: [Double?] = (0..<2000).map { _ in 50 + noise.normal() }
    for index in 1500..<1510 { values[index] = 90 }
    let hourly = TimeSeries(name: "", start: 0, step: 3600, values: values)
    let found = hourly.detectAnomalies().findings
    #expect(found.max { $0.score < $1.score }?.start == 1500)
    #expect(found.count { $0.start >= 1000 } == 1, "\(found)")
  }

  @Test("what comes later changes nothing of what was said before")
  func causal() {
    var noise = Noise(seed: 4)
    let values: [Double?] = (0..<1200).map { _ in 50 + noise.normal() }
    let whole = TimeSeries(name: "", start: 0, step: 3600, values: values)
    var changed = values
    changed[1100] = 500
    let other = TimeSeries(name: "", start: 0, step: 3600, values: changed)
    #expect(
      Array(whole.detectAnomalies().points[..<1100]) == Array(other.detectAnomalies().points[..<1100]))
  }
}
