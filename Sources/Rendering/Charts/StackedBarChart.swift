import QuerentCore

/// Bars made of parts: totals of categories, each split by a series. Only for figures that add up and are not
/// negative.
struct StackedBarChart {
  let style: OutputStyle

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    guard data.series.count <= 4 else {
      throw ChartObjection(reason: "\(data.series.count) parts are too many to tell apart")
    }
    guard data.labels.count <= BarChart.mostBars else {
      throw ChartObjection(
        reason:
          "\(ColumnFigures().text(Int64(data.labels.count))) categories are too many for bars; ask for the top 10"
      )
    }
    guard data.allValues.allSatisfy({ $0 >= 0 }) else {
      throw ChartObjection(reason: "parts of a whole cannot be negative")
    }
    let totals = data.labels.indices.map { index in
      data.series.compactMap { $0.values[index] }.exactSum
    }
    let order =
      chart.isOrdered
      ? Array(totals.indices)
      : totals.indices.sorted { totals[$0] == totals[$1] ? $0 < $1 : totals[$0] > totals[$1] }
    let texts = totals.map { data.text($0) }
    let shares = Self.shares(data, totals: totals, title: style.clean(chart.title))
    let percents = totals.indices.map { index in
      shares.series.map { DisplayText.rightAligned(WholePercent.text($0.values[index] ?? 0), to: 4) }
        .joined(separator: " ")
    }
    let tails = chart.isNormalized ? percents : texts
    let tailWidth = tails.map { DisplayText.width(of: $0) }.max() ?? 0
    let labels = BarLabels(data.labels, reserved: 2 + tailWidth, style: style)
    let room = style.proseWidth - labels.column - 2 - tailWidth
    let most = totals.max() ?? 0
    var drawing = ChartDrawing(lines: (chart.isNormalized ? shares : data).titleLines + legend(data.series))
    for index in order {
      drawing.lines += labels.ownLine(index)
      var line = labels.lead(index)
      line.append(style.glyphs.axis, .dim)
      let scale = chart.isNormalized ? totals[index] : most
      for (place, cells) in Self.cells(data.series.map { $0.values[index] ?? 0 }, scale: scale, room: room)
        .enumerated()
      {
        line.append(String(repeating: fills[place % 4], count: cells), .series(place))
      }
      line.pad(to: labels.column + 1 + room + 1)
      line.append(DisplayText.rightAligned(tails[index], to: tailWidth))
      drawing.lines.append(line)
    }
    drawing.summary = ChartSummary(style: style).series(chart.isNormalized ? shares : data)
    return drawing
  }

  /// The same data as shares of each category's total.
  static func shares(_ data: ChartData, totals: [Double], title: String) -> ChartData {
    var shares = data
    shares.title = title
    shares.figures = ColumnFigures(unit: "%", decimals: 0)
    for place in shares.series.indices {
      shares.series[place].values = zip(data.series[place].values, totals).map { value, total in
        total > 0 ? (value ?? 0) / total : nil
      }
    }
    return shares
  }

  private var fills: [String] { style.isASCII ? ["#", "=", ":", "."] : ["█", "▓", "▒", "░"] }

  private func legend(_ series: [ChartData.Series]) -> [StyledLine] {
    let parts = series.enumerated().map { "\(fills[$0 % 4]) \($1.name)" }
    return DisplayText.wrapped(parts: parts, separator: "   ", to: style.proseWidth).map { StyledLine($0) }
  }

  /// Whole cells a part; the ends of parts are rounded, not their lengths, so that the bar ends where its total is.
  static func cells(_ parts: [Double], scale: Double, room: Int) -> [Int] {
    guard scale > 0, room > 0 else { return parts.map { _ in 0 } }
    var end = 0
    var sum = 0.0
    return parts.map { part in
      sum += part / scale
      let next = min(room, Int((sum * Double(room)).rounded()))
      defer { end = max(end, next) }
      return max(0, next - end)
    }
  }
}
