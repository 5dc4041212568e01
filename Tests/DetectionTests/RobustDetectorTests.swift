import Testing

@testable import Detection

@Suite("The default detector")
struct RobustDetectorTests {
  @Test("a quiet series raises at most one alarm in two years", arguments: 1...8 as ClosedRange<UInt64>)
  func quiet(seed: UInt64) throws {
    let result = try series(sales(days: 730, seed: seed)).detectAnomalies()
    #expect(result.findings.count <= 1, "seed \(seed): \(result.findings)")
  }

  @Test("a loss of 99 percent is a collapse however noisy the series", arguments: [0.03, 0.1, 0.2, 0.3])
  func collapse(noise: Double) throws {
    var values = sales(days: 300, seed: 5, noise: noise)
    values[200] = 8
    let finding = try #require(try series(values).detectAnomalies().findings.first { $0.start == 200 })
    #expect(finding.kind == .collapse)
    #expect(finding.direction == .down)
    #expect(finding.end == 200)
  }

  @Test("a spike is one finding with what was expected")
  func spike() throws {
    var values = sales(days: 300, seed: 6)
    values[150] = 3200
    values[151] = 3300
    let found = try series(values).detectAnomalies().findings
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
    let found = try series(values).detectAnomalies().findings
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
    let found = try series(values).detectAnomalies().findings
    let finding = try #require(found.first)
    #expect(found.count == 1, "\(found)")
    #expect(finding.kind == .missing)
    #expect((finding.start, finding.end) == (100, 102))
    #expect(finding.actual == nil)
  }

  @Test("a weekday on which there are never rows is no gap")
  func closedDays() throws {
    let values = sales(days: 280, seed: 9).enumerated().map { $0 % 7 == 6 ? nil : $1 }
    #expect(try series(values).detectAnomalies().findings.allSatisfy { $0.kind != .missing })
  }

  @Test("a peak that returns every year is expected")
  func yearly() throws {
    var values = sales(days: 800, seed: 10)
    for start in [300, 665] { for day in start..<(start + 2) { values[day] = values[day].map { $0 * 2.5 } } }
    let result = try series(values).detectAnomalies()
    #expect(result.findings.isEmpty, "\(result.findings)")
    #expect(!result.yearly.isEmpty)
  }

  @Test("too little history is refused with the number needed")
  func short() {
    #expect(throws: DetectionRefusal.tooShort(found: 20, needed: 21)) {
      try series(sales(days: 20, seed: 1)).detectAnomalies()
    }
    #expect(throws: DetectionRefusal.empty) { try series([nil, nil]).detectAnomalies() }
  }

  @Test("the same series gives the same result, and money in cents the same findings")
  func invariance() throws {
    var values = sales(days: 300, seed: 11)
    values[120] = 3000
    let result = try series(values).detectAnomalies()
    #expect(try series(values).detectAnomalies() == result)
    let cents = try series(values.map { $0.map { $0 * 100 } }).detectAnomalies()
    #expect(cents.findings.map(\.start) == result.findings.map(\.start))
  }
}

@Suite("The detector for finer steps")
struct BandDetectorTests {
  /// Twenty days of five minutes: a rise from eight to seventeen o'clock, and a job of ten minutes about three at night.
  private static func days(seed: UInt64, job: Double = 0) -> [Double] {
    var random = Noise(seed: seed)
    return (0..<(20 * 288)).map { step in
      let time = step % 288
      let late = step / 288 * 7 % 5
      let isJob = time >= 34 + late && time < 36 + late
      return 20 + (time >= 96 && time < 204 ? 60 : 0) + (isJob ? job : 0) + 2 * random.normal()
    }
  }

  @Test(
    "a day without its usual course is found where every value is one of every day",
    arguments: [1, 2, 3] as [UInt64])
  func course(seed: UInt64) throws {
    var values = Self.days(seed: seed)
    for step in (14 * 288 + 96)..<(14 * 288 + 204) { values[step] -= 60 }
    let found = try BandDetector().detectAnomalies(
      in: TimeSeries(name: "", start: 0, step: 300, values: values))
    let inside = found.findings.filter { $0.start >= 14 * 288 + 96 && $0.start < 14 * 288 + 216 }
    #expect(inside.first?.direction == .down, "\(found.findings.map(\.start))")
    #expect(found.findings.count { $0.start < 14 * 288 } <= 1)
  }

