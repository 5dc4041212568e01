import QuerentCore

/// Prints a result as an aligned table, or as one block a record where no table fits.
struct TableRenderer {
  let style: OutputStyle

  func render(_ table: ResultTable) -> [StyledLine] {
    let count = min(style.maximumRows ?? Int.max, table.rows.count)
    let rows = table.rows[..<count]
    let formats = ColumnFormat.all(of: table, rows: rows, style: style)
    if style.isPlain {
      return RecordRenderer(style: style).linePerRecord(rows, formats) + footer(table, count)
    }
    let cells = rows.map { row in zip(formats, row).map { $0.text($1) } }
    guard !style.showsRecords, let layout = layout(formats, cells) else {
      return RecordRenderer(style: style).blocks(cells, formats) + footer(table, count)
    }
    return aligned(cells, formats, layout)
      + footer(table, count, hidden: layout.hidden.map { formats[$0].header })
  }

  /// Whether the table fits as a table, with every column.
  func showsAllColumns(of table: ResultTable) -> Bool {
    let count = min(style.maximumRows ?? Int.max, table.rows.count)
    let rows = table.rows[..<count]
    let formats = ColumnFormat.all(of: table, rows: rows, style: style)
    let cells = rows.map { row in zip(formats, row).map { $0.text($1) } }
    return !style.showsRecords && layout(formats, cells)?.hidden.isEmpty == true
  }

  private func layout(_ formats: [ColumnFormat], _ cells: [[String]]) -> TableLayout? {
    var demands = formats.indices.map { index in
      TableLayout.Demand(
        cells: cells.lazy.map { DisplayText.width(of: $0[index]) }.max() ?? 0,
        header: DisplayText.width(of: formats[index].header),
        foldedHeader: FoldedHeader.width(of: formats[index].header),
        isCuttable: formats[index].column.kind == .text)
    }
    let plain = TableLayout(demands, width: style.tableWidth)
    guard style.showsTypes else { return plain }
    // The row of types is the first thing to go when the table does not fit with it.
    for index in demands.indices {
      demands[index].cells = max(demands[index].cells, formats[index].column.kind.rawValue.utf8.count)
    }
    let needed = demands.reduce(TableLayout.indent - TableLayout.gutter) {
      $0 + $1.natural + TableLayout.gutter
    }
    return needed <= style.tableWidth ? TableLayout(demands, width: style.tableWidth) : plain
  }

  private func aligned(
    _ cells: [[String]], _ formats: [ColumnFormat], _ layout: TableLayout
  ) -> [StyledLine] {
    var widths = formats.map { DisplayText.width(of: $0.header) }
    for column in layout.shown { widths[column.index] = column.width }
    let headers = zip(formats, widths).map { FoldedHeader($0.header, width: $1) }
    var lines: [StyledLine] = []
    if layout.shown.contains(where: { !headers[$0.index].upper.isEmpty }) {
      lines.append(line(headers.map(\.upper), formats, layout, ink: .strong, marksHidden: false))
    }
    lines.append(line(headers.map(\.lower), formats, layout, ink: .strong))
    lines.append(rule(layout))
    if style.showsTypes, layout.hidden.isEmpty {
      let types = formats.map(\.column.kind.rawValue)
      let fits = layout.shown.allSatisfy { types[$0.index].utf8.count <= $0.width }
      if fits { lines.insert(line(types, formats, layout, ink: .dim), at: lines.count - 1) }
    }
    lines += cells.map { line($0, formats, layout, ink: .plain) }
    return lines
  }

  private func line(
    _ texts: [String], _ formats: [ColumnFormat], _ layout: TableLayout, ink: Ink, marksHidden: Bool = true
  ) -> StyledLine {
    let gutter = String(repeating: " ", count: TableLayout.gutter)
    var line = StyledLine(String(repeating: " ", count: TableLayout.indent))
    for (position, column) in layout.shown.enumerated() {
      if position > 0 { line.append(gutter) }
      if column.index == layout.hidden.upperBound, !layout.hidden.isEmpty {
        line.append((marksHidden ? style.glyphs.ellipsis : " ") + gutter, .dim)
      }
      let text = DisplayText.cut(texts[column.index], to: column.width, ellipsis: style.glyphs.ellipsis)
      let isNull = ink == .plain && text == style.glyphs.null
      line.append(
        formats[column.index].isRightAligned
          ? DisplayText.rightAligned(text, to: column.width) : DisplayText.padded(text, to: column.width),
        isNull ? .dim : ink)
    }
    return line
  }

  private func rule(_ layout: TableLayout) -> StyledLine {
    let gutter = String(repeating: " ", count: TableLayout.gutter)
    var line = StyledLine(String(repeating: " ", count: TableLayout.indent))
    for (position, column) in layout.shown.enumerated() {
      if position > 0 { line.append(gutter) }
      if column.index == layout.hidden.upperBound, !layout.hidden.isEmpty {
        line.append(style.glyphs.ellipsis + gutter, .dim)
      }
      line.append(String(repeating: style.glyphs.rule, count: column.width), .dim)
    }
    return line
  }

  private func footer(_ table: ResultTable, _ shown: Int, hidden: [String] = []) -> [StyledLine] {
    var notes: [String] = []
    if !hidden.isEmpty { notes.append("\(style.glyphs.ellipsis) hidden: \(hidden.joined(separator: ", "))") }
    let total = ColumnFigures().text(Int64(table.rows.count)) + (table.isTruncated ? "+" : "")
    if table.rows.isEmpty {
      notes.append("no rows")
    } else if shown < table.rows.count {
      notes.append(
        "\(ColumnFigures().text(Int64(shown))) of \(total) rows\(style.separator)/rows all")
    } else if table.isTruncated {
      notes.append("first \(ColumnFigures().text(Int64(shown))) rows; the rest was cut at the row limit")
    }
    return notes.flatMap { note in
      DisplayText.wrapped(note, to: style.proseWidth - TableLayout.indent).map {
        StyledLine($0, .dim).indented(by: style.isPlain ? 0 : TableLayout.indent)
      }
    }
  }
}
