import QuerentCore
import Rendering
import SeededRandom
import Testing

/// What holds for every output, over random data. The seed is in the message of a failure.
@Suite("Whatever the data")
struct RenderingPropertyTests {
  private static let kinds: [ChartSpecification.Kind] = [
    .bar, .groupedBar, .line, .number, .stackedBar, .histogram, .heatmap, .funnel, .bullet, .waterfall,
    .box, .scatter, .sparkline, .table,
  ]

  private struct Case {
    var answer: Answer
    var style: OutputStyle
    var output: String
  }

  private func makeCase(_ seed: UInt64, _ change: (inout OutputStyle) -> Void = { _ in }) -> Case {
    var random = SplitMix64(seed: seed)
    var answer = Answer(question: Question(RandomData.text(&random)), status: .answered)
    answer.understanding = Understanding(
      metric: RandomData.text(&random), groups: [RandomData.text(&random)],
      corrections: [RandomData.text(&random)])
    answer.text = (0..<12).map { _ in RandomData.text(&random) }.joined(separator: " ")
    answer.caveats = [RandomData.text(&random)]
    answer.checks = (0..<4).map { .init(name: "c\($0)", passed: true, detail: RandomData.text(&random)) }
    answer.trust = .checked
    answer.followUps = (0..<3).map { _ in RandomData.text(&random) }
    let figures = Int.random(in: 1...5, using: &random)
    let rows = [0, 1, 2, 5, 14, 40].randomElement(using: &random) ?? 3
    answer.table = RandomData.table(
      &random, rows: rows, figures: figures, isDated: Bool.random(using: &random))
    let kind = Self.kinds.randomElement(using: &random) ?? .bar
    let isPivoted = kind == .heatmap || Int.random(in: 0..<5, using: &random) == 0
    answer.chart = ChartSpecification(
      kind: kind, title: RandomData.text(&random), category: 0, series: isPivoted ? 0 : nil,
      values: Array(1...min(figures, 3)), baseline: Bool.random(using: &random) && figures > 1 ? 2 : nil,
      band: kind == .line && figures > 2 ? .init(lower: 2, upper: 3) : nil,
      isAdditive: Bool.random(using: &random), isOrdered: Bool.random(using: &random))
    var style = OutputStyle(
      width: Int.random(in: 40...130, using: &random),
      charset: Charset.allCases.randomElement(using: &random) ?? .unicode,
      showsTypes: Bool.random(using: &random))
    change(&style)
    return Case(answer: answer, style: style, output: AnswerRenderer(style: style).render(answer))
  }

  @Test("no line is wider than the width", arguments: 0..<600)
  func width(_ seed: UInt64) {
    let example = makeCase(seed)
    for line in example.output.split(separator: "\n") {
      let width = DisplayText.width(of: String(line))
      #expect(width <= example.style.width, "seed \(seed): \(width) > \(example.style.width): \(line)")
    }
  }

  @Test("ASCII output is pure 7-bit without control characters", arguments: 0..<200)
  func ascii(_ seed: UInt64) {
    let output = makeCase(seed) { $0.charset = .ascii }.output
    let foreign = output.unicodeScalars.first { $0.value > 0x7E || ($0.value < 0x20 && $0 != "\n") }
    #expect(foreign == nil, "seed \(seed)")
  }

  @Test("without colour there is no escape, with colour the text is the same", arguments: 0..<200)
  func colour(_ seed: UInt64) {
    let bare = makeCase(seed)
    #expect(!bare.output.contains("\u{1B}"), "seed \(seed)")
    let coloured = makeCase(seed) { $0.usesColor = true }.output
    // Spaces at the end of a line may have been coloured away; the words may not change.
    func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    #expect(words(DisplayText.cleaned(coloured)) == words(DisplayText.cleaned(bare.output)), "seed \(seed)")
  }

  @Test("the plain form has no box, block or braille character", arguments: 0..<200)
  func plain(_ seed: UInt64) {
    let output = makeCase(seed) { $0.isPlain = true }.output
    #expect(!output.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) }, "seed \(seed)")
    #expect(!output.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) }, "seed \(seed)")
  }

  @Test("the block charset has no braille", arguments: 0..<100)
  func block(_ seed: UInt64) {
    let output = makeCase(seed) { $0.charset = .block }.output
    #expect(!output.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) }, "seed \(seed)")
  }

  @Test("figures at bar ends are the cells, and longer bars are larger figures", arguments: 0..<200)
  func bars(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...12, using: &random)
    let values = (0..<count).map { _ in
      (Double.random(in: -20_000...90_000, using: &random) * 100).rounded() / 100
    }
    let table = ResultTable(
      columns: [.init(name: "key", kind: .text), .init(name: "sales", kind: .real, unit: "USD")],
      rows: values.enumerated().map { [.text("Row\($0)x"), .real($1)] })
    let chart = ChartSpecification(kind: .bar, title: "t", category: 0, values: [1])
    let output = ChartRenderer(style: OutputStyle(width: 80)).render(chart, table)
    let lines = output.split(separator: "\n").dropFirst().prefix(count)
    let figures = ColumnFigures(for: table.columns[1], values: values, isCompact: true)
    var bars: [(value: Double, length: Int)] = []
    for (index, value) in values.enumerated() {
      guard let line = lines.first(where: { $0.hasPrefix("Row\(index)x ") }) else {
        Issue.record("seed \(seed): no bar for row \(index)")
        continue
      }
      #expect(line.hasSuffix(" " + figures.text(value)), "seed \(seed): \(line)")
      let drawn = line.filter { "█▏▎▍▌▋▊▉▒".contains($0) }
      #expect(value == 0 ? drawn.isEmpty : !drawn.isEmpty, "seed \(seed): \(line)")
      bars.append((value, drawn.count))
    }
    let positive = bars.filter { $0.value > 0 }.sorted { $0.value < $1.value }
    #expect(zip(positive, positive.dropFirst()).allSatisfy { $0.length <= $1.length }, "seed \(seed)")
  }
}
