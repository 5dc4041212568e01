/// For each document the most similar others by cosine, exact, through an inverted index.
struct NearestNeighbours: Sendable {
  struct Neighbour: Hashable, Sendable {
    var document: Int32
    var similarity: Float
  }

  /// Best first; ties go to the earlier document. Shorter than k when few documents share a term.
  var lists: [[Neighbour]]

  init(of vectors: TermVectors, count k: Int) {
    let index = InvertedIndex(vectors)
    var scores = [Float](repeating: 0, count: vectors.count)
    lists = (0..<vectors.count).map { document in
      let range = vectors.offsets[document]..<vectors.offsets[document + 1]
      let touched = index.accumulate(vectors.terms[range], vectors.weights[range], into: &scores)
      return Self.best(k, of: touched, except: Int32(document), &scores)
    }
  }

  init(lists: [[Neighbour]]) { self.lists = lists }

  /// Takes the best and sets the scores of all touched documents back to zero.
  static func best(_ k: Int, of touched: [Int32], except own: Int32, _ scores: inout [Float]) -> [Neighbour] {
    var best: [Neighbour] = []
    best.reserveCapacity(k + 1)
    for document in touched {
      let similarity = scores[Int(document)]
      scores[Int(document)] = 0
      if document == own { continue }
      if best.count == k, let last = best.last, !precedes(document, similarity, last) { continue }
      var place = best.count
      while place > 0, precedes(document, similarity, best[place - 1]) { place -= 1 }
      best.insert(Neighbour(document: document, similarity: similarity), at: place)
      if best.count > k { best.removeLast() }
    }
    return best
  }

  private static func precedes(_ document: Int32, _ similarity: Float, _ other: Neighbour) -> Bool {
    similarity > other.similarity || similarity == other.similarity && document < other.document
  }
}

/// Term → documents that hold it.
struct InvertedIndex: Sendable {
  private var offsets: [Int]
  private var documents: [Int32]
  private var weights: [Float]

  init(_ vectors: TermVectors) {
    offsets = [Int](repeating: 0, count: vectors.termCount + 1)
    for term in vectors.terms { offsets[Int(term) + 1] += 1 }
    for term in 0..<vectors.termCount { offsets[term + 1] += offsets[term] }
    documents = [Int32](repeating: 0, count: vectors.terms.count)
    weights = [Float](repeating: 0, count: vectors.terms.count)
    var next = offsets
    for document in 0..<vectors.count {
      for entry in vectors.offsets[document]..<vectors.offsets[document + 1] {
        let place = next[Int(vectors.terms[entry])]
        next[Int(vectors.terms[entry])] += 1
        documents[place] = Int32(document)
        weights[place] = vectors.weights[entry]
      }
    }
  }

  /// Adds the dot products with a document to `scores` and returns which documents got one.
  func accumulate(_ terms: ArraySlice<Int32>, _ values: ArraySlice<Float>, into scores: inout [Float])
    -> [Int32]
  {
    var touched: [Int32] = []
    for (term, value) in zip(terms, values) {
      for entry in offsets[Int(term)]..<offsets[Int(term) + 1] {
        let document = documents[entry]
        if scores[Int(document)] == 0 { touched.append(document) }
        scores[Int(document)] += value * weights[entry]
      }
    }
    return touched
  }
}
