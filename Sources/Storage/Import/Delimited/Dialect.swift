/// How a delimited file separates records and fields.
struct Dialect: Hashable, Sendable {
  var delimiter: UInt8
  var quote: UInt8 = UInt8(ascii: "\"")
  /// Whether `\"` inside quotes is a quotation mark, as some databases write it.
  var hasBackslashEscapes = false

  /// How reports call the delimiter.
  var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "|"): "bar (|)"
    default: String(UnicodeScalar(delimiter))
    }
  }
}
