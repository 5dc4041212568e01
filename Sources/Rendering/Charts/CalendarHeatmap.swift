import QuerentCore

/// Days as shades, weeks across and weekdays down; years that do not fit in one block continue in the next.
struct CalendarHeatmap {
  let style: OutputStyle

  private static let mostBlocks = 8
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  func draw(_ chart: ChartSpecification, _ data: ChartData, _ bins: ShadeBins) throws(ChartObjection)
    -> ChartDrawing
  {
    let axis = PeriodAxis(keys: data.keys, labels: data.labels, grain: .day)
    guard axis.grain == .day else { throw ChartObjection(reason: "a calendar needs one row a day") }
    var values: [Int: Double] = [:]
    for (day, value) in zip(axis.ordinals, data.series[0].values) { values[day] = value }
    // Day 0 is a Thursday; weeks start on Monday.
    func week(_ day: Int) -> Int { Int((Double(day + 3) / 7).rounded(.down)) }
    let (firstWeek, lastWeek) = (week(axis.first), week(axis.last))
    let count = lastWeek - firstWeek + 1
    let room = style.proseWidth - 4
    let cell = [3, 2, 1].first { $0 * count <= room } ?? 1
    let weeksInBlock = room / cell
    guard count <= weeksInBlock * Self.mostBlocks else {
      throw ChartObjection(reason: "\(count) weeks are too many for a calendar; ask for a shorter period")
    }
    var drawing = ChartDrawing(lines: data.titleLines)
    for start in stride(from: firstWeek, through: lastWeek, by: weeksInBlock) {
      let weeks = start...min(start + weeksInBlock - 1, lastWeek)
      drawing.lines.append(months(weeks, cell: cell, last: axis.last))
      for weekday in 0..<7 {
        var line = StyledLine(Self.weekdays[weekday] + " ", .dim)
        for week in weeks {
          let day = week * 7 + weekday - 3
          guard (axis.first...axis.last).contains(day) else {
            line.append(String(repeating: " ", count: cell))
            continue
          }
          let mark = values[day].map(bins.shade) ?? style.glyphs.dash
          line.append(String(repeating: mark, count: max(1, cell - 1)), values[day] == nil ? .dim : .rise)
          if cell > 1 { line.append(" ") }
        }
        drawing.lines.append(line)
      }
    }
    drawing.lines += bins.legend(hasGaps: values.count < axis.last - axis.first + 1)
    let missing = axis.last - axis.first + 1 - values.count
    drawing.missing = missing > 0 ? "\(missing) day\(missing == 1 ? "" : "s") missing." : nil
    drawing.summary = ChartSummary(style: style).line(
      data.series, place: axis.phrase, data, missing: drawing.missing)
    return drawing
  }

  /// The month above the week its first day lies in, where there is room.
  private func months(_ weeks: ClosedRange<Int>, cell: Int, last: Int) -> StyledLine {
    var line = StyledLine("    ")
    var previous: Int?
    var free = 0
    for week in weeks {
      let first = week * 7 - 3
      // A month that starts after the last day has nothing to stand over.
      let isBehind = (first..<first + 7).contains { $0 > last && CalendarDate(daysSinceEpoch: $0).day == 1 }
      guard !isBehind, let text = Period.tick(first, grain: .week, step: .months(1), after: previous) else {
        continue
      }
      let start = (week - weeks.lowerBound) * cell
      guard start >= free, start + DisplayText.width(of: text) <= (weeks.count * cell) else { continue }
      previous = first
      line.pad(to: 4 + start)
      line.append(text, .dim)
      free = start + DisplayText.width(of: text) + 1
    }
    return line
  }
}
