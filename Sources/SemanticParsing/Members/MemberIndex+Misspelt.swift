import SemanticLayer

extension MemberIndex {
  /// The score of a value that is spelt otherwise; no other way of matching gives it.
  static let fuzzyScore = 0.75

  /// How many edits apart a text and the value that was meant may be, by the length of the text in bytes.
  static func allowedEdits(length: Int) -> Int { length < 6 ? 0 : length < 10 ? 1 : 2 }

  /// A segment that more values of one length, first letter and digits share is not followed, so that a look-up takes
  /// the same time whatever the data.
  private static let mostSharedSegment = 2_048

  /// The values nearest to a text within one edit (two from ten letters on). The first letter and all digits must
  /// agree: what is wrong there is another name, or another number.
  ///
  /// Candidates are found by partition (PASS-JOIN: Li, Deng, Wang, Feng, 2011): of three segments of a value, two edits
  /// leave one as it is. An edit that swaps two letters can touch two segments, which the tried swaps make up for.
  public func fuzzy(_ text: String) -> [Match] {
    let key = TextFolding.fold(text)
    let limit = Self.allowedEdits(length: key.utf8.count)
    guard limit > 0, key.utf8.count <= MemberKeys.longestMisspelt else { return [] }
    let pattern = EditPattern(key)
    let best = withBytes(of: key) { query -> (distance: Int, keys: [Int]) in
      let digits = MemberKeys.digits(query)
      var best: (distance: Int, keys: [Int]) = (limit + 1, [])
      forEachMisspellingCandidate(query, digits: digits, limit: limit) { candidate in
        let key = layout.key(candidate)
        guard key.count > 0, key[0] == query[0], abs(key.count - query.count) <= limit else { return }
        let distance = pattern.distance(to: key)
        guard distance <= best.distance, distance <= limit, MemberKeys.digits(key) == digits else { return }
        if distance < best.distance { best = (distance, []) }
        best.keys.append(candidate)
      }
      return best
    }
    guard best.distance <= limit else { return [] }
    return matches(keys: Array(Set(best.keys)), score: Self.fuzzyScore)
  }

  /// Visits keys that share a segment with the query, some of them more than once.
  private func forEachMisspellingCandidate(
    _ query: UnsafeRawBufferPointer, digits: UInt32, limit: Int, _ visit: (Int) -> Void
  ) {
    let length = query.count
    var swapped = Array(query)
    func probe(_ bytes: UnsafeRawBufferPointer, segment: Int, starts: [Int], shift: Int) {
      let start = starts[segment] + shift
      let end = starts[segment + 1] + shift
      guard start >= 0, end <= bytes.count else { return }
      let hash = MemberKeys.segment(
        bytes[start..<end], number: segment, length: starts[3], first: query[0], digits: digits)
      let entries = layout.entries(.segments, hash: hash)
      // what so many values share tells nothing
      guard entries.count <= Self.mostSharedSegment else { return }
      for entry in entries { visit(MemberLayout.key(ofEntry: layout.entry(.segments, entry))) }
    }
    for other in Swift.max(MemberKeys.shortestMisspelt, length - limit)...(length + limit) {
      let starts = MemberKeys.segmentStarts(length: other)
      let difference = length - other
      for shift in -limit...limit where abs(shift) + abs(difference - shift) <= limit {
        for segment in 0..<3 { probe(query, segment: segment, starts: starts, shift: shift) }
        guard limit > 1 else { continue }
        // two letters swapped across the border of two segments, and an edit elsewhere
        for border in 1...2 {
          let place = starts[border] + shift
          guard place > 0, place < length, swapped[place] != swapped[place - 1] else { continue }
          swapped.swapAt(place, place - 1)
          swapped.withUnsafeBytes { bytes in
            for segment in 0..<3 { probe(bytes, segment: segment, starts: starts, shift: shift) }
          }
          swapped.swapAt(place, place - 1)
        }
      }
    }
    if limit > 1 {
      // both borders swapped leaves no segment: the query with both swaps undone is the value
      let starts = MemberKeys.segmentStarts(length: length)
      swapped.swapAt(starts[1], starts[1] - 1)
      swapped.swapAt(starts[2], starts[2] - 1)
      swapped.withUnsafeBytes { bytes in
        for segment in 0..<3 { probe(bytes, segment: segment, starts: starts, shift: 0) }
      }
    }
  }

  /// The values nearest to a text that names none, nearest first, for offering them: few edits apart (up to a third of
  /// the letters), or sharing a word or a beginning. Looks at every value of a similar length.
  public func nearest(to text: String, limit: Int) -> [Match] {
    let key = TextFolding.fold(text)
    let length = key.utf8.count
    guard length >= 3, length <= MemberKeys.longestMisspelt, limit > 0 else { return [] }
    let allowed = Swift.max(1, length / 3)
    let pattern = EditPattern(key)
    var ranked: [(distance: Int, key: Int)] = []
    for index in 0..<layout.keyCount {
      let candidate = layout.key(index)
      guard abs(candidate.count - length) <= allowed else { continue }
      let distance = pattern.distance(to: candidate)
      if distance <= allowed { ranked.append((distance, index)) }
    }
    ranked.sort { ($0.distance, $0.key) < ($1.distance, $1.key) }
    var found: [Match] = []
    func add(_ matches: [Match]) {
      for match in matches where found.count < limit {
        if !found.contains(where: { $0.column == match.column && $0.value == match.value }) {
          found.append(match)
        }
      }
    }
    for (distance, index) in ranked where found.count < limit {
      add(matches(keys: [index], score: 1 - Double(distance) / Double(length)))
    }
    for word in key.split(separator: " ") where found.count < limit {
      add(containing(word: String(word), limit: 50))
    }
    if found.count < limit {
      add(withPrefix(key, limit: limit).map { Match(column: $0.column, value: $0.value, score: 0.5) })
    }
    return found
  }
}
