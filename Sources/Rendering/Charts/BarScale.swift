/// Where zero lies and how long a bar is. Both sides of zero have the same scale; zero draws nothing, any other value
/// at least the thinnest mark.
struct BarScale {
  /// Cells left and right of the axis.
  let negativeCells: Int
  let positiveCells: Int
  /// Value of one cell.
  private let unit: Double
  private let glyphs: Glyphs
  private let isASCII: Bool

  init(_ values: [Double], cells: Int, style: OutputStyle) {
    glyphs = style.glyphs
    isASCII = style.isASCII
    let cells = max(2, cells)
    let most = max(0, values.max() ?? 0)
    let least = max(0, -(values.min() ?? 0))
    // Sums of the two could overflow for the largest doubles; halves cannot.
    let span = most / 2 + least / 2
    if least == 0 || span == 0 {
      negativeCells = 0
    } else if most == 0 {
      negativeCells = cells - 1
    } else {
      let share = (Double(cells) * (least / 2 / span)).rounded()
      negativeCells = min(max(1, Int(share)), cells - 1)
    }
    positiveCells = cells - negativeCells
    unit = max(
      most / Double(positiveCells), negativeCells == 0 ? 0 : least / Double(negativeCells),
      .leastNonzeroMagnitude)
  }

  /// The part left of the axis, padded on its left to ``negativeCells``.
  func left(_ value: Double?, fill: String? = nil) -> String {
    guard let value, value < 0 else { return String(repeating: " ", count: negativeCells) }
    let cells = min(max(1, Int((-value / unit).rounded())), negativeCells)
    return String(repeating: " ", count: negativeCells - cells)
      + String(repeating: fill ?? glyphs.negative, count: cells)
  }

  /// The part right of the axis, without padding. Solid bars end in eighths of a cell.
  func right(_ value: Double?, fill: String? = nil) -> String {
    guard let value, value > 0 else { return "" }
    let fill = fill ?? glyphs.full
    guard !isASCII, fill == glyphs.full else {
      return String(repeating: fill, count: min(max(1, Int((value / unit).rounded())), positiveCells))
    }
    let eighths = min(max(1, Int((value / unit * 8).rounded())), positiveCells * 8)
    let rest = eighths % 8
    return String(repeating: fill, count: eighths / 8) + (rest == 0 ? "" : Self.eighths[rest - 1])
  }

  private static let eighths = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
