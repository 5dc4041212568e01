import QuerentCore
import Rendering
import Testing

@Suite("Charts")
struct ChartSnapshotTests {
  @Test(
    "a chart looks as recorded at every width, charset and colour", arguments: SampleChart.all.map(\.name))
  func snapshot(_ name: String) throws {
    let sample = try #require(SampleChart.all.first { $0.name == name })
    let text = everyStyle { style in
      if style.isPlain { return ChartRenderer(style: style).summary(sample.chart, sample.table) + "\n" }
      return ChartRenderer(style: style).render(sample.chart, sample.table)
    }
    try expectSnapshot(text, named: "chart-\(name)")
  }
}
