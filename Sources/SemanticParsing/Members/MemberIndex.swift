public import SemanticLayer

/// Distinct values of text columns, looked up by what people type: case, accents, punctuation and plurals do not
/// matter, and a distinctive part of a long value is enough.
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

  private let columns: [Column]
  private struct Place: Hashable, Sendable {
    var column: Int32
    var value: Int32
  }
  private let places: [String: [Place]]
  /// Word of a value of several words → the values that have it.
  private let placesByWord: [String: [Place]]
  /// Folded values by their first three letters, for fuzzy look-up.
  private let keysByPrefix: [String: [String]]
  /// The longest value, in words.
  let longestPhrase: Int

  /// Builds the index.
  public init(columns: [Column]) {
    self.columns = columns
    var places: [String: [Place]] = [:]
    var placesByWord: [String: [Place]] = [:]
    var longest = 1
    for (columnIndex, column) in columns.enumerated() {
      for (valueIndex, value) in column.values.enumerated() {
        let key = TextFolding.fold(value)
        guard !key.isEmpty, key.utf8.count <= 120 else { continue }
        let place = Place(column: Int32(columnIndex), value: Int32(valueIndex))
        places[key, default: []].append(place)
        let words = key.split(separator: " ")
        longest = Swift.max(longest, Swift.min(words.count, 10))
        guard words.count > 1 else { continue }
        for word in Set(words) where word.utf8.count > 2 {
          placesByWord[String(word), default: []].append(place)
        }
      }
    }
    self.places = places
    self.placesByWord = placesByWord
    var byPrefix: [String: [String]] = [:]
    for key in places.keys where key.utf8.count >= 4 {
      byPrefix[String(key.prefix(2)), default: []].append(key)
    }
    self.keysByPrefix = byPrefix.mapValues { $0.sorted() }
    self.longestPhrase = longest
  }

  /// Values equal to a text once both are folded; singular and plural are tried.
  public func exact(_ text: String) -> [Match] {
    let key = TextFolding.fold(text)
    if let found = places[key] { return matches(found, score: 1) }
    if let other = StateCodes.code(of: key), let found = places[other]?.filter({ isState($0) }),
      !found.isEmpty
    {
      return matches(found, score: 0.95)
    }
    if key.utf8.count == 2, let other = StateCodes.name(of: key),
      let found = places[other]?.filter({ isState($0) }),
      !found.isEmpty
    {
      return matches(found, score: 0.9)
    }
    let singular = Lemmatizer.lemma(of: key)
    if singular != key, let found = places[singular] { return matches(found, score: 0.89) }
    if !key.hasSuffix("s"), key.utf8.count > 3, let found = places[key + "s"] {
      return matches(found, score: 0.9)
    }
    return []
  }

  /// Values that contain a word of their own: `Robel` in `Dayana Robel`. Empty when more than `limit` values do.
  public func containing(word: String, limit: Int = 8) -> [Match] {
    let key = TextFolding.fold(word)
    guard let found = placesByWord[key], found.count <= limit else { return [] }
    return matches(found, score: 0.6)
  }

  /// Values that contain all of several words.
  public func containing(words: [String], limit: Int = 8) -> [Match] {
    let keys = words.map(TextFolding.fold)
    guard let first = keys.first, var found = placesByWord[first].map(Set.init) else { return [] }
    for key in keys.dropFirst() { found.formIntersection(placesByWord[key] ?? []) }
    guard !found.isEmpty, found.count <= limit else { return [] }
    return matches(found.sorted { ($0.column, $0.value) < ($1.column, $1.value) }, score: 0.8)
  }

  /// Values within one edit (two from eight letters on) of a text, which shares their first two letters.
  public func fuzzy(_ text: String) -> [Match] {
    let key = TextFolding.fold(text)
    let length = key.utf8.count
    guard length >= 6, let keys = keysByPrefix[String(key.prefix(2))] else { return [] }
    let limit = length >= 10 ? 2 : 1
    var best: (distance: Int, keys: [String]) = (limit + 1, [])
    for candidate in keys where abs(candidate.utf8.count - length) <= limit {
      let distance = EditDistance.between(key, candidate, limit: limit)
      if distance < best.distance {
        best = (distance, [candidate])
      } else if distance == best.distance, distance <= limit {
        best.keys.append(candidate)
      }
    }
    guard best.distance <= limit else { return [] }
    return best.keys.flatMap { matches(places[$0] ?? [], score: 0.75) }
  }

  private func isState(_ place: Place) -> Bool {
    let words = NameWords.words(in: columns[Int(place.column)].column.column)
    return words.contains { ["state", "province", "region", "territory"].contains($0) }
  }

  /// Whether a column holds a value, as stored.
  public func isEmpty(_ column: ColumnReference) -> Bool {
    columns.first { $0.column.table == column.table && $0.column.column == column.column }?.values.isEmpty
      ?? true
  }

  private func matches(_ found: [Place], score: Double) -> [Match] {
    found.map { place in
      let column = columns[Int(place.column)]
      return Match(column: column.column, value: column.values[Int(place.value)], score: score)
    }
  }
}
