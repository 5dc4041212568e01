public import QuerentCore

extension SQLQuery {
  /// The complete, runnable statement: every placeholder replaced by its value as an escaped literal. For showing
  /// and saving; what runs is ``text`` with bound arguments.
  public var inlined: String {
    var result = ""
    var next = 0
    var quote: UnicodeScalar?
    for character in text.unicodeScalars {
      if let open = quote {
        // A doubled quote closes and opens again, which comes to the same.
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "?", next < arguments.count {
        result += arguments[next].sqlLiteral
        next += 1
        continue
      }
      result.unicodeScalars.append(character)
    }
    return result
  }
}

extension Value {
  /// The value as a literal of SQLite.
  public var sqlLiteral: String {
    switch self {
    case .null: "NULL"
    case .integer(let integer): String(integer)
    case .real(let real):
      if real.isNaN {
        "NULL"
      } else if real.isInfinite {
        real < 0 ? "-9e999" : "9e999"
      } else {
        real.description
      }
    case .text(let text): Self.literal(of: text)
    case .blob(let bytes): "X'" + Self.hexadecimal(bytes) + "'"
    }
  }

  private static func literal(of text: String) -> String {
    // SQLite ends a statement at a NUL, so such a text is spelled in bytes.
    if text.utf8.contains(0) { return "CAST(X'" + hexadecimal(Array(text.utf8)) + "' AS TEXT)" }
    var result = "'"
    for character in text.unicodeScalars {
      if character == "'" { result += "'" }
      result.unicodeScalars.append(character)
    }
    return result + "'"
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    var result = ""
    for byte in bytes {
      let digits = String(byte, radix: 16, uppercase: true)
      result += digits.utf8.count == 1 ? "0" + digits : digits
    }
    return result
  }
}
