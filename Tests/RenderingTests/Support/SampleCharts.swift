import QuerentCore

/// A chart and its result, for snapshots. The figures are invented.
struct SampleChart: Sendable {
  var name: String
  var chart: ChartSpecification
  var table: ResultTable

  private static func table(
    _ category: String, _ measures: [(String, String?)], _ rows: [[Value]],
    categoryKind: ResultTable.Column.Kind = .text, measureKind: ResultTable.Column.Kind = .real
  ) -> ResultTable {
    let key = ResultTable.Column(name: category, kind: categoryKind, isKey: true)
    let figures = measures.map { ResultTable.Column(name: $0.0, label: $0.0, kind: measureKind, unit: $0.1) }
    return ResultTable(columns: [key] + figures, rows: rows)
  }

  private static func bars(
    _ name: String, title: String, unit: String? = "USD", isAdditive: Bool = true, isOrdered: Bool = false,
    _ rows: [[Value]]
  ) -> SampleChart {
    SampleChart(
      name: name,
      chart: ChartSpecification(
        kind: .bar, title: title, category: 0, values: [1], isAdditive: isAdditive, isOrdered: isOrdered),
      table: table("category", [("value", unit)], rows))
  }

  private static func line(
    _ name: String, title: String, unit: String? = "USD", grain: TimeGrain?, _ rows: [[Value]]
  ) -> SampleChart {
    SampleChart(
      name: name,
      chart: ChartSpecification(
        kind: .line, title: title, category: 0, values: [1], isAdditive: true, isOrdered: true, grain: grain),
      table: table("period", [("revenue", unit)], rows, categoryKind: .date))
  }

  static let bars: [SampleChart] = [
    bars(
      "bar-negative", title: "Net revenue by product, Q3 2026",
      [
        ["Storage Pro Annual (EU data residency)", 1_844_213.4], ["Compute", 1_310_502],
        ["Services", 702_093.5],
        ["Support", 298_911], ["Hardware refurb", 61_280.25], ["Credits & refunds", -214_300],
      ]),
    bars(
      "bar-shares", title: "Sales by region, 2017",
      [["Central", 501_239.89], ["East", 678_781.24], ["South", 391_721.91], ["West", 725_457.82]]),
    bars(
      "bar-other", title: "Sales by product",
      (1...48).map { [.text("Product \($0)"), .real(Double(($0 * 7919) % 9973))] }),
    bars(
      "bar-average", title: "Average order value by state", unit: "USD", isAdditive: false,
      (1...20).map { [.text("State \($0)"), .real(Double(($0 * 613) % 499) + 0.5)] }),
    bars(
      "bar-months", title: "Orders by month", unit: nil, isOrdered: true,
      [
        ["2017-01", 120], ["2017-02", 98], ["2017-03", .null], ["2017-04", 0], ["2017-05", 3],
        ["2017-06", 1204],
      ]),
    bars(
      "bar-tiny", title: "Defect rate by line", unit: nil, isAdditive: false,
      [["A", 0.00042], ["B", 0.9], ["C", 0]]),
    bars(
      "bar-all-negative", title: "Refunds by region",
      [["West", -12], ["East", -1_200.5], ["South", -0.01]]),
    bars("bar-zero", title: "Sales by region", [["West", 0], ["East", 0.0]]),
    bars("bar-constant", title: "Seats by team", unit: "seats", [["Red", 5], ["Blue", 5], ["Green", 5]]),
    bars("bar-one", title: "Sales by region", [["West", 725_457.82]]),
    bars("bar-none", title: "Sales by region", []),
    bars("bar-null", title: "Sales by region", [["West", .null], ["East", .null]]),
    bars(
      "bar-wide-characters", title: "売上 by region",
      [
        ["東京都千代田区丸の内一丁目", 1200], ["Zu\u{308}rich", 900.5], ["👩‍👩‍👧‍👦 family 🇩🇪", 640], [.null, 12], ["", 3],
        ["tab\tand\u{1B}[31mred", 1],
      ]),
    bars(
      "bar-ten-thousand", title: "Sales by order",
      (1...10_000).map { [.text("Order \($0)"), .real(Double($0))] }),
    bars(
      "bar-percent", title: "Margin by category, 2017", unit: "%", isAdditive: false,
      [["Technology", 0.174], ["Furniture", 0.0249], ["Office Supplies", 0.1704], ["Tables", -0.0856]]),
  ]

