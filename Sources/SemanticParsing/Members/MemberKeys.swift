/// What the ways into a member index are looked up by. Building and looking up use the same functions.
enum MemberKeys {
  /// Keys longer than this, in bytes, are prose and not indexed.
  static let longestKey = 120
  /// Shorter keys are never taken for misspellings.
  static let shortestMisspelt = 5
  static let longestMisspelt = 64

  /// FNV-1a (Fowler, Noll, Vo, 1991), spread with the finalizer of MurmurHash3 (Appleby, 2011), upper half.
  struct Hash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    var value: UInt32 {
      var bits = state
      bits ^= bits >> 33
      bits &*= 0xff51_afd7_ed55_8ccd
      bits ^= bits >> 33
      return UInt32(truncatingIfNeeded: bits >> 32)
    }
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash = Hash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  static func words(_ key: UnsafeRawBufferPointer) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    for index in 0...key.count where index == key.count || key[index] == 32 {
      if index > start { words.append(start..<index) }
      start = index + 1
    }
    return words
  }

  /// The words of a key, in order of the alphabet.
  static func sortedWords(_ key: UnsafeRawBufferPointer) -> [[UInt8]] {
    words(key).map { Array(key[$0]) }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Hash of the words of a key, whatever their order; `nil` for a single word or very many.
  static func permutation(_ key: UnsafeRawBufferPointer) -> UInt32? {
    let words = sortedWords(key)
    guard words.count > 1, words.count <= 6 else { return nil }
    var hash = Hash()
    for word in words {
      for byte in word { hash.add(byte) }
      hash.add(32)
    }
    return hash.value
  }

  /// The initial letters of a key of two to eight words, with and without small words: `boa` and `ba` for "bank of
  /// america".
  static func initials(_ key: UnsafeRawBufferPointer) -> [[UInt8]] {
    let words = words(key)
    guard words.count > 1, words.count <= 10 else { return [] }
    var all: [UInt8] = []
    var content: [UInt8] = []
    for word in words {
      let first = key[word.lowerBound]
      guard first >= 97, first <= 122 else { return [] }
      all.append(first)
      if !smallWords.contains(String(decoding: key[word], as: UTF8.self)) { content.append(first) }
    }
    return [all, content].filter { (2...8).contains($0.count) }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  private static let smallWords: Set<String> = [
    "of", "the", "and", "for", "in", "on", "at", "to", "de", "la",
  ]

  // MARK: Misspellings

  /// Start of each of the three segments of a key, and its length.
  static func segmentStarts(length: Int) -> [Int] {
    let base = length / 3
    let longer = length % 3
    return [0, base, 2 * base + (longer == 2 ? 1 : 0), length]
  }

  /// Hash of the digits of a key: a number is never a misspelling of another number.
  static func digits(_ key: UnsafeRawBufferPointer) -> UInt32 {
    var hash = Hash()
    for byte in key where byte >= 48 && byte <= 57 { hash.add(byte) }
    return hash.value
  }

  /// Hash of a segment, together with all that a misspelling leaves alone: the first letter and the digits.
  static func segment(
    _ bytes: UnsafeRawBufferPointer.SubSequence, number: Int, length: Int, first: UInt8, digits: UInt32
  ) -> UInt32 {
    var hash = Hash()
    hash.add(UInt8(truncatingIfNeeded: number))
    hash.add(UInt8(truncatingIfNeeded: length))
    hash.add(first)
    for shift in [0, 8, 16, 24] as [UInt32] { hash.add(UInt8(truncatingIfNeeded: digits >> shift)) }
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}
