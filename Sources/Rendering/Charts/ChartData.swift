import QuerentCore

/// The figures of a chart, read from a result by the column indexes of its specification.
struct ChartData {
  /// One line or one colour of bars.
  struct Series {
    var name: String
    /// One a category; `nil` where the cell is null, is no number, or where rows are missing.
    var values: [Double?]
  }

  var title: String
  /// Printed names of the categories.
  var labels: [String] {
    get { printed ?? keys.map(printer) }
    set { printed = newValue }
  }
  /// The names, unless they are many and the axis is likely to do without them.
  private var printed: [String]?
  private let printer: (Value) -> String
  private static let mostPrinted = 1_000
  /// The category cells themselves, for time axes.
  var keys: [Value]
  var series: [Series]
  /// The interval each value of the first series was expected in; empty without a band.
  var bounds: [ClosedRange<Double>?] = []
  var figures: ColumnFigures
  /// Whether some measures were left out because their unit differs from the first.
  var hasMixedUnits: Bool
  let style: OutputStyle

  /// `nil` when the specification does not fit the table.
  init?(_ chart: ChartSpecification, _ table: ResultTable, style: OutputStyle) {
    let columns = table.columns
    let indexes = chart.values + [chart.baseline].compactMap { $0 }
    let banded = chart.band.map { [$0.lower, $0.upper] } ?? []
    let named = indexes + banded + [chart.category, chart.series].compactMap { $0 }
    guard !chart.values.isEmpty, named.allSatisfy(columns.indices.contains) else { return nil }
    self.style = style
    hasMixedUnits = Set(indexes.map { columns[$0].unit ?? "" }).count > 1
    func printer(_ index: Int) -> ColumnFormat {
      ColumnFormat(columns[index], cells: [], isCompact: false, style: style)
    }
    if let category = chart.category {
      self.printer = printer(category).text
    } else {
      self.printer = { _ in "" }
    }
    func number(_ value: Value) -> Double? { value.number.flatMap { $0.isFinite ? $0 : nil } }
    if let seriesIndex = chart.series, let category = chart.category {
      let pivot = Pivot(table.rows, category: category, series: seriesIndex, value: chart.values[0])
      keys = pivot.categories
      printed = pivot.categories.map(printer(category).text)
      let names = pivot.series.map(printer(seriesIndex).text)
      series = zip(names, pivot.cells).map { name, cells in
        Series(name: name, values: cells.map { $0.flatMap(number) })
      }
    } else {
      keys = table.rows.map { row in chart.category.map { row[$0] } ?? .null }
      printed = chart.kind == .line && keys.count > Self.mostPrinted ? nil : keys.map(self.printer)
      series = indexes.map { index in
        Series(name: style.clean(columns[index].label), values: table.rows.map { number($0[index]) })
      }
      if let band = chart.band {
        bounds = table.rows.map { row in
          guard let lower = number(row[band.lower]), let upper = number(row[band.upper]), lower <= upper
          else {
            return nil
          }
          return lower...upper
        }
      }
    }
    if chart.baseline != nil, chart.series == nil { series = Self.namedByDifference(series) }
    var column = columns[chart.values[0]]
    if indexes.contains(where: { columns[$0].kind == .real }) { column.kind = .real }
    figures = ColumnFigures(
      for: column, values: series.flatMap { $0.values.compactMap { $0 } }, isCompact: true)
    let unit = figures.unitLabel.map { "(\(style.clean($0)))" }
    let bare = style.clean(chart.title)
    title = unit.map { bare.contains($0) ? bare : bare.isEmpty ? $0 : "\(bare) \($0)" } ?? bare
  }

  /// Two periods of one measure are told apart by what differs: `Oct 2026` and `Sep 2026`, not `sales Oct 2026`.
  private static func namedByDifference(_ series: [Series]) -> [Series] {
    let words = series.map { $0.name.split(separator: " ") }
    guard words.count == 2, words[0] != words[1] else { return series }
    let common = zip(words[0], words[1]).prefix { $0 == $1 && !isPeriodWord($0) }.count
    guard common < min(words[0].count, words[1].count) else { return series }
    return zip(series, words).map {
      Series(name: $1.dropFirst(common).joined(separator: " "), values: $0.values)
    }
  }

  /// A month, a quarter, a year or a day: from here on a name is that of a period.
  private static func isPeriodWord(_ word: Substring) -> Bool {
    word.first?.isNumber == true || (word.count == 2 && word.first == "Q")
      || ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].contains(word)
  }

  var allValues: [Double] { series.flatMap { $0.values.compactMap { $0 } } }

  func text(_ value: Double?) -> String { value.map(figures.text) ?? style.glyphs.null }

  /// The title, wrapped.
  var titleLines: [StyledLine] {
    title.isEmpty ? [] : DisplayText.wrapped(title, to: style.proseWidth).map { StyledLine($0, .strong) }
  }
}

/// Rows of (category, series, value) turned into one list a series, in order of first appearance.
struct Pivot {
  private(set) var categories: [Value] = []
  private(set) var series: [Value] = []
  /// Series by category; `nil` where no row was.
  private(set) var cells: [[Value?]] = []

  init(_ rows: [[Value]], category: Int, series seriesIndex: Int, value: Int) {
    var categoryIndex: [Value: Int] = [:]
    var seriesIndexes: [Value: Int] = [:]
    for row in rows {
      if categoryIndex[row[category]] == nil {
        categoryIndex[row[category]] = categories.count
        categories.append(row[category])
      }
      if seriesIndexes[row[seriesIndex]] == nil {
        seriesIndexes[row[seriesIndex]] = series.count
        series.append(row[seriesIndex])
      }
    }
    cells = Array(repeating: Array(repeating: nil, count: categories.count), count: series.count)
    for row in rows {
      guard let line = seriesIndexes[row[seriesIndex]], let place = categoryIndex[row[category]] else {
        continue
      }
      cells[line][place] = row[value]
    }
  }
}
