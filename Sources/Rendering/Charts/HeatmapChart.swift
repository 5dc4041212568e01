import QuerentCore

/// A matrix of shades, or a calendar of days, with the figures beside them: one ramp, bins named in the legend, a dash where data is missing.
struct HeatmapChart {
  let style: OutputStyle

  private static let mostRows = 60

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    // Series run across, categories down.
    let bins = ShadeBins(data, style: style)
    guard chart.series != nil else {
      guard chart.category != nil else { throw ChartObjection(reason: "a heatmap needs two keys, or days") }
      return try CalendarHeatmap(style: style).draw(chart, data, bins)
    }
    guard data.labels.count <= Self.mostRows else {
      throw ChartObjection(reason: "\(data.labels.count) rows are too many for a heatmap")
    }
    let texts = data.series.map { $0.values.map { $0.map(data.figures.text) ?? style.glyphs.dash } }
    let valueWidth = texts.flatMap { $0 }.map { DisplayText.width(of: $0) }.max() ?? 0
    let headers = data.series.map { DisplayText.cut($0.name, to: 10, ellipsis: style.glyphs.ellipsis) }
    let headerWidth = headers.map { DisplayText.width(of: $0) }.max() ?? 0
    let count = data.series.count
    let labelWidth = min(
      data.labels.map { DisplayText.width(of: $0) }.max() ?? 0, max(6, style.proseWidth / 4))
    let room = style.proseWidth - labelWidth
    let full = max(2 + 1 + valueWidth, headerWidth) + 2
    let bare = 4
    let showsValues = full * count <= room
    guard showsValues || bare * count <= room else {
      throw ChartObjection(reason: "\(count) columns do not fit into \(style.proseWidth) cells")
    }
    let cell = showsValues ? full : max(bare, min(headerWidth + 1, room / count))
    var drawing = ChartDrawing(lines: data.titleLines)
    drawing.lines.append(header(headers, labelWidth, cell, isRight: showsValues))
    for (row, label) in data.labels.enumerated() {
      let name = DisplayText.cutMiddle(label, to: labelWidth, ellipsis: style.glyphs.ellipsis)
      var line = StyledLine(DisplayText.padded(name, to: labelWidth))
      for (column, series) in data.series.enumerated() {
        let value = series.values[row]
        let level = value.map(bins.shade)
        let width = showsValues ? 2 : cell - 1
        let mark = level.map { String(repeating: $0, count: width) } ?? String(repeating: " ", count: width)
        let text = showsValues ? " " + DisplayText.rightAligned(texts[column][row], to: valueWidth) : ""
        line.append(String(repeating: " ", count: cell - width - DisplayText.width(of: text)))
        line.append(
          showsValues || level != nil ? mark : DisplayText.rightAligned(style.glyphs.dash, to: width), .rise)
        line.append(text)
      }
      drawing.lines.append(line)
    }
    drawing.lines += bins.legend(hasGaps: data.series.contains { $0.values.contains { $0 == nil } })
    drawing.summary = ChartSummary(style: style).matrix(data)
    drawing.showsEveryCell = showsValues
    return drawing
  }

  private func header(_ headers: [String], _ labelWidth: Int, _ cell: Int, isRight: Bool) -> StyledLine {
    var line = StyledLine(String(repeating: " ", count: labelWidth))
    for header in headers {
      let text = Self.shortened(header, to: cell - 1)
      line.append(
        isRight ? DisplayText.rightAligned(text, to: cell) : " " + DisplayText.padded(text, to: cell - 1),
        .dim)
    }
    return line
  }

  /// A column name in little room: without spaces, then its initial and its digits (`Oct 12`, `Oct12`, `O12`).
  private static func shortened(_ text: String, to cells: Int) -> String {
    if DisplayText.width(of: text) <= cells { return text }
    let joined = text.filter { $0 != " " }
    if DisplayText.width(of: joined) <= cells { return joined }
    let digits = joined.dropFirst().filter(\.isNumber)
    return DisplayText.cut(joined.prefix(1) + digits, to: cells, ellipsis: "")
  }
}
