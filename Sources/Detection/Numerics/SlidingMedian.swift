/// The median of a window that moves along a series, kept in order of size: a step costs one insertion and one
/// removal.
struct SlidingMedian {
  private var sorted: [Double] = []

  init(capacity: Int) { sorted.reserveCapacity(capacity) }

  var median: Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  mutating func insert(_ value: Double) { sorted.insert(value, at: position(of: value)) }

  mutating func remove(_ value: Double) {
    let place = position(of: value)
    if place < sorted.count { sorted.remove(at: place) }
  }

  /// The first place whose value is not smaller.
  private func position(of value: Double) -> Int {
    sorted.withUnsafeBufferPointer { buffer in
      var low = 0
      var high = buffer.count
      while low < high {
        let middle = (low + high) / 2
        if buffer[middle] < value { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Medians of the values from `before` steps back to `after` steps ahead, within `range`; `nil` where all are gaps.
  static func medians(of values: [Double?], in range: Range<Int>? = nil, before: Int, after: Int) -> [Double?]
  {
    let range = range ?? values.indices
    var window = SlidingMedian(capacity: before + after + 2)
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