  static let grouped: [SampleChart] = [
    SampleChart(
      name: "grouped-periods",
      chart: ChartSpecification(
        kind: .groupedBar, title: "Sales by region, Q3 against Q2 2017", category: 0, values: [1],
        baseline: 2,
        isAdditive: true),
      table: table(
        "region", [("Q3 2017", "USD"), ("Q2 2017", "USD")],
        [
          ["West", 225_457.82, 198_100.5], ["East", 178_781.24, 190_300], ["Central", 101_239.89, .null],
          ["South", 91_721.91, 0],
        ])),
    SampleChart(
      name: "grouped-percent",
      chart: ChartSpecification(
        kind: .groupedBar, title: "Margin by category", category: 0, values: [1], baseline: 2),
      table: table(
        "category", [("2017", "%"), ("2016", "%")],
        [["Technology", 0.174, 0.151], ["Furniture", -0.0249, 0.0231], ["Office Supplies", 0.17, 0.17]])),
    SampleChart(
      name: "grouped-measures",
      chart: ChartSpecification(
        kind: .groupedBar, title: "Sales, cost and profit by segment", category: 0, values: [1, 2, 3],
        isAdditive: true),
      table: table(
        "segment", [("sales", "USD"), ("cost", "USD"), ("profit", "USD")],
        [["Consumer", 1_161_401, 1_027_282, 134_119], ["Corporate", 706_146, 614_167, -91_979]])),
    SampleChart(
      name: "number-change",
      chart: ChartSpecification(
        kind: .number, title: "Net revenue", values: [0], baseline: 1, isAdditive: true),
      table: ResultTable(
        columns: [
          .init(name: "current", label: "Oct 2026", kind: .real, unit: "USD"),
          .init(name: "previous", label: "Sep 2026", kind: .real, unit: "USD"),
        ], rows: [[4_209_700, 4_820_400]])),
    SampleChart(
      name: "number-several",
      chart: ChartSpecification(kind: .number, title: "Sales, orders and margin", values: [0, 1, 2]),
      table: ResultTable(
        columns: [
          .init(name: "sales", kind: .real, unit: "USD"), .init(name: "orders", kind: .integer),
          .init(name: "margin", kind: .real, unit: "%"),
        ], rows: [[2_297_200.86, 5009, 0.1247]])),
    SampleChart(
      name: "grouped-mixed-units",
      chart: ChartSpecification(kind: .groupedBar, title: "Sales and orders", category: 0, values: [1, 2]),
      table: table("region", [("sales", "USD"), ("orders", nil)], [["West", 1, 2]])),
  ]

  static let lines: [SampleChart] = [
    line(
      "line-months", title: "Net revenue by month, 2024 to 2026", grain: .month,
      (0..<36).map { month in
        let season = [9, 7, 12, 10, 11, 13, 9, 8, 16, 12, 17, 19][month % 12]
        let year = 2024 + month / 12
        let number = month % 12 + 1
        return [
          .text("\(year)-\(number < 10 ? "0" : "")\(number)"), .real(Double(season * 21_000 + month * 2_500)),
        ]
      }),
    line(
      "line-gaps", title: "Orders per day, March 2017", unit: nil, grain: .day,
      [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 20, 28, 30].map { day in
        [.text("2017-03-\(day < 10 ? "0" : "")\(day)"), .integer(Int64(40 + day * 37 % 23))]
      }),
    line(
      "line-negative", title: "Profit by quarter", grain: .quarter,
      [
        ["2016-Q1", 1200], ["2016-Q2", -350.5], ["2016-Q3", .null], ["2016-Q4", 900], ["2017-Q1", -1_800],
      ]),
    line(
      "line-high", title: "Headcount by week", unit: nil, grain: .week,
      (0..<20).map { week in
        [.text(CalendarDate(daysSinceEpoch: 17_168 + 7 * week).iso), .integer(Int64(1_010 + week * 13 % 29))]
      }),
    line(
      "line-constant", title: "Seats by year", unit: nil, grain: .year,
      (2010...2017).map { [.integer($0), 12] }),
    line("line-one", title: "Sales by month", grain: .month, [["2017-03", 12]]),
    line("line-null", title: "Sales by month", grain: .month, [["2017-03", .null], ["2017-04", .null]]),
    SampleChart(
      name: "line-series",
      chart: ChartSpecification(
        kind: .line, title: "Sales by month and region", category: 0, series: 1, values: [2],
        isAdditive: true,
        isOrdered: true, grain: .month),
      table: ResultTable(
        columns: [
          .init(name: "month", kind: .date, isKey: true), .init(name: "region", kind: .text, isKey: true),
          .init(name: "sales", kind: .real, unit: "USD"),
        ],
        rows: (1...12).flatMap { month in
          ["West", "East", "Central"].enumerated().map { index, region -> [Value] in
            let value = Double(40_000 - index * 9_000 + (month * (index + 3) * 1_700) % 15_000)
            return [.text("2017-\(month < 10 ? "0" : "")\(month)"), .text(region), .real(value)]
          }
        })),
  ]

