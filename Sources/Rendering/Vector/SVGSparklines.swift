import QuerentCore

/// Courses over time in as little room as a line of text takes.
struct SVGSparklines {
  let style: OutputStyle
  var width = 720.0

  private static let row = 28.0
  private static let course = 180.0
  private static let height = 20.0

  /// A line for each series: its name, the last figure and the change, the course, and its range.
  func table(_ chart: ChartSpecification, _ data: ChartData, _ table: ResultTable) -> SVGCanvas? {
    guard let rows = try? SparklineTable(style: style).rows(chart, data, table), !rows.isEmpty else {
      return nil
    }
    var canvas = SVGCanvas(width: width)
    let isNarrow = width < 500
    for (index, row) in rows.enumerated() {
      let top = Double(index) * Self.row + 4
      canvas.text(DisplayText.cutMiddle(row.name, to: isNarrow ? 13 : 26), x: 0, y: top + 15)
      let last = row.last.map { style.clean(row.figures.sentenceText($0)) } ?? style.glyphs.dash
      canvas.text(last, x: isNarrow ? 172 : 300, y: top + 15, .end)
      if !isNarrow, let change = row.change {
        let (difference, percent) = change.text(row.figures)
        canvas.text(percent.isEmpty ? difference : percent, x: 370, y: top + 15, .end, "dim")
      }
      draw(row.course, x: isNarrow ? width - Self.course - 4 : 384, y: top, &canvas)
      let present = row.course.compactMap { $0 }
      if !isNarrow, let low = present.min(), let high = present.max() {
        canvas.text(
          "\(row.figures.text(low)) to \(row.figures.text(high))", x: width, y: top + 15, .end, "dim")
      }
    }
    canvas.height = Double(rows.count) * Self.row + 8
    return canvas
  }

  /// The course beside a single figure, as an element of its own; `nil` when there is none to draw.
  func element(_ trend: Trend) -> String? {
    guard let course = TrendRenderer.course(trend, style: style) else { return nil }
    var canvas = SVGCanvas(width: Self.course + 8, height: Self.height + 8)
    draw(course.values, x: 4, y: 4, &canvas)
    return canvas.element(label: TrendRenderer(style: style).words(course))
  }

  /// Neighbouring values joined, a gap left open, and a dot on the last.
  private func draw(_ values: [Double?], x: Double, y: Double, _ canvas: inout SVGCanvas) {
    let present = values.compactMap { $0 }
    guard let low = present.min(), let high = present.max(), values.count > 1 else { return }
    let step = Self.course / Double(values.count - 1)
    func point(_ index: Int, _ value: Double) -> (Double, Double) {
      let share = low < high ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5
      return (x + Double(index) * step, y + (1 - share) * Self.height)
    }
    for run in SVGLines.runs(values, Array(values.indices)) {
      let points = run.map { point($0.0, $0.1) }
      if points.count > 1 {
        canvas.path(points, "l0")
      } else if let only = points.first {
        canvas.circle(x: only.0, y: only.1, radius: 2, "s0")
      }
    }
    if let index = values.lastIndex(where: { $0 != nil }), let value = values[index] {
      let last = point(index, value)
      canvas.circle(x: last.0, y: last.1, radius: 3, "s0")
    }
  }
}
