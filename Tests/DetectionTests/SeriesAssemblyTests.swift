import Testing

@testable import Detection

@Suite("Laying observations on a grid")
struct SeriesAssemblyTests {
  private let day = TimeSeries.day
  /// 2026-01-01 was a Thursday.
  private let newYear = CivilDate.number(year: 2026, month: 1, day: 1) * TimeSeries.day

  private func observe(_ seconds: [Int], value: Double = 1) -> [Observation] {
    seconds.map { Observation(series: "", second: $0, sum: value) }
  }

  @Test(
    "months and their numbers are one another's inverse", arguments: [-700, -13, -12, -1, 0, 1, 11, 12, 673])
  func months(number: Int) {
    #expect(CivilDate(monthIndex: number).monthIndex == number)
    #expect(CivilDate(monthIndex: number).day == 1)
  }

  @Test("dates of months apart are months, whatever their length")
  func months() throws {
    let seconds = (0..<30).map { Grain.month.second(of: 600 + $0) }
    let assembly = SeriesAssembly(observe(seconds))
    #expect(assembly.grain == .month)
    let series = try #require(assembly.series.first)
    #expect(series.values.count == 30)
    #expect((0..<30).map { series.second(at: $0) } == seconds)
    #expect(series.stamp(at: 1) == "2020-02-01")
  }

  @Test("events of several a day are counted by day, and a last day in part is left out")
  func partial() throws {
    var seconds = (0..<40).flatMap { date in (0..<24).map { newYear + date * day + $0 * 3600 + date * 7 % 60 }
    }
    seconds += seconds.prefix(3)
    seconds += [newYear + 40 * day, newYear + 40 * day + 3600]
    let assembly = SeriesAssembly(observe(seconds), grain: .day)
    let series = try #require(assembly.series.first)
    #expect(series.values.count == 40)
    #expect(assembly.partialLast == newYear + 40 * day)
    #expect(assembly.partialFirst == nil)
  }

  @Test("weeks begin on Monday, and the first in part is left out")
  func weeks() throws {
    let assembly = SeriesAssembly(observe((0..<100).map { newYear + $0 * day }), grain: .week)
    let series = try #require(assembly.series.first)
    #expect(series.stamp(at: 0) == "2026-01-05")
    #expect(series.values.allSatisfy { $0 == 7 })
    #expect(assembly.partialFirst == newYear - 3 * day)
  }

  @Test("thin events are taken by week or month, and that is said")
  func thin() {
    let assembly = SeriesAssembly(
      observe((0..<120).flatMap { [newYear + $0 * 5 * day, newYear + $0 * 5 * day] }))
    #expect(assembly.grain == .week)
    #expect(assembly.isCoarsened)
  }

  @Test("an hour that comes twice in an hourly series is averaged; days that come twice are added up")
  func repeats() throws {
    let hours = SeriesAssembly(observe((0..<100).map { $0 * 3600 } + [7200], value: 5))
    #expect(hours.areAveraged)
    #expect(try #require(hours.series.first).values[2] == 5)
    let days = SeriesAssembly(observe((0..<100).map { $0 * day } + [2 * day], value: 5))
    #expect(try #require(days.series.first).values[2] == 10)
  }

  @Test("a mean is that of the rows, not of the means")
  func means() throws {
    let rows = [
      Observation(series: "a", second: 0, sum: 10, count: 1),
      Observation(series: "a", second: 60, sum: 2, count: 2),
    ]
    #expect(try #require(SeriesAssembly(rows, grain: .day, aggregate: .avg).series.first).values == [4])
  }
}
