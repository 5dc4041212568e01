import QuerentCore

/// Horizontal bars of every kind.
struct SVGBars {
  let style: OutputStyle
  let width: Double

  private static let row = 26.0
  private static let bar = 16.0
  private static let top = 8.0

  /// Room on the left for labels and on the right for figures, from their longest text.
  private struct Frame {
    var labels: [String]
    var left: Double
    var right: Double
    let width: Double

    init(_ labels: [String], _ figures: [String], width: Double) {
      self.width = width
      self.labels = labels.map { DisplayText.cutMiddle($0, to: Int(width / 24)) }
      left = Double(self.labels.map { DisplayText.width(of: $0) }.max() ?? 0) * 7.2 + 10
      right = Double(figures.map { DisplayText.width(of: $0) }.max() ?? 0) * 7.4 + 12
    }

    var room: Double { max(60, width - left - right) }
  }

  /// Where values lie between the left and the right end of the bars; zero is always inside.
  private struct Scale {
    let low: Double
    let high: Double
    let frame: Frame

    init(_ values: [Double], _ frame: Frame) {
      low = min(0, values.min() ?? 0)
      high = max(0, values.max() ?? 0)
      self.frame = frame
    }

    func x(_ value: Double) -> Double {
      low == high
        ? frame.left : frame.left + (value / 2 - low / 2) / (high / 2 - low / 2) * frame.room
    }
  }

  func bars(_ chart: ChartSpecification, _ data: ChartData, keepsOrder: Bool = false) -> SVGCanvas {
    let all = zip(data.labels, data.series[0].values).map { BarChart.Item(label: $0, value: $1) }
    let isOrdered = chart.isOrdered || keepsOrder
    var ordered = chart
    ordered.isOrdered = isOrdered
    var notes: [String] = []
    let items = BarChart(style: style).fitted(
      isOrdered ? all : BarChart.sorted(all), ordered, notes: &notes)
    let figures = items.map { style.clean(data.text($0.value)) }
    let frame = Frame(items.map(\.label), figures, width: width)
    let scale = Scale(items.compactMap(\.value), frame)
    var canvas = SVGCanvas(width: width)
    var y = Self.top
    for (index, item) in items.enumerated() {
      label(frame.labels[index], y, frame, &canvas)
      if let value = item.value {
        let name = item.isRest ? "total" : value < 0 ? "fall" : "rise"
        draw(from: 0, to: value, y, scale, name, "\(item.label): \(figures[index])", &canvas)
      }
      canvas.text(figures[index], x: width - 4, y: y + 13, .end)
      y += Self.row
    }
    zero(scale, y, &canvas)
    for note in notes {
      canvas.text(note, x: frame.left, y: y + 14, .start, "dim")
      y += 20
    }
    canvas.height = y + 4
    return canvas
  }

  func bullets(_ data: ChartData) -> SVGCanvas {
    let percent = ColumnFigures(unit: "%", decimals: 1)
    let shares = data.labels.indices.map { index -> Double? in
      guard let value = data.series[0].values[index], let target = data.series[1].values[index], target > 0
      else { return nil }
      return value / target
    }
    let figures = data.labels.indices.map { index in
      "\(shares[index].map(percent.text) ?? style.glyphs.null) of \(data.text(data.series[1].values[index]))"
    }
    let frame = Frame(data.labels, figures, width: width)
    let scale = Scale([1] + shares.compactMap { $0 }, frame)
    var canvas = SVGCanvas(width: width)
    var y = Self.top
    for index in data.labels.indices {
      label(frame.labels[index], y, frame, &canvas)
      if let share = shares[index] {
        let tip = "\(data.labels[index]): \(figures[index])"
        draw(from: 0, to: max(0, share), y, scale, share < 1 ? "fall" : "rise", tip, &canvas)
      }
      canvas.text(style.clean(figures[index]), x: width - 4, y: y + 13, .end)
      y += Self.row
    }
    canvas.line(x1: scale.x(1), y1: Self.top - 4, x2: scale.x(1), y2: y, "axis")
    canvas.text("100% = target", x: scale.x(1), y: y + 14, .middle, "dim")
    zero(scale, y, &canvas)
    canvas.height = y + 22
    return canvas
  }

  func grouped(_ chart: ChartSpecification, _ data: ChartData) -> SVGCanvas {
    let compares = chart.baseline != nil && data.series.count == 2
    let series = compares ? [data.series[1], data.series[0]] : data.series
    let order = GroupedBarChart(style: style).order(chart, data)
    let figures = series.map { $0.values.map { style.clean(data.text($0)) } }
    let frame = Frame(data.labels, figures.flatMap { $0 }, width: width)
    let scale = Scale(data.allValues, frame)
    var canvas = SVGCanvas(width: width)
    func name(_ place: Int) -> String {
      compares && place == 0 ? "total" : compares ? "rise" : "s\(place % 4)"
    }
    let start = legend(series.map(\.name), classes: series.indices.map(name), &canvas)
    var y = start
    for index in order {
      label(frame.labels[index], y + Double(series.count - 1) * 9, frame, &canvas)
      for (place, line) in series.enumerated() {
        if let value = line.values[index] {
          let tip = "\(data.labels[index]), \(line.name): \(figures[place][index])"
          draw(from: 0, to: value, y, scale, name(place), tip, &canvas)
        }
        canvas.text(figures[place][index], x: width - 4, y: y + 13, .end)
        y += 18
      }
      y += 10
    }
    zero(scale, y, from: start, &canvas)
    canvas.height = y + 4
    return canvas
  }

