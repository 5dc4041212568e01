import QuerentCore

/// How often values of each size occur: upright bins on nice bounds, drawn as bars in their order.
struct HistogramChart {
  let style: OutputStyle

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    // With a category the query has counted the bins already.
    if chart.category != nil {
      var ordered = chart
      ordered.isOrdered = true
      return try BarChart(style: style).draw(ordered, data)
    }
    let values = data.allValues
    guard let low = values.min(), let high = values.max(), low < high else {
      throw ChartObjection(reason: "all values are equal; there is no distribution to draw")
    }
    let binned = binned(chart, data)
    let labels = binned.labels
    let counts = binned.series[0].values.map { Int($0 ?? 0) }
    var ordered = chart
    ordered.isOrdered = true
    ordered.isAdditive = true
    var drawing = try BarChart(style: style).draw(ordered, binned)
    let sorted = values.sorted()
    let median =
      sorted.count % 2 == 1
      ? sorted[sorted.count / 2] : sorted[sorted.count / 2 - 1] / 2 + sorted[sorted.count / 2] / 2
    let busiest = counts.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) } ?? 0
    drawing.summary =
      "\(ColumnFigures().text(Int64(values.count))) values from \(data.figures.sentenceText(low)) to "
      + "\(data.figures.sentenceText(high)), median \(data.figures.sentenceText(median)); most lie in "
      + "\(labels[busiest]) (\(ColumnFigures().text(Int64(counts[busiest]))))."
    drawing.summary = style.clean(drawing.summary)
    drawing.showsEveryCell = false
    return drawing
  }

  /// The values counted in bins on nice bounds. Bins hold their lower bound; the last one holds both.
  func binned(_ chart: ChartSpecification, _ data: ChartData) -> ChartData {
    let values = data.allValues
    let ticks = NiceTicks(
      low: values.min() ?? 0, high: values.max() ?? 0, most: 13, figures: data.figures,
      isWhole: data.figures.decimals == 0)
    var figures = data.figures
    figures.decimals = ticks.decimals
    let bounds = ticks.values
    var counts = Array(repeating: 0, count: max(1, bounds.count - 1))
    for value in values {
      let above = bounds.dropFirst().firstIndex { value < $0 } ?? bounds.count - 1
      counts[min(max(above - 1, 0), counts.count - 1)] += 1
    }
    var binned = data
    binned.labels = counts.indices.map { index in
      let (low, high) = (bounds[index], bounds[min(index + 1, bounds.count - 1)])
      return "\(style.clean(figures.text(low))) to \(style.clean(figures.text(high)))"
    }
    binned.series = [.init(name: "rows", values: counts.map(Double.init))]
    binned.figures = ColumnFigures()
    return binned
  }
}
