/// A chart as lines, with what stands under it.
struct ChartDrawing {
  var lines: [StyledLine] = []
  /// One or two sentences: what, extreme, change. Also the alternative text of exports.
  var summary = ""
  /// Whether the drawing says what no sentence of the answer does, as a funnel does of its steps.
  var summaryStands = false
  /// What is missing of a course, which the sentence of an answer does not know: `2 days missing.`
  var missing: String?
  /// Whether the drawing prints every cell of the result, so that no table is needed beside it.
  var showsEveryCell = false

  /// What stands under a drawing: the sentence of the answer with what is missing of the course, else the drawing's own.
  static func caption(_ summary: String?, _ drawing: ChartDrawing?) -> String? {
    guard let summary, drawing?.summaryStands != true else { return drawing?.summary }
    return [summary, drawing?.missing].compactMap { $0 }.joined(separator: " ")
  }
}

/// A chart that would mislead is not drawn; the reason is printed and a table stands in for it.
struct ChartObjection: Error, Hashable {
  var reason: String
}
