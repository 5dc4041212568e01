import Testing

@testable import Detection

@Suite("Methods by name")
struct DetectionMethodTests {
  private func detect(_ method: DetectionMethod, _ values: [Double?]) throws -> DetectionResult {
    let series = series(values)
    return try method.detector(for: series).detectAnomalies(in: series)
  }

  @Test(
    "a plain spike and a gap are found by every method but those for changes and fine steps",
    arguments: DetectionMethod.allCases.filter { $0 != .pelt && $0 != .band })
  func spike(method: DetectionMethod) throws {
    var values = sales(days: 300, seed: 21)
    values[200] = 4000
    values[100] = nil
    let found = try detect(method, values).findings
    let finding = try #require(found.first { $0.start == 200 }, "\(method): \(found)")
    #expect(finding.kind == .spike)
    #expect((finding.lower...finding.upper).contains(finding.expected))
    #expect(finding.upper < 4000)
    #expect(found.contains { $0.kind == .missing && $0.start == 100 })
    #expect(found.count <= 6, "\(found)")
  }

  @Test("a loss of 99 percent is caught whatever the noise", arguments: [0.05, 0.2, 0.35, 0.5])
  func collapse(noise: Double) throws {
    var values = sales(days: 300, seed: 5, noise: noise)
    values[200] = 8
    let found = try detect(.sensitivity, values).findings
    #expect(found.contains { $0.start == 200 && $0.kind == .collapse }, "\(found)")
  }

  @Test("higher sensitivity finds no less")
  func budgets() throws {
    var noise = Noise(seed: 8)
    let values = sales(days: 700, seed: 30).map { $0.map { $0 * (noise.uniform() < 0.01 ? 1.5 : 1) } }
    let counts = try Sensitivity.allCases.map { level in
      let series = series(values)
      return try DetectionMethod.sensitivity.detector(for: series, sensitivity: level)
        .detectAnomalies(in: series).findings.count
    }
    #expect(counts == counts.sorted(), "\(counts)")
    #expect(counts[0] < counts[2])
  }

  @Test("change points tell a new level, a new trend and a new variance apart")
  func changes() throws {
    var noise = Noise(seed: 4)
    var random: [Double] = []
    for _ in 0..<900 { random.append(noise.normal()) }
    var (level, trend, spread) = ([Double?](), [Double?](), [Double?]())
    for index in 0..<300 {
      let late = index >= 150
      level.append(-50 + (late ? 12 : 0) + 2 * random[index])
      trend.append(-50 + (late ? 0.4 * Double(index - 150) : 0) + 2 * random[300 + index])
      spread.append(-50 + (late ? 5 : 1) * random[600 + index])
    }
    for (values, kind) in [
      (level, Finding.Kind.levelShift), (trend, .trendChange), (spread, .varianceChange),
    ] {
      let found = try detect(.pelt, values).findings
      let finding = try #require(found.max { $0.score < $1.score }, "\(kind)")
      #expect(found.count <= 2, "\(found)")
      #expect(finding.kind == kind)
      #expect(abs(finding.start - 150) <= 8, "\(finding)")
      #expect(finding.direction == .up)
    }
  }

  @Test("PELT finds the division that trying all of them finds")
  func exact() {
    var noise = Noise(seed: 12)
    let values = (0..<40).map { index -> Double in
      let level = index < 13 ? 0.0 : index < 25 ? 3 : -2
      return level + noise.normal()
    }
    let sums = SegmentSums(values)
    let cost = { (from: Int, to: Int) in sums.line(from, to).squaredError }
    let found = ChangePointSearch.changes(count: 40, least: 4, penalty: 8, cost: cost)
    var best = (cuts: [Int](), total: cost(0, 40))
    for first in 4...36 {
      let one = cost(0, first) + cost(first, 40) + 8
      if one < best.total { best = ([first], one) }
      for second in stride(from: first + 4, through: 36, by: 1) {
        let two = cost(0, first) + cost(first, second) + cost(second, 40) + 16
        if two < best.total { best = ([first, second], two) }
      }
    }
    #expect(found == best.cuts)
  }

