import QuerentCore

/// Two measures against each other, one dot a row. The figures are too many to print; the summary gives their ranges and
/// their correlation.
struct ScatterChart {
  let style: OutputStyle

  func draw(_ chart: ChartSpecification, _ data: ChartData, _ table: ResultTable) throws(ChartObjection)
    -> ChartDrawing
  {
    guard chart.series == nil, data.series.count >= 2 else {
      throw ChartObjection(reason: "a scatter plot needs two measures")
    }
    let points = zip(data.series[0].values, data.series[1].values).compactMap { x, y in
      x.flatMap { x in y.map { (x: x, y: $0) } }
    }
    guard points.count >= 3 else { throw ChartObjection(reason: "a scatter plot needs three points") }
    let across = AxisScale(points.map(\.x), table.columns[chart.values[0]], most: 5)
    let upward = AxisScale(points.map(\.y), table.columns[chart.values[1]], most: 5)
    var drawing = ChartDrawing(lines: data.titleLines)
    let (xName, yName) = (data.series[0].name, data.series[1].name)
    drawing.lines += wrapped("\(yName) upward, \(xName) to the right")
    drawing.lines += plot(points, across, upward)
    let omitted = table.rows.count - points.count
    if omitted > 0 {
      let rows = omitted == 1 ? "1 row without both values is" : "\(omitted) rows without both values are"
      drawing.lines += wrapped("\(rows) not drawn")
    }
    drawing.summary = summary(points, across, upward, xName, yName)
    return drawing
  }

  private func wrapped(_ text: String) -> [StyledLine] {
    DisplayText.wrapped(style.clean(text), to: style.proseWidth).map { StyledLine($0, .dim) }
  }

  private func plot(_ points: [(x: Double, y: Double)], _ across: AxisScale, _ upward: AxisScale)
    -> [StyledLine]
  {
    let rows = style.proseWidth < 50 ? 10 : style.proseWidth < 100 ? 14 : 16
    let labels = upward.ticks.values.map { style.clean(upward.text($0)) }
    let labelWidth = (labels.map { DisplayText.width(of: $0) }.max() ?? 0) + 1
    let cells = max(8, style.proseWidth - labelWidth - 2)
    var canvas = DotCanvas(columns: cells, rows: rows, charset: style.charset)
    for point in points {
      canvas.set(
        across.place(point.x, among: canvas.dotColumns), upward.place(point.y, among: canvas.dotRows),
        series: 0)
    }
    let tickRows = Dictionary(
      zip(
        upward.ticks.values.map { rows - 1 - upward.place($0, among: canvas.dotRows) / canvas.dotsDown },
        labels),
      uniquingKeysWith: { first, _ in first })
    var lines: [StyledLine] = []
    for row in 0..<rows {
      var line = StyledLine(DisplayText.rightAligned(tickRows[row] ?? "", to: labelWidth - 1) + " ", .dim)
      line.append(tickRows[row] == nil ? style.glyphs.axis : style.glyphs.axisTick, .dim)
      for cell in canvas.row(row) { line.append(cell.text, cell.series.map(Ink.series) ?? .plain) }
      lines.append(line)
    }
    lines.append(
      StyledLine(
        String(repeating: " ", count: labelWidth) + style.glyphs.axisCorner
          + String(repeating: style.glyphs.axisFloor, count: cells), .dim))
    var floor = StyledLine(String(repeating: " ", count: labelWidth + 1))
    var free = 0
    for value in across.ticks.values {
      let text = style.clean(across.text(value))
      let cell = across.place(value, among: canvas.dotColumns) / canvas.dotsAcross
      let start = min(cell, cells - DisplayText.width(of: text))
      guard start >= free else { continue }
      floor.pad(to: labelWidth + 1 + start)
      floor.append(text, .dim)
      free = start + DisplayText.width(of: text) + 2
    }
    lines.append(floor)
    return lines
  }

  private func summary(
    _ points: [(x: Double, y: Double)], _ across: AxisScale, _ upward: AxisScale, _ xName: String,
    _ yName: String
  ) -> String {
    func range(_ scale: AxisScale) -> String {
      "\(scale.figures.sentenceText(scale.low)) to \(scale.figures.sentenceText(scale.high))"
    }
    var text = "\(ColumnFigures().text(Int64(points.count))) points; \(xName) from \(range(across)), "
    text += "\(yName) from \(range(upward))."
    if let correlation = Self.correlation(points) {
      let hundredths = Int((abs(correlation) * 100).rounded())
      let digits = hundredths == 100 ? "1.00" : hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
      let sign = correlation < 0 && hundredths > 0 ? "-" : ""
      let strength = hundredths >= 70 ? "strong" : hundredths >= 30 ? "moderate" : "hardly any"
      text += " Correlation \(sign)\(digits) (\(strength))."
    } else {
      text += " One of them does not vary, so there is no correlation."
    }
    return style.clean(text)
  }

  /// Pearson's coefficient; `nil` when a measure is constant.
  static func correlation(_ points: [(x: Double, y: Double)]) -> Double? {
    let count = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.x / count }
    let meanY = points.reduce(0) { $0 + $1.y / count }
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for point in points {
      let (dx, dy) = (point.x - meanX, point.y - meanY)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    guard xx > 0, yy > 0, xx.isFinite, yy.isFinite else { return nil }
    return min(max(xy / (xx.squareRoot() * yy.squareRoot()), -1), 1)
  }
}

/// One axis of a scatter plot: the figures of its column, marks and places.
struct AxisScale {
  let low: Double
  let high: Double
  let figures: ColumnFigures
  let ticks: NiceTicks

  init(_ values: [Double], _ column: ResultTable.Column, most: Int) {
    low = values.min() ?? 0
    high = values.max() ?? 0
    figures = ColumnFigures(for: column, values: values, isCompact: true)
    let isWhole = figures.scale == .ones && figures.decimals == 0 && figures.unit != "%"
    ticks = NiceTicks(low: low, high: high, most: most, figures: figures, isWhole: isWhole)
  }

  func text(_ value: Double) -> String {
    var figures = figures
    figures.decimals = ticks.decimals
    return figures.text(value)
  }

  /// The place of a value among `count` places between the first and the last mark.
  func place(_ value: Double, among count: Int) -> Int {
    let (first, last) = (ticks.values.first ?? 0, ticks.values.last ?? 1)
    return Int(((value / 2 - first / 2) / (last / 2 - first / 2) * Double(count - 1)).rounded())
  }
}
