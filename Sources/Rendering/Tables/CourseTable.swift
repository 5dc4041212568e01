import QuerentCore

/// A table with the course of a figure at the end of each row, drawn in as many cells as there are periods.
struct CourseTable {
  let style: OutputStyle

  /// The lines of the table and what the courses show; `nil` where there is no room for them beside the figures.
  func lines(_ table: ResultTable, _ courses: RowCourses) -> [StyledLine]? {
    let count = min(style.maximumRows ?? .max, table.rows.count)
    guard courses.values.count == table.rows.count, count > 0 else { return nil }
    let header = periods(courses)
    let isSpoken = style.isPlain
    var wider = table
    wider.columns.append(
      // Dates are never cut, and so is no course.
      ResultTable.Column(
        name: "course", label: isSpoken ? "\(header) of \(courses.label)" : header, kind: .date))
    for index in wider.rows.indices {
      let text =
        isSpoken
        ? Sparkline.words(courses.values[index])
        : Sparkline.text(courses.values[index], charset: style.charset)
      wider.rows[index].append(.text(text))
    }
    let renderer = TableRenderer(style: style)
    guard isSpoken || renderer.showsAllColumns(of: wider) else { return nil }
    let drawn = renderer.render(wider)
    guard !isSpoken else { return drawn }
    return drawn
      + DisplayText.wrapped(
        style.clean(
          "\(header): \(courses.label) a \(courses.grain.words), \(span(courses)), each row on a scale of its own"
        ),
        to: style.proseWidth - TableLayout.indent
      ).map { StyledLine($0, .dim).indented(by: TableLayout.indent) }
  }

  private func periods(_ courses: RowCourses) -> String {
    "\(courses.periods.count) \(courses.grain.words)\(courses.periods.count == 1 ? "" : "s")"
  }

  /// `Nov 2025–Oct 2026`.
  private func span(_ courses: RowCourses) -> String {
    func name(_ date: CalendarDate?) -> String {
      date.flatMap {
        Period(.text($0.iso), grain: courses.grain).map { Period.name($0.ordinal, grain: $0.grain) }
      } ?? ""
    }
    return "\(name(courses.periods.first))\(style.isASCII ? "-" : "–")\(name(courses.periods.last))"
  }
}
