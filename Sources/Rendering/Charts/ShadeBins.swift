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

  /// Fewer bins than shades use the darker ones.
  private func level(at index: Int) -> Int { min(index + max(0, 4 - (ticks.values.count - 1)), 3) }

  /// The shade of a value, 0 (lightest) to 3.
  func level(_ value: Double) -> Int { level(at: inner.filter { value >= $0 }.count) }

  func shade(_ value: Double) -> String { shades[level(value)] }

  /// The bins with their names, lightest first; none when there is only one.
  var parts: [(level: Int, text: String)] {
    let bounds = inner.map { style.clean(figures.text($0)) }
    guard !bounds.isEmpty else { return [] }
    return (0...bounds.count).map { index in
      switch index {
      case 0: (level(at: index), "under \(bounds[0])")
      case bounds.count: (level(at: index), "\(bounds[index - 1]) and over")
      default: (level(at: index), "\(bounds[index - 1])\(style.glyphs.dash)\(bounds[index])")
      }
    }
  }

  func legend(hasGaps: Bool) -> [StyledLine] {
    var texts = parts.map { "\(shades[$0.level]) \($0.text)" }
    if hasGaps { texts.append("\(style.glyphs.dash) no data") }
    return DisplayText.wrapped(parts: texts, separator: "   ", to: style.proseWidth).map {
      StyledLine($0, .dim)
    }
  }
}
