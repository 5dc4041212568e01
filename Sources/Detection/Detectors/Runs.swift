/// The maximal runs of `true`.
struct Runs: Sequence {
  private let ranges: [Range<Int>]

  init(of flags: [Bool]) {
    var ranges: [Range<Int>] = []
    for index in flags.indices where flags[index] {
      if let last = ranges.last, last.upperBound == index {
        ranges[ranges.count - 1] = last.lowerBound..<(index + 1)
      } else {
        ranges.append(index..<(index + 1))
      }
    }
    self.ranges = ranges
  }

  func makeIterator() -> IndexingIterator<[Range<Int>]> { ranges.makeIterator() }

  /// Cuts a run where a property of its steps changes.
  static func split(_ run: Range<Int>, by property: (Int) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    for index in run {
      if let last = parts.last, property(last.lowerBound) == property(index) {
        parts[parts.count - 1] = last.lowerBound..<(index + 1)
      } else {
        parts.append(index..<(index + 1))
      }
    }
    return parts
  }
}