  private static func matrix(_ kind: ChartSpecification.Kind, isNormalized: Bool = false) -> SampleChart {
    let weeks = ["Sep 7", "Sep 14", "Sep 21", "Sep 28", "Oct 5", "Oct 12"]
    let days = kind == .heatmap ? ["Mon", "Tue", "Wed", "Sat", "Sun"] : ["AMER", "EMEA", "APAC"]
    var rows: [[Value]] = []
    for (row, day) in days.enumerated() {
      for (column, week) in weeks.enumerated() where kind != .heatmap || row != 4 || column != 2 {
        let revenue = Double((row * 17 + column * column * 7 + 11) % 67) + 3.25
        rows.append([.text(day), .text(week), .real(revenue)])
      }
    }
    return SampleChart(
      name: isNormalized ? "stacked-shares" : kind == .heatmap ? "heatmap" : "stacked",
      chart: ChartSpecification(
        kind: kind, title: "EMEA net revenue by weekday and week", category: kind == .heatmap ? 0 : 1,
        series: kind == .heatmap ? 1 : 0, values: [2], isAdditive: true, isNormalized: isNormalized,
        isOrdered: true),
      table: ResultTable(
        columns: [
          .init(name: "day", kind: .text, isKey: true), .init(name: "week", kind: .text, isKey: true),
          .init(name: "revenue", kind: .real, unit: "USD"),
        ], rows: rows))
  }

  static let others: [SampleChart] = [
    matrix(.heatmap), matrix(.stackedBar), matrix(.stackedBar, isNormalized: true),
    SampleChart(
      name: "waterfall",
      chart: ChartSpecification(
        kind: .waterfall, title: "Net revenue, Sep to Oct 2026", category: 0, values: [1], baseline: 2,
        isAdditive: true),
      table: table(
        "segment", [("Oct 2026", "USD"), ("Sep 2026", "USD")],
        [
          ["EMEA · Storage", 698_800, 1_000_000], ["EMEA · Compute", 501_600, 600_000],
          ["EMEA · Services", 133_700, 200_000], ["APAC · renewals slipped", 908_000, 1_000_000],
          ["APAC · other", 475_700, 500_000], ["AMER · discounting", 728_500, 800_000],
          ["AMER · new logos", 763_400, 720_400],
        ])),
    SampleChart(
      name: "waterfall-from-zero",
      chart: ChartSpecification(
        kind: .waterfall, title: "Profit by region, 2016 to 2017", category: 0, values: [1], baseline: 2,
        isAdditive: true),
      table: table(
        "region", [("2017", "USD"), ("2016", "USD")],
        [
          ["West", 12_000, 4_000], ["East", -3_000.25, 2_500], ["South", .null, 1_000], ["Central", 10, 10],
        ])),
    SampleChart(
      name: "bullet",
      chart: ChartSpecification(
        kind: .bullet, title: "Bookings against quota, Q3 2026", category: 0, values: [1], baseline: 2),
      table: table(
        "rep", [("bookings", "USD"), ("quota", "USD")],
        [
          ["Chinedu Okafor", 1_184_000, 1_000_000], ["Élodie Martin", 871_000, 900_000],
          ["Ana Ruiz", 962_500, 1_000_000],
          ["Dana Fox", 512_800, 800_000], ["New hire", 12_000, .null],
        ])),
    SampleChart(
      name: "funnel",
      chart: ChartSpecification(
        kind: .funnel, title: "Opportunities by stage", category: 0, values: [1], isOrdered: true),
      table: table(
        "stage", [("opportunities", nil)],
        [["Lead", 3_918], ["Qualified", 1_704], ["Proposal", 820], ["Won", 207]])),
    SampleChart(
      name: "histogram",
      chart: ChartSpecification(kind: .histogram, title: "Orders by value", values: [0]),
      table: ResultTable(
        columns: [.init(name: "value", kind: .real, unit: "USD")],
        rows: (0..<400).map { row -> [Value] in
          let spread = (row * row * 31) % 977
          return [.real(Double(spread * (row % 7 + 1)) / 4)]
        })),
  ]

  static let all = bars + grouped + lines + others + spread
}
