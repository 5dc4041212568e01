import QuerentCore

/// Prints rows one by one: a block each where a table does not fit, a line each where nothing may be drawn.
struct RecordRenderer {
  let style: OutputStyle

  /// A block a record: labels on the left, values on the right, a blank line between records.
  func blocks(_ rows: [[String]], _ formats: [ColumnFormat]) -> [StyledLine] {
    let headers = formats.map(\.header)
    let indent = TableLayout.indent
    let widest = headers.map { DisplayText.width(of: $0) }.max() ?? 0
    let labelWidth = min(widest, max(6, (style.tableWidth - indent) * 2 / 5))
    let valueWidth = max(1, style.tableWidth - indent - labelWidth - TableLayout.gutter)
    var lines: [StyledLine] = []
    for (number, row) in rows.enumerated() {
      if number > 0 { lines.append(StyledLine()) }
      for (header, text) in zip(headers, row) {
        let label = DisplayText.cutMiddle(header, to: labelWidth, ellipsis: style.glyphs.ellipsis)
        for (position, piece) in DisplayText.wrapped(text, to: valueWidth).enumerated() {
          var line = StyledLine(String(repeating: " ", count: indent))
          line.append(DisplayText.padded(position == 0 ? label : "", to: labelWidth), .dim)
          line.append(String(repeating: " ", count: TableLayout.gutter))
          line.append(piece, piece == style.glyphs.null ? .dim : .plain)
          lines.append(line)
        }
      }
    }
    return lines
  }

  /// A line a record, `region East; sales $1,204.50`, for readers that speak the text.
  func linePerRecord(_ rows: ArraySlice<[Value]>, _ formats: [ColumnFormat]) -> [StyledLine] {
    rows.map { row in
      StyledLine(
        zip(formats, row).map { format, value in
          "\(style.clean(format.column.label)): \(format.textWithUnit(value))"
        }.joined(separator: "; "))
    }
  }
}