  func stacked(_ chart: ChartSpecification, _ data: ChartData) -> SVGCanvas {
    let totals = data.labels.indices.map { index in
      data.series.compactMap { $0.values[index] }.exactSum
    }
    let order =
      chart.isOrdered
      ? Array(totals.indices)
      : totals.indices.sorted { totals[$0] == totals[$1] ? $0 < $1 : totals[$0] > totals[$1] }
    let figures = totals.map { style.clean(data.text($0)) }
    let frame = Frame(data.labels, figures, width: width)
    let scale = Scale(chart.isNormalized ? [1] : totals, frame)
    var canvas = SVGCanvas(width: width)
    let start = legend(
      data.series.map(\.name), classes: data.series.indices.map { "s\($0 % 4)" }, &canvas)
    var y = start
    for index in order {
      label(frame.labels[index], y, frame, &canvas)
      var reached = 0.0
      for (place, line) in data.series.enumerated() {
        guard let value = line.values[index], value > 0 else { continue }
        let share = chart.isNormalized ? value / totals[index] : value
        let tip =
          "\(data.labels[index]), \(line.name): \(data.text(value)), \(WholePercent.text(value / totals[index]))"
        draw(from: reached, to: reached + share, y, scale, "s\(place % 4)", tip, &canvas)
        reached += share
      }
      canvas.text(figures[index], x: width - 4, y: y + 13, .end)
      y += Self.row
    }
    zero(scale, y, from: start, &canvas)
    canvas.height = y + 4
    return canvas
  }

  func waterfall(_ chart: ChartSpecification, _ data: ChartData) -> SVGCanvas {
    let before = data.series[1].values.compactMap { $0 }.exactSum
    let after = data.series[0].values.compactMap { $0 }.exactSum
    let steps = WaterfallChart(style: style).steps(data, before: before, after: after)
    let figures = steps.map { step in
      style.clean(
        step.isTotal ? data.text(step.to) : (step.difference > 0 ? "+" : "") + data.text(step.difference))
    }
    let frame = Frame(steps.map(\.label), figures, width: width)
    let scale = Scale(steps.flatMap { [$0.from, $0.to] }, frame)
    var canvas = SVGCanvas(width: width)
    var y = Self.top
    for (index, step) in steps.enumerated() {
      label(frame.labels[index], y, frame, &canvas)
      let name = step.isTotal ? "total" : step.difference < 0 ? "fall" : "rise"
      draw(
        from: step.isTotal ? 0 : step.from, to: step.to, y, scale, name, "\(step.label): \(figures[index])",
        &canvas)
      canvas.text(figures[index], x: width - 4, y: y + 13, .end)
      y += Self.row
    }
    zero(scale, y, &canvas)
    canvas.height = y + 4
    return canvas
  }

  private func label(_ text: String, _ y: Double, _ frame: Frame, _ canvas: inout SVGCanvas) {
    canvas.text(text, x: frame.left - 8, y: y + 13, .end)
  }

  /// Values other than zero are at least a hair wide.
  private func draw(
    from start: Double, to end: Double, _ y: Double, _ scale: Scale, _ name: String, _ tip: String,
    _ canvas: inout SVGCanvas
  ) {
    guard start != end else { return }
    let (left, right) = (scale.x(min(start, end)), scale.x(max(start, end)))
    canvas.rect(x: left, y: y, width: max(1, right - left), height: Self.bar, name, tip: style.clean(tip))
  }

  private func zero(
    _ scale: Scale, _ bottom: Double, from top: Double = SVGBars.top, _ canvas: inout SVGCanvas
  ) {
    canvas.line(x1: scale.x(0), y1: top - 4, x2: scale.x(0), y2: bottom - 4, "axis")
  }

  /// Names beside their colours; returns where the bars start.
  private func legend(_ names: [String], classes: [String], _ canvas: inout SVGCanvas) -> Double {
    SVGLegend.draw(names, classes: classes, width: width, &canvas)
  }
}

/// Names of series beside their colours.
enum SVGLegend {
  /// Draws the legend at the top and returns the y below it.
  static func draw(_ names: [String], classes: [String], width: Double, _ canvas: inout SVGCanvas) -> Double {
    var (x, y) = (4.0, 8.0)
    for (name, style) in zip(names, classes) {
      let text = DisplayText.cut(name, to: 28)
      let room = 18 + Double(DisplayText.width(of: text)) * 7.2 + 16
      if x + room > width, x > 4 {
        x = 4
        y += 20
      }
      canvas.rect(x: x, y: y, width: 12, height: 12, style)
      canvas.text(text, x: x + 18, y: y + 11)
      x += room
    }
    return y + 26
  }
}
