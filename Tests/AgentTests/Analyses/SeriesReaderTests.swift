import Foundation
import QuerentCore
import SemanticLayer
import Storage
import Testing

@testable import Agent
@testable import Tools

@Suite("Figures over time")
struct SeriesReaderTests {
  /// Sales of days in two regions; every Sunday closed, the East without rows for four days, the last day cut at noon.
  private func workspace(_ change: (Int, String) -> Double? = { _, _ in nil }) throws -> Workspace {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-series-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = CalendarDate(daysSinceEpoch: 20_090)
    var lines = ["sale_id,sold_on,region,amount"]
    var id = 0
    for day in 0..<280 {
      let date = first.adding(days: day)
      guard date.weekday != 7 else { continue }
      for region in ["East", "West"] where !(region == "East" && (100..<104).contains(day)) {
        for part in 0..<3 {
          id += 1
          let amount = 100.0 + Double((day * 31 + part * 17) % 23) + (region == "East" ? 50 : 0)
          lines.append("S\(id),\(date.iso),\(region),\(change(day, region) ?? amount)")
        }
      }
    }
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: folder + "/sales.csv", atomically: true, encoding: .utf8)
    return try Workspace.open(
      [folder + "/sales.csv"], options: WorkspaceOptions(), cancellation: CancellationFlag(),
      report: { _ in },
      progress: { _ in })
  }

  private func series(_ plan: String, in workspace: Workspace, lastDate: CalendarDate? = nil) throws
    -> PlannedSeries
  {
    try SeriesReader(
      model: workspace.model, query: QueryTool(store: workspace.store, compiler: workspace.compiler),
      lastDate: lastDate ?? workspace.defaultAsOf, limits: ExecutionLimits(), cancellation: CancellationFlag()
    ).read(QueryPlan(parsing: plan), grain: nil)
  }

  @Test("days without rows are gaps, and always closed weekdays do not make weeks of days")
  func days() throws {
    let workspace = try workspace()
    let read = try series("sum(sales.amount) by sales.region", in: workspace)
    #expect(read.steps.grain == .day && read.lines.count == 2)
    #expect(read.isAdditive == [true])
    let east = try #require(read.lines.first { $0.members == ["East"] })
    #expect((100..<104).allSatisfy { east.values[$0] == nil })
    let weekdays = (0..<read.steps.count).map { (read.steps.range($0).start?.weekday ?? 0, east.values[$0]) }
    #expect(weekdays.allSatisfy { $0.0 != 7 || $0.1 == nil })
  }

  @Test("a last month that is not over is left out, and what lies after the day that is taken for today")
  func partial() throws {
    let workspace = try workspace()
    let whole = try series("sum(sales.amount) | on sales.sold_on by month", in: workspace)
    let lastKey = whole.steps.key(whole.steps.count - 1)
    let partial = try #require(whole.partial)
    let cut = try #require(partial.start)
    #expect(SeriesSteps.key(of: cut, grain: .month) > lastKey)
    let earlier = try series(
      "sum(sales.amount)", in: workspace, lastDate: CalendarDate(daysSinceEpoch: 20_090 + 150))
    #expect(earlier.steps.count == 151)
  }

  @Test("a collapse in one region is told with its days, of that region")
  func collapse() throws {
    let workspace = try workspace { day, region in region == "East" && (200..<206).contains(day) ? 2 : nil }
    let analyst = Analyst(workspace: workspace)
    let answer = analyst.answer(Question("anything unusual in amount by region?")).answer
    let finding = try #require(answer.findings.first { $0.kind != "missing" }, "\(answer.text)")
    #expect(finding.place == "East" && finding.kind == "collapse" && finding.direction == .down)
    #expect(finding.start == CalendarDate(daysSinceEpoch: 20_290).iso, "\(finding)")
    #expect(answer.trust == .checked, "\(answer.checks.filter { !$0.passed })")
    #expect(!answer.findings.contains { $0.place == "West" }, "\(answer.findings.map(\.sentence))")
    let west = analyst.answer(Question("when did amount in West collapse?")).answer
    #expect(west.findings.isEmpty && west.text.hasPrefix("No unusual fall"), "\(west.text)")
  }

  @Test("a run of empty steps is odd only where empty steps are rare")
  func gaps() {
    var sparse = [Double?](repeating: 1, count: 400)
    for index in stride(from: 0, to: 400, by: 6) { sparse[index] = nil }
    #expect(GapChance(sparse, series: 1).isUsual(1))
    #expect(!GapChance(sparse, series: 1).isUsual(9))
    var dense = [Double?](repeating: 1, count: 400)
    dense[200] = nil
    dense[201] = nil
    #expect(!GapChance(dense, series: 1).isUsual(2))
  }

  @Test(
    "steps have the keys and the days of their grain",
    arguments: [TimeGrain.day, .week, .month, .quarter, .year])
  func steps(_ grain: TimeGrain) throws {
    let day = try #require(CalendarDate(iso: "2024-01-01"))
    let first = try #require(TimeRange(containing: day, grain: grain).start)
    let steps = SeriesSteps(grain: grain, first: first, count: 9)
    for index in 0..<9 {
      let start = try #require(SeriesSteps.start(of: steps.key(index), grain: grain))
      #expect(steps.index(of: start.date, hour: 0) == index)
      #expect(steps.range(index).start == start.date)
      #expect(index == 0 || steps.range(index - 1).end == start.date)
    }
  }
}
