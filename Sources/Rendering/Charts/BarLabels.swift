/// Where the labels of bars stand: in a column on the left, or on a line of their own below 50 columns.
struct BarLabels {
  private let labels: [String]
  private let isNarrow: Bool
  private let width: Int

  /// `reserved` is what figures beside the bars take; at least ten cells are left to the bars.
  init(_ labels: [String], reserved: Int, style: OutputStyle) {
    let room = style.proseWidth - reserved - 10
    let widest = labels.map { DisplayText.width(of: $0) }.max() ?? 0
    let most = min(widest, room - 1, max(12, style.proseWidth * 3 / 8))
    isNarrow = style.proseWidth < 50 || most < min(widest, 8)
    let limit = isNarrow ? style.proseWidth : most
    self.labels = labels.map { DisplayText.cutMiddle($0, to: limit, ellipsis: style.glyphs.ellipsis) }
    width = self.labels.map { DisplayText.width(of: $0) }.max() ?? 0
  }

  /// The cell in which bars start.
  var column: Int { isNarrow ? 0 : width == 0 ? 0 : width + 1 }

  /// The label above its bar, when it has a line of its own.
  func ownLine(_ index: Int) -> [StyledLine] {
    guard isNarrow, !labels[index].isEmpty else { return [] }
    return [StyledLine(labels[index])]
  }

  /// The line of a bar up to where it starts.
  func lead(_ index: Int) -> StyledLine {
    guard !isNarrow, width > 0 else { return StyledLine() }
    return StyledLine(DisplayText.padded(labels[index], to: column))
  }

  /// The same room left empty, for further bars of one label.
  var blank: StyledLine { isNarrow ? StyledLine() : StyledLine(String(repeating: " ", count: column)) }
}
