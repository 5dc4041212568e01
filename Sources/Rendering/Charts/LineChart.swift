import QuerentCore

/// One to four lines over time. Missing periods are gaps, counted under the chart.
struct LineChart {
  let style: OutputStyle

  private static let mostSeries = 4

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    let axis = PeriodAxis(keys: data.keys, labels: data.labels, grain: chart.grain)
    let drawn = Self.largest(data.series)
    guard axis.last > axis.first else {
      throw ChartObjection(reason: "one point in time is no line")
    }
    guard drawn.contains(where: { $0.values.filter { $0 != nil }.count > 1 }) else {
      throw ChartObjection(reason: "no two points can be joined")
    }
    let bounds = data.bounds.compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
    let values = drawn.flatMap { $0.values.compactMap { $0 } } + bounds
    let rows = style.proseWidth < 50 ? 8 : style.proseWidth < 100 ? 10 : 12
    let isWhole = data.figures.scale == .ones && data.figures.decimals == 0 && data.figures.unit != "%"
    let ticks = NiceTicks(
      low: values.min() ?? 0, high: values.max() ?? 0, most: rows / 2, figures: data.figures, isWhole: isWhole
    )
    var drawing = ChartDrawing(lines: data.titleLines)
    let lane = AnomalyLane(
      values: drawn[0].values, bounds: data.bounds, ordinals: axis.ordinals)
    drawing.lines += plot(drawn, axis, ticks, data, lane: lane, rows: rows)
    var notes: [String] = []
    if !bounds.isEmpty { notes.append("\(style.glyphs.band) expected range") }
    let cut = style.glyphs.axisCut
    if let low = ticks.values.first, low > 0 {
      notes.append("\(cut) axis starts at \(tickText(low, ticks, data))")
    }
    if let high = ticks.values.last, high < 0 {
      notes.append("\(cut) axis ends at \(tickText(high, ticks, data))")
    }
    if drawn.count < data.series.count {
      notes.append("\(data.series.count - drawn.count) more series not drawn")
    }
    let missing = missing(axis, drawn)
    drawing.missing = missing
    drawing.lines += notes.map { StyledLine($0, .dim) }
    for sentence in chart.leavesEventsToFindings ? [] : lane.sentences(data, axis, glyphs: style.glyphs) {
      drawing.lines += DisplayText.wrapped(style.clean(sentence), to: style.proseWidth).map { StyledLine($0) }
    }
    drawing.summary = ChartSummary(style: style).line(
      drawn, place: axis.phrase, data, missing: missing)
    if !bounds.isEmpty { drawing.summary += " " + lane.summary }
    return drawing
  }

  /// At most four series, those with the largest figures, in the order of the result.
  static func largest(_ series: [ChartData.Series]) -> [ChartData.Series] {
    guard series.count > mostSeries else { return series }
    let weights = series.map { $0.values.map { abs($0 ?? 0) }.exactSum }
    let order = series.indices.sorted { weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1] }
    let kept = Set(order.prefix(mostSeries))
    return series.indices.filter(kept.contains).map { series[$0] }
  }

  private func missing(_ axis: PeriodAxis, _ series: [ChartData.Series]) -> String? {
    let empty = series.count == 1 ? series[0].values.filter { $0 == nil }.count : 0
    let count = axis.missingCount + empty
    guard count > 0 else { return nil }
    return "\(count) \(axis.grain?.words ?? "point")\(count == 1 ? "" : "s") missing."
  }

  private func tickText(_ value: Double, _ ticks: NiceTicks, _ data: ChartData) -> String {
    var figures = data.figures
    figures.decimals = ticks.decimals
    return figures.text(value)
  }

  private func plot(
    _ series: [ChartData.Series], _ axis: PeriodAxis, _ ticks: NiceTicks, _ data: ChartData,
    lane: AnomalyLane, rows: Int
  ) -> [StyledLine] {
    let labels = ticks.values.map { tickText($0, ticks, data) }
    let labelWidth = (labels.map { DisplayText.width(of: $0) }.max() ?? 0) + 1
    let names =
      series.count > 1 ? series.map { DisplayText.cut($0.name, to: 12, ellipsis: style.glyphs.ellipsis) } : []
    let isNarrow = style.proseWidth < 50
    let nameWidth = isNarrow ? 0 : names.map { DisplayText.width(of: $0) + 1 }.max() ?? 0
    let cells = max(8, style.proseWidth - labelWidth - 2 - nameWidth)
    var canvas = DotCanvas(columns: cells, rows: rows, charset: style.charset)
    let low = ticks.values.first ?? 0
    let high = ticks.values.last ?? 1
    let span = max(1, axis.last - axis.first)
    func column(_ ordinal: Int) -> Int {
      Int((Double(ordinal - axis.first) / Double(span) * Double(canvas.dotColumns - 1)).rounded())
    }
    func row(_ value: Double) -> Int {
      // Halves, because the span of the largest doubles is not finite.
      let range = high / 2 - low / 2
      // One tick alone: everything lies on it.
      guard range > 0 else { return (canvas.dotRows - 1) / 2 }
      return Int(((value / 2 - low / 2) / range * Double(canvas.dotRows - 1)).rounded())
    }
    var ends: [Int: Int] = [:]
    for (index, line) in series.enumerated() {
      let points = Self.points(axis.ordinals, line.values)
      trace(
        points.map { (ordinal: $0.ordinal, column: column($0.ordinal), row: row($0.value)) }, index, &canvas)
      if let last = points.last { ends[index] = rows - 1 - row(last.value) / canvas.dotsDown }
    }
    let tickRows = Dictionary(
      zip(ticks.values.map { rows - 1 - row($0) / canvas.dotsDown }, labels),
      uniquingKeysWith: { first, _ in first })
    let nameRows = Self.spread(ends, rows: rows)
    let band = PredictionBand(
      bounds: data.bounds, ordinals: axis.ordinals, cells: cells,
      cell: { column($0) / canvas.dotsAcross }, row: { row($0) / canvas.dotsDown })
    var lines = isNarrow ? legend(names) : []
    for place in 0..<rows {
      var line = StyledLine(DisplayText.rightAligned(tickRows[place] ?? "", to: labelWidth - 1), .dim)
      // Zero lies above the chart.
      if place == 0, high < 0 {
        line.append(style.glyphs.axisCut, .dim)
      } else {
        line.append(" " + (tickRows[place] == nil ? style.glyphs.axis : style.glyphs.axisTick), .dim)
      }
      let isZero = low < 0 && high > 0 && place == rows - 1 - row(0) / canvas.dotsDown
      for (index, cell) in canvas.row(place).enumerated() {
        if cell.series == nil, band.covers(column: index, row: rows - 1 - place) {
          line.append(style.glyphs.band, .dim)
          continue
        }
        if cell.series == nil, isZero {
          line.append(style.glyphs.zeroLine, .dim)
          continue
        }
        line.append(cell.text, cell.series.map(Ink.series) ?? .plain)
      }
      if nameWidth > 0, let index = nameRows[place] {
        line.pad(to: labelWidth + 1 + cells + 1)
        line.append(names[index], .series(index))
      }
      lines.append(line)
    }
    if let marks = lane.marks(cells: cells, glyphs: style.glyphs, cell: { column($0) / canvas.dotsAcross }) {
      var line = StyledLine(String(repeating: " ", count: labelWidth) + style.glyphs.axis, .dim)
      line.append(marks)
      lines.append(line)
    }
    lines.append(floor(labelWidth, cells, isCut: low > 0))
    lines.append(dates(axis, cells, labelWidth) { column($0) / canvas.dotsAcross })
    return lines + (nameWidth > 0 ? legendMarks(names, labelWidth) : [])
  }

  /// The values that are there, in the order of time.
  private static func points(_ ordinals: [Int], _ values: [Double?]) -> [(ordinal: Int, value: Double)] {
    var points: [(ordinal: Int, value: Double)] = []
    points.reserveCapacity(values.count)
    var isSorted = true
    for (ordinal, value) in zip(ordinals, values) {
      guard let value else { continue }
      if let last = points.last, last.ordinal > ordinal { isSorted = false }
      points.append((ordinal, value))
    }
    return isSorted ? points : points.sorted { $0.ordinal < $1.ordinal }
  }

  /// Joins neighbouring points. Where many fall into one column of dots their strokes cover the rows from the lowest to
  /// the highest, which are drawn once.
  private func trace(
    _ points: [(ordinal: Int, column: Int, row: Int)], _ series: Int, _ canvas: inout DotCanvas
  ) {
    var stroke: (column: Int, rows: ClosedRange<Int>)?
    func finish(_ canvas: inout DotCanvas) {
      if let stroke {
        canvas.line(
          from: (stroke.column, stroke.rows.lowerBound), to: (stroke.column, stroke.rows.upperBound),
          series: series)
      }
      stroke = nil
    }
    for (position, here) in points.enumerated() {
      guard position > 0, here.ordinal - points[position - 1].ordinal == 1 else {
        finish(&canvas)
        canvas.set(here.column, here.row, series: series)
        continue
      }
      let before = points[position - 1]
      if before.column == here.column, before.row != here.row {
        let low = min(before.row, here.row, stroke?.rows.lowerBound ?? .max)
        let high = max(before.row, here.row, stroke?.rows.upperBound ?? .min)
        stroke = (here.column, low...high)
      } else {
        if before.column != here.column { finish(&canvas) }
        canvas.line(from: (before.column, before.row), to: (here.column, here.row), series: series)
      }
    }
    finish(&canvas)
  }

  /// Rows for the names at the ends of lines, one name a row, as near as possible to where the line ends.
  private static func spread(_ ends: [Int: Int], rows: Int) -> [Int: Int] {
    var taken: [Int: Int] = [:]
    for (index, row) in ends.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      let free = (0..<rows).filter { taken[$0] == nil }
      guard let place = free.min(by: { (abs($0 - row), $0) < (abs($1 - row), $1) }) else { continue }
      taken[place] = index
    }
    return taken
  }

  private func legend(_ names: [String]) -> [StyledLine] {
    names.enumerated().map { index, name in
      var line = StyledLine("  " + sample(index) + " ", .series(index))
      line.append(name)
      return line
    }
  }

  /// ASCII lines differ by their mark, so the marks are named; dots and dashes are told apart at the line's end.
  private func legendMarks(_ names: [String], _ indent: Int) -> [StyledLine] {
    guard style.isASCII else { return [] }
    let text = names.enumerated().map { "\(DotCanvas.marks[$0 % 4]) \($1)" }.joined(separator: "   ")
    return DisplayText.wrapped(text, to: style.proseWidth - indent - 2).map {
      StyledLine($0).indented(by: indent + 2)
    }
  }

  private func sample(_ index: Int) -> String {
    switch style.charset {
    case .unicode: ["⠒⠒⠒", "⠒⠒ ", "⠐⠐⠐", "⠒⠐⠒"][index % 4]
    case .block: ["▀▀▀", "▀▀ ", "▘▘▘", "▀▘▀"][index % 4]
    case .ascii: DotCanvas.marks[index % 4]
    }
  }

  /// - Parameter isCut: whether zero lies below the chart, which a mark at the foot of the axis shows.
  private func floor(_ labelWidth: Int, _ cells: Int, isCut: Bool) -> StyledLine {
    StyledLine(
      String(repeating: " ", count: labelWidth)
        + (isCut ? style.glyphs.axisCut : style.glyphs.axisCorner + style.glyphs.axisFloor)
        + String(repeating: style.glyphs.axisFloor, count: cells - 1), .dim)
  }

  private func dates(_ axis: PeriodAxis, _ cells: Int, _ labelWidth: Int, place: (Int) -> Int) -> StyledLine {
    var line = StyledLine(String(repeating: " ", count: labelWidth + 1))
    for tick in axis.ticks(cells: cells, place: place) {
      let text = style.clean(tick.text)
      let start = min(tick.cell, cells - DisplayText.width(of: text))
      line.pad(to: labelWidth + 1 + max(0, start))
      line.append(text, .dim)
    }
    return line
  }
}
