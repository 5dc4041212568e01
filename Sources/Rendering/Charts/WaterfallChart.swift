import QuerentCore

/// How a total moved from one period to the next: the earlier total, one step a category, the later total. The steps
/// sum to the change; what is left unexplained is a step of its own.
struct WaterfallChart {
  let style: OutputStyle

  private static let mostSteps = 12

  struct Step {
    var label: String
    var from: Double
    var to: Double
    var isTotal = false

    var difference: Double { to - from }
  }

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    guard chart.baseline != nil, data.series.count == 2 else {
      throw ChartObjection(reason: "a waterfall needs figures of two periods")
    }
    guard chart.isAdditive else {
      throw ChartObjection(reason: "averages and ratios do not add up to a change")
    }
    let before = data.series[1].values.compactMap { $0 }.exactSum
    let after = data.series[0].values.compactMap { $0 }.exactSum
    let steps = steps(data, before: before, after: after)
    let levels = steps.flatMap { $0.isTotal ? [$0.to] : [$0.from, $0.to] }
    let start = Self.axisStart(levels, data.figures)
    let change = after - before
    let texts = steps.map { step in
      step.isTotal ? data.text(step.to) : (step.difference > 0 ? "+" : "") + data.text(step.difference)
    }
    let shares = steps.map { step in
      step.isTotal || change == 0 ? "" : signed(WholePercent.text(step.difference / change))
    }
    let valueWidth = texts.map { DisplayText.width(of: $0) }.max() ?? 0
    let shareWidth = style.proseWidth < 50 ? 0 : (shares.map { DisplayText.width(of: $0) }.max() ?? 0) + 2
    let labels = BarLabels(steps.map(\.label), reserved: 4 + valueWidth + shareWidth, style: style)
    let room = style.proseWidth - labels.column - 4 - valueWidth - shareWidth
    let low = min(start, levels.min() ?? 0)
    let span = max((levels.max() ?? 0) - low, .leastNonzeroMagnitude)
    func cell(_ value: Double) -> Int { Int(((value - low) / span * Double(room)).rounded()) }
    var drawing = ChartDrawing(lines: data.titleLines)
    for (index, step) in steps.enumerated() {
      drawing.lines += labels.ownLine(index)
      var line = labels.lead(index)
      let base = step.isTotal ? max(low, 0) : step.from
      let (first, last) = (cell(min(base, step.to)), cell(max(base, step.to)))
      line.append(step.isTotal && start > 0 ? style.glyphs.axisCut : "  ", .dim)
      line.append(String(repeating: " ", count: first))
      let isEmpty = step.isTotal ? step.to == low : step.difference == 0
      let length = isEmpty ? 0 : max(1, last - first)
      line.append(String(repeating: fill(step), count: min(length, room - first)), ink(step))
      line.pad(to: labels.column + 2 + room + 2)
      line.append(DisplayText.rightAligned(texts[index], to: valueWidth))
      if shareWidth > 0 { line.append(DisplayText.rightAligned(shares[index], to: shareWidth)) }
      drawing.lines.append(line)
    }
    drawing.lines += legend(start, data)
    drawing.summary = ChartSummary(style: style).comparison(data, order: Array(data.labels.indices))
    return drawing
  }

  private func signed(_ percent: String) -> String {
    percent.hasPrefix("-") || percent == "0%" || percent.hasPrefix("<") ? percent : "+" + percent
  }

  /// The largest steps by size, the rest in one, in order of size and falls first as the change goes.
  func steps(_ data: ChartData, before: Double, after: Double) -> [Step] {
    var moves = data.labels.indices.map { index in
      (
        label: data.labels[index],
        difference: (data.series[0].values[index] ?? 0) - (data.series[1].values[index] ?? 0)
      )
    }
    let isFall = after < before
    moves.sort { isFall ? $0.difference < $1.difference : $0.difference > $1.difference }
    if moves.count > Self.mostSteps {
      let byWeight = moves.indices.sorted { abs(moves[$0].difference) > abs(moves[$1].difference) }
      let kept = Set(byWeight.prefix(Self.mostSteps - 1))
      let rest = moves.indices.filter { !kept.contains($0) }
      let sum = rest.map { moves[$0].difference }.exactSum
      moves = moves.indices.filter(kept.contains).map { moves[$0] } + [("Other (n=\(rest.count))", sum)]
    }
    let names = [data.series[1].name, data.series[0].name]
    var steps = [Step(label: names[0], from: 0, to: before, isTotal: true)]
    var level = before
    for move in moves where move.difference != 0 {
      steps.append(Step(label: move.label, from: level, to: level + move.difference))
      level += move.difference
    }
    // Rounding alone leaves less than the last printed digit; only more than that is unexplained.
    let remainder = after - level
    if data.text(remainder) != data.text(0) {
      steps.append(Step(label: "unexplained", from: level, to: after))
    }
    steps.append(Step(label: names[1], from: 0, to: after, isTotal: true))
    return steps
  }

  /// Zero, or a round number below all levels when they lie far above zero and close together.
  static func axisStart(_ levels: [Double], _ figures: ColumnFigures) -> Double {
    guard let low = levels.min(), let high = levels.max(), low > high * 0.6, low > 0, low < high else {
      return 0
    }
    let ticks = NiceTicks(
      low: low - (high - low) * 0.2, high: high, most: 9, figures: figures, isWhole: false)
    return max(0, ticks.values.last { $0 <= low - (high - low) * 0.1 } ?? 0)
  }

  private func fill(_ step: Step) -> String {
    if step.isTotal { return style.glyphs.full }
    if style.isASCII { return step.difference < 0 ? "-" : "+" }
    return step.difference < 0 ? "▒" : "▓"
  }

  private func ink(_ step: Step) -> Ink { step.isTotal ? .total : step.difference < 0 ? .fall : .rise }

  private func legend(_ start: Double, _ data: ChartData) -> [StyledLine] {
    var parts: [String] = []
    if start > 0 { parts.append("\(style.glyphs.axisCut) axis starts at \(data.text(start))") }
    parts += style.isASCII ? ["- decrease", "+ increase"] : ["▒ decrease", "▓ increase"]
    if style.proseWidth >= 50 { parts.append("% = share of the change") }
    return DisplayText.wrapped(parts: parts, separator: "   ", to: style.proseWidth).map {
      StyledLine($0, .dim)
    }
  }
}
