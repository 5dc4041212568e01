import QuerentCore

/// Shades of two keys, or of the days of a calendar.
struct SVGMatrix {
  let style: OutputStyle
  let width: Double

  func matrix(_ chart: ChartSpecification, _ data: ChartData) -> SVGCanvas {
    let bins = ShadeBins(data, style: style)
    guard chart.series != nil else { return calendar(data, bins) }
    let labels = data.labels.map { DisplayText.cutMiddle($0, to: Int(width / 30)) }
    let left = Double(labels.map { DisplayText.width(of: $0) }.max() ?? 0) * 7.2 + 12
    let cell = min(120, (width - left) / Double(max(1, data.series.count)))
    let widest = data.allValues.map { DisplayText.width(of: data.figures.text($0)) }.max() ?? 0
    let showsValues = cell >= 34 + Double(widest) * 7.4
    var canvas = SVGCanvas(width: width)
    for (column, series) in data.series.enumerated() {
      let name = DisplayText.cut(series.name, to: max(3, Int(cell / 8)))
      canvas.text(name, x: left + (Double(column) + 0.5) * cell, y: 14, .middle, "dim")
    }
    for (row, label) in labels.enumerated() {
      let y = 22 + Double(row) * 26
      canvas.text(label, x: left - 8, y: y + 17, .end)
      for (column, series) in data.series.enumerated() {
        let x = left + Double(column) * cell
        let text = series.values[row].map { style.clean(data.figures.text($0)) } ?? style.glyphs.dash
        let tip = "\(data.labels[row]), \(series.name): \(text)"
        canvas.rect(
          x: x + 1, y: y, width: showsValues ? 24 : cell - 2, height: 24,
          series.values[row].map { "h\(bins.level($0))" } ?? "none", tip: tip)
        if showsValues { canvas.text(text, x: x + cell - 4, y: y + 17, .end) }
      }
    }
    let y = 22 + Double(labels.count) * 26
    canvas.height = legend(bins, below: y, &canvas)
    return canvas
  }

  private func calendar(_ data: ChartData, _ bins: ShadeBins) -> SVGCanvas {
    let axis = PeriodAxis(keys: data.keys, labels: data.labels, grain: .day)
    // Day 0 is a Thursday; weeks start on Monday.
    func week(_ day: Int) -> Int { Int((Double(day + 3) / 7).rounded(.down)) }
    let first = week(axis.first)
    let weeks = week(axis.last) - first + 1
    let perBlock = min(weeks, width < 500 ? 27 : 53)
    let cell = min(22, (width - 40) / Double(max(1, perBlock)))
    let block = cell * 7 + 26
    var canvas = SVGCanvas(width: width)
    var previous: Int?
    for place in 0..<weeks {
      let start = (first + place) * 7 - 3
      let isBehind = (start..<start + 7).contains {
        $0 > axis.last && CalendarDate(daysSinceEpoch: $0).day == 1
      }
      guard !isBehind,
        let text = Period.tick(start, grain: .week, step: .months(perBlock > 30 ? 2 : 1), after: previous)
      else { continue }
      previous = start
      canvas.text(
        text, x: 40 + Double(place % perBlock) * cell, y: Double(place / perBlock) * block + 14, .start, "dim"
      )
    }
    let blocks = (weeks + perBlock - 1) / perBlock
    for number in 0..<blocks {
      for (weekday, name) in [(0, "Mon"), (3, "Thu"), (6, "Sun")] {
        let y = Double(number) * block + 20 + Double(weekday) * cell + cell * 0.75
        canvas.text(name, x: 34, y: y, .end, "dim")
      }
    }
    for (index, day) in axis.ordinals.enumerated() {
      let place = week(day) - first
      let weekday = ((day + 3) % 7 + 7) % 7
      let value = data.series[0].values[index]
      let text = value.map { style.clean(data.figures.text($0)) } ?? style.glyphs.dash
      canvas.rect(
        x: 40 + Double(place % perBlock) * cell,
        y: Double(place / perBlock) * block + 20 + Double(weekday) * cell, width: cell - 2, height: cell - 2,
        value.map { "h\(bins.level($0))" } ?? "none", tip: "\(data.labels[index]): \(text)")
    }
    canvas.height = legend(bins, below: Double(blocks) * block, &canvas)
    return canvas
  }

  private func legend(_ bins: ShadeBins, below y: Double, _ canvas: inout SVGCanvas) -> Double {
    var x = 4.0
    for part in bins.parts {
      canvas.rect(x: x, y: y + 10, width: 12, height: 12, "h\(part.level)")
      canvas.text(part.text, x: x + 18, y: y + 21, .start, "dim")
      x += 34 + Double(DisplayText.width(of: part.text)) * 7.2
    }
    return y + 32
  }
}
