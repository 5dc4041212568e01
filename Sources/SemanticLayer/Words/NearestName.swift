/// Finds what a person probably meant by a name that does not exist.
public enum NearestName {
  /// Known names within a third of the letters of the wrong one, nearest first, ties in the order given; at most three.
  public static func suggestions(for name: String, among known: [String]) -> [String] {
    let wrong = Array(name.lowercased().unicodeScalars)
    let ranked = known.enumerated().compactMap {
      position, candidate -> (distance: Int, position: Int, name: String)? in
      let right = Array(candidate.lowercased().unicodeScalars)
      let limit = max(1, max(wrong.count, right.count) / 3)
      guard abs(wrong.count - right.count) <= limit else { return nil }
      let distance = EditDistance.between(wrong, right, limit: limit)
      return distance <= limit ? (distance, position, candidate) : nil
    }
    return ranked.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }.prefix(3).map(\.name)
  }
}
