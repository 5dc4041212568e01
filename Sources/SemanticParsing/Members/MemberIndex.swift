public import SemanticLayer

/// Distinct values of text columns, looked up by what people type: case, accents, punctuation, plurals and the order of
/// words do not matter, codes and initials stand for names, and a distinctive part of a long value is enough.
///
/// The index is one block of bytes (``MemberIndexBuilder`` makes it), in memory or mapped from a file, so that a
/// million values cost no memory and no time at the start. Look-ups answer what a scan of all values would.
public struct MemberIndex: Sendable {
  /// The values of one column.
  public struct Column: Sendable {
    public var column: ColumnReference
    public var values: [String]

    /// Makes a column of members.
    public init(column: ColumnReference, values: [String]) {
      self.column = column
      self.values = values
    }
  }

  /// A value of a column that words name.
  public struct Match: Hashable, Sendable {
    public var column: ColumnReference
    /// As stored.
    public var value: String
    /// 0…1; 1 when the words are the value.
    public var score: Double
  }

  let layout: MemberLayout
  private let columns: [ColumnReference]
  /// Whether each column is looked up.
  private let isUsed: [Bool]
  private let placeKinds: [Set<PlaceCodes.Kind>]
  /// The longest value, in words.
  var longestPhrase: Int { layout.longestPhrase }

  /// Builds the index of a few columns in memory.
  public init(columns: [Column]) {
    var builder = MemberIndexBuilder()
    for column in columns {
      builder.begin(column.column)
      for value in column.values { builder.add(value) }
    }
    self.init(ReadOnlyBytes(builder.finish()))
  }

  /// Takes the bytes of a built index; bytes that are none give an empty index.
  /// - Parameter includes: whether the values of a column are to be found.
  public init(_ bytes: ReadOnlyBytes, includes: (ColumnReference) -> Bool = { _ in true }) {
    let layout = MemberLayout(bytes) ?? MemberLayout.empty
    self.layout = layout
    let names = layout.slice(.columnNames, 0, layout.count(.columnNames))
      .split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    var columns: [ColumnReference] = []
    for index in 0..<Swift.max(0, layout.count(.columnStarts) - 1) {
      let isNamed = names.count > 2 * index + 1
      columns.append(
        ColumnReference(
          table: isNamed ? names[2 * index] : "", column: isNamed ? names[2 * index + 1] : ""))
    }
    self.columns = columns
    self.isUsed = columns.map(includes)
    self.placeKinds = columns.map { PlaceCodes.kinds(ofColumn: $0.column) }
  }

  /// Whether bytes are an index that this version reads.
  public static func canRead(_ bytes: ReadOnlyBytes) -> Bool { MemberLayout(bytes) != nil }

  /// Number of values of the columns that are looked up.
  public var count: Int { columns.indices.reduce(0) { $0 + (isUsed[$1] ? range(ofColumn: $1).count : 0) } }

  /// Columns of at most so many values, with these in the order they were added.
  public func columns(withAtMost limit: Int) -> [Column] {
    columns.indices.compactMap { index in
      let range = range(ofColumn: index)
      guard isUsed[index], range.count <= limit else { return nil }
      return Column(column: columns[index], values: range.map(layout.text))
    }
  }

  // MARK: Whole values

  /// Values that a text names as a whole. Tried in this order: equal once both are folded, the code of a place or its
  /// name, singular and plural, the same words in another order.
  public func exact(_ text: String) -> [Match] {
    let key = TextFolding.fold(text)
    guard !key.isEmpty, key.utf8.count <= MemberKeys.longestKey else { return [] }
    let found = matches(key, score: 1)
    if !found.isEmpty { return found }
    for place in PlaceCodes.forms(of: key) {
      let found = matches(place.text, score: place.score) { placeKinds[$0].contains(place.kind) }
      if !found.isEmpty { return found }
    }
    for form in SexCodes.maritalForms(of: key) {
      let found = matches(form, score: 0.95) { SexCodes.isMarital(columns[$0]) }
      if !found.isEmpty { return found }
    }
    for form in SexCodes.forms(of: key) {
      let found = matches(form, score: 0.95) { SexCodes.isSex(columns[$0]) }
      if !found.isEmpty { return found }
    }
    for form in ProfessionNames.fields(of: key) {
      let found = matches(form, score: 0.93)
      if !found.isEmpty { return found }
    }
    for (form, score) in Self.inflections(of: key) {
      let found = matches(form, score: score)
      if !found.isEmpty { return found }
    }
    return permuted(key)
  }

