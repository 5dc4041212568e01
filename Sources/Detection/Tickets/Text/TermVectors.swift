/// Documents as sparse vectors of term weights, each of length 1, stored row after row.
struct TermVectors: Sendable {
  /// `offsets[d]..<offsets[d + 1]` are the entries of document d, sorted by term.
  var offsets: [Int]
  var terms: [Int32]
  var weights: [Float]
  var termCount: Int

  var count: Int { offsets.count - 1 }

  /// Sublinear TF-IDF (Salton and Buckley 1988; 1 + ln tf, smoothed idf), each document scaled to length 1. Terms of
  /// fewer than `least` documents are left out.
  init(counting documents: [[Int32: Int]], termCount: Int, least: Int) {
    var frequency = [Int](repeating: 0, count: termCount)
    for document in documents { for term in document.keys { frequency[Int(term)] += 1 } }
    let total = Double(documents.count)
    let inverse = frequency.map { $0 < least ? 0 : Logarithm.natural((1 + total) / (1 + Double($0))) + 1 }
    offsets = [0]
    terms = []
    weights = []
    self.termCount = termCount
    for document in documents {
      var entries: [(Int32, Double)] = []
      for (term, tally) in document where inverse[Int(term)] > 0 {
        entries.append((term, (1 + Logarithm.natural(Double(tally))) * inverse[Int(term)]))
      }
      entries.sort { $0.0 < $1.0 }
      let norm = entries.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      for (term, weight) in entries {
        terms.append(term)
        weights.append(Float(weight / norm))
      }
      offsets.append(terms.count)
    }
  }

  /// Both blocks side by side, `share` of every squared length from the first.
  init(joining first: TermVectors, _ second: TermVectors, share: Double) {
    offsets = [0]
    terms = []
    weights = []
    termCount = first.termCount + second.termCount
    for document in 0..<first.count {
      let one = first.offsets[document]..<first.offsets[document + 1]
      let two = second.offsets[document]..<second.offsets[document + 1]
      let left = Float(two.isEmpty ? 1 : share.squareRoot())
      let right = Float(one.isEmpty ? 1 : (1 - share).squareRoot())
      for entry in one {
        terms.append(first.terms[entry])
        weights.append(first.weights[entry] * left)
      }
      for entry in two {
        terms.append(second.terms[entry] + Int32(first.termCount))
        weights.append(second.weights[entry] * right)
      }
      offsets.append(terms.count)
    }
  }
}

/// Numbers terms in the order they are first met.
struct TermIndex: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int32] = [:]

  mutating func number(of name: String) -> Int32 {
    if let known = numbers[name] { return known }
    let number = Int32(names.count)
    numbers[name] = number
    names.append(name)
    return number
  }

  func known(_ name: String) -> Int32? { numbers[name] }
}
