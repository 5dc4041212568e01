import SeededRandom
import SemanticLayer
import Testing

@testable import SemanticParsing

/// The index must answer what a scan of all values would.
@Suite("Members against a scan") struct MemberIndexScanTests {
  private static let seeds: [UInt64] = Array(1...5)

  @Test("A text is found exactly where a scan finds it", arguments: seeds)
  func exact(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let columns = Self.columns(&random)
    let index = MemberIndex(columns: columns)
    for _ in 0..<200 {
      let text = Self.query(columns, &random)
      let key = TextFolding.fold(text)
      let expected = Self.scan(columns) { $0 == key }
      let found = index.exact(text).filter { $0.score == 1 }.map(Self.name)
      #expect(found == expected, "seed \(seed), text \(text)")
    }
  }

  @Test("Misspelt texts lead to the values a scan finds nearest", arguments: seeds)
  func misspelt(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let columns = Self.columns(&random)
    let index = MemberIndex(columns: columns)
    for _ in 0..<200 {
      let text = Self.query(columns, &random)
      let key = TextFolding.fold(text)
      let found = Set(index.fuzzy(text).map(Self.name))
      #expect(found == Self.nearest(columns, key), "seed \(seed), text \(text)")
    }
  }

  @Test("Words, words in another order and beginnings find what a scan finds", arguments: seeds)
  func parts(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let columns = Self.columns(&random)
    let index = MemberIndex(columns: columns)
    for _ in 0..<100 {
      let words = TextFolding.fold(Self.query(columns, &random)).split(separator: " ").map(String.init)
      guard let word = words.last, word.utf8.count > 2 else { continue }
      let holding = Self.scan(columns) { key in
        let parts = key.split(separator: " ").map(String.init)
        return parts.count > 1 && parts.contains(word)
      }
      #expect(index.containing(word: word, limit: 1_000).map(Self.name) == holding, "seed \(seed), \(word)")
      let start = String(word.prefix(3))
      let beginning = Self.scan(columns) { $0.hasPrefix(start) }
      #expect(
        Set(index.withPrefix(start, limit: 10_000).map(Self.name)) == Set(beginning), "seed \(seed), \(start)"
      )
      guard words.count == 2 else { continue }
      let turned = words.reversed().joined(separator: ", ")
      let same = Self.scan(columns) { $0.split(separator: " ").sorted() == words.map { $0[...] }.sorted() }
      if index.exact(turned).first?.score == 0.88 {
        #expect(index.exact(turned).map(Self.name) == same, "seed \(seed), \(turned)")
      }
    }
  }

  @Test("Bit-parallel edit distances are those of the table", arguments: seeds)
  func distances(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let left = Self.word(&random, letters: "abc", length: 1...20)
      let right =
        random.next() % 2 == 0
        ? Self.damaged(left, &random) : Self.word(&random, letters: "abc", length: 1...20)
      let expected = EditDistance.between(left, right, limit: 40)
      let found = Array(right.utf8).withUnsafeBytes { EditPattern(left).distance(to: $0) }
      #expect(found == expected, "seed \(seed), \(left), \(right)")
    }
  }

  @Test("Damaged bytes give an empty index or other answers, and never a crash", arguments: seeds)
  func damage(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var builder = MemberIndexBuilder()
    for column in Self.columns(&random) {
      builder.begin(column.column)
      for value in column.values { builder.add(value) }
    }
    let bytes = builder.finish()
    for _ in 0..<40 {
      var damaged = bytes
      for _ in 0..<Int(random.next() % 20) {
        damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      if random.next() % 3 == 0 { damaged.removeLast(Int(random.next() % UInt64(damaged.count))) }
      let index = MemberIndex(ReadOnlyBytes(damaged))
      _ = index.exact("anna berg") + index.fuzzy("anna bergmann") + index.containing(word: "berg")
      _ = index.withPrefix("an", limit: 5) + index.nearest(to: "anna", limit: 5) + index.initialism("abc")
      _ = index.columns(withAtMost: 5)
    }
  }

  // MARK: Scans

  private static func name(_ match: MemberIndex.Match) -> String { "\(match.column.column)=\(match.value)" }

  private static func scan(_ columns: [MemberIndex.Column], _ fits: (String) -> Bool) -> [String] {
    columns.flatMap { column in
      column.values.filter { fits(TextFolding.fold($0)) }.map { "\(column.column.column)=\($0)" }
    }
  }

  private static func nearest(_ columns: [MemberIndex.Column], _ key: String) -> Set<String> {
    let limit = MemberIndex.allowedEdits(length: key.utf8.count)
    guard limit > 0 else { return [] }
    var best = limit
    var found: Set<String> = []
    for column in columns {
      for value in column.values {
        let other = TextFolding.fold(value)
        guard other.utf8.count >= MemberKeys.shortestMisspelt, other.utf8.first == key.utf8.first,
          other.filter(\.isNumber) == key.filter(\.isNumber)
        else { continue }
        let distance = EditDistance.between(key, other, limit: limit)
        guard distance <= best else { continue }
        if distance < best { found = [] }
        best = distance
        found.insert("\(column.column.column)=\(value)")
      }
    }
    return found
  }

  // MARK: Random values

  private static func columns(_ random: inout SplitMix64) -> [MemberIndex.Column] {
    (0..<3).map { number in
      var values: [String] = []
      for _ in 0..<150 {
        let value = phrase(&random)
        if !values.contains(value) { values.append(value) }
      }
      return MemberIndex.Column(column: ColumnReference(table: "t", column: "c\(number)"), values: values)
    }
  }

  /// Few letters and few words, so that values resemble each other.
  private static func phrase(_ random: inout SplitMix64) -> String {
    let stems = ["anna", "berg", "bergmann", "Ana", "Élan", "o'neil", "anton", "B2", "17", "co"]
    return (0...Int(random.next() % 3)).map { _ in
      random.next() % 3 == 0
        ? word(&random, letters: "abn", length: 2...7) : stems[Int(random.next() % UInt64(stems.count))]
    }.joined(separator: " ")
  }

  private static func query(_ columns: [MemberIndex.Column], _ random: inout SplitMix64) -> String {
    let values = columns[Int(random.next() % 3)].values
    let value = values[Int(random.next() % UInt64(values.count))]
    switch random.next() % 5 {
    case 0: return phrase(&random)
    case 1: return value.uppercased()
    case 2: return damaged(damaged(value, &random), &random)
    default: return damaged(value, &random)
    }
  }

  private static func damaged(_ text: String, _ random: inout SplitMix64) -> String {
    var characters = Array(text)
    guard !characters.isEmpty else { return text }
    let place = Int(random.next() % UInt64(characters.count))
    switch random.next() % 4 {
    case 0: characters.remove(at: place)
    case 1: characters.insert("n", at: place)
    case 2: characters[place] = "b"
    default: if place > 0 { characters.swapAt(place, place - 1) }
    }
    return String(characters)
  }

  private static func word(
    _ random: inout SplitMix64, letters: String, length: ClosedRange<Int>
  ) -> String {
    let letters = Array(letters)
    let count = length.lowerBound + Int(random.next() % UInt64(length.count))
    return String((0..<count).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
  }
}
