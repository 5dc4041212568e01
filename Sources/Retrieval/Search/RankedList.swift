/// Scores of chunks by their numbers.
enum RankedList {
  /// Divided by the best, so that lists of different measures can be added; what is not above 0 counts nothing.
  static func scaled(_ scores: [Int64: Double]) -> [Int64: Double] {
    guard let most = scores.values.max(), most > 0 else { return [:] }
    return scores.mapValues { max(0, $0 / most) }
  }

  /// Both lists added, `share` of the second.
  static func sum(_ first: [Int64: Double], _ second: [Int64: Double], share: Double) -> [Int64: Double] {
    first.mapValues { $0 * (1 - share) }.merging(second.mapValues { $0 * share }, uniquingKeysWith: +)
  }

  /// The best entries, best first; equal ones in the order of their numbers.
  static func best(_ scores: [Int64: Double], _ count: Int) -> [(id: Int64, score: Double)] {
    scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(count).map { ($0.key, $0.value) }
  }
}
