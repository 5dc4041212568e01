public import QuerentCore

/// Draws a result as an SVG picture for pages: the same data, order, cuts and refusals as the text charts.
public struct SVGChart: Sendable {
  private let style: OutputStyle
  private let width: Double

  /// Makes a renderer.
  /// - Parameter width: in user units, which are pixels where the picture is not scaled; 720 suits a page, 360 a phone.
  public init(width: Double = 720) {
    self.width = width
    style = OutputStyle(width: Int(width / 9), showsTiming: false)
  }

  /// The picture, with its summary as alternative text; `nil` when there is nothing to draw or a drawing would mislead.
  public func picture(_ chart: ChartSpecification, _ table: ResultTable) -> String? {
    if let own = chart.data { return picture(chart.withoutData, own) }
    guard let drawing = try? ChartRenderer(style: style).draw(chart, table), !drawing.lines.isEmpty,
      let data = ChartData(chart, table, style: style)
    else { return nil }
    let canvas: SVGCanvas? =
      switch chart.kind {
      case .none, .table, .number: nil
      case .sparkline: SVGSparklines(style: style, width: width).table(chart, data, table)
      case .bar: SVGBars(style: style, width: width).bars(chart, data)
      case .histogram where chart.category != nil: SVGBars(style: style, width: width).bars(chart, data)
      case .histogram:
        SVGBars(style: style, width: width).bars(chart, HistogramChart(style: style).binned(chart, data))
      case .funnel:
        SVGBars(style: style, width: width).bars(
          chart, FunnelChart(style: style).staged(chart, data), keepsOrder: true)
      case .bullet: SVGBars(style: style, width: width).bullets(data)
      case .groupedBar: SVGBars(style: style, width: width).grouped(chart, data)
      case .stackedBar: SVGBars(style: style, width: width).stacked(chart, data)
      case .waterfall: SVGBars(style: style, width: width).waterfall(chart, data)
      case .line: SVGLines(style: style, width: width).lines(chart, data)
      case .heatmap: SVGMatrix(style: style, width: width).matrix(chart, data)
      case .box: SVGSpread(style: style, width: width).boxes(data)
      case .scatter: SVGSpread(style: style, width: width).scatter(chart, data, table)
      }
    return canvas?.element(
      label: "\(data.title). \(drawing.summary)", title: data.titleLines.map(\.text))
  }

  /// The picture as a file of its own, with its style sheet and a ground to stand on; `nil` as for ``picture(_:_:)``.
  public func document(_ chart: ChartSpecification, _ table: ResultTable) -> String? {
    guard let element = picture(chart, table), let end = element.firstIndex(of: "\n") else { return nil }
    let ground = "svg{background:#fff;color:#222}"
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element[...end]
      + "<style>\(ground)\n\(Self.styleSheet)\n</style>\n" + element[element.index(after: end)...]
  }

  /// The classes pictures use. Hues are those of Okabe and Ito, "Color Universal Design" (2008).
  public static let styleSheet = """
    svg{max-width:100%;height:auto;font:13px system-ui,sans-serif;fill:currentColor}
    svg .title{font-weight:600}svg .dim{opacity:.65}svg .axis{stroke:currentColor;stroke-width:1;opacity:.5}
    svg .grid{stroke:currentColor;stroke-width:1;opacity:.12}
    svg .rise{fill:#0072b2}svg .fall{fill:#d55e00}svg .total{fill:#7f7f7f}svg .band{fill:#7f7f7f;opacity:.25}
    svg .s0{fill:#0072b2}svg .s1{fill:#d55e00}svg .s2{fill:#e69f00}svg .s3{fill:#cc79a7}
    svg .l0,svg .l1,svg .l2,svg .l3{fill:none;stroke-width:2}
    svg .l0{stroke:#0072b2}svg .l1{stroke:#d55e00;stroke-dasharray:7 3}
    svg .l2{stroke:#e69f00;stroke-dasharray:2 3}svg .l3{stroke:#cc79a7;stroke-dasharray:9 3 2 3}
    svg .h0{fill:#cfdbe8}svg .h1{fill:#8ab0d3}svg .h2{fill:#3f7fb5}svg .h3{fill:#0b3c66}svg .none{fill:none;stroke:#999}
    """
}
