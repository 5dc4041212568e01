import SeededRandom

extension SplitMix64 {
  /// Fisher and Yates, in the form of Durstenfeld 1964.
  mutating func shuffle(_ values: inout [Int]) {
    guard values.count > 1 else { return }
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, Int(next() % UInt64(last + 1)))
    }
  }
}
