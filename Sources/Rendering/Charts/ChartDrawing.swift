/// A chart as lines, with what stands under it.
struct ChartDrawing {
  var lines: [StyledLine] = []
  /// One or two sentences: what, extreme, change. Also the alternative text of exports.
  var summary = ""
  /// Whether the drawing prints every cell of the result, so that no table is needed beside it.
  var showsEveryCell = false
}

/// A chart that would mislead is not drawn; the reason is printed and a table stands in for it.
struct ChartObjection: Error, Hashable {
  var reason: String
}
