/// The median of a window that moves along a series, kept in order of size: a step costs one insertion and one
/// removal.
enum SlidingMedian {
  /// Medians of the values from `before` steps back to `after` steps ahead, within `range`; `nil` where all are gaps.
  static func medians(of values: [Double?], in range: Range<Int>? = nil, before: Int, after: Int) -> [Double?]
  {
    let range = range ?? values.indices
    var window = SortedValues(capacity: before + after + 2)
    var next = range.lowerBound
    return range.map { index in
      while next < range.upperBound, next <= index + after {
        if let value = values[next] { window.insert(value) }
        next += 1
      }
      let leaving = index - before - 1
      if leaving >= range.lowerBound, let value = values[leaving] { window.remove(value) }
      return window.median
    }
  }
}
