import QuerentCore

/// Samples of the charts that show spread and expectation.
extension SampleChart {
  private static func day(_ offset: Int) -> Value { .text(CalendarDate(daysSinceEpoch: 20_697 + offset).iso) }

  /// Two months of days with a weekly season, a dip of nearly two weeks and one high day.
  private static let expected = SampleChart(
    name: "line-band",
    chart: ChartSpecification(
      kind: .line, title: "EMEA net revenue per day, 1 Sep to 31 Oct 2026", category: 0, values: [1],
      band: .init(lower: 2, upper: 3), isAdditive: true, isOrdered: true, grain: .day),
    table: ResultTable(
      columns: [
        .init(name: "day", kind: .date, isKey: true), .init(name: "revenue", kind: .real, unit: "USD"),
        .init(name: "lower", kind: .real, unit: "USD"), .init(name: "upper", kind: .real, unit: "USD"),
      ],
      rows: (0..<61).map { offset -> [Value] in
        let isWeekend = (offset + 1) % 7 >= 5
        let usual = isWeekend ? 22_000.0 : 62_000
        let wave = Double((offset * 37) % 11) * 400 - 2_000
        let value = (35..<47).contains(offset) ? usual * 0.26 : offset == 20 ? 75_100 : usual + wave
        return [day(offset), .real(value), .real(usual * 0.85), .real(usual * 1.1)]
      }))

  private static func calendar(_ name: String, days: Int) -> SampleChart {
    SampleChart(
      name: name,
      chart: ChartSpecification(
        kind: .heatmap, title: "Orders per day", category: 0, values: [1], isAdditive: true, isOrdered: true,
        grain: .day),
      table: ResultTable(
        columns: [.init(name: "day", kind: .date, isKey: true), .init(name: "orders", kind: .integer)],
        rows: (0..<days).filter { $0 % 29 != 3 }.map { offset in
          [day(offset), .integer(Int64((offset * 13 + offset / 7 * 5) % 47))]
        }))
  }

  private static func box(_ name: String, _ groups: [String], count: Int) -> SampleChart {
    SampleChart(
      name: name,
      chart: ChartSpecification(kind: .box, title: "Order value by segment", category: 0, values: [1]),
      table: ResultTable(
        columns: [.init(name: "segment", kind: .text), .init(name: "value", kind: .real, unit: "USD")],
        rows: (0..<count).flatMap { row in
          groups.enumerated().map { index, group -> [Value] in
            let value = Double((row * row * (31 + index)) % 977) / 2 + Double(index * 90)
            return [.text(group), row == 7 ? .real(value * 4 + 900) : .real(value)]
          }
        }))
  }

  private static func scatter(_ name: String, _ rows: [[Value]]) -> SampleChart {
    SampleChart(
      name: name,
      chart: ChartSpecification(kind: .scatter, title: "Discount and profit by order", values: [0, 1]),
      table: ResultTable(
        columns: [
          .init(name: "discount", kind: .real, unit: "%"), .init(name: "profit", kind: .real, unit: "USD"),
        ], rows: rows))
  }

  static let spread: [SampleChart] = [
    expected, calendar("calendar", days: 90), calendar("calendar-long", days: 400),
    box("box", ["Consumer", "Corporate", "Home Office"], count: 60), box("box-one", ["All"], count: 1),
    scatter(
      "scatter",
      (0..<150).map { row -> [Value] in
        let step = row % 9
        let profit = 900 - step * 160 + (row * 83) % 240
        return [.real(Double(step) / 10), .real(Double(profit))]
      } + [[.null, 3]]),
    scatter("scatter-constant", [[0.1, 5], [0.1, 7], [0.1, 11]]),
    scatter("scatter-two", [[0.1, 5], [0.2, 7]]),
  ]
}
