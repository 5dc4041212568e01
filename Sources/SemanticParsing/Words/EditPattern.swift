import SemanticLayer

/// A word prepared for measuring its edit distance to many others: optimal string alignment, bit-parallel (Hyyrö,
/// "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003). Equal to ``EditDistance``.
struct EditPattern {
  private let word: String
  private let length: Int
  /// Where each byte stands in the word, one bit a place.
  private let places: [UInt64]

  init(_ word: String) {
    self.word = word
    length = word.utf8.count
    var places = [UInt64](repeating: 0, count: 256)
    if length <= 64 {
      for (index, byte) in word.utf8.enumerated() { places[Int(byte)] |= 1 << UInt64(index) }
    }
    self.places = places
  }

  func distance(to other: UnsafeRawBufferPointer) -> Int {
    guard length > 0, length <= 64 else {
      let text = String(decoding: other, as: UTF8.self)
      return EditDistance.between(word, text, limit: Swift.max(length, other.count))
    }
    let last: UInt64 = 1 << UInt64(length - 1)
    var positive = UInt64.max
    var negative: UInt64 = 0
    var diagonal: UInt64 = 0
    var before: UInt64 = 0
    var distance = length
    for byte in other {
      let match = places[Int(byte)]
      let swap = ((~diagonal & match) << 1) & before
      diagonal = (((match & positive) &+ positive) ^ positive) | match | negative | swap
      var horizontalPositive = negative | ~(diagonal | positive)
      var horizontalNegative = diagonal & positive
      if horizontalPositive & last != 0 { distance += 1 }
      if horizontalNegative & last != 0 { distance -= 1 }
      horizontalPositive = horizontalPositive << 1 | 1
      horizontalNegative <<= 1
      positive = horizontalNegative | ~(diagonal | horizontalPositive)
      negative = horizontalPositive & diagonal
      before = match
    }
    return distance
  }
}
