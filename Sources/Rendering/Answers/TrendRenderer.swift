import QuerentCore

/// The line beside a single figure: the course of the periods before it with its range, and the change to the last.
struct TrendRenderer {
  let style: OutputStyle

  /// What the line is made of.
  struct Course {
    var values: [Double?]
    var figures: ColumnFigures
    var change: Change?
    /// The period before the answered one.
    var before: String
    var first: String
    var last: String
  }

  /// The values by period; `nil` when the table holds no periods.
  static func course(_ trend: Trend, style: OutputStyle) -> Course? {
    guard trend.table.columns.count == 2 else { return nil }
    let keys = trend.table.rows.map { $0[0] }
    let axis = PeriodAxis(keys: keys, labels: keys.map(\.description), grain: trend.grain)
    guard axis.grain != nil, axis.last > axis.first else { return nil }
    let count = min(trend.count, axis.last - axis.first + 1)
    var values = [Double?](repeating: nil, count: count)
    var names = [String?](repeating: nil, count: count)
    for (index, row) in trend.table.rows.enumerated() {
      let place = axis.ordinals[index] - (axis.last - count + 1)
      guard values.indices.contains(place) else { continue }
      values[place] = row[1].number
      names[place] = axis.name(index)
    }
    let figures = ColumnFigures(
      for: trend.table.columns[1], values: values.compactMap { $0 }, isCompact: true)
    let change = trend.isOpen ? nil : Change(from: values[count - 2], to: values[count - 1])
    return Course(
      values: values, figures: figures, change: change, before: names[count - 2] ?? "",
      first: names.compactMap { $0 }.first ?? "", last: names[count - 1] ?? "")
  }

  func lines(_ trend: Trend) -> [StyledLine] {
    guard let course = Self.course(trend, style: style) else { return [] }
    if style.isPlain { return wrapped(words(course)) }
    let present = course.values.compactMap { $0 }
    guard let low = present.min(), let high = present.max() else { return [] }
    let unit = course.figures.unitLabel.map { " (\(style.clean($0)))" } ?? ""
    let lead = "  \(periods(course.values.count, trend.grain))  "
    let drawn = Sparkline.text(course.values, charset: style.charset)
    let range =
      low == high
      ? "all \(course.figures.text(low))\(unit)"
      : "\(course.figures.text(low)) to \(course.figures.text(high))\(unit)"
    let change = self.change(course)
    let room = style.proseWidth
    var line = StyledLine(lead, .dim)
    line.append(drawn, .series(0))
    guard DisplayText.width(of: lead + drawn + "  " + range) <= room else {
      return [line] + wrapped("  \(range)", .dim) + (change.isEmpty ? [] : wrapped("  \(change)"))
    }
    line.append("  " + range, .dim)
    guard !change.isEmpty else { return [line] }
    guard line.width + 3 + DisplayText.width(of: change) <= room else {
      return [line] + wrapped("  \(change)")
    }
    line.append("   " + change)
    return [line]
  }

  /// `-180.7 (-11.8%) vs Sep 2026`.
  private func change(_ course: Course) -> String {
    guard let change = course.change else { return "" }
    return "\(style.clean(change.sentence(course.figures))) vs \(course.before)"
  }

  /// The course in words, for plain mode and as alternative text.
  func words(_ course: Course) -> String {
    let present = course.values.compactMap { $0 }
    guard let low = present.min(), let high = present.max() else { return "" }
    func figure(_ value: Double) -> String { style.clean(course.figures.sentenceText(value)) }
    var text =
      "From \(course.first) to \(course.last): \(Sparkline.words(course.values)), between \(figure(low)) and \(figure(high))"
    let change = change(course)
    if !change.isEmpty { text += "; \(change)" }
    let gaps = course.values.count { $0 == nil }
    if gaps > 0 { text += "; \(gaps) without rows" }
    return text + "."
  }

  private func wrapped(_ text: String, _ ink: Ink = .plain) -> [StyledLine] {
    let indent = text.prefix { $0 == " " }.count
    return DisplayText.wrapped(String(text.dropFirst(indent)), to: style.proseWidth - indent).map {
      StyledLine($0, ink).indented(by: indent)
    }
  }

  private func periods(_ count: Int, _ grain: TimeGrain) -> String {
    "\(count) \(grain.calendar == .halfYear ? "half-years" : grain.calendar.rawValue + "s")"
  }
}