  @Test(
    "intervals cover what they promise, also beyond the end", arguments: [DetectionMethod.robust, .stl, .ets])
  func coverage(method: DetectionMethod) throws {
    let all = sales(days: 400, seed: 77)
    let past = series(Array(all[..<360]))
    let detector = method.detector(for: past)
    let baseline = try detector.fit(past)
    for (steps, least, most) in [(60..<360, 0.85, 0.95), (360..<400, 0.75, 1.0)] {
      let inside = zip(steps, detector.predict(steps, from: baseline, coverage: 0.9)).count { index, step in
        all[index].map { (step.lower...step.upper).contains($0) } ?? false
      }
      #expect((least...most).contains(Double(inside) / Double(steps.count)), "\(method) \(steps): \(inside)")
    }
  }

  @Test("the plain rule's blind spots are told")
  func comparison() throws {
    var values = sales(days: 300, seed: 31, noise: 0.05)
    values[201] = 330  // Half of a Friday, but a usual Saturday.
    let result = try detect(.zScore, values)
    #expect(result.findings.contains { $0.start == 201 })
    #expect(result.notes.contains { $0.contains("would have missed 1 of these") }, "\(result.notes)")
  }

  @Test("shares of counts by hand")
  func counts() {
    #expect(abs(CountTail.share(below: 0, mean: 2, dispersion: 0) - 0.067_667_641_618) < 1e-12)
    #expect(abs(CountTail.share(below: 2, mean: 2, dispersion: 0) - 0.541_341_132_947) < 1e-12)
    // Geometric of mean 1: P(0) = 1/2, P(1) = 1/4.
    #expect(abs(CountTail.share(below: 1, mean: 1, dispersion: 1) - 0.625) < 1e-12)
  }

  @Test("tails of the normal distribution by hand")
  func tails() {
    #expect(abs(GaussianTail.above(1.959_963_984_540_054) - 0.025) < 1e-12)
    #expect(abs(GaussianTail.above(6) / 9.865_876_450_377e-10 - 1) < 1e-9)
    #expect(abs(GaussianTail.point(above: 0.001) - 3.090_232_306) < 1e-8)
    #expect(abs(StudentizedRule.student(above: 0.025, freedom: 30) - 2.0423) < 0.001)
  }
}

@Suite("Many series at once")
struct SeriesPanelTests {
  @Test("among many quiet series next to nothing is found, and a true event stays")
  func rate() throws {
    var panel = (0..<150).map { member in
      TimeSeries(name: "m\(member)", start: 0, values: sales(days: 400, seed: UInt64(500 + member)))
    }
    panel[7].values[300] = 4500
    let results = SeriesPanel(method: .mad).detectAnomalies(in: panel)
    let found = try results.outcomes.flatMap { outcome in
      try outcome.result.get().findings.map { (outcome.series.name, $0) }
    }
    #expect(found.contains { $0.0 == "m7" && $0.1.start == 300 })
    #expect(found.count <= 3, "\(found)")
    #expect(results.dropped > 10)
    #expect(results.outcomes.map(\.series.name) == panel.map(\.name))
  }

  @Test("among many fine series next to nothing is found by the band, and a true event stays")
  func bands() throws {
    var panel = (0..<120).map { member in
      var noise = Noise(seed: UInt64(900 + member))
      return TimeSeries(
        name: "m\(member)", start: 0, step: 300, values: (0..<1200).map { _ in 50 + 4 * noise.normal() })
    }
    panel[7].values[900] = 190
    let results = SeriesPanel(sensitivity: .high).detectAnomalies(in: panel)
    let found = try results.outcomes.flatMap { outcome in
      try outcome.result.get().findings.map { (outcome.series.name, $0.start) }
    }
    #expect(found.contains { $0 == ("m7", 900) })
    #expect(found.count <= 3, "\(found)")
    #expect(results.dropped > 0)
  }

  @Test("a member too short is told apart from the others")
  func short() {
    let panel = [series(sales(days: 9, seed: 1)), series(sales(days: 90, seed: 1))]
    let outcomes = SeriesPanel().detectAnomalies(in: panel).outcomes
    #expect(throws: DetectionRefusal.tooShort(found: 9, needed: 21)) { try outcomes[0].result.get() }
    #expect(throws: Never.self) { try outcomes[1].result.get() }
  }
}
