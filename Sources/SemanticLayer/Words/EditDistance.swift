/// Optimal string alignment distance (Damerau, "A technique for computer detection and correction of spelling errors",
/// 1964, without repeated edits): insertions, deletions, replacements and swaps of neighbours count one each.
public enum EditDistance {
  /// The distance over UTF-8 bytes, or `limit + 1` as soon as it is known to exceed `limit`.
  public static func between(_ left: String, _ right: String, limit: Int) -> Int {
    between(Array(left.utf8), Array(right.utf8), limit: limit)
  }

  /// The distance over the elements of two sequences, or `limit + 1` as soon as it is known to exceed `limit`.
  public static func between<Element: Equatable>(_ a: [Element], _ b: [Element], limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    if a.isEmpty || b.isEmpty { return Swift.max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = previous
    for i in 1...a.count {
      current[0] = i
      var smallest = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var value = Swift.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          value = Swift.min(value, beforePrevious[j - 2] + 1)
        }
        current[j] = value
        smallest = Swift.min(smallest, value)
      }
      if smallest > limit { return limit + 1 }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[b.count]
  }
}
