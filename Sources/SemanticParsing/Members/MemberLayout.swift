/// The layout of a member index: one block of bytes, little-endian, which is used where it lies.
///
/// Texts stand in the order they were added, column by column, so that the number of a text also tells its column.
/// Folded texts are the keys: distinct, in the order of their bytes. Every other way to find a key is a sorted list of
/// 64-bit entries, a hash in the upper half and the number of the key in the lower one.
struct MemberLayout: Sendable {
  enum Section: Int, CaseIterable {
    /// Names of columns: table, NUL, column, NUL.
    case columnNames
    /// The first text of each column, and the number of texts.
    case columnStarts
    case textStarts, texts
    case keyStarts, keys
    /// The texts of each key, as a range of `places`.
    case placeStarts, places
    /// Words of keys of several words.
    case words
    /// Keys of several words, by their words in order of the alphabet.
    case permutations
    case initials
    /// The three segments of a key that can be misspelt.
    case segments

    /// Bytes an element takes.
    var width: Int {
      switch self {
      case .columnNames, .texts, .keys: 1
      case .columnStarts, .textStarts, .keyStarts, .placeStarts, .places: 4
      case .words, .permutations, .initials, .segments: 8
      }
    }
  }

  /// Raised whenever the layout, the folding or a hash changes.
  static let magic: UInt64 = 0x3130_5352_4245_4D51  // "QMEBRS01"
  /// Magic, longest phrase, then offset and count of each section.
  static let headerSize = 16 + 16 * Section.allCases.count

  let storage: ReadOnlyBytes
  let longestPhrase: Int
  private let offsets: [Int]
  private let counts: [Int]

  /// Takes bytes that are a whole index; `nil` when they are not.
  init?(_ storage: ReadOnlyBytes) {
    let bytes = storage.bytes
    guard bytes.count >= Self.headerSize,
      UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) == Self.magic
    else { return nil }
    func number(_ offset: Int) -> Int? {
      Int(exactly: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    var offsets: [Int] = []
    var counts: [Int] = []
    for section in Section.allCases {
      guard let offset = number(16 + 16 * section.rawValue), let count = number(24 + 16 * section.rawValue),
        offset >= 0, offset <= bytes.count, count >= 0, count <= (bytes.count - offset) / section.width
      else { return nil }
      offsets.append(offset)
      counts.append(count)
    }
    guard let longest = number(8), longest > 0, longest <= 64 else { return nil }
    self.storage = storage
    self.longestPhrase = longest
    self.offsets = offsets
    self.counts = counts
    guard count(.columnStarts) > 0, count(.keyStarts) > 0, count(.textStarts) == count(.places) + 1,
      count(.placeStarts) == count(.keyStarts)
    else { return nil }
  }

  /// An index without values.
  static let empty = MemberLayout()

  private init() {
    storage = ReadOnlyBytes([])
    longestPhrase = 1
    offsets = Section.allCases.map { _ in 0 }
    counts = offsets
  }

  func count(_ section: Section) -> Int { counts[section.rawValue] }

  var keyCount: Int { Swift.max(0, count(.keyStarts) - 1) }
  var textCount: Int { Swift.max(0, count(.textStarts) - 1) }

  /// A number of a section; 0 outside, so that damaged bytes cannot lead out of the block.
  func number(_ section: Section, _ index: Int) -> Int {
    guard index >= 0, index < counts[section.rawValue] else { return 0 }
    return Int(
      UInt32(
        littleEndian: storage.bytes.loadUnaligned(
          fromByteOffset: offsets[section.rawValue] + 4 * index, as: UInt32.self)))
  }

  func entry(_ section: Section, _ index: Int) -> UInt64 {
    guard index >= 0, index < counts[section.rawValue] else { return 0 }
    return UInt64(
      littleEndian: storage.bytes.loadUnaligned(
        fromByteOffset: offsets[section.rawValue] + 8 * index, as: UInt64.self))
  }

  /// Bytes of a section, cut to what there is.
  func slice(_ section: Section, _ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    let limit = counts[section.rawValue]
    guard start >= 0, start <= end, end <= limit else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let offset = offsets[section.rawValue]
    return UnsafeRawBufferPointer(rebasing: storage.bytes[(offset + start)..<(offset + end)])
  }

  func key(_ index: Int) -> UnsafeRawBufferPointer {
    slice(.keys, number(.keyStarts, index), number(.keyStarts, index + 1))
  }

  func text(_ index: Int) -> String {
    String(decoding: slice(.texts, number(.textStarts, index), number(.textStarts, index + 1)), as: UTF8.self)
  }

  /// Numbers of the texts of a key, in the order they were added.
  func texts(ofKey index: Int) -> [Int] {
    let start = number(.placeStarts, index)
    let end = Swift.min(number(.placeStarts, index + 1), count(.places))
    guard start < end else { return [] }
    return (start..<end).map { number(.places, $0) }
  }

  // MARK: Searching

  /// The first key that does not come before the bytes.
  func lowerBound(of key: UnsafeRawBufferPointer) -> Int {
    var low = 0
    var high = keyCount
    while low < high {
      let middle = (low + high) / 2
      if ByteOrder.precedes(self.key(middle), key) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Entries of a sorted section that have a hash.
  func entries(_ section: Section, hash: UInt32) -> Range<Int> {
    let start = lowerBound(section, UInt64(hash) << 32)
    guard start < count(section), entry(section, start) >> 32 == UInt64(hash) else { return start..<start }
    let end =
      hash == .max ? count(section) : lowerBound(section, (UInt64(hash) + 1) << 32, from: start)
    return start..<end
  }

  private func lowerBound(_ section: Section, _ value: UInt64, from: Int = 0) -> Int {
    var low = from
    var high = count(section)
    while low < high {
      let middle = (low + high) / 2
      if entry(section, middle) < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The key an entry leads to.
  static func key(ofEntry entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) }
}

/// Order and equality of bytes.
enum ByteOrder {
  static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let shared = Swift.min(left.count, right.count)
    for index in 0..<shared where left[index] != right[index] { return left[index] < right[index] }
    return left.count < right.count
  }

  static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    left.count == right.count && hasPrefix(left, right)
  }

  static func hasPrefix(_ bytes: UnsafeRawBufferPointer, _ prefix: UnsafeRawBufferPointer) -> Bool {
    guard prefix.count <= bytes.count else { return false }
    for index in 0..<prefix.count where bytes[index] != prefix[index] { return false }
    return true
  }
}
