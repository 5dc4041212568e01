/// Where JSON stops being JSON.
public struct JSONProblem: Error, Hashable, Sendable {
  /// Bytes from the start.
  public var offset: Int
  /// What is wrong, as the rest of a sentence.
  public var what: String
}

extension JSONNode {
  /// Reads one value (RFC 8259), with nothing but blanks after it.
  public init(parsing text: String) throws(JSONProblem) {
    var reader = JSONReader(bytes: Array(text.utf8))
    self = try reader.value(depth: 0)
    reader.skipBlanks()
    if reader.place < reader.bytes.count { throw reader.problem("something stands after the value") }
  }
}

/// Reads JSON byte by byte.
struct JSONReader {
  let bytes: [UInt8]
  var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  func problem(_ what: String) -> JSONProblem { JSONProblem(offset: place, what: what) }

  mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  mutating func value(depth: Int) throws(JSONProblem) -> JSONNode {
    skipBlanks()
    guard depth < 200 else { throw problem("values stand too deep in one another") }
    guard place < bytes.count else { throw problem("it ends too early") }
    switch bytes[place] {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try list(depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ node: JSONNode) throws(JSONProblem) -> JSONNode {
    guard bytes[place...].starts(with: word.utf8) else { throw problem("a value was expected") }
    place += word.utf8.count
    return node
  }

  private mutating func object(_ depth: Int) throws(JSONProblem) -> JSONNode {
    place += 1
    var members: [String: JSONNode] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
        throw problem("the name of a field was expected")
      }
      let name = try text()
      guard take(":") else { throw problem("\":\" was expected after \"\(name)\"") }
      members[name] = try value(depth: depth + 1)
    } while take(",")
    guard take("}") else { throw problem("\",\" or \"}\" was expected") }
    return .object(members)
  }

  private mutating func list(_ depth: Int) throws(JSONProblem) -> JSONNode {
    place += 1
    var list: [JSONNode] = []
    if take("]") { return .list(list) }
    repeat { list.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw problem("\",\" or \"]\" was expected") }
    return .list(list)
  }

  private mutating func number() throws(JSONProblem) -> JSONNode {
    let start = place
    while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let whole = Int(text) { return .integer(whole) }
    guard let number = Double(text), number.isFinite else {
      place = start
      throw problem("a value was expected")
    }
    return .real(number)
  }

  private mutating func text() throws(JSONProblem) -> String {
    place += 1
    var result: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += try escaped()
      case 0..<0x20: throw problem("a line end or control character stands in a text")
      default: result.append(byte)
      }
    }
    throw problem("a text is not closed")
  }

  private mutating func escaped() throws(JSONProblem) -> [UInt8] {
    guard place < bytes.count else { throw problem("a text is not closed") }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"): return Array(String(Character(try escapedScalar())).utf8)
    default: throw problem("a backslash stands before what needs none")
    }
  }

  /// A scalar beyond the first plane is written as two halves.
  private mutating func escapedScalar() throws(JSONProblem) -> Unicode.Scalar {
    let high = try unit()
    if (0xD800..<0xDC00).contains(high), bytes[place...].starts(with: [0x5C, UInt8(ascii: "u")]) {
      let mark = place
      place += 2
      let low = try unit()
      if (0xDC00..<0xE000).contains(low) {
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      place = mark
    }
    return Unicode.Scalar(high) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(JSONProblem) -> UInt32 {
    guard place + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
    else { throw problem("four digits were expected after \"\\u\"") }
    place += 4
    return unit
  }
}
