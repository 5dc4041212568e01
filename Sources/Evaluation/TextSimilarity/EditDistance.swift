/// How far two texts are apart, in Unicode scalars, from 0 to 1.
enum EditDistance {
  /// Insertions, deletions and substitutions over the longer length (Levenshtein, 1966). Two empty texts are 0 apart.
  static func levenshtein(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Double {
    let longest = max(first.count, second.count)
    guard longest > 0 else { return 0 }
    var row = Array(0...second.count)
    for (place, scalar) in first.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for (column, other) in second.enumerated() {
        let substituted = diagonal + (scalar == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
      }
    }
    return Double(row[second.count]) / Double(longest)
  }

  /// Places that differ over the longer length; the shorter text is padded with what equals nothing.
  static func hamming(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Double {
    let longest = max(first.count, second.count)
    guard longest > 0 else { return 0 }
    let same = zip(first, second).count { $0 == $1 }
    return Double(longest - same) / Double(longest)
  }

  /// One less the similarity of Jaro (JASA 84, 1989): scalars in common within half the longer length, and how many of
  /// them stand in another order.
  static func jaro(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Double {
    guard !first.isEmpty || !second.isEmpty else { return 0 }
    let window = max(max(first.count, second.count) / 2 - 1, 0)
    var isTaken = [Bool](repeating: false, count: second.count)
    var common: [Unicode.Scalar] = []
    for (place, scalar) in first.enumerated() {
      let low = max(0, place - window)
      let high = min(second.count, place + window + 1)
      guard low < high, let match = (low..<high).first(where: { !isTaken[$0] && second[$0] == scalar })
      else { continue }
      isTaken[match] = true
      common.append(scalar)
    }
    guard !common.isEmpty else { return 1 }
    let other = second.indices.filter { isTaken[$0] }.map { second[$0] }
    let transpositions = zip(common, other).count { $0 != $1 } / 2
    let count = Double(common.count)
    let similarity =
      (count / Double(first.count) + count / Double(second.count) + (count - Double(transpositions)) / count)
      / 3
    return 1 - similarity
  }

  /// Jaro's distance, less for a common beginning of up to four scalars when the texts are alike by more than 0.7
  /// (Winkler, 1990).
  static func jaroWinkler(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Double {
    let distance = jaro(first, second)
    guard 1 - distance > 0.7 else { return distance }
    let prefix = zip(first, second).prefix(4).prefix { $0 == $1 }.count
    return distance - Double(prefix) * 0.1 * distance
  }
}
