public import QuerentCore

/// Draws a result as text. Every type starts bars at zero, prints the figures it draws and says in a sentence under
/// it what is to be seen; what would mislead is not drawn.
public struct ChartRenderer: Sendable {
  public let style: OutputStyle

  /// Makes a renderer for a style.
  public init(style: OutputStyle) { self.style = style }

  /// The chart and its summary, ended by a newline; the reason alone when the chart would mislead.
  public func render(_ chart: ChartSpecification, _ table: ResultTable) -> String {
    do {
      let drawing = try draw(chart, table)
      let summary = DisplayText.wrapped(drawing.summary, to: style.proseWidth).map { StyledLine($0) }
      return (drawing.lines + (drawing.summary.isEmpty ? [] : summary)).printed(in: style)
    } catch {
      return note(error).printed(in: style)
    }
  }

  /// The summary of a chart without the chart: what plain mode prints and exports use as alternative text.
  public func summary(_ chart: ChartSpecification, _ table: ResultTable) -> String {
    (try? draw(chart, table))?.summary ?? ""
  }

  func draw(_ chart: ChartSpecification, _ table: ResultTable) throws(ChartObjection) -> ChartDrawing {
    switch chart.kind {
    case .none, .table: return ChartDrawing()
    default: break
    }
    if let own = chart.data {
      var drawing = try draw(chart.withoutData, own)
      drawing.showsEveryCell = false
      return drawing
    }
    guard let data = ChartData(chart, table, style: style) else {
      throw ChartObjection(reason: "the result lacks the columns of a \(chart.kind.rawValue) chart")
    }
    guard !table.rows.isEmpty else { return ChartDrawing(lines: data.titleLines, summary: "No rows.") }
    guard !data.allValues.isEmpty else {
      throw ChartObjection(reason: "every figure is missing")
    }
    guard !data.hasMixedUnits || [.number, .bar, .scatter, .sparkline].contains(chart.kind) else {
      throw ChartObjection(reason: "the measures have different units; one scale would mislead")
    }
    var drawing: ChartDrawing
    switch chart.kind {
    case .none, .table: return ChartDrawing()
    case .number: drawing = NumberChart(style: style).draw(chart, data, table)
    case .bar: drawing = try BarChart(style: style).draw(chart, data)
    case .groupedBar: drawing = try GroupedBarChart(style: style).draw(chart, data)
    case .stackedBar: drawing = try StackedBarChart(style: style).draw(chart, data)
    case .line: drawing = try LineChart(style: style).draw(chart, data)
    case .histogram: drawing = try HistogramChart(style: style).draw(chart, data)
    case .heatmap: drawing = try HeatmapChart(style: style).draw(chart, data)
    case .waterfall: drawing = try WaterfallChart(style: style).draw(chart, data)
    case .bullet: drawing = try BulletChart(style: style).draw(chart, data)
    case .funnel: drawing = try FunnelChart(style: style).draw(chart, data)
    case .box: drawing = try BoxPlotChart(style: style).draw(chart, data)
    case .scatter: drawing = try ScatterChart(style: style).draw(chart, data, table)
    case .sparkline: drawing = try SparklineTable(style: style).draw(chart, data, table)
    }
    drawing.showsEveryCell = drawing.showsEveryCell && Self.uses(chart, allOf: table)
    return drawing
  }

  /// Why there is no drawing, as the line above the table that stands in for it.
  func note(_ objection: ChartObjection) -> [StyledLine] {
    DisplayText.wrapped("No chart: \(style.clean(objection.reason)).", to: style.proseWidth).map {
      StyledLine($0, .dim)
    }
  }

  private static func uses(_ chart: ChartSpecification, allOf table: ResultTable) -> Bool {
    let used = Set(chart.values + [chart.category, chart.series, chart.baseline].compactMap { $0 })
    return used.count == table.columns.count
  }
}

extension ChartSpecification {
  /// The specification over the rows it is given.
  var withoutData: ChartSpecification {
    var bare = self
    bare.data = nil
    return bare
  }
}
