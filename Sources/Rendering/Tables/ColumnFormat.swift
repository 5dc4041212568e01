import QuerentCore

/// How one column of a result is printed.
struct ColumnFormat {
  let column: ResultTable.Column
  let figures: ColumnFigures
  private let style: OutputStyle
  private let null: String

  /// The format that suits the given cells.
  init(_ column: ResultTable.Column, cells: some Sequence<Value>, isCompact: Bool, style: OutputStyle) {
    self.column = column
    self.style = style
    null = style.glyphs.null
    figures = ColumnFigures(for: column, values: cells.compactMap(\.number), isCompact: isCompact)
  }

  /// The columns of a table, each formatted for the rows given.
  static func all(of table: ResultTable, rows: ArraySlice<[Value]>, style: OutputStyle) -> [ColumnFormat] {
    table.columns.indices.map { index in
      ColumnFormat(
        table.columns[index], cells: rows.lazy.map { $0[index] }, isCompact: false, style: style)
    }
  }

  var isRightAligned: Bool {
    switch column.kind {
    case .integer where column.isKey && CycleNames.name(1, column.label) != nil: false
    case .integer, .real: true
    case .identifier: false
    case .text, .date, .datetime, .boolean: false
    }
  }

  /// The label with the unit: `bookings $K`.
  var header: String {
    let label = style.clean(column.label)
    guard isRightAligned, let unit = figures.unitLabel.map(style.clean) else { return label }
    let words = label.split(separator: " ").map { $0.lowercased() }
    return words.contains(unit.lowercased()) ? label : "\(label) \(unit)"
  }

  /// The cell as people read it, without its unit.
  func text(_ value: Value) -> String {
    switch value {
    case .null: return null
    case .text(let text):
      if column.kind == .date { return style.clean(FigureStyle.current.date(text)) }
      return text.isEmpty ? "''" : style.clean(text)
    case .blob(let bytes): return "<\(bytes.count) bytes>"
    case .integer(let integer):
      if column.isKey, let name = CycleNames.name(integer, column.label) { return name }
      if column.kind == .boolean, integer == 0 || integer == 1 { return integer == 1 ? "yes" : "no" }
      return isFigure ? figures.text(integer) : String(integer)
    case .real(let real): return figures.text(real)
    }
  }

  /// The cell with its unit, for a line in which no header stands near: `$1,204.50`.
  func textWithUnit(_ value: Value) -> String {
    guard isFigure, isRightAligned, let number = value.number else { return text(value) }
    return style.clean(figures.sentenceText(number))
  }

  private var isFigure: Bool { column.kind == .integer || column.kind == .real }
}
