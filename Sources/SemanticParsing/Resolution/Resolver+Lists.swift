import SemanticLayer

/// What elements say of each other: the same words, things side by side.
extension Resolver {
  /// Whether each of two phrases has a word that the other has not.
  private func areDifferent(_ first: Int, _ second: Int) -> Bool {
    let one = Set(NameWords.words(in: sketch.phrases[first].text))
    let other = Set(NameWords.words(in: sketch.phrases[second].text))
    return !one.isSubset(of: other) && !other.isSubset(of: one)
  }

  /// Things shown side by side are different columns, and likelier of one table; what is shown "of each" thing is a
  /// column of its row rather than a total.
  func listing(of elements: [SchemaElement?]) -> Double {
    var found = 0.0
    let shown = sketch.targets.compactMap { target -> Int? in
      if case .phrase(let index) = target.kind, index < elements.count { index } else { nil }
    }
    for (first, second) in zip(shown, shown.dropFirst()) {
      guard let left = elements[first], let right = elements[second] else { continue }
      if left == right {
        if case .column = left, areDifferent(first, second) { found -= 0.4 }
      } else if case .column(let one) = left, case .column(let other) = right, one.table == other.table {
        found += 0.12
      }
    }
    guard !sketch.groups.isEmpty, sketch.groups.allSatisfy(\.isOwner),
      sketch.targets.count == shown.count, case .phrase(let index) = sketch.groups[0].key,
      index < elements.count, case .table(let owner)? = elements[index]
    else { return found }
    for index in shown where home(of: elements[index]) == owner { found -= 0.3 }
    return found
  }

  /// How often the same words stand for different columns, though they could stand for one.
  func inconsistencies(of elements: [SchemaElement?]) -> Int {
    var found = 0
    for second in elements.indices {
      guard case .column(let right)? = elements[second] else { continue }
      for first in 0..<second {
        guard case .column(let left)? = elements[first], left != right, left.column == right.column,
          !haveDifferentOwners(first, second),
          sketch.phrases[first].candidates.contains(where: { $0.element == .column(right) })
            || sketch.phrases[second].candidates.contains(where: { $0.element == .column(left) })
        else { continue }
        found += 1
      }
    }
    return found
  }

  /// How often a shorter name stands for the column that a longer one named before: "the rental rate … the rate".
  func repetitions(of elements: [SchemaElement?]) -> Int {
    var found = 0
    for second in elements.indices {
      guard case .column? = elements[second] else { continue }
      let words = NameWords.words(in: sketch.phrases[second].text)
      guard words.count == 1 else { continue }
      for first in 0..<second where elements[first] == elements[second] {
        let longer = NameWords.words(in: sketch.phrases[first].text)
        if longer.count > 1, longer.last == words[0] { found += 1; break }
      }
    }
    return found
  }

  /// "the name of the maker and the name of its product": two names, said of two things.
  private func haveDifferentOwners(_ first: Int, _ second: Int) -> Bool {
    guard let one = sketch.phrases[first].owner, let other = sketch.phrases[second].owner else {
      return false
    }
    return one != other
  }
}
