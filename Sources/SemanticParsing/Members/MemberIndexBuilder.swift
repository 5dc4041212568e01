public import SemanticLayer

/// Builds a member index from values as they are read, without keeping them as strings.
public struct MemberIndexBuilder: Sendable {
  private var columnNames: [UInt8] = []
  private var columnStarts: [UInt32] = []
  private var texts: [UInt8] = []
  private var textStarts: [UInt32] = [0]
  private var keys: [UInt8] = []
  private var keyStarts: [UInt32] = [0]
  private var longestPhrase = 1

  /// An index of more bytes of text is not built: what comes later is left out.
  private static let capacity = 1 << 30

  /// Makes a builder without values.
  public init() {}

  /// Number of values added.
  public var count: Int { textStarts.count - 1 }

  /// Starts a column; the values added next are its values.
  public mutating func begin(_ column: ColumnReference) {
    columnStarts.append(UInt32(count))
    columnNames += Array(column.table.utf8) + [0] + Array(column.column.utf8) + [0]
  }

  /// Adds a value as stored. Empty ones and prose are left out.
  public mutating func add(_ value: String) {
    let key = TextFolding.fold(value)
    guard !columnStarts.isEmpty, !key.isEmpty, key.utf8.count <= MemberKeys.longestKey,
      texts.count < Self.capacity
    else { return }
    texts += value.utf8
    textStarts.append(UInt32(texts.count))
    keys += key.utf8
    keyStarts.append(UInt32(keys.count))
    let words = key.utf8.count { $0 == 32 } + 1
    longestPhrase = Swift.max(longestPhrase, Swift.min(words, 10))
  }

  /// The bytes of the index.
  public consuming func finish() -> [UInt8] {
    var sections = Sections(longestPhrase: longestPhrase)
    columnStarts.append(UInt32(count))
    sections.set(.columnNames, columnNames)
    sections.set(.columnStarts, columnStarts)
    sections.set(.texts, texts)
    sections.set(.textStarts, textStarts)
    texts = []
    textStarts = []
    let order = keys.withUnsafeBytes { Self.sorted(keyStarts, $0) }
    var distinct: [UInt8] = []
    distinct.reserveCapacity(keys.count)
    var distinctStarts: [UInt32] = [0]
    var placeStarts: [UInt32] = []
    keys.withUnsafeBytes { bytes in
      var last = UnsafeRawBufferPointer(start: nil, count: 0)
      for (rank, place) in order.enumerated() {
        let key = Self.slice(bytes, keyStarts, Int(place))
        if rank > 0, ByteOrder.areEqual(key, last) { continue }
        last = key
        placeStarts.append(UInt32(rank))
        distinct += key
        distinctStarts.append(UInt32(distinct.count))
      }
    }
    placeStarts.append(UInt32(order.count))
    sections.set(.places, order)
    sections.set(.placeStarts, placeStarts)
    placeStarts = []
    sections.set(.keys, distinct)
    sections.set(.keyStarts, distinctStarts)
    distinct.withUnsafeBytes { bytes in
      for section in [MemberLayout.Section.words, .permutations, .initials, .segments] {
        sections.set(section, Self.entries(section, bytes, distinctStarts))
      }
    }
    return sections.bytes()
  }

  private static func slice(
    _ bytes: UnsafeRawBufferPointer, _ starts: [UInt32], _ index: Int
  ) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[Int(starts[index])..<Int(starts[index + 1])])
  }

  /// Values in the order of their keys; values with the same key in the order they were added.
  private static func sorted(_ starts: [UInt32], _ bytes: UnsafeRawBufferPointer) -> [UInt32] {
    struct Place {
      /// The first eight bytes of the key, which settle most comparisons.
      var prefix: UInt64
      var value: UInt32
    }
    var places: [Place] = []
    places.reserveCapacity(starts.count)
    for index in 0..<(starts.count - 1) {
      let key = slice(bytes, starts, index)
      var prefix: UInt64 = 0
      for position in 0..<8 { prefix = prefix << 8 | (position < key.count ? UInt64(key[position]) : 0) }
      places.append(Place(prefix: prefix, value: UInt32(index)))
    }
    places.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      let a = slice(bytes, starts, Int(left.value))
      let b = slice(bytes, starts, Int(right.value))
      if ByteOrder.precedes(a, b) { return true }
      return ByteOrder.precedes(b, a) ? false : left.value < right.value
    }
    return places.map(\.value)
  }

  private static func entries(
    _ section: MemberLayout.Section, _ bytes: UnsafeRawBufferPointer, _ starts: [UInt32]
  ) -> [UInt64] {
    var found: [UInt64] = []
    for index in 0..<(starts.count - 1) {
      let key = slice(bytes, starts, index)
      func add(_ hash: UInt32) { found.append(UInt64(hash) << 32 | UInt64(index)) }
      switch section {
      case .words:
        let words = MemberKeys.words(key)
        guard words.count > 1 else { continue }
        for word in words where word.count > 2 { add(MemberKeys.hash(key[word])) }
      case .permutations:
        if let hash = MemberKeys.permutation(key) { add(hash) }
      case .initials:
        for initials in MemberKeys.initials(key) { add(MemberKeys.hash(initials)) }
      case .segments:
        guard (MemberKeys.shortestMisspelt...MemberKeys.longestMisspelt).contains(key.count) else { continue }
        let starts = MemberKeys.segmentStarts(length: key.count)
        let digits = MemberKeys.digits(key)
        for number in 0..<3 {
          add(
            MemberKeys.segment(
              key[starts[number]..<starts[number + 1]], number: number, length: key.count, first: key[0],
              digits: digits))
        }
      default: break
      }
    }
    found.sort()
    var last: UInt64?
    // a word that stands twice in a key counts once
    found.removeAll { entry in
      defer { last = entry }
      return entry == last
    }
    return found
  }

  /// Sections put together behind a header.
  private struct Sections {
    let longestPhrase: Int
    var parts: [[UInt8]] = Array(repeating: [], count: MemberLayout.Section.allCases.count)

    init(longestPhrase: Int) { self.longestPhrase = longestPhrase }

    mutating func set(_ section: MemberLayout.Section, _ bytes: [UInt8]) { parts[section.rawValue] = bytes }

    mutating func set<Number: FixedWidthInteger>(_ section: MemberLayout.Section, _ numbers: [Number]) {
      let ordered = numbers.map(\.littleEndian)
      parts[section.rawValue] = ordered.withUnsafeBytes { Array($0) }
    }

    consuming func bytes() -> [UInt8] {
      var header: [UInt64] = [MemberLayout.magic, UInt64(longestPhrase)]
      var offset = MemberLayout.headerSize
      for section in MemberLayout.Section.allCases {
        let size = parts[section.rawValue].count
        header += [UInt64(offset), UInt64(size / section.width)]
        offset += (size + 7) / 8 * 8
      }
      var result: [UInt8] = header.map(\.littleEndian).withUnsafeBytes { Array($0) }
      result.reserveCapacity(offset)
      for section in MemberLayout.Section.allCases {
        result += parts[section.rawValue]
        parts[section.rawValue] = []
        while result.count % 8 != 0 { result.append(0) }
      }
      return result
    }
  }
}
