import QuerentCore

/// One row of figures: two bars and the change where there is an earlier figure to compare with, else a list.
struct NumberChart {
  let style: OutputStyle

  func draw(_ chart: ChartSpecification, _ data: ChartData, _ table: ResultTable) -> ChartDrawing {
    var drawing = ChartDrawing()
    if let baseline = chart.baseline, let after = data.series[0].values[0],
      let before = data.series[data.series.count - 1].values[0], !data.hasMixedUnits
    {
      drawing.lines = comparison(table, chart, baseline, before: before, after: after, data)
      if let change = Change(from: before, to: after) {
        let sentences = [after, before].map { style.clean(data.figures.sentenceText($0)) }
        let names = data.series.map(\.name)
        drawing.summary =
          "\(names[0]) \(sentences[0]), \(names[1]) \(sentences[1]), change "
          + style.clean(change.sentence(data.figures)) + "."
      }
      drawing.showsEveryCell = Set(chart.values + [baseline]).count == table.columns.count
      return drawing
    }
    drawing.showsEveryCell = chart.values.count == table.columns.count && table.rows.count == 1
    guard chart.values.count > 1 else { return drawing }
    let formats = ColumnFormat.all(of: table, rows: table.rows[...], style: style)
    let labels = chart.values.map { style.clean(table.columns[$0].label) }
    let labelWidth = min(labels.map { DisplayText.width(of: $0) }.max() ?? 0, style.proseWidth / 2)
    let texts = chart.values.map { formats[$0].textWithUnit(table.rows[0][$0]) }
    let textWidth = texts.map { DisplayText.width(of: $0) }.max() ?? 0
    drawing.lines = zip(labels, texts).map { label, text in
      let cut = DisplayText.cutMiddle(label, to: labelWidth, ellipsis: style.glyphs.ellipsis)
      var line = StyledLine("  " + DisplayText.padded(cut, to: labelWidth) + "  ")
      line.append(DisplayText.rightAligned(text, to: textWidth), .strong)
      return line
    }
    return drawing
  }

  private func comparison(
    _ table: ResultTable, _ chart: ChartSpecification, _ baseline: Int, before: Double, after: Double,
    _ data: ChartData
  ) -> [StyledLine] {
    let names = [data.series[1].name, data.series[0].name]
    let values = [before, after]
    let texts = values.map { data.text($0) }
    let valueWidth = texts.map { DisplayText.width(of: $0) }.max() ?? 0
    let labels = BarLabels(names, reserved: 4 + valueWidth, style: style)
    let indent = style.proseWidth < 50 ? 0 : 2
    let room = style.proseWidth - indent - labels.column - 2 - valueWidth
    let scale = BarScale(values, cells: room, style: style)
    let change = Change(from: before, to: after)
    let isFall = (change?.difference ?? 0) < 0
    var lines = data.titleLines
    for index in values.indices {
      lines += labels.ownLine(index)
      var line = StyledLine(String(repeating: " ", count: indent))
      line.append(labels.lead(index))
      let ink: Ink = index == 0 ? .total : isFall ? .fall : .rise
      let fill = index == 0 ? style.glyphs.baseline : style.glyphs.full
      line.append(scale.left(values[index], fill: fill), ink)
      line.append(style.glyphs.axis, .dim)
      line.append(scale.right(values[index], fill: fill), ink)
      line.pad(to: indent + labels.column + room + 2)
      line.append(DisplayText.rightAligned(texts[index], to: valueWidth))
      lines.append(line)
    }
    if let change {
      let (difference, percent) = change.text(data.figures)
      let text = "change \(difference)" + (percent.isEmpty ? "" : " (\(percent))")
      lines.append(StyledLine(DisplayText.rightAligned(text, to: style.proseWidth), isFall ? .fall : .rise))
    }
    return lines
  }
}
