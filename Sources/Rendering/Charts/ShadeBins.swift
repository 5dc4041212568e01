import QuerentCore

/// The shades of a heatmap: at most four, on nice bounds, named in a legend.
struct ShadeBins {
  private let ticks: NiceTicks
  private let figures: ColumnFigures
  private let style: OutputStyle

  init(_ data: ChartData, style: OutputStyle) {
    let values = data.allValues
    ticks = NiceTicks(
      low: values.min() ?? 0, high: values.max() ?? 0, most: 5, figures: data.figures, isWhole: false)
    var figures = data.figures
    figures.decimals = ticks.decimals
    self.figures = figures
    self.style = style
  }

  private var shades: [String] { style.isASCII ? [".", ":", "*", "#"] : ["░", "▒", "▓", "█"] }

  /// Bounds between shades.
  private var inner: [Double] { Array(ticks.values.dropFirst().dropLast()) }

  private func shade(at index: Int) -> String { shades[min(index + max(0, 4 - (ticks.values.count - 1)), 3)] }

  func shade(_ value: Double) -> String { shade(at: inner.filter { value >= $0 }.count) }

  func legend(hasGaps: Bool) -> [StyledLine] {
    let bounds = inner.map { style.clean(figures.text($0)) }
    var parts: [String] = []
    for index in 0...bounds.count where !bounds.isEmpty {
      let mark = shade(at: index)
      switch index {
      case 0: parts.append("\(mark) under \(bounds[0])")
      case bounds.count: parts.append("\(mark) \(bounds[index - 1]) and over")
      default: parts.append("\(mark) \(bounds[index - 1])\(style.glyphs.dash)\(bounds[index])")
      }
    }
    if hasGaps { parts.append("\(style.glyphs.dash) no data") }
    return DisplayText.wrapped(parts: parts, separator: "   ", to: style.proseWidth).map {
      StyledLine($0, .dim)
    }
  }
}
