/// The interval a series was expected in, as the cells of a plot it covers. Between neighbouring periods the bounds run
/// straight; where a period has no bounds the band has a gap.
struct PredictionBand {
  /// Rows counted from the bottom, by cell column.
  private var rows: [ClosedRange<Int>?]

  /// - Parameters:
  ///   - bounds: the interval of each period.
  ///   - ordinals: the position of each period in time; neighbours differ by one.
  ///   - cell: the cell column of a position.
  ///   - row: the cell row of a value, from the bottom.
  init(
    bounds: [ClosedRange<Double>?], ordinals: [Int], cells: Int, cell: (Int) -> Int, row: (Double) -> Int
  ) {
    rows = Array(repeating: nil, count: cells)
    let points = zip(ordinals, bounds).compactMap { ordinal, range in range.map { (ordinal, $0) } }
      .sorted { $0.0 < $1.0 }
    for (index, point) in points.enumerated() {
      let here = cell(point.0)
      cover(here, row(point.1.lowerBound)...row(point.1.upperBound))
      guard index > 0, point.0 - points[index - 1].0 == 1 else { continue }
      let before = points[index - 1]
      let start = cell(before.0)
      guard here - start > 1 else { continue }
      for place in (start + 1)..<here {
        let share = Double(place - start) / Double(here - start)
        let lower = before.1.lowerBound + (point.1.lowerBound - before.1.lowerBound) * share
        let upper = before.1.upperBound + (point.1.upperBound - before.1.upperBound) * share
        guard lower <= upper else { continue }
        cover(place, row(lower)...row(upper))
      }
    }
  }

  private mutating func cover(_ place: Int, _ range: ClosedRange<Int>) {
    guard rows.indices.contains(place) else { return }
    guard let known = rows[place] else {
      rows[place] = range
      return
    }
    rows[place] = min(known.lowerBound, range.lowerBound)...max(known.upperBound, range.upperBound)
  }

  /// Whether the band covers a cell; rows count from the bottom.
  func covers(column: Int, row: Int) -> Bool { rows[column]?.contains(row) == true }
}
