import Testing

@testable import Detection

@Suite struct LevelShiftTests {
  @Test("A level of two weeks far above the others is dated by its onset and its end", arguments: 1...6)
  func shortLevel(seed: Int) throws {
    var values = sales(days: 1000, seed: UInt64(seed))
    for day in 412..<425 { values[day] = values[day].map { $0 * 2 } }
    let found = try series(values).detectAnomalies().findings.filter { $0.kind == .levelShift }
    #expect(found.map(\.direction) == [.up, .down], "seed \(seed)")
    #expect(
      found.map(\.start).elementsEqual([412, 425]) { abs($0 - $1) <= 2 },
      "seed \(seed): \(found.map(\.start))")
  }

  @Test("A level of two weeks is not what returns every year because single days of another year stand out")
  func levelIsNoReturn() {
    let quiet = series(.init(repeating: 1, count: 800))
    var scores = [Double](repeating: 0, count: 800)
    for day in 400..<413 { scores[day] = 5 }
    for day in [33, 37, 41, 45] { scores[day] = 2.6 }
    #expect(YearlyReturns.returning(scores.map { $0 > 4 }, scores, quiet, least: 2.5).isEmpty)
    for day in 35..<48 { scores[day] = 3 }
    #expect(YearlyReturns.returning(scores.map { $0 > 4 }, scores, quiet, least: 2.5) == Array(400..<413))
  }

  @Test("A week without sales is a collapse and no level", arguments: [5, 7, 12])
  func week(days: Int) throws {
    var values = sales(days: 400, seed: 3, noise: 0.02)
    for day in 200..<(200 + days) { values[day] = 9 }
    let found = try series(values).detectAnomalies().findings
    #expect(found.map(\.kind) == [.collapse], "\(found)")
    #expect(found.first.map { $0.start...$0.end } == 200...(199 + days))
  }

  @Test("A spike of four days is a spike and no level")
  func shortSpike() throws {
    var values = sales(days: 400, seed: 3)
    for day in 200..<204 { values[day] = values[day].map { $0 * 2.5 } }
    let found = try series(values).detectAnomalies().findings
    #expect(found.map(\.kind) == [.spike])
    #expect(found.map(\.start) == [200])
  }
}
