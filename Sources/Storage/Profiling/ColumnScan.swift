import GRDBSQLite
import QuerentCore

/// What one pass over a column gathers. Everything but counts is looked at once per distinct value, found by a
/// 64-bit hash: for a million distinct values the chance that two share one is below one in ten million.
struct ColumnScan {
  private(set) var rows = 0
  private(set) var nulls = 0
  private(set) var integers = 0
  private(set) var reals = 0
  private(set) var texts = 0
  private(set) var emptyTexts = 0
  private(set) var blobs = 0
  private(set) var characters = 0
  private(set) var leastNumber: Value = .null
  private(set) var greatestNumber: Value = .null
  private(set) var leastText: String?
  private(set) var greatestText: String?
  /// Most digits after the decimal point; 5 stands for more than four.
  private(set) var decimals = 0
  private(set) var shapes = TextShapes()
  private(set) var areRealsWhole = true
  private var positions: [UInt64: Int] = [:]
  private var counts: [Int] = []
  /// The values of the first distinct ones only: what is frequent shows up early.
  private var values: [Value] = []

  /// Distinct values kept to choose the most frequent from.
  static let keptValues = 5_000

  var distinct: Int { counts.count }

  mutating func read(_ statement: OpaquePointer, column: Int32) {
    rows += 1
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER:
      integers += 1
      let value = sqlite3_column_int64(statement, column)
      if isNew(Self.hash(UInt64(bitPattern: value))) { note(number: .integer(value), Double(value)) }
    case SQLITE_FLOAT:
      reals += 1
      let value = sqlite3_column_double(statement, column)
      // 1.0 and 1 are the same value to SQL.
      let bits = Int64(exactly: value).map { UInt64(bitPattern: $0) } ?? (value.bitPattern ^ 0x5bd1_e995)
      if isNew(Self.hash(bits)) {
        note(number: .real(value), value)
        areRealsWhole = areRealsWhole && value == value.rounded()
        decimals = max(decimals, Self.decimals(of: value))
      }
    case SQLITE_TEXT:
      texts += 1
      guard let bytes = sqlite3_column_text(statement, column) else { return }
      let count = Int(sqlite3_column_bytes(statement, column))
      if count == 0 { emptyTexts += 1 }
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for index in 0..<count {
        let byte = bytes[index]
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        if byte & 0xC0 != 0x80 { characters &+= 1 }
      }
      if isNew(Self.hash(hash ^ UInt64(truncatingIfNeeded: count))) {
        note(text: String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
      }
    case SQLITE_BLOB:
      blobs += 1
    default:
      nulls += 1
    }
  }

  /// The most frequent values, most frequent first, ties by first occurrence.
  func frequentValues(limit: Int) -> [Catalogue.Column.Frequent] {
    let order = values.indices.sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
    return order.prefix(limit).map { Catalogue.Column.Frequent(value: values[$0], count: counts[$0]) }
  }

  private mutating func isNew(_ hash: UInt64) -> Bool {
    if let position = positions[hash] {
      counts[position] += 1
      return false
    }
    positions[hash] = counts.count
    counts.append(1)
    return true
  }

  private mutating func note(number value: Value, _ number: Double) {
    if values.count < Self.keptValues, values.count == counts.count - 1 { values.append(value) }
    if leastNumber.number.map({ number < $0 }) ?? true { leastNumber = value }
    if greatestNumber.number.map({ number > $0 }) ?? true { greatestNumber = value }
  }

  private mutating func note(text: String) {
    if values.count < Self.keptValues, values.count == counts.count - 1 { values.append(.text(text)) }
    guard !text.isEmpty else { return }
    shapes.note(text)
    if leastText.map({ Self.precedes(text, $0) }) ?? true { leastText = text }
    if greatestText.map({ Self.precedes($0, text) }) ?? true { greatestText = text }
  }

  /// SQLite orders text by bytes.
  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  /// Spreads the bits (the finalizer of MurmurHash3, Appleby 2011), as the dictionary would for a poor hash.
  private static func hash(_ bits: UInt64) -> UInt64 {
    var hash = bits
    hash ^= hash >> 33
    hash &*= 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    return hash
  }

  private static func decimals(of value: Double) -> Int {
    guard value.isFinite, abs(value) < 1e12 else { return 0 }
    var scaled = value
    for digits in 0...4 {
      if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled)) { return digits }
      scaled *= 10
    }
    return 5
  }
}
