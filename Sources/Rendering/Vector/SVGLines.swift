import QuerentCore

/// Lines over time with the expected range, and marks on the values outside it.
struct SVGLines {
  let style: OutputStyle
  let width: Double

  private static let plot = 240.0
  private static let left = 74.0
  private static let right = 16.0

  func lines(_ chart: ChartSpecification, _ data: ChartData) -> SVGCanvas {
    let axis = PeriodAxis(keys: data.keys, labels: data.labels, grain: chart.grain)
    let drawn = LineChart.largest(data.series)
    let bounds = data.bounds.compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
    let values = drawn.flatMap { $0.values.compactMap { $0 } } + bounds
    let isWhole = data.figures.scale == .ones && data.figures.decimals == 0 && data.figures.unit != "%"
    let ticks = NiceTicks(
      low: values.min() ?? 0, high: values.max() ?? 0, most: 6, figures: data.figures, isWhole: isWhole)
    let (low, high) = (ticks.values.first ?? 0, ticks.values.last ?? 1)
    var canvas = SVGCanvas(width: width)
    let top =
      drawn.count > 1
      ? SVGLegend.draw(
        drawn.map(\.name), classes: drawn.indices.map { "s\($0 % 4)" }, width: width, &canvas) : 12.0
    let room = width - Self.left - Self.right
    let span = Double(max(1, axis.last - axis.first))
    func x(_ ordinal: Int) -> Double { Self.left + Double(ordinal - axis.first) / span * room }
    func y(_ value: Double) -> Double {
      top + Self.plot - (value / 2 - low / 2) / (high / 2 - low / 2) * Self.plot
    }
    var figures = data.figures
    figures.decimals = ticks.decimals
    for tick in ticks.values {
      canvas.line(
        x1: Self.left, y1: y(tick), x2: width - Self.right, y2: y(tick), tick == 0 ? "axis" : "grid")
      canvas.text(style.clean(figures.text(tick)), x: Self.left - 8, y: y(tick) + 4, .end, "dim")
    }
    let cells = Int(width / 10)
    for tick in axis.ticks(cells: cells - 2, place: { Int((x($0) - Self.left) / room * Double(cells - 3)) }) {
      let text = style.clean(tick.text)
      let place = Self.left + Double(tick.cell) / Double(cells - 3) * room
      // the last one stands within the picture
      let isCut = place + Double(DisplayText.width(of: text)) * 7.2 > width
      canvas.text(text, x: isCut ? width : place, y: top + Self.plot + 20, isCut ? .end : .start, "dim")
    }
    band(data, axis, x, y, &canvas)
    for (index, line) in drawn.enumerated() {
      for run in Self.runs(line.values, axis.ordinals) {
        let points = run.map { (x($0.0), y($0.1)) }
        if points.count > 1 { canvas.path(points, "l\(index % 4)") }
        if run.count == 1 || axis.ordinals.count <= 40 {
          for (point, value) in zip(points, run) {
            let tip = data.figures.sentenceText(value.1)
            canvas.circle(x: point.0, y: point.1, radius: 3, "s\(index % 4)", tip: style.clean(tip))
          }
        }
      }
    }
    marks(data, axis, x, y, &canvas)
    canvas.height = top + Self.plot + 30
    if low > 0 { cut("axis starts at \(figures.text(low))", at: top + Self.plot, &canvas) }
    if high < 0 { cut("axis ends at \(figures.text(high))", at: top, &canvas) }
    return canvas
  }

  /// Two strokes across the axis where it does not go on to zero, and words for them under the chart.
  private func cut(_ words: String, at y: Double, _ canvas: inout SVGCanvas) {
    for shift in [0.0, 6] {
      let x = Self.left + shift
      canvas.line(x1: x - 3, y1: y + 5, x2: x + 3, y2: y - 5, "axis")
    }
    canvas.height += 18
    canvas.text(style.clean(words), x: Self.left, y: canvas.height - 8, .start, "dim")
  }

  /// Neighbouring values; a missing period ends a run.
  static func runs(_ values: [Double?], _ ordinals: [Int]) -> [[(Int, Double)]] {
    var runs: [[(Int, Double)]] = []
    let points = zip(ordinals, values).compactMap { ordinal, value in value.map { (ordinal, $0) } }
      .sorted { $0.0 < $1.0 }
    for point in points {
      if let last = runs.last?.last, point.0 - last.0 <= 1 {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }

  private func band(
    _ data: ChartData, _ axis: PeriodAxis, _ x: (Int) -> Double, _ y: (Double) -> Double,
    _ canvas: inout SVGCanvas
  ) {
    guard !data.bounds.isEmpty else { return }
    let upper = Self.runs(data.bounds.map { $0?.upperBound }, axis.ordinals)
    let lower = Self.runs(data.bounds.map { $0?.lowerBound }, axis.ordinals)
    for (over, under) in zip(upper, lower) {
      let points = over.map { (x($0.0), y($0.1)) } + under.reversed().map { (x($0.0), y($0.1)) }
      canvas.path(points, "band", closed: true)
    }
  }

  private func marks(
    _ data: ChartData, _ axis: PeriodAxis, _ x: (Int) -> Double, _ y: (Double) -> Double,
    _ canvas: inout SVGCanvas
  ) {
    guard !data.bounds.isEmpty else { return }
    let lane = AnomalyLane(values: data.series[0].values, bounds: data.bounds, ordinals: axis.ordinals)
    for event in lane.events {
      for index in event.indexes {
        guard let value = data.series[0].values[index] else { continue }
        let (left, base) = (x(axis.ordinals[index]), y(value))
        let tip = event.isAbove ? -9.0 : 9.0
        canvas.path(
          [(left - 5, base + tip * 0.3), (left + 5, base + tip * 0.3), (left, base + tip * 1.3)],
          event.isAbove ? "rise" : "fall", closed: true)
      }
    }
  }
}
