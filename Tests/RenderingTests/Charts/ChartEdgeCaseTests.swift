import QuerentCore
import Rendering
import Testing

/// What every chart type does with what data have that pictures do not like. Each draws, or says why it does not.
@Suite("Charts of odd data")
struct ChartEdgeCaseTests {
  /// Six periods and six categories of two figures each, unless the case says otherwise.
  static let cases: [(name: String, figures: [(Value, Value)])] = [
    ("negative", [(12, -3), (-8, 4), (5, -6), (-1, -2), (9, 3), (-4, 1)]),
    ("zero", [(0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0)]),
    ("tiny", [(0.0004, 0.0002), (0.9, 0.5), (0.00001, 0.1), (120, 80), (0.5, 0.25), (3, 2)]),
    ("null", [(4, 2), (.null, 3), (6, .null), (.null, .null), (5, 1), (7, 6)]),
    ("one", [(42, 17)]),
    ("none", []),
    ("constant", [(5, 5), (5, 5), (5, 5), (5, 5), (5, 5), (5, 5)]),
    (
      "all-but-equal",
      [(.real(0.3), .real(0.3)), (.real(0.1 + 0.2), .real(0.3)), (.real(0.3), .real(0.1 + 0.2))]
    ),
    ("all-null", [(.null, .null), (.null, .null), (.null, .null)]),
    (
      "ten-thousand",
      (0..<10_000).map { (.real(Double(($0 * 7_919) % 9_973)), .real(Double(($0 * 613) % 499))) }
    ),
  ]

  static let kinds = ChartSpecification.Kind.allCases.filter { $0 != .none && $0 != .table }

  private static func chart(
    _ kind: ChartSpecification.Kind, _ figures: [(Value, Value)]
  ) -> (ChartSpecification, ResultTable) {
    let isTimed = [.line, .heatmap, .sparkline].contains(kind)
    let key = ResultTable.Column(name: "key", kind: isTimed ? .date : .text, isKey: true)
    let rows: [[Value]] = figures.enumerated().map { index, pair in
      let day = CalendarDate(year: 2026, month: 1, day: 1)?.adding(days: index).iso ?? ""
      return [isTimed ? .text(day) : .text("Item \(index + 1)"), pair.0, pair.1]
    }
    let table = ResultTable(
      columns: [
        key, .init(name: "sales", kind: .real, unit: "USD"), .init(name: "before", kind: .real, unit: "USD"),
      ], rows: rows)
    var chart = ChartSpecification(
      kind: kind, title: "Sales", category: 0, values: [1], isAdditive: true, isOrdered: isTimed,
      grain: isTimed ? .day : nil)
    switch kind {
    case .groupedBar, .bullet, .waterfall: chart.baseline = 2
    case .stackedBar, .scatter, .sparkline: chart.values = [1, 2]
    case .number:
      chart.category = nil
      chart.baseline = 2
    default: break
    }
    return (chart, table)
  }

  @Test("a chart type looks as recorded for every odd case", arguments: kinds)
  func snapshots(_ kind: ChartSpecification.Kind) throws {
    let text = Self.cases.map { name, figures in
      let (chart, table) = Self.chart(kind, figures)
      let drawn = ChartRenderer(style: OutputStyle(width: 60, showsTiming: false)).render(chart, table)
      let lines = drawn.split(separator: "\n", omittingEmptySubsequences: false)
      return "== \(name)\n" + lines.prefix(40).joined(separator: "\n") + (lines.count > 40 ? "\n(cut)\n" : "")
    }.joined()
    try expectSnapshot(text, named: "edge-\(kind.rawValue)")
  }

  @Test(
    "every type keeps to the width, the charset and the same bytes", arguments: kinds, [40, 60, 80, 120])
  func bounds(_ kind: ChartSpecification.Kind, width: Int) {
    for (name, figures) in Self.cases {
      let (chart, table) = Self.chart(kind, figures)
      for charset in Charset.allCases {
        let renderer = ChartRenderer(style: OutputStyle(width: width, charset: charset))
        let text = renderer.render(chart, table)
        for line in text.split(separator: "\n") {
          #expect(DisplayText.width(of: String(line)) <= width, "\(name): \(line)")
        }
        if charset == .ascii { #expect(text.utf8.allSatisfy { $0 < 128 }, "\(name)") }
        #expect(name == "ten-thousand" || renderer.render(chart, table) == text)
      }
    }
  }
}
