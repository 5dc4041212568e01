/// A list of scores and the vectors of a table, made one list.
struct VectorSearch {
  var table: VectorTable
  var weights: DocumentIndex.SearchWeights
  /// Of the cosine against the scores.
  var share: Double

  /// The scores with those of the nearest vectors added.
  ///
  /// The vectors are looked at twice. The first list gives the passages that the question most likely means; the mean of their
  /// vectors, by score, is added to the question's (Rocchio's feedback, 1971), and the same candidates are scored anew.
  /// - Parameters:
  ///   - scores: between 0 and 1.
  ///   - query: of length one.
  /// - Returns: The joined scores and the cosines of all candidates with `query` itself.
  func joined(
    _ scores: [Int64: Double], query: [SIMD8<Float>]
  ) -> (scores: [Int64: Double], cosines: [Int64: Float]) {
    let all = table.cosines(with: query)
    var rows = Set(Selection.largest(all, weights.depth))
    for id in scores.keys { if let row = table.row(of: id) { rows.insert(row) } }
    let candidates = rows.sorted()
    let first = fused(scores, candidates.map { all[$0] }, candidates)
    let cosines = Dictionary(uniqueKeysWithValues: candidates.map { (table.ids[$0], all[$0]) })
    guard weights.feedback > 0, weights.feedbackDepth > 0 else { return (first, cosines) }
    let moved = table.combined(
      query, with: RankedList.best(first, weights.feedbackDepth), weight: weights.feedback)
    return (fused(scores, candidates.map { table.cosine(ofRow: $0, with: moved) }, candidates), cosines)
  }

  private func fused(_ scores: [Int64: Double], _ cosines: [Float], _ rows: [Int]) -> [Int64: Double] {
    let nearest = Selection.largest(cosines, weights.depth)
    let list = nearest.map { (table.ids[rows[$0]], Double(cosines[$0])) }
    return RankedList.sum(scores, RankedList.scaled(Dictionary(uniqueKeysWithValues: list)), share: share)
  }
}

/// Choosing a few of many.
enum Selection {
  /// The places of the largest values, largest first; equal ones in their order.
  static func largest(_ values: [Float], _ count: Int) -> [Int] {
    guard count > 0, let least = values.min(), let most = values.max() else { return [] }
    var places = Array(values.indices)
    if values.count > count, most > least {
      // Values are counted by size, so that only those near the top need to be put in order.
      let steps = 2_048
      let scale = Float(steps - 1) / (most - least)
      var counts = [Int](repeating: 0, count: steps)
      for value in values { counts[Int((value - least) * scale)] += 1 }
      var step = steps - 1
      var above = counts[step]
      while above < count, step > 0 {
        step -= 1
        above += counts[step]
      }
      places = values.indices.filter { Int((values[$0] - least) * scale) >= step }
    }
    places.sort { (values[$0], $1) > (values[$1], $0) }
    return Array(places.prefix(count))
  }
}