  @Test("a nightly job is expected from its third night on, and the same at noon is not")
  func returns() throws {
    var values = Self.days(seed: 4, job: 300)
    values[15 * 288 + 20] += 300
    values[12 * 288 + 240] += 300
    let found = try BandDetector().detectAnomalies(
      in: TimeSeries(name: "", start: 0, step: 300, values: values)
    ).findings.map(\.start)
    #expect(found.contains(12 * 288 + 240), "\(found)")
    #expect(!found.contains { $0 > 5 * 288 && $0 % 288 >= 30 && $0 % 288 < 50 }, "\(found)")
  }

  @Test("a jump far outside the band is one incident")
  func jump() throws {
    var noise = Noise(seed: 3)
    var values: [Double?] = (0..<2000).map { _ in 50 + noise.normal() }
    for index in 1500..<1510 { values[index] = 90 }
    let hourly = TimeSeries(name: "", start: 0, step: 3600, values: values)
    let found = try hourly.detectAnomalies().findings
    #expect(found.max { $0.score < $1.score }?.start == 1500)
    #expect(found.count { $0.start >= 1000 } == 1, "\(found)")
  }

  @Test("what comes later changes nothing of what was said before")
  func causal() throws {
    var noise = Noise(seed: 4)
    let values: [Double?] = (0..<1200).map { _ in 50 + noise.normal() }
    let whole = TimeSeries(name: "", start: 0, step: 3600, values: values)
    var changed = values
    changed[1100] = 500
    let other = TimeSeries(name: "", start: 0, step: 3600, values: changed)
    #expect(
      Array(try whole.detectAnomalies().points[..<1100]) == Array(try other.detectAnomalies().points[..<1100])
    )
  }
}

@Suite("Other steps than days")
struct GrainTests {
  @Test("hours that follow the week are judged by it: a usual night at noon is odd")
  func hours() throws {
    var noise = Noise(seed: 14)
    var values: [Double?] = (0..<(24 * 70)).map { hour in
      let isNight = hour % 24 < 7 || hour % 24 > 20
      let isWeekend = hour / 24 % 7 >= 5
      return (isNight ? 20 : 100) * (isWeekend ? 0.4 : 1) * (1 + 0.08 * noise.normal())
    }
    values[24 * 30 + 12] = 22  // A Wednesday noon like a night.
    let found = try TimeSeries(name: "", start: 4 * TimeSeries.day, grain: .hour, values: values)
      .detectAnomalies().findings
    #expect(found.contains { $0.start == 24 * 30 + 12 && $0.direction == .down }, "\(found)")
    #expect(found.count <= 3, "\(found)")
  }

  @Test(
    "months and weeks are looked at too, and a December that returns is expected",
    arguments: [Grain.month, .week])
  func long(grain: Grain) throws {
    var noise = Noise(seed: 15)
    let year = grain == .month ? 12 : 52
    var values: [Double?] = (0..<(year * 4)).map { step in
      1000 * (step % year >= year * 11 / 12 ? 1.8 : 1) * (1 + 0.05 * noise.normal())
    }
    values[year * 2 + year / 2] = 300
    let found = try TimeSeries(name: "", start: grain.second(of: 600), grain: grain, values: values)
      .detectAnomalies().findings
    #expect(found.contains { $0.start == year * 2 + year / 2 && $0.kind == .dip }, "\(found)")
    #expect(found.count <= 2, "\(found)")
  }

  @Test("a month end that sells twice as much is learnt, and one that does not is odd")
  func monthEnd() throws {
    var values = sales(days: 720, seed: 16)
    for index in values.indices where CivilDate(number: index + 1).day == 1 {
      values[index] = values[index].map { $0 * 2 }
    }
    let quiet = try series(values).detectAnomalies().findings
    #expect(quiet.count <= 1, "\(quiet)")
    let last = try #require((500..<720).first { CivilDate(number: $0 + 1).day == 1 })
    values[last] = values[last].map { $0 / 2 }
    #expect(try series(values).detectAnomalies().findings.contains { $0.start == last && $0.kind == .dip })
  }

  @Test("a constant series and one of zeros show nothing but their gaps", arguments: [0.0, 7])
  func constant(value: Double) throws {
    var values = [Double?](repeating: value, count: 120)
    #expect(try series(values).detectAnomalies().findings.isEmpty)
    values[60] = nil
    #expect(try series(values).detectAnomalies().findings.map(\.kind) == [.missing])
  }
}
