import QuerentCore

/// Several bars a category: two periods with their difference, or up to four measures of one unit.
struct GroupedBarChart {
  let style: OutputStyle

  private static let mostSeries = 4

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    let count = data.labels.count
    guard data.series.count <= Self.mostSeries else {
      throw ChartObjection(reason: "\(data.series.count) series are too many for grouped bars")
    }
    guard count * data.series.count <= BarChart.mostBars else {
      throw ChartObjection(
        reason: "\(ColumnFigures().text(Int64(count))) categories are too many for bars; ask for the top 10")
    }
    let comparesPeriods = chart.baseline != nil && data.series.count == 2
    // The earlier period stands above the later one, as time is read.
    let series = comparesPeriods ? [data.series[1], data.series[0]] : data.series
    let order = order(chart, data)
    var drawing = ChartDrawing(lines: data.titleLines)
    drawing.lines += lines(order, series, data, comparesPeriods: comparesPeriods)
    drawing.summary =
      comparesPeriods
      ? ChartSummary(style: style).comparison(data, order: order)
      : ChartSummary(style: style).series(data)
    drawing.showsEveryCell = true
    return drawing
  }

  func order(_ chart: ChartSpecification, _ data: ChartData) -> [Int] {
    let indexes = Array(data.labels.indices)
    guard !chart.isOrdered else { return indexes }
    let values = data.series[0].values
    return indexes.sorted { left, right in
      let (a, b) = (values[left] ?? -.infinity, values[right] ?? -.infinity)
      return a == b ? left < right : a > b
    }
  }

  private func lines(
    _ order: [Int], _ series: [ChartData.Series], _ data: ChartData, comparesPeriods: Bool
  ) -> [StyledLine] {
    let width = style.proseWidth
    let names = series.map {
      DisplayText.cut($0.name, to: width < 50 ? 8 : 16, ellipsis: style.glyphs.ellipsis)
    }
    let nameWidth = (names.map { DisplayText.width(of: $0) }.max() ?? 0) + 1
    let texts = series.map { $0.values.map(data.text) }
    let valueWidth = texts.flatMap { $0 }.map { DisplayText.width(of: $0) }.max() ?? 0
    let changes =
      comparesPeriods ? order.map { Change(from: series[0].values[$0], to: series[1].values[$0]) } : []
    let deltas = changes.map { $0?.text(data.figures) ?? ("", "") }
    let deltaWidth = deltas.map { DisplayText.width(of: $0.0) }.max() ?? 0
    // Where little room is left the percentages go first, then the differences.
    let bare = width - nameWidth - 2 - valueWidth - 10
    let widestPercent = deltas.map { DisplayText.width(of: $0.1) }.max() ?? 0
    let showsDeltas = comparesPeriods && deltaWidth + 2 <= bare
    let percentWidth = width >= 50 && widestPercent + deltaWidth + 4 <= bare ? widestPercent : 0
    let tail = showsDeltas ? deltaWidth + 2 + (percentWidth > 0 ? percentWidth + 2 : 0) : 0
    let labels = BarLabels(data.labels, reserved: nameWidth + 2 + valueWidth + tail, style: style)
    let room = width - labels.column - nameWidth - 2 - valueWidth - tail
    let scale = BarScale(data.allValues, cells: room, style: style)
    var lines: [StyledLine] = []
    for (position, index) in order.enumerated() {
      lines += labels.ownLine(index)
      for place in series.indices {
        let value = series[place].values[index]
        let isBaseline = comparesPeriods && place == 0
        var line = place == 0 ? labels.lead(index) : labels.blank
        line.append(DisplayText.padded(names[place], to: nameWidth), .dim)
        let fill = fill(place, comparesPeriods: comparesPeriods)
        let change = comparesPeriods ? changes[position]?.difference ?? 0 : 0
        let ink: Ink = isBaseline ? .total : comparesPeriods ? (change < 0 ? .fall : .rise) : .series(place)
        line.append(scale.left(value, fill: fill), ink)
        line.append(style.glyphs.axis, .dim)
        line.append(scale.right(value, fill: fill), ink)
        line.pad(to: labels.column + nameWidth + room + 2)
        line.append(DisplayText.rightAligned(texts[place][index], to: valueWidth))
        if showsDeltas, place == 1 {
          line.append("  " + DisplayText.rightAligned(deltas[position].0, to: deltaWidth))
          if percentWidth > 0 {
            line.append("  " + DisplayText.rightAligned(deltas[position].1, to: percentWidth))
          }
        }
        lines.append(line)
      }
    }
    return lines
  }

  private func fill(_ place: Int, comparesPeriods: Bool) -> String {
    if comparesPeriods { return place == 0 ? style.glyphs.baseline : style.glyphs.full }
    return (style.isASCII ? ["#", "=", ":", "."] : ["█", "▓", "▒", "░"])[place % 4]
  }
}
