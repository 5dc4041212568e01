import QuerentCore
import Rendering
import SeededRandom
import Testing

@Suite("Charts that would mislead are not drawn")
struct ChartHonestyTests {
  private func table(_ rows: [[Value]], unit: String? = "USD") -> ResultTable {
    let figures = (1..<max(2, rows.first?.count ?? 2)).map { index in
      ResultTable.Column(name: "v\(index)", kind: .real, unit: unit)
    }
    return ResultTable(columns: [.init(name: "k", kind: .text)] + figures, rows: rows)
  }

  private func draw(_ chart: ChartSpecification, _ table: ResultTable) -> String {
    ChartRenderer(style: OutputStyle(width: 80)).render(chart, table)
  }

  @Test("more than sixty bars")
  func manyBars() {
    let rows = (0..<61).map { [Value.text("k\($0)"), .integer(Int64($0))] }
    let chart = ChartSpecification(kind: .bar, title: "t", category: 0, values: [1], isAdditive: true)
    #expect(draw(chart, table(rows)).hasPrefix("No chart: 61 categories are too many for bars"))
    #expect(draw(chart, table(Array(rows.dropLast()))).contains("Other (n=49)"))
  }

  @Test("parts of a whole that are negative")
  func negativeParts() {
    let chart = ChartSpecification(
      kind: .stackedBar, title: "t", category: 0, values: [1, 2], isAdditive: true)
    #expect(draw(chart, table([["a", 3, -1]])).hasPrefix("No chart: parts of a whole cannot be negative"))
  }

  @Test("shares of a total with negative parts are left out, shares of a sum without are whole percentages")
  func shares() {
    let chart = ChartSpecification(kind: .bar, title: "t", category: 0, values: [1], isAdditive: true)
    #expect(!draw(chart, table([["a", 3], ["b", -1]])).contains("%"))
    #expect(draw(chart, table([["a", 2], ["b", 1]])).contains(" 67%"))
  }

  @Test("averages have no total, no shares and no sum of the rest")
  func averages() {
    let rows = (0..<20).map { [Value.text("k\($0)"), .integer(Int64($0 + 1))] }
    let chart = ChartSpecification(kind: .bar, title: "t", category: 0, values: [1])
    let output = draw(chart, table(rows))
    #expect(!output.contains("total") && !output.contains("Other") && !output.contains("%"))
    #expect(output.contains("8 more not drawn"))
  }

  @Test("one point as a line, two points that do not touch")
  func points() {
    let chart = ChartSpecification(kind: .line, title: "t", category: 0, values: [1], grain: .month)
    #expect(draw(chart, table([["2017-01", 3]])).contains("one point in time is no line"))
    #expect(draw(chart, table([["2017-01", 3], ["2017-02", .null]])).contains("no two points"))
  }

  @Test("columns that are not there are said, not trapped")
  func columns() {
    let chart = ChartSpecification(kind: .bar, title: "t", category: 7, values: [9])
    #expect(draw(chart, table([["a", 1]])).hasPrefix("No chart"))
  }

  @Test("the steps of a waterfall sum to the change, to the cent", arguments: 0..<1_000)
  func waterfall(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...30, using: &random)
    func cents() -> Double { Double(Int.random(in: -9_000...9_000, using: &random)) / 100 }
    let rows = (0..<count).map { [Value.text("k\($0)"), .real(cents()), .real(cents())] }
    let chart = ChartSpecification(
      kind: .waterfall, title: "t", category: 0, values: [1], baseline: 2, isAdditive: true)
    let lines = draw(chart, table(rows)).split(separator: "\n").dropFirst()
    // Every bar line ends in its figure, or in its figure and its share of the change.
    func cents(_ line: Substring) -> Int? {
      let words = line.split(separator: " ")
      guard let figure = words.last(where: { !$0.hasSuffix("%") }), figure.contains(".") else { return nil }
      return Int(figure.filter { $0 != "," && $0 != "." && $0 != "+" })
    }
    let figures = lines.prefix { !$0.hasPrefix("▒") && !$0.hasPrefix("╱") }.compactMap(cents)
    let steps = figures.dropFirst().dropLast()
    #expect(figures.count >= 2, "seed \(seed)")
    #expect((figures.first ?? 0) + steps.reduce(0, +) == figures.last, "seed \(seed)")
  }

  @Test("a line of very many points covers all rows from the lowest to the highest of each column")
  func denseLine() {
    let rows = (0..<20_000).map { number -> [Value] in
      let day = CalendarDate(daysSinceEpoch: number).iso
      return [.text(day), .real(number % 2 == 0 ? 0 : 100)]
    }
    let chart = ChartSpecification(kind: .line, title: "t", category: 0, values: [1], grain: .day)
    let plot = draw(chart, table(rows)).split(separator: "\n").filter { $0.contains("⣿") }
    #expect(plot.count >= 7)
    #expect(plot.allSatisfy { $0.filter { $0 == "⣿" }.count > 50 }, "\(plot)")
  }
}
