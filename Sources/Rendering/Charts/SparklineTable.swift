import QuerentCore

/// A table with a line for each series over time: the last figure, the change to the one before, the course with a cell
/// for each period, and the range, which gives the course its scale.
struct SparklineTable {
  let style: OutputStyle

  /// Most series, and most periods of a course.
  private static let mostSeries = 60
  private static let mostPeriods = 24

  /// One line, before it is fitted.
  struct Row {
    var name: String
    var last: Double?
    var change: Change?
    var course: [Double?]
    var figures: ColumnFigures
  }

  func draw(
    _ chart: ChartSpecification, _ data: ChartData, _ table: ResultTable
  ) throws(ChartObjection) -> ChartDrawing {
    let rows = try rows(chart, data, table)
    let axis = PeriodAxis(keys: data.keys, labels: data.labels, grain: chart.grain)
    let count = rows.first?.course.count ?? 0
    // Measures on scales of their own name their units themselves.
    let sharesUnit = rows.allSatisfy { $0.figures == data.figures }
    let title = DisplayText.wrapped(style.clean(chart.title), to: style.proseWidth).map {
      StyledLine($0, .strong)
    }
    var drawing = ChartDrawing(lines: sharesUnit || chart.title.isEmpty ? data.titleLines : title)
    drawing.lines += lines(rows, axis, data, count: count)
    if axis.missingCount > 0 {
      drawing.lines += DisplayText.wrapped(
        "\(axis.missingCount) of \(axis.last - axis.first + 1) periods are missing", to: style.proseWidth
      ).map { StyledLine($0, .dim) }
    }
    drawing.summary = summary(rows, axis, data)
    return drawing
  }

  /// The lines of the table, from where the series stand now.
  func rows(
    _ chart: ChartSpecification, _ data: ChartData, _ table: ResultTable
  ) throws(ChartObjection) -> [Row] {
    let axis = PeriodAxis(keys: data.keys, labels: data.labels, grain: chart.grain)
    guard chart.category != nil, axis.last > axis.first else {
      throw ChartObjection(reason: "a course needs several points in time")
    }
    guard data.series.count <= Self.mostSeries else {
      throw ChartObjection(reason: "\(data.series.count) series are too many for one table")
    }
    let count = min(axis.last - axis.first + 1, Self.mostPeriods)
    let rows = data.series.enumerated().map { index, series in
      row(series, figures(of: index, chart, data, table), axis, count: count)
    }
    // Series of one measure are ranked by where they stand now; measures keep their order.
    guard chart.series != nil, !chart.isOrdered || chart.category != chart.series else { return rows }
    return rows.enumerated().sorted {
      let (left, right) = ($0.element.last ?? -.infinity, $1.element.last ?? -.infinity)
      return left == right ? $0.offset < $1.offset : left > right
    }.map(\.element)
  }

  /// Several measures are written each in their own way; series of one measure share one.
  private func figures(
    of index: Int, _ chart: ChartSpecification, _ data: ChartData, _ table: ResultTable
  ) -> ColumnFigures {
    guard chart.series == nil, chart.values.count > 1 else { return data.figures }
    let columns = chart.values + [chart.baseline].compactMap { $0 }
    return ColumnFigures(
      for: table.columns[columns[index]], values: data.series[index].values.compactMap { $0 }, isCompact: true
    )
  }

  private func row(
    _ series: ChartData.Series, _ figures: ColumnFigures, _ axis: PeriodAxis, count: Int
  ) -> Row {
    var course = [Double?](repeating: nil, count: count)
    for (ordinal, value) in zip(axis.ordinals, series.values) {
      let place = ordinal - (axis.last - count + 1)
      if course.indices.contains(place) { course[place] = value }
    }
    let last = course.last ?? nil
    let before = count > 1 ? course[count - 2] : nil
    return Row(
      name: series.name, last: last, change: Change(from: before, to: last), course: course, figures: figures)
  }

