import QuerentCore

/// A JSON document with ordered keys, and its two printed forms.
enum JSONValue: Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case real(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key and its value; keys keep the order they are given in.
  struct Member: Hashable {
    var key: String
    var value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A cell at full precision; bytes as hexadecimal text, infinities (which JSON does not have) as null.
  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .integer(let integer): self = .integer(integer)
    case .real(let real): self = .real(real)
    case .text(let text): self = .string(text)
    case .blob(let bytes):
      self = .string("0x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
  }

  /// The document in one line without a newline at its end.
  var compact: String {
    var text = ""
    write(to: &text, depth: nil)
    return text
  }

  /// The document over several lines, indented by two spaces; arrays of plain values stay on one line.
  var pretty: String {
    var text = ""
    write(to: &text, depth: 0)
    return text
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private func write(to text: inout String, depth: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .integer(let integer): text += String(integer)
    // The description of a Double is the shortest text that reads back as the same number, and valid JSON.
    case .real(let real): text += real.isFinite ? real.description : "null"
    case .string(let string): Self.write(string, to: &text)
    case .array(let items):
      let inner = items.allSatisfy(\.isScalar) ? nil : depth
      Self.write(items, "[", "]", to: &text, depth: inner) { item, text, depth in
        item.write(to: &text, depth: depth)
      }
    case .object(let members):
      Self.write(members, "{", "}", to: &text, depth: depth) { member, text, depth in
        Self.write(member.key, to: &text)
        text += depth == nil ? ":" : ": "
        member.value.write(to: &text, depth: depth)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to text: inout String, depth: Int?,
    _ writeItem: (Item, inout String, Int?) -> Void
  ) {
    text += open
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      if let depth, !items.isEmpty {
        text += "\n" + String(repeating: "  ", count: depth + 1)
      }
      writeItem(item, &text, depth.map { $0 + 1 })
    }
    if let depth, !items.isEmpty { text += "\n" + String(repeating: "  ", count: depth) }
    text += close
  }

  /// A string literal after RFC 8259, section 7. DEL and the line separators of JavaScript are escaped as well, so
  /// that a document can be pasted anywhere and a line stays a line.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        let value = scalar.value
        if value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0x2028 || value == 0x2029 {
          let digits = String(value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
