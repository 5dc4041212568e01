import Foundation

/// Reads the text of one JSON object (RFC 8259) and gives its leaves, nested objects with dotted names.
struct JSONObjectReader {
  /// Thrown where the text is no JSON.
  struct Malformed: Error { let reason: String }

  private let base: UnsafePointer<UInt8>
  private let end: Int
  private var position: Int
  /// Holds texts whose escapes were resolved; as large as the object, so that it never moves.
  private let scratch: UnsafeMutablePointer<UInt8>
  private var scratchCount = 0
  private var path: [UInt8] = []

  /// Objects nested deeper are kept as JSON text.
  private static let deepest = 16

  /// - Parameter scratch: Room for as many bytes as the object has.
  init(base: UnsafePointer<UInt8>, start: Int, end: Int, scratch: UnsafeMutablePointer<UInt8>) {
    self.base = base
    self.position = start
    self.end = end
    self.scratch = scratch
  }

  /// Calls `leaf` with the dotted name and the bytes of every value; null and empty objects are empty fields.
  mutating func read(_ leaf: (_ path: [UInt8], _ field: Field) -> Void) throws {
    try object(depth: 0, leaf)
    skipSpace()
    guard position == end else { throw Malformed(reason: "text follows the object") }
  }

  private mutating func object(depth: Int, _ leaf: ([UInt8], Field) -> Void) throws {
    try expect(UInt8(ascii: "{"))
    skipSpace()
    if take(UInt8(ascii: "}")) { return }
    let prefix = path.count
    while true {
      skipSpace()
      let key = try string()
      if prefix > 0 { path.append(UInt8(ascii: ".")) }
      path.append(contentsOf: key.bytes)
      skipSpace()
      try expect(UInt8(ascii: ":"))
      skipSpace()
      try value(depth: depth, leaf)
      path.removeLast(path.count - prefix)
      skipSpace()
      if take(UInt8(ascii: "}")) { return }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func value(depth: Int, _ leaf: ([UInt8], Field) -> Void) throws {
    guard position < end else { throw Malformed(reason: "the object is cut off") }
    switch base[position] {
    case UInt8(ascii: "{") where depth < Self.deepest:
      try object(depth: depth + 1, leaf)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let start = position
      try skipNested()
      leaf(path, Field(start: base + start, count: position - start, isQuoted: true))
    case UInt8(ascii: "\""):
      leaf(path, try string())
    case UInt8(ascii: "t"): leaf(path, try word("true"))
    case UInt8(ascii: "f"): leaf(path, try word("false"))
    case UInt8(ascii: "n"):
      let null = try word("null")
      leaf(path, Field(start: null.start, count: 0))
    default:
      leaf(path, try number())
    }
  }

  private mutating func word(_ word: StaticString) throws -> Field {
    let count = word.utf8CodeUnitCount
    guard position + count <= end, memcmp(base + position, word.utf8Start, count) == 0 else {
      throw Malformed(reason: "an unknown word stands in place of a value")
    }
    position += count
    return Field(start: base + position - count, count: count)
  }

  private mutating func number() throws -> Field {
    let start = position
    while position < end {
      let byte = base[position]
      let isPart =
        byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
      guard isPart else { break }
      position += 1
    }
    guard position > start else { throw Malformed(reason: "a value is missing") }
    let field = Field(start: base + start, count: position - start)
    guard NumberParser(style: .plain).parse(field.bytes).number != .none else {
      throw Malformed(reason: "“\(field.text)” is no number")
    }
    return field
  }

  private mutating func string() throws -> Field {
    try expect(UInt8(ascii: "\""))
    let start = position
    var hasEscapes = false
    while position < end, base[position] != UInt8(ascii: "\"") {
      if base[position] == UInt8(ascii: "\\") {
        hasEscapes = true
        position += 1
      }
      position += 1
    }
    guard position < end else { throw Malformed(reason: "a text is never closed") }
    let stop = position
    position += 1
    guard hasEscapes else { return Field(start: base + start, count: stop - start, isQuoted: true) }
    return try unescaped(start, stop)
  }

  /// Resolves escapes; the result is never longer than the source.
  private mutating func unescaped(_ start: Int, _ stop: Int) throws -> Field {
    let target = scratch + scratchCount
    var written = 0
    var index = start
    while index < stop {
      guard base[index] == UInt8(ascii: "\\") else {
        target[written] = base[index]
        written += 1
        index += 1
        continue
      }
      guard index + 1 < stop else { throw Malformed(reason: "a text ends in a backslash") }
      let escape = base[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "n"): target[written] = 0x0a
      case UInt8(ascii: "t"): target[written] = 0x09
      case UInt8(ascii: "r"): target[written] = 0x0d
      case UInt8(ascii: "b"): target[written] = 0x08
      case UInt8(ascii: "f"): target[written] = 0x0c
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): target[written] = escape
      case UInt8(ascii: "u"):
        for byte in try scalar(&index, stop).utf8 {
          target[written] = byte
          written += 1
        }
        continue
      default: throw Malformed(reason: "an unknown escape stands in a text")
      }
      written += 1
    }
    scratchCount += written
    return Field(start: target, count: written, isQuoted: true)
  }

  /// `\u00e9`, or a pair of them; half a pair becomes a replacement character.
  private func scalar(_ index: inout Int, _ stop: Int) throws -> Character {
    let first = try unit(&index, stop)
    if first & 0xfc00 == 0xd800, index + 6 <= stop, base[index] == UInt8(ascii: "\\"),
      base[index + 1] == UInt8(ascii: "u")
    {
      var next = index + 2
      let second = try unit(&next, stop)
      if second & 0xfc00 == 0xdc00 {
        index = next
        let value = 0x10000 + (first & 0x3ff) << 10 + second & 0x3ff
        return Character(Unicode.Scalar(value) ?? "\u{fffd}")
      }
    }
    return Character(Unicode.Scalar(first) ?? "\u{fffd}")
  }

  private func unit(_ index: inout Int, _ stop: Int) throws -> UInt32 {
    guard index + 4 <= stop,
      let value = UInt32(
        String(decoding: UnsafeBufferPointer(start: base + index, count: 4), as: UTF8.self), radix: 16)
    else { throw Malformed(reason: "an escape \\u is cut off") }
    index += 4
    return value
  }

  /// Moves behind an array or object.
  private mutating func skipNested() throws {
    var depth = 0
    while position < end {
      switch base[position] {
      case UInt8(ascii: "\""):
        _ = try string()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          position += 1
          return
        }
      default: break
      }
      position += 1
    }
    throw Malformed(reason: "a list is never closed")
  }

  private mutating func skipSpace() {
    while position < end, base[position] <= 0x20 { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < end, base[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws {
    guard take(byte) else {
      throw Malformed(reason: "“\(UnicodeScalar(byte))” is missing")
    }
  }
}