  private func lines(_ rows: [Row], _ axis: PeriodAxis, _ data: ChartData, count: Int) -> [StyledLine] {
    let sharesUnit = rows.allSatisfy { $0.figures == data.figures }
    let names = rows.map { row in
      guard !sharesUnit, let unit = row.figures.unitLabel else { return row.name }
      return "\(row.name) (\(style.clean(unit)))"
    }
    let lastIndex = axis.ordinals.firstIndex(of: axis.last) ?? 0
    var columns: [(header: String, cells: [String], isRight: Bool)] = [
      (axis.name(lastIndex), rows.map { $0.last.map($0.figures.text) ?? style.glyphs.null }, true),
      (
        "change",
        rows.map { row in
          guard let change = row.change else { return style.glyphs.dash }
          let (difference, percent) = change.text(row.figures)
          return percent.isEmpty ? difference : percent
        }, true
      ),
      (periods(count, axis.grain), rows.map { Sparkline.text($0.course, charset: style.charset) }, false),
      ("range", rows.map(range), true),
    ]
    func width(_ column: (header: String, cells: [String], isRight: Bool)) -> Int {
      ([column.header] + column.cells).map { DisplayText.width(of: $0) }.max() ?? 0
    }
    // Where there is little room the range goes first, then the change; names are cut last.
    func room() -> Int { style.proseWidth - columns.reduce(0) { $0 + width($1) + 2 } }
    let wanted = min(names.map { DisplayText.width(of: $0) }.max() ?? 0, 14)
    while room() < wanted, columns.count > 2 { columns.remove(at: columns.count == 4 ? 3 : 1) }
    let nameWidth = max(4, min(names.map { DisplayText.width(of: $0) }.max() ?? 0, room()))
    func line(_ name: String, _ cells: [String], _ ink: Ink) -> StyledLine {
      var text = DisplayText.padded(
        DisplayText.cutMiddle(name, to: nameWidth, ellipsis: style.glyphs.ellipsis), to: nameWidth)
      for (column, cell) in zip(columns, cells) {
        let fitted = DisplayText.cut(cell, to: width(column), ellipsis: style.glyphs.ellipsis)
        text +=
          "  "
          + (column.isRight
            ? DisplayText.rightAligned(fitted, to: width(column))
            : DisplayText.padded(fitted, to: width(column)))
      }
      return StyledLine(DisplayText.cut(text, to: style.proseWidth, ellipsis: style.glyphs.ellipsis), ink)
    }
    return [line("", columns.map(\.header), .dim)]
      + rows.indices.map { index in line(names[index], columns.map { $0.cells[index] }, .plain) }
  }

  private func range(_ row: Row) -> String {
    let present = row.course.compactMap { $0 }
    guard let low = present.min(), let high = present.max() else { return style.glyphs.dash }
    return low == high
      ? row.figures.text(low) : "\(row.figures.text(low)) to \(row.figures.text(high))"
  }

  private func periods(_ count: Int, _ grain: TimeGrain?) -> String {
    switch grain {
    case .day: "\(count) days"
    case .week: "\(count) weeks"
    case .month: "\(count) months"
    case .hour: "\(count) hours"
    default: "\(count) periods"
    }
  }

  private func summary(_ rows: [Row], _ axis: PeriodAxis, _ data: ChartData) -> String {
    let lastIndex = axis.ordinals.firstIndex(of: axis.last) ?? 0
    let changed = rows.compactMap { row in row.change?.share.map { (row, $0) } }
    var parts: [String] = []
    if rows.allSatisfy({ $0.figures == data.figures }),
      let most = rows.filter({ $0.last != nil }).max(by: { ($0.last ?? 0) < ($1.last ?? 0) })
    {
      parts.append(
        "\(most.name) is highest \(axis.phrase(lastIndex)) with "
          + style.clean(most.figures.sentenceText(most.last ?? 0)))
    }
    if let up = changed.max(by: { $0.1 < $1.1 }), up.1 > 0, let change = up.0.change {
      parts.append("\(up.0.name) rose most, \(change.text(up.0.figures).percent)")
    }
    if let down = changed.min(by: { $0.1 < $1.1 }), down.1 < 0, let change = down.0.change {
      parts.append("\(down.0.name) fell most, \(change.text(down.0.figures).percent)")
    }
    return parts.isEmpty ? "" : parts.joined(separator: "; ") + "."
  }
}
