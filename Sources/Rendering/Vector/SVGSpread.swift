import QuerentCore

/// Box plots and scatter plots.
struct SVGSpread {
  let style: OutputStyle
  let width: Double

  func boxes(_ data: ChartData) -> SVGCanvas {
    let boxes = BoxPlotChart.boxes(data)
    let labels = boxes.map { DisplayText.cutMiddle($0.0, to: Int(width / 25)) }
    let medians = boxes.map { style.clean(data.text($0.1.median)) }
    let left = Double(labels.map { DisplayText.width(of: $0) }.max() ?? 0) * 7.2 + 12
    let right = Double(medians.map { DisplayText.width(of: $0) }.max() ?? 0) * 7.4 + 12
    let room = width - left - right
    let values = data.allValues
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    func x(_ value: Double) -> Double {
      low == high ? left + room / 2 : left + (value / 2 - low / 2) / (high / 2 - low / 2) * room
    }
    var canvas = SVGCanvas(width: width)
    for (index, (name, box)) in boxes.enumerated() {
      let y = 8 + Double(index) * 32
      canvas.text(labels[index], x: left - 8, y: y + 15, .end)
      canvas.line(x1: x(box.low), y1: y + 10, x2: x(box.high), y2: y + 10, "axis")
      let tip = "\(name): \(data.text(box.first)) to \(data.text(box.third)), median \(medians[index])"
      canvas.rect(
        x: x(box.first), y: y, width: max(1, x(box.third) - x(box.first)), height: 20, "h1",
        tip: style.clean(tip))
      canvas.rect(x: x(box.median) - 1, y: y, width: 3, height: 20, "h3")
      for value in box.outliers.prefix(500) {
        canvas.circle(x: x(value), y: y + 10, radius: 3, "fall", tip: style.clean(data.text(value)))
      }
      canvas.text(medians[index], x: width - 4, y: y + 15, .end)
    }
    let bottom = 8 + Double(boxes.count) * 32
    canvas.text(style.clean(data.text(low)), x: left, y: bottom + 14, .start, "dim")
    canvas.text(style.clean(data.text(high)), x: left + room, y: bottom + 14, .end, "dim")
    canvas.height = bottom + 22
    return canvas
  }

  func scatter(_ chart: ChartSpecification, _ data: ChartData, _ table: ResultTable) -> SVGCanvas {
    let points = zip(data.series[0].values, data.series[1].values).compactMap { x, y in
      x.flatMap { x in y.map { (x: x, y: $0) } }
    }
    let across = AxisScale(points.map(\.x), table.columns[chart.values[0]], most: 6)
    let upward = AxisScale(points.map(\.y), table.columns[chart.values[1]], most: 6)
    let (left, top, wide, high) = (74.0, 24.0, width - 90, 300.0)
    func x(_ value: Double) -> Double { left + Double(across.place(value, among: 10_001)) / 10_000 * wide }
    func y(_ value: Double) -> Double {
      top + high - Double(upward.place(value, among: 10_001)) / 10_000 * high
    }
    var canvas = SVGCanvas(width: width, height: top + high + 46)
    canvas.text(data.series[1].name, x: 4, y: 12, .start, "dim")
    canvas.text(data.series[0].name, x: left + wide, y: top + high + 38, .end, "dim")
    for value in upward.ticks.values {
      canvas.line(x1: left, y1: y(value), x2: left + wide, y2: y(value), "grid")
      canvas.text(style.clean(upward.text(value)), x: left - 8, y: y(value) + 4, .end, "dim")
    }
    for value in across.ticks.values {
      canvas.text(style.clean(across.text(value)), x: x(value), y: top + high + 18, .middle, "dim")
    }
    // More dots than this are one blot, and a page of megabytes.
    for point in points.prefix(5_000) { canvas.circle(x: x(point.x), y: y(point.y), radius: 3, "s0") }
    return canvas
  }
}
