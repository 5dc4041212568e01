import QuerentCore

/// A figure against its target: the bar is the share reached, the mark stands at 100 %.
struct BulletChart {
  let style: OutputStyle

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    guard chart.baseline != nil, data.series.count == 2 else {
      throw ChartObjection(reason: "a bullet chart needs a target")
    }
    guard data.labels.count <= BarChart.mostBars else {
      throw ChartObjection(
        reason: "\(ColumnFigures().text(Int64(data.labels.count))) rows are too many for bars")
    }
    let targets = data.series[1].values
    let reached = data.labels.indices.map { index -> Double? in
      guard let value = data.series[0].values[index], let target = targets[index], target > 0 else {
        return nil
      }
      return value / target
    }
    let percent = ColumnFigures(unit: "%", decimals: 1)
    let shares = reached.map { $0.map(percent.text) ?? style.glyphs.null }
    let figures = data.labels.indices.map {
      "\(data.text(data.series[0].values[$0])) of \(data.text(targets[$0]))"
    }
    let shareWidth = shares.map { DisplayText.width(of: $0) }.max() ?? 0
    let isNarrow = style.proseWidth < 50
    let figureWidth = isNarrow ? 0 : (figures.map { DisplayText.width(of: $0) }.max() ?? 0) + 2
    let labels = BarLabels(data.labels, reserved: 3 + shareWidth + figureWidth, style: style)
    let room = style.proseWidth - labels.column - 3 - shareWidth - figureWidth
    let most = max(1, reached.compactMap { $0 }.max() ?? 1)
    let scale = BarScale([most], cells: room, style: style)
    let target = max(1, min(room - 1, Int((Double(room) / most).rounded())))
    var drawing = ChartDrawing(lines: data.titleLines)
    for index in data.labels.indices {
      drawing.lines += labels.ownLine(index)
      var line = labels.lead(index)
      line.append(style.glyphs.axis, .dim)
      let bar = Array(scale.right(reached[index].map { max(0, $0) }))
      let isShort = (reached[index] ?? 0) < 1
      // The mark of the target stands between two cells of the bar, or after its end.
      line.append(String(bar.prefix(target)), isShort ? .fall : .rise)
      line.pad(to: labels.column + 1 + target)
      line.append(style.glyphs.axis, .dim)
      line.append(String(bar.dropFirst(target)), .rise)
      line.pad(to: labels.column + room + 3)
      line.append(DisplayText.rightAligned(shares[index], to: shareWidth))
      if !isNarrow { line.append(DisplayText.rightAligned(figures[index], to: figureWidth), .dim) }
      drawing.lines.append(line)
    }
    drawing.lines.append(axis(labels.column, target))
    drawing.summary = summary(reached, data)
    drawing.showsEveryCell = !isNarrow
    return drawing
  }

  private func axis(_ column: Int, _ target: Int) -> StyledLine {
    var line = StyledLine()
    line.pad(to: column)
    line.append("0%", .dim)
    let text = "100% = target"
    line.pad(to: min(column + 1 + target, style.proseWidth - text.utf8.count))
    line.append(line.width == column + 2 ? "" : text, .dim)
    return line
  }

  private func summary(_ reached: [Double?], _ data: ChartData) -> String {
    let known = reached.enumerated().compactMap { index, share in share.map { (index, $0) } }
    guard let least = known.min(by: { $0.1 < $1.1 }), let most = known.max(by: { $0.1 < $1.1 }) else {
      return ""
    }
    let below = known.filter { $0.1 < 1 }.count
    let percent = ColumnFigures(unit: "%", decimals: 1)
    if known.count == 1 { return "\(data.labels[least.0]) is at \(percent.text(least.1)) of target." }
    return
      "\(below) of \(known.count) are below target; \(data.labels[least.0]) is furthest, at \(percent.text(least.1)), "
      + "\(data.labels[most.0]) highest, at \(percent.text(most.1))."
  }
}
