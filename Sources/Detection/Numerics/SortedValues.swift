/// Values in order of size, to read quantiles off while values come and go.
struct SortedValues {
  private var sorted: [Double] = []

  init(capacity: Int = 0) { sorted.reserveCapacity(capacity) }

  var count: Int { sorted.count }

  var median: Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  func quantile(_ share: Double) -> Double { RobustStatistics.quantile(sorted, share) }

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
}
