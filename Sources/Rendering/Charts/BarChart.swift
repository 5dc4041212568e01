import QuerentCore

/// Horizontal bars, one a category: label, bar from zero, exact figure, share of the total where figures add up.
struct BarChart {
  let style: OutputStyle

  /// More categories than this are cut to the largest and "Other".
  static let mostCategories = 12
  /// More than this are no bars but noise.
  static let mostBars = 60

  struct Item {
    var label: String
    var value: Double?
    /// The sum of the categories that are not shown.
    var isRest = false
  }

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    let values = data.series[0].values
    let count = values.count
    guard count <= Self.mostBars else {
      throw ChartObjection(
        reason: "\(ColumnFigures().text(Int64(count))) categories are too many for bars; ask for the top 10")
    }
    var items = zip(data.labels, values).map { Item(label: $0, value: $1) }
    if !chart.isOrdered { items = Self.sorted(items) }
    let present = values.compactMap { $0 }
    let total = chart.isAdditive ? present.exactSum : nil
    var notes: [String] = []
    let shown = fitted(items, chart, notes: &notes)
    var drawing = ChartDrawing(lines: data.titleLines)
    drawing.lines += lines(shown, data, total: total)
    drawing.lines += notes.map { StyledLine($0, .dim) }
    drawing.summary = ChartSummary(style: style).bars(
      items, data, total: total, isOrdered: chart.isOrdered)
    drawing.showsEveryCell = shown.count == items.count && !hasOther(items, chart)
    return drawing
  }

  /// By value, largest first, unless the rows already rise (a "bottom five" keeps its order); missing values last.
  static func sorted(_ items: [Item]) -> [Item] {
    let present = items.filter { $0.value != nil }
    let missing = items.filter { $0.value == nil }
    let numbers = present.compactMap(\.value)
    let isRising = zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
    if isRising, numbers.first != numbers.last { return present + missing }
    let order = present.indices.sorted { left, right in
      let (a, b) = (numbers[left], numbers[right])
      return a == b ? left < right : a > b
    }
    return order.map { present[$0] } + missing
  }

  private func hasOther(_ items: [Item], _ chart: ChartSpecification) -> Bool {
    !chart.isOrdered && items.count > Self.mostCategories
  }

  /// The largest eleven and the sum of the rest, or the largest twelve where a sum means nothing.
  func fitted(_ items: [Item], _ chart: ChartSpecification, notes: inout [String]) -> [Item] {
    guard hasOther(items, chart) else { return items }
    let kept = chart.isAdditive ? Self.mostCategories - 1 : Self.mostCategories
    let byWeight = items.indices.sorted { left, right in
      let (a, b) = (abs(items[left].value ?? 0), abs(items[right].value ?? 0))
      return a == b ? left < right : a > b
    }
    let largest = Set(byWeight.prefix(kept))
    let rest = items.indices.filter { !largest.contains($0) }
    var shown = items.indices.filter(largest.contains).map { items[$0] }
    if chart.isAdditive {
      let sum = rest.compactMap { items[$0].value }.exactSum
      shown.append(Item(label: "Other (n=\(rest.count))", value: sum, isRest: true))
    } else {
      notes.append("\(rest.count) more not drawn\(style.separator)/rows all")
    }
    return shown
  }

  private func lines(_ items: [Item], _ data: ChartData, total: Double?) -> [StyledLine] {
    let width = style.proseWidth
    let cut = Self.cut(items)
    let values = items.compactMap { item in item.value.map { cut != nil && item.isRest ? cut ?? $0 : $0 } }
    let shares = shares(items, total: total)
    let texts = items.map { data.text($0.value) }
    let totalText = items.count > 1 ? total.map { "total " + data.text($0) } : nil
    let valueWidth = texts.map { DisplayText.width(of: $0) }.max() ?? 0
    let shareWidth = width < 50 ? 0 : shares.map { DisplayText.width(of: $0) }.max().map { $0 + 2 } ?? 0
    let labels = BarLabels(items.map(\.label), reserved: 2 + valueWidth + shareWidth, style: style)
    let room = width - labels.column - 2 - valueWidth - shareWidth
    let scale = BarScale(values, cells: room, style: style)
    var lines: [StyledLine] = []
    for (index, item) in items.enumerated() {
      lines += labels.ownLine(index)
      var line = labels.lead(index)
      line.append(scale.left(item.value), .fall)
      line.append(style.glyphs.axis, .dim)
      if item.isRest, cut != nil {
        let cells = max(1, scale.positiveCells - DisplayText.width(of: style.glyphs.axisCut))
        line.append(String(repeating: style.glyphs.full, count: cells) + style.glyphs.axisCut, .total)
      } else {
        line.append(scale.right(item.value), item.isRest ? .total : .rise)
      }
      line.pad(to: labels.column + scale.negativeCells + 1 + scale.positiveCells + 1)
      let isNull = item.value == nil
      line.append(DisplayText.rightAligned(texts[index], to: valueWidth), isNull ? .dim : .plain)
      if shareWidth > 0 { line.append(DisplayText.rightAligned(shares[index], to: shareWidth)) }
      lines.append(line)
    }
    if let cut {
      lines.append(StyledLine("\(style.glyphs.axisCut) cut at \(data.text(cut))", .dim))
    }
    if let totalText {
      let column = labels.column + room + 2 + valueWidth
      lines.append(StyledLine(DisplayText.rightAligned(totalText, to: column), .total))
    }
    return lines
  }

  /// Where the bar of the rest is cut, when it would dwarf every category that is shown.
  private static func cut(_ items: [Item]) -> Double? {
    guard let rest = items.first(where: \.isRest)?.value,
      let most = items.filter({ !$0.isRest }).compactMap(\.value).max(), most > 0, rest > most * 1.5
    else { return nil }
    return most
  }

  /// Whole percentages of the total, `<1%` where rounding would hide a value. Shares of a total that has negative
  /// parts mislead, so there are none then.
  private func shares(_ items: [Item], total: Double?) -> [String] {
    guard let total, total > 0, items.count > 1, items.allSatisfy({ ($0.value ?? 0) >= 0 }) else { return [] }
    return items.map { item in
      guard let value = item.value else { return "" }
      return WholePercent.text(value / total)
    }
  }
}
