import QuerentCore

/// Stages in their order: each with its figure, its share of the first stage and of the stage before.
struct FunnelChart {
  let style: OutputStyle

  /// Measures of one row are stages in the order they were asked for; else the categories are.
  func staged(_ chart: ChartSpecification, _ data: ChartData) -> ChartData {
    guard chart.category == nil, data.series.count > 1 else { return data }
    var staged = data
    staged.labels = data.series.map(\.name)
    staged.series = [ChartData.Series(name: data.title, values: data.series.map { $0.values.first ?? nil })]
    return staged
  }

  func draw(_ chart: ChartSpecification, _ given: ChartData) throws(ChartObjection) -> ChartDrawing {
    let data = staged(chart, given)
    let values = data.series[0].values
    guard values.count <= 20 else {
      throw ChartObjection(reason: "\(values.count) stages are too many for a funnel")
    }
    guard values.allSatisfy({ ($0 ?? 0) >= 0 }) else {
      throw ChartObjection(reason: "stages of a funnel cannot be negative")
    }
    let texts = values.map { data.text($0) }
    let first = values.first ?? nil
    func share(_ value: Double?, _ base: Double?) -> String {
      guard let value, let base, base > 0 else { return "" }
      return WholePercent.text(value / base)
    }
    let ofFirst = values.map { share($0, first) }
    let ofPrevious = values.indices.map { index in
      index == 0
        ? ""
        : style.isASCII
          ? "-> \(share(values[index], values[index - 1]))" : "→ \(share(values[index], values[index - 1]))"
    }
    let valueWidth = texts.map { DisplayText.width(of: $0) }.max() ?? 0
    let isNarrow = style.proseWidth < 50
    let firstWidth = isNarrow ? 0 : (ofFirst.map { DisplayText.width(of: $0) }.max() ?? 0) + 2
    let stepWidth = isNarrow ? 0 : (ofPrevious.map { DisplayText.width(of: $0) }.max() ?? 0) + 2
    let labels = BarLabels(data.labels, reserved: 2 + valueWidth + firstWidth + stepWidth, style: style)
    let room = style.proseWidth - labels.column - 2 - valueWidth - firstWidth - stepWidth
    let scale = BarScale(values.compactMap { $0 }, cells: room, style: style)
    var drawing = ChartDrawing(lines: data.titleLines)
    for index in values.indices {
      drawing.lines += labels.ownLine(index)
      var line = labels.lead(index)
      line.append(style.glyphs.axis, .dim)
      line.append(scale.right(values[index]), .rise)
      line.pad(to: labels.column + 1 + room + 1)
      line.append(DisplayText.rightAligned(texts[index], to: valueWidth))
      if !isNarrow {
        line.append(DisplayText.rightAligned(ofFirst[index], to: firstWidth))
        line.append(DisplayText.rightAligned(ofPrevious[index], to: stepWidth), .dim)
      }
      drawing.lines.append(line)
    }
    drawing.summary = summary(values, data)
    drawing.showsEveryCell = true
    drawing.summaryStands = true
    return drawing
  }

  /// From first to last, and the step that loses most.
  private func summary(_ values: [Double?], _ data: ChartData) -> String {
    guard let first = values.first ?? nil, let last = values.last ?? nil, first > 0, values.count > 1 else {
      return ""
    }
    var text =
      "\(WholePercent.text(last / first)) of \(data.labels[0]) reach \(data.labels[values.count - 1])"
    let kept = values.indices.dropFirst().compactMap { index -> (index: Int, share: Double)? in
      guard let before = values[index - 1], let here = values[index], before > 0 else { return nil }
      return (index, here / before)
    }
    if let worst = kept.min(by: { $0.share < $1.share }), values.count > 2, worst.share < 1 {
      text +=
        "; the largest loss is before \(data.labels[worst.index]), where \(WholePercent.text(worst.share)) go on"
    }
    return text + "."
  }
}
