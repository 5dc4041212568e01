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
      let distance = distance(wrong, right)
      return distance <= limit ? (distance, position, candidate) : nil
    }
    return ranked.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }.prefix(3).map(\.name)
  }

  /// Letters to insert, remove, replace or swap with the next one (optimal string alignment).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (x == y ? 0 : 1))
        if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