  /// The same words with the last one in singular and plural.
  private static func inflections(of key: String) -> [(String, Double)] {
    let start = key.utf8.lastIndex(of: 32).map { key.utf8.index(after: $0) } ?? key.startIndex
    let last = String(key[start...])
    let before = String(key[..<start])
    var forms: [(String, Double)] = []
    func add(_ word: String, _ score: Double) {
      if word != last, !forms.contains(where: { $0.0 == before + word }) {
        forms.append((before + word, score))
      }
    }
    add(Lemmatizer.lemma(of: last), 0.89)
    if last.utf8.count > 3 {
      if !last.hasSuffix("s") { add(last + "s", 0.9) }
      if last.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) { add(Inflection.plural(of: last), 0.9) }
    }
    return forms
  }

  /// `gute claire` finds "Claire Gute".
  private func permuted(_ key: String) -> [Match] {
    let ids = withBytes(of: key) { bytes -> [Int] in
      guard let hash = MemberKeys.permutation(bytes) else { return [] }
      let words = MemberKeys.sortedWords(bytes)
      return candidates(.permutations, hash: hash).filter { MemberKeys.sortedWords(layout.key($0)) == words }
    }
    return matches(keys: ids, score: 0.88)
  }

  /// Values whose initial letters are a word: `IBM` for "International Business Machines"; and the reverse, a value
  /// that is the initials of several words. Empty when more than `limit` values have them.
  public func initialism(_ text: String, limit: Int = 3) -> [Match] {
    let key = TextFolding.fold(text)
    let ids = withBytes(of: key) { bytes -> [Int] in
      guard (2...8).contains(bytes.count), bytes.allSatisfy({ $0 >= 97 && $0 <= 122 }) else { return [] }
      let letters = Array(bytes)
      return candidates(.initials, hash: MemberKeys.hash(letters))
        .filter { MemberKeys.initials(layout.key($0)).contains(letters) }
    }
    let found = matches(keys: ids, score: 0.8)
    if !found.isEmpty { return found.count <= limit ? found : [] }
    let initials = withBytes(of: key) { MemberKeys.initials($0) }.filter { $0.count > 2 }
    for letters in initials {
      let found = matches(String(decoding: letters, as: UTF8.self), score: 0.8)
      if !found.isEmpty { return found.count <= limit ? found : [] }
    }
    return []
  }

  // MARK: Parts of values

  /// Values that contain a word of their own: `Robel` in `Dayana Robel`. Empty when more than `limit` values do.
  public func containing(word: String, limit: Int = 8) -> [Match] {
    let found = matches(keys: keys(containing: [TextFolding.fold(word)], limit: limit), score: 0.6)
    return found.count <= limit ? found : []
  }

  /// Values that contain all of several words.
  public func containing(words: [String], limit: Int = 8) -> [Match] {
    let found = matches(keys: keys(containing: words.map(TextFolding.fold), limit: limit), score: 0.8)
    return found.count <= limit ? found : []
  }

  /// Keys of several words that contain all words of more than two letters given; empty when the rarest word stands in
  /// more keys than can be looked at.
  private func keys(containing words: [String], limit: Int) -> [Int] {
    let wanted = words.map { Array($0.utf8) }
    guard !wanted.isEmpty, wanted.allSatisfy({ $0.count > 2 && !$0.contains(32) }) else { return [] }
    let ranges = wanted.map { layout.entries(.words, hash: MemberKeys.hash($0)) }
    guard let rarest = ranges.min(by: { $0.count < $1.count }), rarest.count <= 20_000 else { return [] }
    if words.count == 1, rarest.count > 64 * limit { return [] }
    return rarest.map { MemberLayout.key(ofEntry: layout.entry(.words, $0)) }.filter { id in
      let key = layout.key(id)
      let ranges = MemberKeys.words(key)
      return wanted.allSatisfy { word in ranges.contains { key[$0].elementsEqual(word) } }
    }
  }

  /// Values that start with a text, in the order of the alphabet; at most `limit`.
  public func withPrefix(_ text: String, limit: Int) -> [Match] {
    let key = TextFolding.fold(text)
    guard !key.isEmpty else { return [] }
    return withBytes(of: key) { prefix in
      var found: [Match] = []
      var index = layout.lowerBound(of: prefix)
      // values of columns that are not looked up are passed over, but not all of them
      let end = Swift.min(layout.keyCount, index + 10_000)
      while found.count < limit, index < end, ByteOrder.hasPrefix(layout.key(index), prefix) {
        found += matches(keys: [index], score: 1)
        index += 1
      }
      return Array(found.prefix(limit))
    }
  }

  /// Whether a column tells a few kinds or states apart rather than names.
  func isEnumeration(_ column: ColumnReference) -> Bool {
    columns.firstIndex { $0 == column }.map { range(ofColumn: $0).count <= 20 } ?? false
  }

  // MARK: Keys and texts

  private func range(ofColumn index: Int) -> Range<Int> {
    let start = layout.number(.columnStarts, index)
    return start..<Swift.max(start, Swift.min(layout.number(.columnStarts, index + 1), layout.textCount))
  }

  private func column(ofText text: Int) -> Int {
    var low = 0
    var high = columns.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if layout.number(.columnStarts, middle) <= text { low = middle } else { high = middle }
    }
    return low
  }

  func withBytes<Result>(of key: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var key = key
    return key.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  func candidates(_ section: MemberLayout.Section, hash: UInt32, limit: Int = 20_000) -> [Int] {
    let range = layout.entries(section, hash: hash)
    return range.count > limit ? [] : range.map { MemberLayout.key(ofEntry: layout.entry(section, $0)) }
  }

  private func matches(
    _ key: String, score: Double, in includes: (Int) -> Bool = { _ in true }
  ) -> [Match] {
    let index = withBytes(of: key) { bytes -> Int? in
      let index = layout.lowerBound(of: bytes)
      return index < layout.keyCount && ByteOrder.areEqual(layout.key(index), bytes) ? index : nil
    }
    return index.map { matches(keys: [$0], score: score, in: includes) } ?? []
  }

  /// The values of keys, in the order they were added.
  func matches(
    keys: [Int], score: Double, in includes: (Int) -> Bool = { _ in true }
  ) -> [Match] {
    keys.flatMap(layout.texts).sorted().compactMap { text in
      let column = column(ofText: text)
      guard columns.indices.contains(column), isUsed[column], includes(column) else { return nil }
      return Match(column: columns[column], value: layout.text(text), score: score)
    }
  }
}
